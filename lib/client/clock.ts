const OFFSET = 'discern.clock'

/** By how much the server is ahead, by the moment a page of it was made; a page seen again says nothing new. */
const offsets = new Map<number, number>()

/** Whether a page made at that moment (the server's milliseconds) was shown before: then it may be out of date. */
export const wasSeen = (at: number): boolean => offsets.has(at)

/** The server's time in milliseconds, from a page it made at `at`: the learner's own clock may be wrong by hours. */
export function serverClock(at: number): () => number {
  const known = offsets.get(at)
  const offset = known ?? at - Date.now()
  if (known === undefined) {
    offsets.set(at, offset)
    current = offset
    write(OFFSET, String(offset))
  }
  return () => Date.now() + offset
}

let current: number | null = null

/** By how much the server is ahead as far as the last page told, milliseconds. */
export function clockOffset(): number {
  current ??= Number(read(OFFSET)) || 0
  return current
}

/** The server's time as far as this browser knows it, milliseconds. */
export const serverNow = (): number => Date.now() + clockOffset()

const SAVED = 'discern.saved'
let saved = 0

/** Takes note of the moment (the server's milliseconds) from which on every page knows of what was sent. */
export function noteSaved(at: number): void {
  saved = Math.max(saved, at)
  write(SAVED, String(saved))
}

/** Whether a page made at that moment may lack answers that were saved while it was under way. */
export const isOutdated = (at: number): boolean => at <= Math.max(saved, Number(read(SAVED)) || 0)

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    return
  }
}

/** By how much the server is ahead, by the moment a page of it was made; a page seen again says nothing new. */
const offsets = new Map<number, number>()

/** Whether a page made at that moment (the server's milliseconds) was shown before: then it may be out of date. */
export const wasSeen = (at: number): boolean => offsets.has(at)

/** The server's time in milliseconds, from a page it made at `at`: the learner's own clock may be wrong by hours. */
export function serverClock(at: number): () => number {
  const offset = offsets.get(at) ?? at - Date.now()
  offsets.set(at, offset)
  return () => Date.now() + offset
}

const SAVED = 'discern.saved'
let saved = 0

/** Takes note of the moment (the server's milliseconds) from which on every page knows of what was sent. */
export function noteSaved(at: number): void {
  saved = Math.max(saved, at)
  try {
    localStorage.setItem(SAVED, String(saved))
  } catch {
    return
  }
}

/** Whether a page made at that moment may lack answers that were saved while it was under way. */
export function isOutdated(at: number): boolean {
  try {
    return at <= Math.max(saved, Number(localStorage.getItem(SAVED)) || 0)
  } catch {
    return at <= saved
  }
}

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

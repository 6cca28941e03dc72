/** When an entry counts as made, and what its client had said where that was something else. Milliseconds. */
export interface PlacedInTime {
  readonly at: number
  /** Null where the claim stands. */
  readonly clientAt: number | null
  /** By how much the server is ahead of the client's clock, where that was corrected. */
  readonly clockOffsetSeconds: number | null
}

/** A clock this close is right: a request may have been under way for as long. */
const TOLERANCE_MS = 60_000
/** A claim moved by less is not worth a mark. */
const MARKED_MS = 1_000

/**
 * Where an entry stands in time. A client says with its batch what its clock shows (`sentAt`; null when it did not);
 * when that is off by more than a minute, all entries are moved by as much, which keeps the time between them. Nothing
 * is ever later than `now`, the server's own time.
 */
export function placeInTime(
  at: number,
  { sentAt, now }: { readonly sentAt: number | null; readonly now: number },
): PlacedInTime {
  const offset = sentAt === null ? 0 : now - sentAt
  const isWrong = Math.abs(offset) > TOLERANCE_MS
  const placed = Math.min(isWrong ? at + offset : at, now)
  return {
    at: placed,
    clientAt: Math.abs(placed - at) >= MARKED_MS ? at : null,
    clockOffsetSeconds: isWrong ? Math.round(offset / 1000) : null,
  }
}

/** Below this many there is no percentage: one more would move it too far. */
export const LEAST_REVIEWS = 10

/** A share, 0 to 1; null of fewer than ten. */
export const shareOf = (part: number, whole: number): number | null =>
  whole < LEAST_REVIEWS ? null : part / whole

/**
 * What a share of right answers comes to without the luck in it, 0 to 1: `chance` is the share that luck alone gives.
 * Who guesses has 0, who knows has 1.
 */
export const withoutLuck = (share: number, chance: number): number =>
  chance >= 1 ? 0 : Math.max(0, (share - chance) / (1 - chance))

/** The one in the middle; of an even number the mean of the two; null of none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

import type { Answer, Memory, Rating } from './types'

/** What is known when an answer comes in. */
export interface Circumstances {
  /** The fact already had an answer on this study day that changed its schedule. */
  readonly effectiveToday: boolean
  /** Probability of recall at the moment of the answer, 0 to 1; null for a fact never answered. */
  readonly retrievability: number | null
}

/**
 * From here on a right choice counts as knowing. Of 4 options guessed at, it means knowledge with a probability of
 * .9 at this retrievability, and less below.
 */
const CHOICE_COUNTS_FROM = 0.7

/**
 * Policy 1: what an answer says about the memory, or null when it changes nothing.
 *
 * - Graded by the learner: that grade, always.
 * - Graded by the machine: wrong is Again. Right is Good, but Hard after a hint or second try, and Hard for a choice
 *   among options unless the fact was likely to be known (0.7) before. Never Easy: only the learner can say so.
 * - The first answer of a study day counts; later machine-graded ones are practice. Except a miss of a fact in review:
 *   it passed for known today and is not.
 * - An answer with neither grade nor verdict is no evidence.
 *
 * Time taken is logged and has no effect in this version.
 */
export function ratingOf(
  { rating, correct, options, hinted }: Answer,
  memoryBefore: Memory | null,
  { effectiveToday, retrievability }: Circumstances,
): Rating | null {
  if (rating !== null) return rating
  if (correct === null) return null
  if (effectiveToday && (correct || memoryBefore?.state !== 'review')) return null
  if (!correct) return 1
  if (hinted) return 2
  if (options === null) return 3
  return retrievability !== null && retrievability >= CHOICE_COUNTS_FROM ? 3 : 2
}

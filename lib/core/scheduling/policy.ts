import type { Answer, Memory, PolicyVersion, Rating } from './types'

/** The version answers are logged under from now on. */
export const CURRENT_POLICY: PolicyVersion = 2

/** What is known when an answer comes in. */
export interface Circumstances {
  /** The fact already had an answer on this study day that changed its schedule. */
  readonly effectiveToday: boolean
  /** Probability of recall at the moment of the answer, 0 to 1; null for a fact never answered. */
  readonly retrievability: number | null
}

/** What an answer says about the memory. */
export interface Verdict {
  readonly rating: Rating
  /** The interval it leads to is no longer than this many days, whatever FSRS says. */
  readonly maximumDays: number
}

type Policy = (
  answer: Answer,
  memoryBefore: Memory | null,
  circumstances: Circumstances,
) => Verdict | null

/**
 * From here on a right choice counts as knowing. Of 4 options guessed at, it means knowledge with a probability of
 * .9 at this retrievability, and less below.
 */
const CHOICE_COUNTS_FROM = 0.7
/** How likely a right choice among options must be knowledge, not luck, to count as knowing. */
const CERTAIN_ENOUGH = 0.9
/** Days beyond which only recall lengthens an interval. */
const LONGEST_BY_CHOICE = 21

const unlimited = (rating: Rating): Verdict => ({
  rating,
  maximumDays: Number.POSITIVE_INFINITY,
})

/** The part both versions share: what a machine-graded answer says before it is known whether it counts today. */
function countsToday(
  { correct }: Answer,
  memoryBefore: Memory | null,
  { effectiveToday }: Circumstances,
): boolean {
  return !effectiveToday || (!correct && memoryBefore?.state === 'review')
}

const first: Policy = (answer, memoryBefore, circumstances) => {
  const { rating, correct, hinted, options } = answer
  const { retrievability } = circumstances
  if (rating !== null) return unlimited(rating)
  if (correct === null || !countsToday(answer, memoryBefore, circumstances)) return null
  if (!correct) return unlimited(1)
  if (hinted) return unlimited(2)
  if (options === null) return unlimited(3)
  return unlimited(retrievability !== null && retrievability >= CHOICE_COUNTS_FROM ? 3 : 2)
}

const second: Policy = (answer, memoryBefore, circumstances) => {
  const { rating, correct, hinted, options, slow } = answer
  const { retrievability } = circumstances
  if (rating !== null) return unlimited(rating)
  if (correct === null || !countsToday(answer, memoryBefore, circumstances)) return null
  if (!correct) return unlimited(1)
  const doubtful = hinted || slow
  if (options === null) return unlimited(doubtful ? 2 : 3)
  const known = retrievability !== null && knowledge(retrievability, options) >= CERTAIN_ENOUGH
  return {
    rating: known && !doubtful ? 3 : 2,
    maximumDays: Math.max(LONGEST_BY_CHOICE, memoryBefore?.intervalDays ?? 0),
  }
}

const POLICIES: Record<PolicyVersion, Policy> = { 1: first, 2: second }

/**
 * How likely a right choice among `options` came of knowing the fact, when it was known with a probability of
 * `retrievability` before and is else guessed at evenly: by Bayes.
 */
export function knowledge(retrievability: number, options: number): number {
  if (retrievability <= 0) return 0
  return retrievability / (retrievability + (1 - retrievability) / Math.max(1, options))
}

/**
 * What an answer says about the memory, or null when it changes nothing.
 *
 * Both versions:
 * - Given for practice: nothing, whoever graded it.
 * - Graded by the learner: that grade, always.
 * - Graded by the machine: wrong is Again. Right recall is Good, Hard after a hint or second try. Never Easy: only the
 *   learner can say so.
 * - The first answer of a study day counts; later machine-graded ones are practice. Except a miss of a fact in review:
 *   it passed for known today and is not.
 * - An answer with neither grade nor verdict is no evidence.
 *
 * Policy 1: a right choice is Good where the fact was likely to be known (0.7) before, else Hard; time has no effect.
 *
 * Policy 2: a right choice is discounted for guessing among as many options as there were: Good where it is knowledge
 * with a probability of .9, else Hard; and it never lengthens the interval beyond 21 days or what it was before, which
 * recall alone does. A slow answer that would be Good is Hard.
 *
 * Sources: guessing as in Bayesian knowledge tracing; time tells most where guessing is possible (Chu & Pavlik, EDM
 * 2023); hints and retries as passes at most Hard, as the maintainers of FSRS advise.
 */
export function verdictOf(
  answer: Answer,
  memoryBefore: Memory | null,
  circumstances: Circumstances,
  policy: PolicyVersion = answer.policy,
): Verdict | null {
  return answer.practice ? null : POLICIES[policy](answer, memoryBefore, circumstances)
}

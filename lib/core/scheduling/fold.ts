import { obey } from './commands'
import { requireInstant } from './day'
import { type Verdict, verdictOf } from './policy'
import {
  daysSinceReview,
  newMemory,
  type Outcome,
  outcomeOf,
  type Picking,
  retrievabilityAt,
} from './schedule'
import type { Answer, Command, Memory, MemorySettings, PolicyVersion, Review } from './types'

/** An answer and the memory after it. */
export interface Moment {
  readonly answer: Answer
  readonly memory: Memory
}

export interface FoldOptions {
  /** Reads every answer by this version of the policy instead of the one it was logged under. */
  readonly policy?: PolicyVersion
}

/**
 * The entries that stand, of any number of facts, in the order of (at, id): every id once, without those taken back
 * and without the undos themselves. An undo of an unknown entry, a second undo and an undo of an undo change nothing.
 * Should two entries of different content share an id, which no client of ours writes, the earlier one stands.
 * @throws RangeError for a moment that is no valid date
 */
export function standing(reviews: Iterable<Review>): (Answer | Command)[] {
  const entries = new Map<string, Answer | Command>()
  const undone = new Set<string>()
  for (const review of reviews) {
    requireInstant(review.at)
    if (review.kind === 'undo') {
      undone.add(review.undoes)
      continue
    }
    const known = entries.get(review.id)
    if (known === undefined || precedes(review, known)) entries.set(review.id, review)
  }
  return [...entries.values()]
    .filter(({ id }) => !undone.has(id))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** The answers among the entries that stand; see `standing`. */
export function standingAnswers(reviews: Iterable<Review>): Answer[] {
  return standing(reviews).filter((entry) => entry.kind === 'answer')
}

/** An order of entries with one id that does not depend on which came first. */
function precedes(a: Answer | Command, b: Answer | Command): boolean {
  const content = (entry: Answer | Command) => JSON.stringify(Object.entries(entry).sort())
  return a.at !== b.at ? a.at < b.at : content(a) < content(b)
}

/** What an answer counts as at a memory, or null where it has no effect. Errors as `apply`. */
export function verdictAt(
  before: Memory,
  answer: Answer,
  settings: MemorySettings,
  policy?: PolicyVersion,
): Verdict | null {
  const isNew = before.state === 'new'
  return verdictOf(
    answer,
    isNew ? null : before,
    {
      effectiveToday: before.reps > 0 && daysSinceReview(before, answer.at, settings) === 0,
      retrievability: isNew ? null : retrievabilityAt(before, answer.at, settings),
    },
    policy,
  )
}

/**
 * What an answer leads to, or null where it has no effect. Errors as `apply`.
 */
export function answerOutcome(
  before: Memory,
  answer: Answer,
  settings: MemorySettings,
  picking: Picking,
  policy?: PolicyVersion,
): Outcome | null {
  const verdict = verdictAt(before, answer, settings, policy)
  if (verdict === null) return null
  const gradedBy = answer.rating === null ? 'machine' : 'learner'
  const { rating, maximumDays } = verdict
  return outcomeOf(before, rating, answer.at, gradedBy, settings, { maximumDays, ...picking })
}

/**
 * The memory after one more answer or command; null is a fact without either. Equals the fold where entries come in
 * the order of time. An answer that comes late, from a clock behind, is taken as given at the last review; the fold of
 * the whole log then says better. An answer without effect (see `verdictOf`) gives back the same memory, of state 'new'
 * where there was none.
 *
 * Days logged with the answer are its interval wherever the fuzz could have led to them; a refold under other settings
 * whose band lies elsewhere picks its own.
 * @throws RangeError for a moment that is no valid date, malformed settings, a malformed command
 */
export function apply(
  memory: Memory | null,
  entry: Answer | Command,
  settings: MemorySettings,
  { policy }: FoldOptions = {},
): Memory {
  requireInstant(entry.at)
  const before = memory ?? newMemory(entry.factId)
  if (entry.kind !== 'answer') return obey(before, entry, settings)
  const picking = { loggedDays: entry.intervalDays }
  return answerOutcome(before, entry, settings, picking, policy)?.memory ?? before
}

/**
 * The standing answers of one fact, each with the memory after it; commands in between have had their effect.
 * @throws RangeError when the reviews are of several facts, and as `apply`
 */
export function history(
  reviews: readonly Review[],
  settings: MemorySettings,
  options: FoldOptions = {},
): Moment[] {
  return journey(reviews, settings, options).flatMap(({ entry, memory }) =>
    entry.kind === 'answer' ? [{ answer: entry, memory }] : [],
  )
}

/** A standing entry of any kind and the memory after it. */
export interface Step {
  readonly entry: Answer | Command
  readonly memory: Memory
}

/** The standing entries of one fact, commands too, each with the memory after it. Errors as `history`. */
export function journey(
  reviews: readonly Review[],
  settings: MemorySettings,
  options: FoldOptions = {},
): Step[] {
  const stranger = reviews.find(({ factId }) => factId !== reviews[0]?.factId)
  if (stranger) throw new RangeError(`Reviews of ${reviews[0]?.factId} and of ${stranger.factId}`)
  let memory: Memory | null = null
  return standing(reviews).map((entry) => {
    memory = apply(memory, entry, settings, options)
    return { entry, memory }
  })
}

/**
 * The memory of one fact: what its reviews come to, whatever their order, however often each is given; null where that
 * is a new fact without marks. Errors as `history`.
 */
export function fold(
  reviews: readonly Review[],
  settings: MemorySettings,
  options: FoldOptions = {},
): Memory | null {
  const memory = journey(reviews, settings, options).at(-1)?.memory
  return memory && isWorthKeeping(memory) ? memory : null
}

/** Whether a memory says more than that the fact exists. */
export function isWorthKeeping({ state, suspended, buriedUntil, flag }: Memory): boolean {
  return state !== 'new' || suspended || buriedUntil !== 0 || flag !== 0
}

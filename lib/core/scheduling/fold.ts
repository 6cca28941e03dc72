import { requireInstant } from './day'
import { ratingOf } from './policy'
import { advance, daysSinceReview, newMemory, retrievabilityAt } from './schedule'
import type { Answer, Memory, Rating, Review, SchedulingSettings } from './types'

/** An answer, what it counted as (null: nothing), and the memory after it. */
export interface Moment {
  readonly answer: Answer
  readonly rating: Rating | null
  readonly memory: Memory
}

/**
 * The answers that stand, of any number of facts, in the order of (at, id): every id once, without those taken back. An
 * undo of an unknown review, a second undo and an undo of an undo change nothing. Should two entries of different
 * content share an id, which no client of ours writes, the earlier one stands.
 * @throws RangeError for a moment that is no valid date
 */
export function standingAnswers(reviews: Iterable<Review>): Answer[] {
  const answers = new Map<string, Answer>()
  const undone = new Set<string>()
  for (const review of reviews) {
    requireInstant(review.at)
    if (review.kind === 'undo') {
      undone.add(review.undoes)
      continue
    }
    if (review.kind !== 'answer') continue
    const known = answers.get(review.id)
    if (known === undefined || precedes(review, known)) answers.set(review.id, review)
  }
  return [...answers.values()]
    .filter(({ id }) => !undone.has(id))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** An order of entries with one id that does not depend on which came first. */
function precedes(a: Answer, b: Answer): boolean {
  const content = (answer: Answer) => JSON.stringify(Object.entries(answer).sort())
  return a.at !== b.at ? a.at < b.at : content(a) < content(b)
}

/**
 * The memory after one more answer; null is a fact without reviews. Equals the fold where answers come in the order of
 * time. One that comes late, from a clock behind, is taken as given at the last review; the fold of the whole log then
 * says better. An answer without effect (see `ratingOf`) gives back the same memory, of state 'new' where there was none.
 * @throws RangeError for a moment that is no valid date, or malformed settings
 */
export function apply(memory: Memory | null, answer: Answer, settings: SchedulingSettings): Memory {
  return momentOf(memory, answer, settings).memory
}

function momentOf(memory: Memory | null, answer: Answer, settings: SchedulingSettings): Moment {
  const before = memory ?? newMemory(answer.factId)
  const isNew = before.state === 'new'
  const rating = ratingOf(answer, isNew ? null : before, {
    effectiveToday: !isNew && daysSinceReview(before, answer.at, settings) === 0,
    retrievability: isNew ? null : retrievabilityAt(before, answer.at, settings),
  })
  if (rating === null) return { answer, rating, memory: before }
  const gradedBy = answer.rating === null ? 'machine' : 'learner'
  return { answer, rating, memory: advance(before, rating, answer.at, gradedBy, settings) }
}

/**
 * The standing answers of one fact, each with the memory after it.
 * @throws RangeError when the reviews are of several facts, and as `apply`
 */
export function history(reviews: readonly Review[], settings: SchedulingSettings): Moment[] {
  const stranger = reviews.find(({ factId }) => factId !== reviews[0]?.factId)
  if (stranger) throw new RangeError(`Reviews of ${reviews[0]?.factId} and of ${stranger.factId}`)
  let memory: Memory | null = null
  return standingAnswers(reviews).map((answer) => {
    const moment = momentOf(memory, answer, settings)
    memory = moment.memory
    return moment
  })
}

/**
 * The memory of one fact: what its reviews come to, whatever their order, however often each is given; null where none
 * has an effect. Errors as `history`.
 */
export function fold(reviews: readonly Review[], settings: SchedulingSettings): Memory | null {
  const memory = history(reviews, settings).at(-1)?.memory
  return memory && memory.state !== 'new' ? memory : null
}

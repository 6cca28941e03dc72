import { examNew, examReviews } from './exam'
import { arrange, type Movable, mixEvenly } from './interleave'
import { byRank, dailyChance, rankOf } from './order'
import { learnAheadOf, studyDayAt } from './queue-day'
import { entryOf, gather } from './queue-gather'
import { limitsOf } from './queue-limits'
import type { EntryKind, Tally } from './queue-tally'
import { RowsAsked, rowKey } from './siblings'
import type { DayPlan, Memory, Place, SchedulingSettings } from './types'

export interface QueueEntry {
  readonly factId: string
  readonly kind: EntryKind
  /** Milliseconds since 1970, UTC; 0 for a new fact. */
  readonly due: number
  /** Names the row it stands in; null where that is not known. Equal rows are siblings. */
  readonly row: string | null
}

/**
 * Why a fact is not offered today though it could be. suspended, buried: the learner said so. sibling: a fact of its
 * row comes or came today. limit: the day is full. exam: a new fact that a later day before the exam brings.
 */
export type Reason = 'suspended' | 'buried' | 'sibling' | 'limit' | 'exam'

export interface HeldBack {
  readonly factId: string
  readonly kind: EntryKind
  readonly reason: Reason
}

/** What a study day has to offer; every fact that is due, or a candidate, stands in it once. */
export interface Queue {
  /** (Re)learning steps of this day, soonest first; they can be asked from the learn-ahead time on. */
  readonly learning: readonly QueueEntry[]
  /** Steps left over from earlier days, reviews, new facts. */
  readonly main: readonly QueueEntry[]
  readonly held: readonly HeldBack[]
}

export interface QueueInput extends Tally {
  /** At most one of a fact, with its marks. */
  readonly memories: readonly Memory[]
  /**
   * Ids of facts that may be introduced, in document order; those with a memory of another state than new are passed
   * over. Of a comparison with an exam ahead all have to be there, so that they can be spread; of others no more are
   * needed than a day brings.
   */
  readonly candidates: readonly string[]
  /**
   * By fact id, of memories and candidates. A fact that has none has neither siblings nor exam. Facts that are not due
   * need theirs only where their comparison has an exam in the coming week.
   */
  readonly places: Readonly<Record<string, Place>>
  readonly plan: DayPlan | null
}

/**
 * The queue of the study day at `now` (milliseconds).
 *
 * Limits count steps left over from earlier days first, then reviews that an exam brings forward, then reviews in their
 * order, then new facts. What is taken of the reviews stands in its order, interleaved (see `arrange`). New facts stand
 * in document order or by chance, those that exams ask for today before the rest. A sibling puts off only what comes
 * after it in that count, so that the queue stays the same however much of it has been answered.
 * Errors as `studyDay`.
 */
export function buildQueue(input: QueueInput, settings: SchedulingSettings, now: number): Queue {
  const day = studyDayAt(now, settings)
  const { places, plan } = input
  const gathered = gather(input, settings, day, now)
  const held = [...gathered.held]
  const rows = new RowsAsked(settings.burySiblings)
  for (const answered of input.answered) rows.add(rowKey(answered), answered.factId, answered.kind)

  const learning = gathered.steps.map((memory) => entryOf(memory, places)).sort(soonestFirst)
  const again = new Set(input.answered.map(({ factId }) => factId))
  for (const { row, factId, kind } of learning) {
    if (!again.has(factId)) rows.add(row, factId, kind)
  }

  const take = <T extends Movable>(offered: readonly T[], most: number): T[] => {
    const taken: T[] = []
    for (const movable of offered) {
      const { row, factId, kind } = movable.entry
      if (rows.putsOff(row, factId, kind)) held.push({ factId, kind, reason: 'sibling' })
      else if (taken.length >= most) held.push({ factId, kind, reason: 'limit' })
      else {
        rows.add(row, factId, kind)
        taken.push(movable)
      }
    }
    return taken
  }

  const order = plan && plan.catchUp !== null ? 'value' : settings.reviewOrder
  const groupOf = (factId: string, byChance: boolean) =>
    byChance ? '' : (places[factId]?.comparisonId ?? '')
  const ranked = (memories: readonly Memory[]) =>
    memories
      .map((memory) => {
        const { factId, rank, tie } = rankOf(memory, order, settings, day.number, now)
        const group = groupOf(factId, order === 'random')
        return { factId, rank, tie, group, entry: entryOf(memory, places) }
      })
      .sort(byRank)
  const limits = limitsOf(input, settings, day.number)
  const leftOver = take(
    gathered.leftOver
      .map((memory) => entryOf(memory, places))
      .sort(soonestFirst)
      .map((entry) => ({ entry, rank: 0, group: groupOf(entry.factId, false) })),
    limits.reviews,
  )
  let room = limits.reviews - leftOver.length
  const early = take(ranked(examReviews(input, settings, day, now)), room)
  room -= early.length
  const timely = take(ranked(gathered.reviews), room)
  room -= timely.length

  const fresh = examNew(freshInOrder(gathered.fresh, settings, day.number), input, day.number)
  for (const factId of fresh.later) held.push({ factId, kind: 'new', reason: 'exam' })
  const introduced = take(
    fresh.now.map((factId) => ({
      entry: entryOf(factId, places),
      rank: 0,
      group: groupOf(factId, settings.newOrder === 'random'),
    })),
    limits.freshWithinReviews ? Math.min(limits.fresh, room) : limits.fresh,
  )

  const reviews = [
    ...arrange(leftOver),
    ...arrange(early.length > 0 ? [...early, ...timely].sort(byRank) : timely),
  ]
  return { learning, main: placeNew(reviews, arrange(introduced), settings), held }
}

const soonestFirst = (a: QueueEntry, b: QueueEntry) =>
  a.due - b.due || (a.factId < b.factId ? -1 : 1)

function freshInOrder(
  fresh: readonly string[],
  { newOrder }: SchedulingSettings,
  today: number,
): readonly string[] {
  if (newOrder === 'document') return fresh
  return fresh
    .map((factId) => ({ factId, rank: dailyChance(today, factId), tie: 0 }))
    .sort(byRank)
    .map(({ factId }) => factId)
}

function placeNew(
  reviews: readonly QueueEntry[],
  fresh: readonly QueueEntry[],
  { newPlacement }: SchedulingSettings,
): QueueEntry[] {
  switch (newPlacement) {
    case 'after':
      return [...reviews, ...fresh]
    case 'before':
      return [...fresh, ...reviews]
    case 'mixed':
      return mixEvenly(reviews, fresh)
  }
}

/**
 * What can be asked at `now` (milliseconds) of a queue: all of `main`, and the steps that are due or may be taken early.
 */
export function offeredNow(
  { learning, main }: Queue,
  settings: SchedulingSettings,
  now: number,
): QueueEntry[] {
  const until = now + learnAheadOf(settings)
  return [...learning.filter(({ due }) => due <= until), ...main]
}

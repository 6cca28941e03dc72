import { DAY } from './day'
import { standingAnswers } from './fold'
import { arrange } from './interleave'
import { isLeech } from './leech'
import { byRank } from './order'
import type { Queue, QueueEntry } from './queue'
import { dueAs, studyDayAt } from './queue-day'
import { entryOf, putAside } from './queue-gather'
import { retrievabilityAt } from './schedule'
import type { Memory, Place, Review, SchedulingSettings } from './types'

const RECENT_DAYS = 7

/** Which facts a learner wants to go through out of turn. What is left out does not matter. */
export interface Filter {
  readonly comparisonId?: string
  /** Key of a topic. */
  readonly row?: string
  /** Key of a subject. */
  readonly subject?: string
  /** Less certain than desired, a leech, or forgotten within the last 7 days. */
  readonly weak?: boolean
  readonly flagged?: boolean
  /** due: only those due by the end of the study day. */
  readonly which: 'due' | 'all'
}

/**
 * Facts answered wrong, or graded Again, within the last 7 days before `now` (milliseconds), by answers that stand.
 * Errors as `standingAnswers`.
 */
export function recentlyForgotten(reviews: Iterable<Review>, now: number): Set<string> {
  const forgotten = standingAnswers(reviews).filter(
    ({ at, rating, correct }) =>
      at > now - RECENT_DAYS * DAY && (rating === 1 || (rating === null && correct === false)),
  )
  return new Set(forgotten.map(({ factId }) => factId))
}

/** Facts forgotten so often that another way to learn them is called for, the most often forgotten first. */
export function leeches(memories: readonly Memory[], settings: SchedulingSettings): Memory[] {
  return memories
    .filter((memory) => isLeech(memory, settings))
    .sort((a, b) => b.lapses - a.lapses || (a.factId < b.factId ? -1 : 1))
}

/**
 * The facts of a filter that were answered before and are neither suspended nor buried, the least certain first (to a
 * percent), interleaved as in the queue. `forgotten`: see `recentlyForgotten`. Errors as `studyDay`.
 */
export function filterFacts(
  filter: Filter,
  memories: readonly Memory[],
  places: Readonly<Record<string, Place>>,
  forgotten: ReadonlySet<string>,
  settings: SchedulingSettings,
  now: number,
): string[] {
  const today = studyDayAt(now, settings)
  const isPlaced = ({ factId }: Memory) => {
    const { comparisonId, row, subject } = filter
    if (comparisonId === undefined && row === undefined && subject === undefined) return true
    const place = places[factId]
    return (
      place !== undefined &&
      (comparisonId === undefined || place.comparisonId === comparisonId) &&
      (row === undefined || place.row === row) &&
      (subject === undefined || place.about.includes(subject))
    )
  }
  const isWeak = (memory: Memory) =>
    retrievabilityAt(memory, now, settings) < settings.desiredRetention ||
    isLeech(memory, settings) ||
    forgotten.has(memory.factId)
  const isWanted = (memory: Memory) =>
    memory.state !== 'new' &&
    putAside(memory, now) === null &&
    isPlaced(memory) &&
    (!filter.flagged || memory.flag > 0) &&
    (filter.which === 'all' || dueAs(memory, today, settings) !== null) &&
    (!filter.weak || isWeak(memory))

  const sorted = memories
    .filter(isWanted)
    .map((memory) => {
      const recall = retrievabilityAt(memory, now, settings)
      return {
        factId: memory.factId,
        rank: Math.round(recall * 100),
        tie: recall,
        group: places[memory.factId]?.comparisonId ?? '',
        entry: entryOf(memory, places),
      }
    })
    .sort(byRank)
  return arrange(sorted).map(({ factId }) => factId)
}

/** The facts of a list in its order, as a queue; those without a memory come as new. */
export function queueOf(
  factIds: readonly string[],
  memories: ReadonlyMap<string, Memory>,
  places: Readonly<Record<string, Place>>,
): Pick<Queue, 'learning' | 'main'> {
  const main = factIds.map((factId): QueueEntry => entryOf(memories.get(factId) ?? factId, places))
  return { learning: [], main }
}

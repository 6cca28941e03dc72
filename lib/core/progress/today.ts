import { studyDay } from '../scheduling/day'
import { standingAnswers } from '../scheduling/fold'
import { buildQueue, offeredNow, type QueueInput } from '../scheduling/queue'
import { type StudyDay, studyDayAt } from '../scheduling/queue-day'
import type { Memory, Review, SchedulingSettings } from '../scheduling/types'

export interface NextDue {
  /** The first moment something is due, milliseconds since 1970, UTC. */
  readonly at: number
  /** Study days from today: 0 is later today, 1 tomorrow. */
  readonly inDays: number
  /** How many facts become due on that study day. */
  readonly count: number
}

export interface Today {
  /** Facts met before that can be asked now, within the limits of the day. */
  readonly due: number
  /** New facts that can be asked now. */
  readonly fresh: number
  /** Answers given on this study day that stand. */
  readonly done: number
  /** What comes after that which can be asked now; null when nothing does. */
  readonly next: NextDue | null
  /** Whole minutes that all which can be asked now will take, rounded up. */
  readonly minutes: number
}

/** What an answer takes, as long as nothing is known of the learner's own. */
export const SECONDS_PER_ITEM = 8

/**
 * Where the learner stands at `now` (milliseconds): the queue of the day in numbers. `reviews` are those of this study
 * day, with older ones or without, of any facts, undos included. Errors as `buildQueue` and `standingAnswers`.
 */
export function todayOf(
  input: QueueInput,
  reviews: Iterable<Review>,
  settings: SchedulingSettings,
  now: number,
  secondsPerItem = SECONDS_PER_ITEM,
): Today {
  const dayOf = (ms: number) => studyDay(ms, settings.timeZone, settings.dayStartHour)
  const today = dayOf(now)
  const offered = offeredNow(buildQueue(input, settings, now), settings, now)
  const fresh = offered.filter(({ kind }) => kind === 'new').length
  const ids = new Set(offered.map(({ factId }) => factId))
  return {
    due: offered.length - fresh,
    fresh,
    done: standingAnswers(reviews).filter(({ at }) => dayOf(at) === today).length,
    next: nextDue(
      input.memories.filter(({ factId }) => !ids.has(factId)),
      settings,
      now,
    ),
    minutes: Math.ceil((offered.length * secondsPerItem) / 60),
  }
}

/**
 * When something is due again, of memories that cannot be asked at `now` (milliseconds). What was held back today comes
 * tomorrow; what is suspended does not come. Errors as `studyDay`.
 */
export function nextDue(
  memories: readonly Memory[],
  settings: SchedulingSettings,
  now: number,
): NextDue | null {
  const dayOf = (ms: number) => studyDay(ms, settings.timeZone, settings.dayStartHour)
  const today = studyDayAt(now, settings)
  const moments = memories
    .filter(({ state, suspended }) => state !== 'new' && !suspended)
    .map((memory) => comesAt(memory, now, today))
  if (moments.length === 0) return null
  const at = moments.reduce((first, moment) => Math.min(first, moment))
  const day = dayOf(at)
  return {
    at,
    inDays: day - today.number,
    count: moments.filter((moment) => dayOf(moment) === day).length,
  }
}

/** A step of today comes at its minute; all else that is due today, and was not offered, comes with the next study day. */
function comesAt(
  { state, due, buriedUntil, lastReview }: Memory,
  now: number,
  { start, end }: StudyDay,
): number {
  const at = Math.max(due, buriedUntil)
  const isStepOfToday = state !== 'review' && lastReview >= start && at > now
  return isStepOfToday ? at : Math.max(at, end)
}

/** What comes first of two things to come that share no fact; their facts count together when the day is the same. */
export function firstOf(a: NextDue | null, b: NextDue | null): NextDue | null {
  if (!a || !b) return a ?? b
  if (a.inDays !== b.inDays) return a.inDays < b.inDays ? a : b
  return { at: Math.min(a.at, b.at), inDays: a.inDays, count: a.count + b.count }
}

import { studyDay } from '../scheduling/day'
import { standingAnswers } from '../scheduling/fold'
import { endOfStudyDay, isDue } from '../scheduling/queue'
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
  /** Facts that can be asked now; new ones are not among them. */
  readonly due: number
  /** Answers given on this study day that stand. */
  readonly done: number
  /** What comes after that which is due now; null when nothing does. */
  readonly next: NextDue | null
  /** Whole minutes the due ones will take, rounded up. */
  readonly minutes: number
}

/**
 * Where the learner stands at `now` (milliseconds). `reviews` are those of this study day, with older ones or without,
 * of any facts, undos included. Errors as `studyDay` and `standingAnswers`.
 */
export function todayOf(
  memories: readonly Memory[],
  reviews: Iterable<Review>,
  settings: SchedulingSettings,
  now: number,
  secondsPerItem = 8,
): Today {
  const dayOf = (ms: number) => studyDay(ms, settings.timeZone, settings.dayStartHour)
  const today = dayOf(now)
  const dayEnd = endOfStudyDay(now, settings)
  const due = memories.filter((memory) => isDue(memory, now, dayEnd)).length
  return {
    due,
    done: standingAnswers(reviews).filter(({ at }) => dayOf(at) === today).length,
    next: nextDue(
      memories.filter((memory) => memory.state !== 'new' && !isDue(memory, now, dayEnd)),
      today,
      dayOf,
    ),
    minutes: Math.ceil((due * secondsPerItem) / 60),
  }
}

function nextDue(
  later: readonly Memory[],
  today: number,
  dayOf: (ms: number) => number,
): NextDue | null {
  if (later.length === 0) return null
  const at = later.reduce((first, { due }) => Math.min(first, due), Number.POSITIVE_INFINITY)
  const day = dayOf(at)
  return {
    at,
    inDays: day - today,
    count: later.filter(({ due }) => dayOf(due) === day).length,
  }
}

/** What comes first of two things to come that share no fact; their facts count together when the day is the same. */
export function firstOf(a: NextDue | null, b: NextDue | null): NextDue | null {
  if (!a || !b) return a ?? b
  if (a.inDays !== b.inDays) return a.inDays < b.inDays ? a : b
  return { at: Math.min(a.at, b.at), inDays: a.inDays, count: a.count + b.count }
}

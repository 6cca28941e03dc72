import { DAY } from './day'
import { nextState, retrievability } from './fsrs'
import { studyDayAt } from './queue-day'
import { daysSinceReview, retrievabilityAt } from './schedule'
import type { Memory, SchedulingSettings } from './types'

const HORIZON_DAYS = 30
/** Fewer than this many due are worked off in one go. */
const SMALLEST_BACKLOG = 60
const USUAL_DAYS = 3

/**
 * What a review at `now` (milliseconds) is worth: how much more likely the fact will be recalled in 30 days with it
 * than without, 0 to 1 for all but odd parameters. It is known with the probability of recall, and then graded Good.
 */
export function valueOfReview(memory: Memory, now: number, settings: SchedulingSettings): number {
  const { parameters } = settings
  const recall = retrievabilityAt(memory, now, settings)
  const elapsed = daysSinceReview(memory, now, settings)
  const later = (rating: 1 | 3) =>
    retrievability(
      nextState(memory, rating, elapsed, parameters).stability,
      HORIZON_DAYS,
      parameters,
    )
  const without = retrievabilityAt(memory, now + HORIZON_DAYS * DAY, settings)
  return recall * later(3) + (1 - recall) * later(1) - without
}

export interface Backlog {
  /** Reviews that are due. */
  readonly size: number
  /** Reviews a day that come of the intervals as they are. */
  readonly usualDay: number
}

const canBeAsked = ({ suspended, buriedUntil, state }: Memory, now: number) =>
  state === 'review' && !suspended && buriedUntil <= now

/**
 * The backlog of a learner who was away: at least 60 reviews due, and more than a day takes or than three usual days.
 * Null when there is none. `memories` are all of the learner's. Errors as `studyDay`.
 */
export function backlogOf(
  memories: readonly Memory[],
  settings: SchedulingSettings,
  now: number,
): Backlog | null {
  const { end } = studyDayAt(now, settings)
  let size = 0
  let usualDay = 0
  for (const memory of memories) {
    if (!canBeAsked(memory, now)) continue
    if (memory.due < end) size += 1
    usualDay += 1 / Math.max(1, memory.intervalDays)
  }
  const tooMuch = size > settings.reviewsPerDay || size > USUAL_DAYS * usualDay
  return size >= SMALLEST_BACKLOG && tooMuch ? { size, usualDay } : null
}

const LONGEST_DAYS = 365

/**
 * On how many study days, today included, `perDay` reviews a day work off what is due, with what comes due meanwhile;
 * null where a year is not enough. "Today's 30, the rest over 8 days" is 9. Errors as `studyDay`.
 */
export function daysToClear(
  memories: readonly Memory[],
  perDay: number,
  settings: SchedulingSettings,
  now: number,
): number | null {
  const { end } = studyDayAt(now, settings)
  const comingDue = new Array<number>(LONGEST_DAYS).fill(0)
  for (const memory of memories) {
    if (!canBeAsked(memory, now)) continue
    const day = Math.max(0, Math.floor((memory.due - end) / DAY) + 1)
    if (day < LONGEST_DAYS) comingDue[day] = (comingDue[day] ?? 0) + 1
  }
  let left = 0
  for (const [day, count] of comingDue.entries()) {
    left += count
    if (left <= perDay) return left === 0 ? day : day + 1
    left -= perDay
  }
  return null
}

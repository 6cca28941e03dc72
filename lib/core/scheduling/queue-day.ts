import { startOfStudyDay, studyDay } from './day'
import type { Memory, SchedulingSettings } from './types'

/** The study day of an instant. Times are milliseconds since 1970, UTC. */
export interface StudyDay {
  /** See `studyDay`. */
  readonly number: number
  readonly start: number
  /** When the next one begins. */
  readonly end: number
}

type Clock = Pick<SchedulingSettings, 'timeZone' | 'dayStartHour'>

/** Errors as `studyDay`. */
export function studyDayAt(now: number, { timeZone, dayStartHour }: Clock): StudyDay {
  const number = studyDay(now, timeZone, dayStartHour)
  return {
    number,
    start: startOfStudyDay(number, timeZone, dayStartHour),
    end: startOfStudyDay(number + 1, timeZone, dayStartHour),
  }
}

/** The instant the study day after that of `now` begins. Errors as `studyDay`. */
export function endOfStudyDay(now: number, clock: Clock): number {
  return studyDayAt(now, clock).end
}

/** Milliseconds by which a learning step may be taken early when there is nothing else to do. */
export function learnAheadOf({ learnAheadMinutes }: Pick<SchedulingSettings, 'learnAheadMinutes'>) {
  return learnAheadMinutes * 60_000
}

/**
 * How a fact is due on a study day, its marks aside. step: a (re)learning step of the day, at its minute. left-over: a
 * step that was set for a later study day than that of its answer; it is due all day, as a review is. null: not due.
 */
export type DueAs = 'step' | 'left-over' | 'review'

/** How a memory is due on the study day of `now`; a step also shortly after the day, within the learn-ahead time. */
export function dueAs(
  { state, due, lastReview }: Memory,
  now: number,
  { start, end }: StudyDay,
  settings: SchedulingSettings,
): DueAs | null {
  if (state === 'new') return null
  if (state === 'review') return due < end ? 'review' : null
  if (due >= end) return due <= now + learnAheadOf(settings) ? 'step' : null
  if (lastReview >= start) return 'step'
  const { timeZone, dayStartHour } = settings
  const dayOf = (ms: number) => studyDay(ms, timeZone, dayStartHour)
  return dayOf(due) > dayOf(lastReview) ? 'left-over' : 'step'
}

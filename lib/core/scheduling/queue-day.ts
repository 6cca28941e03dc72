import { startOfStudyDay, studyDay } from './day'
import { isInterday } from './schedule'
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
 * step that was set for a later study day than that of its answer; it is due all day, as a review is.
 */
export type DueAs = 'step' | 'left-over' | 'review'

/** How a memory is due on a study day; null when it is not. Errors as `studyDay`. */
export function dueAs(memory: Memory, { end }: StudyDay, clock: Clock): DueAs | null {
  const { state, due } = memory
  if (state === 'new' || due >= end) return null
  if (state === 'review') return 'review'
  return isInterday(memory, clock) ? 'left-over' : 'step'
}

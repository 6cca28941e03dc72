import { hourOfDay, startOfStudyDay, studyDay } from '../scheduling/day'
import type { MemorySettings } from '../scheduling/types'

/** The study days of a learner, which remembers what it was asked. */
export interface StudyClock {
  /** The study day of an instant (milliseconds). */
  dayOf(ms: number): number
  /** The hour on the learner's wall, 0 to 23. */
  hourOf(ms: number): number
  /** The instant a study day ends, milliseconds: as the next one begins. */
  endOf(day: number): number
}

/** Errors of what it is asked as `studyDay`. */
export function studyClock({
  timeZone,
  dayStartHour,
}: Pick<MemorySettings, 'timeZone' | 'dayStartHour'>): StudyClock {
  const ends = new Map<number, number>()
  return {
    dayOf: (ms) => studyDay(ms, timeZone, dayStartHour),
    hourOf: (ms) => hourOfDay(ms, timeZone),
    endOf: (day) => {
      const known = ends.get(day)
      if (known !== undefined) return known
      const end = startOfStudyDay(day + 1, timeZone, dayStartHour)
      ends.set(day, end)
      return end
    },
  }
}

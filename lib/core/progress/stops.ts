import { DAY, startOfStudyDay, studyDay } from '../scheduling/day'
import type { MemorySettings } from '../scheduling/types'

/** A moment at which the mastery of a comparison is shown. */
export interface Stop {
  readonly kind: 'past' | 'today' | 'ahead' | 'exam'
  /** Study day, see `studyDay`. */
  readonly day: number
  /** Milliseconds: the end of a day that is over, this moment, the same hour of a day to come, the start of the exam's. */
  readonly at: number
}

/** How many days ahead is looked. */
const AHEAD = [7, 30] as const

/**
 * The moments from the first review (milliseconds; null without one) to 30 days ahead and the exam, in the order of
 * time. Days that are over are at most `most`, the first among them, as even as whole days can be. Errors as `studyDay`.
 */
export function stopsOf(
  {
    first,
    now,
    examDay,
    most,
  }: { first: number | null; now: number; examDay: number | null; most: number },
  { timeZone, dayStartHour }: Pick<MemorySettings, 'timeZone' | 'dayStartHour'>,
): Stop[] {
  const today = studyDay(now, timeZone, dayStartHour)
  const firstDay = first === null ? today : studyDay(first, timeZone, dayStartHour)
  const ahead = AHEAD.map((days): Stop => {
    const at = now + days * DAY
    return { kind: 'ahead', day: studyDay(at, timeZone, dayStartHour), at }
  })
  const exam: Stop[] =
    examDay !== null && examDay > today
      ? [{ kind: 'exam', day: examDay, at: startOfStudyDay(examDay, timeZone, dayStartHour) }]
      : []
  return [
    ...evenly(firstDay, today - 1, most).map(
      (day): Stop => ({ kind: 'past', day, at: startOfStudyDay(day + 1, timeZone, dayStartHour) }),
    ),
    { kind: 'today', day: today, at: now },
    ...[...ahead.filter(({ day }) => day !== exam[0]?.day), ...exam].sort((a, b) => a.at - b.at),
  ]
}

/** At most `most` whole numbers from `first` to `last`, both among them where there is room. */
function evenly(first: number, last: number, most: number): number[] {
  const count = Math.min(most, Math.max(0, last - first + 1))
  if (count <= 1) return count === 1 ? [first] : []
  const step = (last - first) / (count - 1)
  return Array.from({ length: count }, (_, index) => Math.round(first + index * step))
}

/** The index of the stop nearest to a study day; today's for none. */
export function stopNear(stops: readonly Stop[], day: number | null): number {
  const today = stops.findIndex(({ kind }) => kind === 'today')
  if (day === null) return today
  const away = stops.map((stop) => Math.abs(stop.day - day))
  const least = Math.min(...away)
  return away[today] === least ? today : away.indexOf(least)
}

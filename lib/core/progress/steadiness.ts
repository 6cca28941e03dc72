import type { Comparison } from '../comparison/types'
import { startOfStudyDay, studyDay } from '../scheduling/day'
import type { MemorySettings } from '../scheduling/types'
import { masteryThen, type Stretch } from './timeline'

/** How long a whole comparison has been known. */
export interface Steadiness {
  /** Study days in a row, up to the one that runs, at the end of which at least 90 % could be recalled. */
  readonly days: number
  /** The study day on which it had been so for 30 days, the first time; null where it never was. */
  readonly earnedOn: number | null
}

/** A comparison counts as known from this share on, facts never answered included. */
const KNOWN = 0.9
/** So many study days of that are worth a badge. */
export const BADGE_DAYS = 30
/** Facts on days that are looked at; of a large comparison only so many of the latest days. */
const MOST_LOOKS = 40_000

/**
 * How long a comparison has been known at `now` (milliseconds), from the lives of its facts by id. A day counts by its
 * end, when most has been forgotten; the one that runs by this moment. Errors as `studyDay`.
 */
export function steadinessOf(
  comparison: Comparison,
  timelines: ReadonlyMap<string, readonly Stretch[]>,
  settings: Pick<MemorySettings, 'timeZone' | 'dayStartHour' | 'parameters'>,
  now: number,
): Steadiness {
  const { timeZone, dayStartHour } = settings
  const starts = [...timelines.values()].flatMap(([stretch]) => stretch?.from ?? [])
  if (starts.length === 0) return { days: 0, earnedOn: null }
  const today = studyDay(now, timeZone, dayStartHour)
  const first = studyDay(
    starts.reduce((least, start) => Math.min(least, start)),
    timeZone,
    dayStartHour,
  )
  const most = Math.floor(MOST_LOOKS / Math.max(1, comparison.facts.length))
  let days = 0
  let earnedOn: number | null = null
  for (let day = Math.max(first, today - most); day <= today; day += 1) {
    const at = day === today ? now : startOfStudyDay(day + 1, timeZone, dayStartHour)
    const { overall } = masteryThen(comparison, timelines, settings, at)
    days = overall.share >= KNOWN ? days + 1 : 0
    if (days === BADGE_DAYS) earnedOn ??= day
  }
  return { days, earnedOn }
}

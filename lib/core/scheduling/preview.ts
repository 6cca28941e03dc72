import { balancedInterval, isBalanced, type Load } from './balance'
import { DAY, HOUR, studyDay } from './day'
import { answerOutcome } from './fold'
import { fuzzFactor, pickEvenly } from './fuzz'
import type { DayPicker } from './intervals'
import { newMemory, type Outcome, outcomeOf } from './schedule'
import type { Answer, Memory, Rating, SchedulingSettings } from './types'

const MINUTE = 60_000
const MONTH_DAYS = 30.4
const YEAR_DAYS = 365

/**
 * What each of the learner's four ratings would make of a fact at `now`: exactly what `apply` then makes of it. With
 * the load of the days to come, the interval is picked to even it out; the answer must then be logged with the
 * `intervalDays` shown (see `withLoad`), from which `apply` gives the same.
 */
export function preview(
  memory: Memory | null,
  factId: string,
  now: number,
  settings: SchedulingSettings,
  load: Load | null = null,
): Record<Rating, Memory> {
  const { 1: again, 2: hard, 3: good, 4: easy } = outcomes(memory, factId, now, settings, load)
  return { 1: again.memory, 2: hard.memory, 3: good.memory, 4: easy.memory }
}

/**
 * The same with, for the buttons, how long it is until the fact is asked again: milliseconds, without the seconds by
 * which steps are spread; whole days for what waits for another study day.
 */
export function outcomes(
  memory: Memory | null,
  factId: string,
  now: number,
  settings: SchedulingSettings,
  load: Load | null = null,
): Record<Rating, Outcome> {
  const before = memory ?? newMemory(factId)
  const pick = dayPicker(before, now, settings, load)
  const after = (rating: Rating) => outcomeOf(before, rating, now, 'learner', settings, { pick })
  return { 1: after(1), 2: after(2), 3: after(3), 4: after(4) }
}

/**
 * The answer with the interval that evens out the load, by whomever it is graded: what is to be logged. Errors as
 * `apply`.
 */
export function withLoad(
  memory: Memory | null,
  answer: Answer,
  settings: SchedulingSettings,
  load: Load,
): Answer {
  const before = memory ?? newMemory(answer.factId)
  const pick = dayPicker(before, answer.at, settings, load)
  const after = answerOutcome(before, answer, settings, { pick })?.memory
  return { ...answer, intervalDays: after && after.intervalDays > 0 ? after.intervalDays : null }
}

/** What picks the day by load; null without a load, which leaves it to the seed of the fact. */
export function dayPicker(
  { factId, reps, state, lastReview }: Memory,
  at: number,
  settings: SchedulingSettings,
  load: Load | null,
): DayPicker | null {
  if (!load) return null
  const factor = fuzzFactor(factId, reps)
  const when = state === 'new' ? at : Math.max(at, lastReview)
  const today = studyDay(when, settings.timeZone, settings.dayStartHour)
  return (band, target) =>
    isBalanced(target, settings)
      ? balancedInterval(band, today, load, settings, factor)
      : pickEvenly(band, factor)
}

const oneDecimal = (value: number) => String(Math.round(value * 10) / 10)

/** A span of milliseconds in few letters: "45 s", "10 min", "3 h", "2 d", "1.2 mo", "2 y". Less than none is "0 s". */
export function describeInterval(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.round(ms / MINUTE)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.round(ms / HOUR)
  if (hours < 24) return `${hours} h`
  const days = Math.round(ms / DAY)
  if (days < 31) return `${days} d`
  if (days < YEAR_DAYS) return `${oneDecimal(days / MONTH_DAYS)} mo`
  return `${oneDecimal(days / YEAR_DAYS)} y`
}

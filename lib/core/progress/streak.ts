import { studyDay } from '../scheduling/day'
import { history } from '../scheduling/fold'
import type { Review, SchedulingSettings } from '../scheduling/types'

export interface Streak {
  /** Days on which something was answered, back to the last day that was missed. */
  readonly days: number
  /** Whether today is one of them. */
  readonly today: boolean
}

interface Event {
  readonly at: number
  readonly day: number
  readonly factId: string
  readonly dueDay: number
}

/**
 * How long the learner has kept at it, at `now` (milliseconds). `logs` holds all reviews of one fact each.
 *
 * A study day counts when it has an answer that was not taken back, whatever it was about and how it was graded. A day
 * without one is missed when some fact already met was due on it or before; with nothing due it neither counts nor
 * breaks the streak, and today cannot be missed yet. New facts waiting to be introduced are not due. Days are those of
 * the settings given, also for the past, and answers dated after today are left out.
 *
 * Errors as `fold`.
 */
export function streakOf(
  logs: Iterable<readonly Review[]>,
  settings: SchedulingSettings,
  now: number,
): Streak {
  const dayOf = (ms: number) => studyDay(ms, settings.timeZone, settings.dayStartHour)
  const today = dayOf(now)
  const events: Event[] = []
  for (const log of logs) {
    for (const { answer, memory } of history(log, settings)) {
      const day = dayOf(answer.at)
      const dueDay = memory.state === 'new' ? Number.POSITIVE_INFINITY : dayOf(memory.due)
      if (day <= today) events.push({ at: answer.at, day, factId: answer.factId, dueDay })
    }
  }
  events.sort((a, b) => a.at - b.at)

  const dueDays = new Map<string, number>()
  let days = 0
  let last = Number.NEGATIVE_INFINITY
  for (const { day, factId, dueDay } of events) {
    if (day > last) {
      days = days > 0 && isMissed(last, day, dueDays) ? 1 : days + 1
      last = day
    }
    dueDays.set(factId, dueDay)
  }
  if (last < today && isMissed(last, today, dueDays)) days = 0
  return { days, today: last === today }
}

/** Whether something was due on a day between two days, both excluded. */
function isMissed(last: number, next: number, dueDays: ReadonlyMap<string, number>): boolean {
  if (next - last < 2) return false
  for (const dueDay of dueDays.values()) if (dueDay < next) return true
  return false
}

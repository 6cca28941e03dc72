import { DAY, HOUR } from './day'
import { advance, newMemory } from './schedule'
import type { Memory, Rating, SchedulingSettings } from './types'

const MINUTE = 60_000
const MONTH_DAYS = 30.4
const YEAR_DAYS = 365

/** What each of the learner's four ratings would make of a fact at `now`: exactly what `apply` then makes of it. */
export function preview(
  memory: Memory | null,
  factId: string,
  now: number,
  settings: SchedulingSettings,
): Record<Rating, Memory> {
  const before = memory ?? newMemory(factId)
  const after = (rating: Rating) => advance(before, rating, now, 'learner', settings)
  return { 1: after(1), 2: after(2), 3: after(3), 4: after(4) }
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

/** When a fact just answered comes back, for the button: whole days as such, steps as their delay. */
export function describeNext({ intervalDays, due, lastReview }: Memory): string {
  return describeInterval(intervalDays > 0 ? intervalDays * DAY : due - lastReview)
}

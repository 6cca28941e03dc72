import { type KeptMemory, present } from './kept'
import type { StudyClock } from './study-clock'

export interface Forecast {
  /** Facts that were due before today and were not answered. */
  readonly overdue: number
  /** How many become due on each study day, today first. */
  readonly days: readonly number[]
  /** All of them. */
  readonly total: number
}

export const FORECAST_DAYS = 30

/**
 * What is due, and when, as memories stand at `now` (milliseconds): what is answered until then comes back later and is
 * not counted again, and new facts are not. Suspended and removed facts are left out.
 */
export function forecastOf(
  memories: readonly KeptMemory[],
  { dayOf }: StudyClock,
  now: number,
): Forecast {
  const today = dayOf(now)
  const days = Array.from({ length: FORECAST_DAYS }, () => 0)
  let overdue = 0
  for (const { nextAt } of present(memories)) {
    if (nextAt === null) continue
    const ahead = dayOf(nextAt) - today
    if (ahead < 0) overdue += 1
    else if (ahead < FORECAST_DAYS) days[ahead] = (days[ahead] ?? 0) + 1
  }
  return { overdue, days, total: overdue + days.reduce((sum, count) => sum + count, 0) }
}

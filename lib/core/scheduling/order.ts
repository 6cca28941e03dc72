import { hash32 } from '../hash'
import { valueOfReview } from './catch-up'
import { HOUR, studyDay } from './day'
import { retrievabilityAt } from './schedule'
import type { Memory, ReviewOrder, SchedulingSettings } from './types'

/** A place in an order: by rank, then by tie, then by fact. Among equal ranks things may be moved about. */
export interface Ranked {
  readonly factId: string
  readonly rank: number
  readonly tie: number
}

export const byRank = (a: Ranked, b: Ranked) =>
  a.rank - b.rank || a.tie - b.tie || (a.factId < b.factId ? -1 : 1)

/** A number that is the same for a fact all day long and another one tomorrow. */
export const dailyChance = (today: number, factId: string) => hash32(`${today}:${factId}`)

/**
 * How far a fact is on its way to the day it is due: 1 when due, 2 after twice its interval. Relative overdueness is
 * this minus 1.
 */
export function elapsedShare({ lastReview, due }: Memory, now: number): number {
  return Math.max(0, now - lastReview) / Math.max(HOUR, due - lastReview)
}

/** Numbers in hundredths are one rank: a percent more or less is no reason to tear the rows of a table apart. */
const hundredths = (value: number) => ({ rank: Math.round(value * 100), tie: value })

/**
 * Where a review stands in an order on the study day `today`. value is the order of a backlog: most valuable first.
 * What comes forward for an exam counts as due today.
 */
export function rankOf(
  memory: Memory,
  order: ReviewOrder | 'value',
  settings: SchedulingSettings,
  today: number,
  now: number,
): Ranked {
  const { factId } = memory
  const recall = () => retrievabilityAt(memory, now, settings)
  switch (order) {
    case 'due': {
      const day = studyDay(memory.due, settings.timeZone, settings.dayStartHour)
      return { factId, rank: Math.min(day, today), tie: recall() }
    }
    case 'recall-ascending':
      return { factId, ...hundredths(recall()) }
    case 'recall-descending':
      return { factId, ...hundredths(-recall()) }
    case 'overdue':
      return { factId, ...hundredths(-elapsedShare(memory, now)) }
    case 'random':
      return { factId, rank: 0, tie: dailyChance(today, factId) }
    case 'value':
      return { factId, ...hundredths(-valueOfReview(memory, now, settings)) }
  }
}

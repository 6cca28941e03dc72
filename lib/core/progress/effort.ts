import { medianOf } from './shares'
import type { Tally } from './tally'

export interface Effort {
  /** The last 30 study days, today last. */
  readonly days: readonly {
    readonly day: number
    readonly answers: number
    readonly milliseconds: number
  }[]
  /** Of the last 30, those with an answer. */
  readonly studied: number
  readonly answers: number
  readonly milliseconds: number
  /** Answers on a day in the middle, of those with any; null of none. */
  readonly median: number | null
}

export const EFFORT_DAYS = 30

/** Answers and the time they took, day by day, from tallies by day. */
export function effortOf(tallies: readonly Tally[], today: number): Effort {
  const byDay = new Map(
    tallies.filter(({ figure }) => figure === 'day').map((tally) => [tally.day, tally]),
  )
  const days = Array.from({ length: EFFORT_DAYS }, (_, index) => {
    const day = today - EFFORT_DAYS + 1 + index
    const tally = byDay.get(day)
    return { day, answers: tally?.count ?? 0, milliseconds: tally?.sum ?? 0 }
  })
  const studied = days.filter(({ answers }) => answers > 0)
  return {
    days,
    studied: studied.length,
    answers: days.reduce((sum, { answers }) => sum + answers, 0),
    milliseconds: days.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    median: medianOf(studied.map(({ answers }) => answers)),
  }
}

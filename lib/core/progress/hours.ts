import { shareOf } from './shares'
import type { Tally } from './tally'

export interface HourFigure {
  /** 0 to 23, on the learner's wall. */
  readonly hour: number
  readonly answers: number
  /** Of the answers, those that ask a fact in review for the first time that day. */
  readonly reviews: number
  readonly passed: number
  /** 0 to 1; null of fewer than ten reviews. */
  readonly share: number | null
}

export interface Hours {
  readonly hours: readonly HourFigure[]
  readonly answers: number
  /** The hour with the most answers, the earliest of several; null without any. */
  readonly busiest: number | null
}

/** When answers were given, over all time, and how well at each hour. */
export function hoursOf(tallies: readonly Tally[]): Hours {
  const byHour = new Map(
    tallies.filter(({ figure }) => figure === 'hour').map((tally) => [Number(tally.bucket), tally]),
  )
  const hours = Array.from({ length: 24 }, (_, hour): HourFigure => {
    const { count: answers = 0, reviews = 0, passed = 0 } = byHour.get(hour) ?? {}
    return { hour, answers, reviews, passed, share: shareOf(passed, reviews) }
  })
  const most = Math.max(...hours.map(({ answers }) => answers))
  return {
    hours,
    answers: hours.reduce((sum, { answers }) => sum + answers, 0),
    busiest: most > 0 ? hours.findIndex(({ answers }) => answers === most) : null,
  }
}

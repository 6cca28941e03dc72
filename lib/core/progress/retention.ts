import type { Format } from '../questions/types'
import { shareOf, withoutLuck } from './shares'
import { type Age, MILLION } from './tally'

/**
 * True retention, as Anki has it: of the facts in review, the first answer of a study day; passed is anything but
 * Again. Young is an interval below 21 days, mature one from there on.
 */
export interface RetentionRow {
  readonly format: Format
  readonly age: Age
  /** By period. */
  readonly counts: Readonly<Record<Period, PeriodCount>>
}

export interface PeriodCount {
  readonly reviews: number
  readonly passed: number
  /** Right answers that luck alone would have given, in millionths. */
  readonly luck: number
}

/** Study days back from today, itself included; null is all of them. */
export const PERIODS = { today: 1, week: 7, month: 30, year: 365, all: null } as const
export type Period = keyof typeof PERIODS
export const PERIOD_NAMES = Object.keys(PERIODS) as Period[]

export interface Recalled {
  readonly reviews: number
  readonly passed: number
  /** 0 to 1; null of fewer than ten reviews. */
  readonly share: number | null
  /** The same without the luck of choosing among options. */
  readonly withoutLuck: number | null
}

export interface Retention {
  readonly periods: readonly {
    readonly period: Period
    readonly young: Recalled
    readonly mature: Recalled
    readonly all: Recalled
  }[]
  /** Over all time, the most asked first. */
  readonly formats: readonly { readonly format: Format; readonly recalled: Recalled }[]
}

export function retentionOf(rows: readonly RetentionRow[]): Retention {
  const recalled = (some: readonly RetentionRow[], period: Period): Recalled =>
    recalledOf(some.map(({ counts }) => counts[period]))
  const ofAge = (age: Age) => rows.filter((row) => row.age === age)
  return {
    periods: PERIOD_NAMES.map((period) => ({
      period,
      young: recalled(ofAge('young'), period),
      mature: recalled(ofAge('mature'), period),
      all: recalled(rows, period),
    })),
    formats: [...new Set(rows.map(({ format }) => format))]
      .map((format) => ({
        format,
        recalled: recalled(
          rows.filter((row) => row.format === format),
          'all',
        ),
      }))
      .sort((a, b) => b.recalled.reviews - a.recalled.reviews || (a.format < b.format ? -1 : 1)),
  }
}

export function recalledOf(counts: readonly PeriodCount[]): Recalled {
  const sum = (name: keyof PeriodCount) => counts.reduce((total, count) => total + count[name], 0)
  const [reviews, passed] = [sum('reviews'), sum('passed')]
  const share = shareOf(passed, reviews)
  return {
    reviews,
    passed,
    share,
    withoutLuck: share === null ? null : withoutLuck(share, sum('luck') / MILLION / reviews),
  }
}

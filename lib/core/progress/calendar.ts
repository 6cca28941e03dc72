import { DAY } from '../scheduling/day'
import { monthOf, type Streak } from './streak'
import type { Tally } from './tally'

export interface CalendarDay {
  /** Days since 1970-01-01. */
  readonly day: number
  readonly answers: number
  readonly milliseconds: number
  /** By answers: 0 none, then by quarters of the days that have some. */
  readonly level: 0 | 1 | 2 | 3 | 4
  /** free: no answer, and nothing was due. ahead: still to come, as today is before its first answer. */
  readonly state: 'answered' | 'frozen' | 'missed' | 'free' | 'ahead'
}

export interface CalendarMonth {
  /** The first of the month, days since 1970-01-01. */
  readonly first: number
  readonly days: readonly CalendarDay[]
}

export interface Calendar {
  /** The current month last. */
  readonly months: readonly CalendarMonth[]
  /** Of these months. */
  readonly studied: number
  readonly answers: number
  /** The fewest answers of levels 2, 3 and 4. */
  readonly bounds: readonly [number, number, number]
}

export const MONTHS = 12

/** The months up to today, day by day, from tallies by day. */
export function calendarOf(tallies: readonly Tally[], streak: Streak, today: number): Calendar {
  const begin = firstOf(monthOf(today) - MONTHS + 1)
  const end = firstOf(monthOf(today) + 1)
  const byDay = new Map(
    tallies
      .filter(({ figure, day }) => figure === 'day' && day >= begin && day <= today)
      .map((tally) => [tally.day, tally]),
  )
  const counts = [...byDay.values()].map(({ count }) => count).filter((count) => count > 0)
  const bounds = boundsOf(counts)
  const [frozen, missed] = [new Set(streak.frozen), new Set(streak.missed)]
  const days = Array.from({ length: end - begin }, (_, index): CalendarDay => {
    const day = begin + index
    const answers = byDay.get(day)?.count ?? 0
    return {
      day,
      answers,
      milliseconds: byDay.get(day)?.sum ?? 0,
      level: levelOf(answers, bounds),
      state: answers > 0 ? 'answered' : stateOf(day),
    }
  })
  function stateOf(day: number): CalendarDay['state'] {
    if (day >= today) return 'ahead'
    if (frozen.has(day)) return 'frozen'
    return missed.has(day) ? 'missed' : 'free'
  }
  return {
    months: Array.from({ length: MONTHS }, (_, index) => {
      const month = monthOf(today) - MONTHS + 1 + index
      return { first: firstOf(month), days: days.filter(({ day }) => monthOf(day) === month) }
    }),
    studied: counts.length,
    answers: counts.reduce((sum, count) => sum + count, 0),
    bounds,
  }
}

const firstOf = (month: number) => Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY

/** Quarters of the days that have answers, at least one answer apart. */
function boundsOf(counts: readonly number[]): Calendar['bounds'] {
  const sorted = counts.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? 0
  const second = Math.max(2, at(0.25))
  const third = Math.max(second + 1, at(0.5))
  return [second, third, Math.max(third + 1, at(0.75))]
}

function levelOf(answers: number, [second, third, fourth]: Calendar['bounds']) {
  if (answers === 0) return 0
  if (answers < second) return 1
  if (answers < third) return 2
  return answers < fourth ? 3 : 4
}

import { balancedInterval, weekdayOf } from './balance'
import { studyDay } from './day'
import { fuzzBounds, fuzzFactor, pickEvenly } from './fuzz'
import { type SimulatedDay, simulate } from './simulate'
import { LEARNER } from './simulate.laws'
import { type DayLoad, DEFAULT_SETTINGS, type SchedulingSettings } from './types'

export interface BalanceFigure {
  /** Coefficient of variation of the reviews of a day around the mean of the four weeks about it. */
  readonly variation: { readonly plain: number; readonly balanced: number }
  /** The same around the mean of all days, in which the rise and fall of the whole workload is contained. */
  readonly overall: { readonly plain: number; readonly balanced: number }
  /** By how much balanced intervals are longer than plain ones of the same bands: -.01 is one in a hundred shorter. */
  readonly meanShift: number
}

/** Days after which new facts and their steps no longer make up most of the work. */
const SETTLED = 60
const FORTNIGHT = 14

const run = (seed: string, over: Partial<SchedulingSettings>): SimulatedDay[] =>
  simulate(
    { ...LEARNER, seed },
    { ...DEFAULT_SETTINGS, reviewsPerDay: Number.MAX_SAFE_INTEGER, ...over },
  )

/**
 * What load balancing makes of a year of 1,000 facts. To hold: the variation at least a fifth lower than with plain
 * fuzz, the mean shift within .02.
 */
export function balanceFigure(seed = 'balance', learners = 4): BalanceFigure {
  const seeds = Array.from({ length: learners }, (_, index) => `${seed} ${index}`)
  const reviewsOf = (balanceLoad: boolean) =>
    seeds.map((each) =>
      run(each, { balanceLoad })
        .slice(SETTLED)
        .map(({ reviews }) => reviews),
    )
  const [plain, balanced] = [reviewsOf(false), reviewsOf(true)]
  const meanOver = (runs: readonly number[][], measure: (days: readonly number[]) => number) =>
    mean(runs.map(measure))
  return {
    variation: {
      plain: meanOver(plain, (days) => variation(aroundMonth(days))),
      balanced: meanOver(balanced, (days) => variation(aroundMonth(days))),
    },
    overall: { plain: meanOver(plain, variation), balanced: meanOver(balanced, variation) },
    meanShift: meanShift(seed),
  }
}

/** Intervals of a simulated year, each picked once evenly and once by the load of that year. */
function meanShift(seed: string): number {
  const days = run(seed, { balanceLoad: false })
  const due = new Map(days.map(({ day, reviews }) => [day, reviews]))
  let [plain, balanced] = [0, 0]
  for (const { day, intervals } of days.slice(0, days.length / 2)) {
    for (const [index, interval] of intervals.entries()) {
      if (interval > 90) continue
      const band = fuzzBounds(interval, 1, DEFAULT_SETTINGS.maximumIntervalDays)
      const factor = fuzzFactor(`${seed} ${day}`, index)
      plain += pickEvenly(band, factor)
      balanced += balancedInterval(band, day, { due, siblingDays: [] }, DEFAULT_SETTINGS, factor)
    }
  }
  return balanced / plain - 1
}

/**
 * Reviews on Saturdays of load 'reduced' and Sundays of load 'minimum', as shares of those on an ordinary weekday. To
 * hold: at most .75 and .5; what comes back after one or two days cannot be moved.
 */
export function easyDaysFigure(seed = 'easy'): {
  readonly reduced: number
  readonly minimum: number
} {
  const ordinary: DayLoad[] = ['normal', 'normal', 'normal', 'normal', 'normal']
  const days = run(seed, { easyDays: [...ordinary, 'reduced', 'minimum'] }).slice(SETTLED)
  const first = studyDay(LEARNER.start, DEFAULT_SETTINGS.timeZone, DEFAULT_SETTINGS.dayStartHour)
  const on = (isIncluded: (weekday: number) => boolean) =>
    mean(days.filter(({ day }) => isIncluded(weekdayOf(first + day))).map(({ reviews }) => reviews))
  const usual = on((weekday) => weekday < 5)
  return {
    reduced: on((weekday) => weekday === 5) / usual,
    minimum: on((weekday) => weekday === 6) / usual,
  }
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}

function variation(numbers: readonly number[]): number {
  const middle = mean(numbers)
  return Math.sqrt(mean(numbers.map((number) => (number - middle) ** 2))) / middle
}

/** Each number by the mean of the month around it; the ends, which have none, are left out. */
function aroundMonth(numbers: readonly number[]): number[] {
  return numbers
    .slice(FORTNIGHT, -FORTNIGHT)
    .map((number, index) => number / mean(numbers.slice(index, index + 2 * FORTNIGHT + 1)))
}

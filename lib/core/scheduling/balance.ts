import type { Band } from './fuzz'
import type { DayLoad, QueueSettings } from './types'

/** What the study days to come hold already; days by their number, see `studyDay`. */
export interface Load {
  /** How many facts are due on a day; a day that is missing has none. */
  readonly due: ReadonlyMap<number, number>
  /** Days on which facts of the same row are due. */
  readonly siblingDays: readonly number[]
}

type BalanceSettings = Pick<QueueSettings, 'balanceLoad' | 'easyDays'>

/** Days; what lies further off evens out by itself. */
const LONGEST_BALANCED = 90
/** The share of an ordinary day that an easy day should bring. */
const SHARES: Record<DayLoad, number> = { normal: 1, reduced: 0.5, minimum: 0.0001 }
const SIBLING_SAME_DAY = 0.001
/** Days to either side of a sibling that are avoided, the less the further away. */
const SIBLING_REACH = 5
/** 1970-01-01 was a Thursday, the fourth day of a week that begins on Monday. */
const FIRST_WEEKDAY = 3

/** 0 Monday to 6 Sunday, of a study day. */
export function weekdayOf(studyDay: number): number {
  return (((studyDay + FIRST_WEEKDAY) % 7) + 7) % 7
}

/** Whether an interval (days) is picked by load at all: not where the learner asked for nothing even, nor far ahead. */
export function isBalanced(target: number, { balanceLoad, easyDays }: BalanceSettings): boolean {
  return (balanceLoad || easyDays.some((day) => day !== 'normal')) && target <= LONGEST_BALANCED
}

/**
 * The interval within a band, in days, drawn by `factor` in [0, 1) with the weights of Anki's load balancer: the
 * square of 1 / how many are due that day, times 1 / the interval; a day that holds nothing yet has weight 1. Days near
 * a sibling count less, down to a thousandth on its own day. An easy day of 'minimum' counts a ten-thousandth, one of
 * 'reduced' does so as soon as it holds half of what the other days of the band hold. Without `balanceLoad` only
 * siblings and easy days weigh.
 */
export function balancedInterval(
  { lower, upper }: Band,
  today: number,
  { due, siblingDays }: Load,
  { balanceLoad, easyDays }: BalanceSettings,
  factor: number,
): number {
  const days: number[] = []
  for (let interval = lower; interval <= upper; interval++) days.push(today + interval)
  const counts = days.map((day) => due.get(day) ?? 0)
  const plans = days.map((day) => easyDays[weekdayOf(day)] ?? 'normal')
  const allDue = sumOf(counts)
  const allShares = sumOf(plans.map((plan) => SHARES[plan]))

  const weights = days.map((day, index) => {
    const count = counts[index] ?? 0
    const plan = plans[index] ?? 'normal'
    const load = balanceLoad && count > 0 ? 1 / (count * count * (lower + index)) : 1
    const share = SHARES[plan]
    const full = count / share > (allDue - count) / (allShares - share)
    const ease = plan === 'minimum' || (plan === 'reduced' && full) ? SHARES.minimum : 1
    return load * ease * siblingWeight(day, siblingDays)
  })
  return lower + drawn(weights, factor)
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}

function siblingWeight(day: number, siblingDays: readonly number[]): number {
  const nearest = siblingDays.reduce(
    (least, sibling) => Math.min(least, Math.abs(sibling - day)),
    Number.POSITIVE_INFINITY,
  )
  if (nearest > SIBLING_REACH) return 1
  return SIBLING_SAME_DAY ** (1 - nearest / (SIBLING_REACH + 1))
}

/** The index that `factor` in [0, 1) falls on when each has its weight's share of the whole. */
function drawn(weights: readonly number[], factor: number): number {
  let rest = factor * sumOf(weights)
  const index = weights.findIndex((weight) => {
    rest -= weight
    return rest < 0
  })
  return index < 0 ? weights.length - 1 : index
}

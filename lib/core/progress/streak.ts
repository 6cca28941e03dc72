import { DAY } from '../scheduling/day'

export interface Streak {
  /** Days on which something was answered, back to the last day that was missed and not frozen. */
  readonly days: number
  /** Whether today is one of them. */
  readonly today: boolean
  /** The most there ever were. */
  readonly longest: number
  /** Study days that were missed and forgiven, in order. */
  readonly frozen: readonly number[]
  /** Study days that were missed and ended a streak, or came when there was none, in order. */
  readonly missed: readonly number[]
  /** How many days of this calendar month can still be missed without ending the streak. */
  readonly freezesLeft: number
}

/** Missed days that a calendar month forgives, by themselves. */
export const FREEZES_A_MONTH = 2

/**
 * How long the learner has kept at it. `answers` is by study day how many were given, `waiting` by how many facts more
 * than the day before stood due and unanswered at its end; days after `today` are left out.
 *
 * A study day counts when it has an answer, whatever it was about and how it was graded. A day without one is missed
 * when some fact already met was due; with nothing due it neither counts nor breaks the streak, and today cannot be
 * missed yet. New facts waiting to be introduced are not due. The first two missed days of a calendar month are frozen
 * while a streak runs: they neither count nor break it.
 */
export function streakOf(
  answers: ReadonlyMap<number, number>,
  waiting: ReadonlyMap<number, number>,
  today: number,
): Streak {
  const answered = [...answers].filter(([day, count]) => day <= today && count > 0)
  const first = Math.min(today, ...answered.map(([day]) => day))
  const frozen: number[] = []
  const missed: number[] = []
  let [days, longest, due] = [0, 0, 0]
  for (const [day, count] of waiting) if (day < first) due += count
  for (let day = first; day <= today; day += 1) {
    due += waiting.get(day) ?? 0
    if ((answers.get(day) ?? 0) > 0) {
      days += 1
      longest = Math.max(longest, days)
    } else if (day < today && due > 0) {
      if (days > 0 && frozenIn(frozen, day) < FREEZES_A_MONTH) frozen.push(day)
      else {
        missed.push(day)
        days = 0
      }
    }
  }
  return {
    days,
    today: (answers.get(today) ?? 0) > 0,
    longest,
    frozen,
    missed,
    freezesLeft: FREEZES_A_MONTH - frozenIn(frozen, today),
  }
}

/** How many of some days are of the calendar month of a day. */
const frozenIn = (frozen: readonly number[], day: number) =>
  frozen.filter((other) => monthOf(other) === monthOf(day)).length

/** Months since the year 0 of the date that a study day bears. */
export function monthOf(day: number): number {
  const date = new Date(day * DAY)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

import { type Band, fuzzBounds } from './fuzz'
import type { Rating } from './types'

/** Picks the interval out of its band; `target` is the interval FSRS gives, in days. */
export type DayPicker = (band: Band, target: number) => number

export interface Intervals {
  /** The interval FSRS gives for a rating: days, fractions allowed. */
  readonly target: (rating: Rating) => number
  /** The interval that has just passed, in whole days; 0 where there was none. */
  readonly previousDays: number
  /** Whether Hard, too, leads to whole days and not to a step. */
  readonly hardLeavesSteps: boolean
  readonly maximumDays: number
}

/**
 * The whole days a rating leads to, after those of the ratings below it, of which each is a day shorter at least; and
 * longer than the interval before wherever FSRS lets it grow. `maximumDays` goes before both. The rules are those of
 * Anki's `rslib/src/scheduler/states/review.rs`.
 */
export function wholeDays(
  rating: Rating,
  { target, previousDays, hardLeavesSteps, maximumDays }: Intervals,
  pick: DayPicker,
): number {
  const days = (grade: Rating, minimum: number) => {
    const wanted = target(grade)
    const growing = Math.round(wanted) > previousDays ? previousDays + 1 : 1
    return pick(fuzzBounds(wanted, Math.max(minimum, growing), maximumDays), wanted)
  }
  if (rating === 1) return days(1, 1)
  const hard = hardLeavesSteps ? days(2, 1) : 0
  if (rating === 2) return hard
  const good = days(3, hard + 1)
  return rating === 3 ? good : days(4, good + 1)
}

/** Every interval a rating can lead to, whatever is picked for it and for the ratings below it. */
export function reachableDays(rating: Rating, intervals: Intervals): Band {
  return {
    lower: wholeDays(rating, intervals, ({ lower }) => lower),
    upper: wholeDays(rating, intervals, ({ upper }) => upper),
  }
}

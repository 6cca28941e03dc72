import { type SimulatedDay, type SimulatedLearner, simulate } from './simulate'
import { DEFAULT_SETTINGS } from './types'

/** 2026-01-05T12:00Z, a Monday. */
const START = Date.UTC(2026, 0, 5, 12)

export const LEARNER: SimulatedLearner = {
  facts: 1000,
  days: 365,
  parameters: null,
  secondsPerReview: 8,
  seed: 'learner',
  start: START,
}

export interface RetentionFigure {
  readonly desired: number
  /** The share of reviews that were recalled, of those FSRS did not want within the day. */
  readonly measured: number
  /** The same of all reviews: lower where weak facts would have to be asked again on the same day. */
  readonly ofAll: number
  readonly reviews: number
}

/**
 * What learners of known parameters recall of the reviews of a year of 1,000 facts, at each desired retention. To hold:
 * measured within .01 of the desired, for four learners; of one alone chance alone makes as much.
 */
export function retentionFigure(
  desired: readonly number[] = [0.8, 0.85, 0.9, 0.95],
  seed = 'retention',
  learners = 4,
): RetentionFigure[] {
  return desired.map((desiredRetention) => {
    const days = Array.from({ length: learners }, (_, index) =>
      simulate(
        { ...LEARNER, seed: `${seed} ${desiredRetention} ${index}` },
        { ...DEFAULT_SETTINGS, desiredRetention, reviewsPerDay: Number.MAX_SAFE_INTEGER },
      ),
    ).flat()
    const sum = (of: (day: SimulatedDay) => number) =>
      days.reduce((total, day) => total + of(day), 0)
    const reviews = sum((day) => day.reviews)
    return {
      desired: desiredRetention,
      measured: sum(({ timely }) => timely.recalled) / sum(({ timely }) => timely.reviews),
      ofAll: sum((day) => day.recalled) / reviews,
      reviews,
    }
  })
}

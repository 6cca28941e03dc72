import { type SimulatedLearner, simulate } from './simulate'
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
  /** The share of reviews that were recalled. */
  readonly measured: number
  readonly reviews: number
}

/**
 * What a learner of known parameters recalls of the reviews of a year of 1,000 facts, at each desired retention. To
 * hold: within .01 of the desired.
 */
export function retentionFigure(
  desired: readonly number[] = [0.8, 0.85, 0.9, 0.95],
  seed = 'retention',
): RetentionFigure[] {
  return desired.map((desiredRetention) => {
    const days = simulate(
      { ...LEARNER, seed: `${seed} ${desiredRetention}` },
      { ...DEFAULT_SETTINGS, desiredRetention, reviewsPerDay: Number.MAX_SAFE_INTEGER },
    )
    const reviews = days.reduce((sum, day) => sum + day.reviews, 0)
    const recalled = days.reduce((sum, day) => sum + day.recalled, 0)
    return { desired: desiredRetention, measured: recalled / reviews, reviews }
  })
}

import { shareOf } from './shares'
import { EXPECTED_BINS, MILLION, type Tally } from './tally'

export interface CalibrationBin {
  /** Bounds of the probability of recall that FSRS gave just before the answer, 0 to 1. */
  readonly from: number
  readonly to: number
  readonly reviews: number
  readonly passed: number
  /** Mean of the probabilities, 0 to 1. */
  readonly expected: number
  /** Share recalled; null of fewer than ten. */
  readonly measured: number | null
}

export interface Calibration {
  /** Those that have reviews, the least certain first. */
  readonly bins: readonly CalibrationBin[]
  readonly reviews: number
  /** Over all reviews, 0 to 1; null of fewer than ten. */
  readonly expected: number | null
  readonly measured: number | null
  /** Measured less expected; above 0 the learner recalls more than FSRS expects. */
  readonly gap: number | null
}

/** Expected against measured recall, over the first answer of each fact in review on each study day. */
export function calibrationOf(tallies: readonly Tally[]): Calibration {
  const counted = tallies.filter(({ figure, reviews }) => figure === 'expected' && reviews > 0)
  const bins = counted
    .map(({ bucket, reviews, passed, sum }): CalibrationBin => {
      const bin = Number(bucket)
      return {
        from: bin / EXPECTED_BINS,
        to: (bin + 1) / EXPECTED_BINS,
        reviews,
        passed,
        expected: sum / MILLION / reviews,
        measured: shareOf(passed, reviews),
      }
    })
    .sort((a, b) => a.from - b.from)
  const total = (name: 'reviews' | 'passed' | 'sum') =>
    counted.reduce((sum, tally) => sum + tally[name], 0)
  const reviews = total('reviews')
  const measured = shareOf(total('passed'), reviews)
  const expected = measured === null ? null : total('sum') / MILLION / reviews
  return {
    bins,
    reviews,
    expected,
    measured,
    gap: measured === null || expected === null ? null : measured - expected,
  }
}

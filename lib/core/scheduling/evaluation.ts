import { type FsrsState, nextState, retrievability } from './fsrs'
import type { TrainingSet } from './training'
import { isRating } from './types'

/** How the items of a log count: all the same, or recent ones more, from a quarter to one, as in fsrs-rs. */
export type Weighting = 'even' | 'recent'

/** Histories predicted between two pauses. */
const HISTORIES_A_TURN = 200

/**
 * The probability of recall that parameters foretold for each item of a set, 0 to 1, in the order of the items. Yields
 * every few milliseconds. Parameters: null is FSRS's own.
 * @throws RangeError for malformed parameters
 */
export function* predictions(
  set: TrainingSet,
  parameters: readonly number[] | null,
): Generator<void, Float64Array> {
  const predicted = new Float64Array(set.ratings.length)
  for (let index = 0; index + 1 < set.histories.length; index += 1) {
    stateAfter(set, index, parameters, (review, recall) => {
      predicted[review] = recall
    })
    if (index % HISTORIES_A_TURN === 0) yield
  }
  return Float64Array.from(set.items, (review) => predicted[review] ?? 0)
}

/** The state at the end of a history; `foretold` hears the recall before each review but the first. */
export function stateAfter(
  { ratings, days, histories }: TrainingSet,
  index: number,
  parameters: readonly number[] | null,
  foretold: (review: number, recall: number) => void = () => undefined,
): FsrsState | null {
  let state: FsrsState | null = null
  const end = histories[index + 1] ?? 0
  for (let review = histories[index] ?? 0; review < end; review += 1) {
    const elapsed = days[review] ?? 0
    const rating = ratings[review]
    if (!isRating(rating)) throw new RangeError(`Not a rating: ${rating}`)
    if (state && elapsed > 0) foretold(review, retrievability(state.stability, elapsed, parameters))
    state = nextState(state, rating, elapsed, parameters)
  }
  return state
}

/** Items of a set as an interval of places: `from` is in, `to` is not. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * The mean log loss (natural logarithm) of predictions over a stretch of the items: 0 foretells everything, 0.69 is a
 * coin's. No item at all is a loss of 0.
 */
export function logLoss(
  set: TrainingSet,
  predicted: Float64Array,
  { from, to }: Stretch = { from: 0, to: set.items.length },
  weighting: Weighting = 'even',
): number {
  let loss = 0
  let weights = 0
  for (let item = from; item < to; item += 1) {
    const recalled = (set.ratings[set.items[item] ?? 0] ?? 0) > 1
    const recall = predicted[item] ?? 0
    const weight = weighting === 'even' ? 1 : recencyWeight(item - from, to - from)
    loss -= weight * Math.log(Math.max(recalled ? recall : 1 - recall, Number.EPSILON))
    weights += weight
  }
  return weights === 0 ? 0 : loss / weights
}

const recencyWeight = (item: number, count: number) =>
  0.25 + 0.75 * (item / Math.max(count - 1, 1)) ** 3

/** Items that were foretold alike: how many, how likely recall was foretold on average, and how often it came true. */
export interface CalibrationBin {
  readonly count: number
  readonly predicted: number
  readonly recalled: number
}

/** How well predictions hold, in so many bins of equal width from 0 to 1; empty ones are left out. */
export function calibration(
  set: TrainingSet,
  predicted: Float64Array,
  bins = 20,
): readonly CalibrationBin[] {
  const sums = Array.from({ length: bins }, () => ({ count: 0, predicted: 0, recalled: 0 }))
  for (const [item, recall] of predicted.entries()) {
    const bin = sums[Math.min(bins - 1, Math.floor(recall * bins))]
    if (!bin) continue
    bin.count += 1
    bin.predicted += recall
    bin.recalled += (set.ratings[set.items[item] ?? 0] ?? 0) > 1 ? 1 : 0
  }
  return sums.flatMap(({ count, ...sum }) =>
    count === 0
      ? []
      : [{ count, predicted: sum.predicted / count, recalled: sum.recalled / count }],
  )
}

/** Where a log is split in time: parameters are fitted before and judged after. */
export function heldBack(set: TrainingSet): Stretch {
  return { from: Math.floor(set.items.length * 0.8), to: set.items.length }
}

/** Log losses under the parameters a learner has and under new ones. */
export interface BeforeAfter {
  readonly before: number
  readonly after: number
}

/** New parameters are taken where they foretell what they were not fitted to better, and the whole log no worse. */
export function isAccepted(held: BeforeAfter, whole: BeforeAfter): boolean {
  return held.after < held.before && whole.after <= whole.before
}

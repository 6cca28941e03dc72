import { stateAfter } from './evaluation'
import { intervalFor } from './fsrs'
import type { TrainingSet } from './training'
import type { SchedulingSettings } from './types'

/** Facts replayed between two pauses. */
const FACTS_A_TURN = 200

/**
 * How many reviews a week a learner's facts ask for: each comes back once in the interval that keeps the desired
 * retention, at least a day. Yields every few milliseconds.
 */
export function* weeklyReviews(
  set: TrainingSet,
  parameters: readonly number[] | null,
  { desiredRetention, maximumIntervalDays }: SchedulingSettings,
): Generator<void, number> {
  let reviews = 0
  for (const [turn, history] of set.current.entries()) {
    const state = stateAfter(set, history, parameters)
    if (state) {
      const days = intervalFor(state.stability, desiredRetention, parameters)
      reviews += 7 / Math.min(Math.max(days, 1), maximumIntervalDays)
    }
    if (turn % FACTS_A_TURN === 0) yield
  }
  return reviews
}

/** What new parameters change for the learner, from the reviews a week before and after. */
export function describeChange(before: number, after: number): string {
  const change = Math.round(after - before)
  if (change === 0) return 'about as many reviews a week at the same retention'
  const count = Math.abs(change)
  const more = change > 0 ? 'more' : 'fewer'
  return `about ${count} ${more} ${count === 1 ? 'review' : 'reviews'} a week at the same retention`
}

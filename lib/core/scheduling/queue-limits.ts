import type { QueueInput } from './queue'
import type { QueueSettings } from './types'

/** How many more a study day takes; never less than none. */
export interface Limits {
  /** Reviews, and steps left over from earlier days. */
  readonly reviews: number
  readonly fresh: number
  /** Whether new facts have to find room among the reviews, once those are counted. */
  readonly freshWithinReviews: boolean
}

/**
 * What is left of the limits on the study day `today`. What a plan adds holds on its own day only; its backlog limit
 * takes the place of the general one on every day. New facts of today count against the reviews unless the learner
 * wants them beyond.
 */
export function limitsOf(
  {
    introducedToday,
    reviewedToday,
    plan,
  }: Pick<QueueInput, 'introducedToday' | 'reviewedToday' | 'plan'>,
  { newPerDay, reviewsPerDay, newBeyondReviews }: QueueSettings,
  today: number,
): Limits {
  const added = plan?.day === today ? plan : { extraNew: 0, extraReviews: 0 }
  const most = (plan?.catchUp ?? reviewsPerDay) + added.extraReviews
  const done = reviewedToday + (newBeyondReviews ? 0 : introducedToday)
  return {
    reviews: Math.max(0, most - done),
    fresh: Math.max(0, newPerDay + added.extraNew - introducedToday),
    freshWithinReviews: !newBeyondReviews,
  }
}

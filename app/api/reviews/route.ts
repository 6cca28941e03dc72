import { recordReviews } from '@/lib/data/reviews'
import { ReviewBatch } from '@/lib/server/bodies'
import { database } from '@/lib/server/database'
import { answer, learnerEndpoint, refuse } from '@/lib/server/endpoint'

/** The signed-in learner's own log: up to 500 reviews at once, safe to repeat, a verdict for each. */
export const POST = learnerEndpoint(
  { input: ReviewBatch, maxBytes: 512 * 1024, limit: 'record' },
  async (viewer, { learner, reviews }, at) =>
    learner !== viewer.id
      ? refuse('signed-out')
      : answer({
          results: await recordReviews(database(), viewer.id, reviews, at),
        }),
)

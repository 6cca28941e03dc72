import { recordReviews } from '@/lib/data/reviews'
import { ReviewBatch } from '@/lib/server/bodies'
import { now } from '@/lib/server/clock'
import { database } from '@/lib/server/database'
import { answer, learnerEndpoint, refuse } from '@/lib/server/endpoint'

/**
 * The signed-in learner's own log: up to 500 reviews at once, safe to repeat, a verdict for each, and the moment from
 * which on every page knows of them.
 */
export const POST = learnerEndpoint(
  { input: ReviewBatch, maxBytes: 512 * 1024, limit: 'record' },
  async (viewer, { learner, reviews }, at) => {
    if (learner !== viewer.id) return refuse('signed-out')
    const results = await recordReviews(database(), viewer.id, reviews, at)
    return answer({ results, savedAt: now() })
  },
)

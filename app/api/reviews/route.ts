import { recordReviews } from '@/lib/data/reviews'
import { ReviewBatch } from '@/lib/server/bodies'
import { now } from '@/lib/server/clock'
import { database } from '@/lib/server/database'
import { answer, learnerEndpoint, refuse } from '@/lib/server/endpoint'
import { mergeVerdicts, sortEntries } from '@/lib/server/review-entries'

/**
 * The signed-in learner's own log: up to 500 reviews at once, safe to repeat, a verdict for each in the order sent, and
 * the moment from which on every page knows of them.
 */
export const POST = learnerEndpoint(
  { input: ReviewBatch, maxBytes: 512 * 1024, limit: 'record' },
  async (viewer, { learner, sentAt, reviews }, at) => {
    if (learner !== viewer.id) return refuse('signed-out')
    const entries = sortEntries(reviews)
    const sound = entries.flatMap((entry) => ('review' in entry ? [entry.review] : []))
    const verdicts =
      sound.length > 0 ? await recordReviews(database(), viewer.id, sound, at, sentAt) : []
    return answer({ results: mergeVerdicts(entries, verdicts), savedAt: now() })
  },
)

import { recordAttempts } from '@/lib/data/attempts'
import { AttemptBatch } from '@/lib/server/bodies'
import { database } from '@/lib/server/database'
import { answer, learnerEndpoint, refuse } from '@/lib/server/endpoint'

/** The signed-in learner's own finished quizzes; safe to repeat. */
export const POST = learnerEndpoint(
  { input: AttemptBatch, maxBytes: 1024 * 1024, limit: 'record' },
  async (viewer, { learner, attempts }) => {
    if (learner !== viewer.id) return refuse('signed-out')
    await recordAttempts(database(), viewer.id, attempts)
    return answer({ stored: attempts.map(({ id }) => id) })
  },
)

import { recordAttempts } from '@/lib/data/attempts'
import { AttemptBatch } from '@/lib/server/bodies'
import { database } from '@/lib/server/database'
import { answer, learnerEndpoint } from '@/lib/server/endpoint'

/** The signed-in learner's own finished quizzes; safe to repeat. */
export const POST = learnerEndpoint(
  { input: AttemptBatch, maxBytes: 1024 * 1024, limit: 'record' },
  async (viewer, { attempts }) => {
    await recordAttempts(database(), viewer.id, attempts)
    return answer({ stored: attempts.map(({ id }) => id) })
  },
)

import { z } from 'zod'
import { closeAllSessions } from '@/lib/data/accounts'
import { database } from '@/lib/server/database'
import { answer, learnerEndpoint } from '@/lib/server/endpoint'

/** The signed-in learner ends their sessions on every device, this one included. */
export const DELETE = learnerEndpoint(
  { input: z.strictObject({}), maxBytes: 1024, limit: 'write' },
  async (viewer) => {
    await closeAllSessions(database(), viewer.id)
    return answer({ ended: true })
  },
)

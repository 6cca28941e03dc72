import { z } from 'zod'
import { saveParameters } from '@/lib/data/settings'
import { database } from '@/lib/server/database'
import { answer, learnerEndpoint, refuse } from '@/lib/server/endpoint'
import { refoldNow } from '@/lib/server/refolding'

/** The signed-in learner goes back to the default FSRS parameters. Memories follow. */
export const DELETE = learnerEndpoint(
  { input: z.strictObject({}), maxBytes: 1024, limit: 'write' },
  async (viewer) => {
    const settings = await saveParameters(database(), viewer.id, null)
    if (!settings) return refuse('signed-out')
    return answer({ refolding: await refoldNow(viewer.id) })
  },
)

import { updateSettings } from '@/lib/data/accounts'
import { Settings } from '@/lib/server/bodies'
import { database } from '@/lib/server/database'
import { answer, learnerEndpoint } from '@/lib/server/endpoint'

/** The signed-in learner's own settings. */
export const PUT = learnerEndpoint(
  { input: Settings, maxBytes: 4096, limit: 'write' },
  async (viewer, settings) => {
    await updateSettings(database(), viewer.id, settings)
    return answer({ settings })
  },
)

import { saveSettings } from '@/lib/data/settings'
import { SettingsChange } from '@/lib/data/settings-schema'
import { database } from '@/lib/server/database'
import { answer, learnerEndpoint, refuse } from '@/lib/server/endpoint'

/** The signed-in learner's own settings. */
export const PUT = learnerEndpoint(
  { input: SettingsChange, maxBytes: 4096, limit: 'write' },
  async (viewer, change) => {
    const settings = await saveSettings(database(), viewer.id, change)
    return settings ? answer({ settings }) : refuse('signed-out')
  },
)

import { rescheduleReminder } from '@/lib/data/reminders'
import { saveSettings } from '@/lib/data/settings'
import { SettingsChange } from '@/lib/data/settings-schema'
import { database } from '@/lib/server/database'
import { answer, learnerEndpoint, refuse } from '@/lib/server/endpoint'
import { refoldNow } from '@/lib/server/refolding'

/** The signed-in learner's own settings; what is not sent stays as it is. Memories and reminders follow. */
export const PUT = learnerEndpoint(
  { input: SettingsChange, maxBytes: 4096, limit: 'write' },
  async (viewer, change, at) => {
    const settings = await saveSettings(database(), viewer.id, change)
    if (!settings) return refuse('signed-out')
    await rescheduleReminder(database(), viewer.id, at)
    return answer({ settings, refolding: await refoldNow(viewer.id) })
  },
)

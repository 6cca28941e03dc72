import { saveReminderTimes } from '@/lib/data/reminders'
import { ReminderTimesInput } from '@/lib/server/bodies'
import { database } from '@/lib/server/database'
import { answer, learnerEndpoint, refuse } from '@/lib/server/endpoint'
import { pushKeys } from '@/lib/server/env'

/** When the signed-in learner is reminded, and when never. */
export const PUT = learnerEndpoint(
  { input: ReminderTimesInput, maxBytes: 1024, limit: 'write' },
  async (viewer, times, at) => {
    if (!pushKeys()) return refuse('not-offered')
    const isSaved = await saveReminderTimes(database(), viewer.id, times, at)
    return isSaved ? answer({ saved: true }) : refuse('signed-out')
  },
)

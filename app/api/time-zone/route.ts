import { z } from 'zod'
import { rescheduleReminder } from '@/lib/data/reminders'
import { locate } from '@/lib/data/settings'
import { TimeZone } from '@/lib/data/settings-schema'
import { database } from '@/lib/server/database'
import { answer, learnerEndpoint } from '@/lib/server/endpoint'

/** The signed-in learner's browser tells its time zone, where none is known. */
export const POST = learnerEndpoint(
  { input: z.strictObject({ timeZone: TimeZone }), maxBytes: 1024, limit: 'write' },
  async (viewer, { timeZone }, at) => {
    await locate(database(), viewer.id, timeZone)
    await rescheduleReminder(database(), viewer.id, at)
    return answer({ timeZone })
  },
)

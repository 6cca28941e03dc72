import { saveDayPlan } from '@/lib/data/settings'
import { DayPlanInput } from '@/lib/data/settings-schema'
import { database } from '@/lib/server/database'
import { answer, learnerEndpoint } from '@/lib/server/endpoint'

/** What the signed-in learner changed for one study day, and how they work off a backlog. */
export const PUT = learnerEndpoint(
  { input: DayPlanInput, maxBytes: 1024, limit: 'write' },
  async (viewer, plan) => {
    await saveDayPlan(database(), viewer.id, plan)
    return answer({ plan })
  },
)

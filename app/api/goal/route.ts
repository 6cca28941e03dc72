import { z } from 'zod'
import { nextMonday } from '@/lib/core/progress/letter'
import { saveGoal } from '@/lib/data/goals'
import { askForLetters, endLetters } from '@/lib/data/letters'
import { database } from '@/lib/server/database'
import { answer, learnerEndpoint } from '@/lib/server/endpoint'
import { mailIsConfigured } from '@/lib/server/mail'

const Wanted = z.strictObject({
  amount: z.number().int().min(0).max(9999),
  unit: z.enum(['reviews', 'minutes']),
  /** Whether to be written to once a week; left out, that stays as it is. */
  letter: z.boolean().optional(),
})

/** The signed-in learner's daily goal, and whether they get a weekly letter: none where mail is not configured. */
export const PUT = learnerEndpoint(
  { input: Wanted, maxBytes: 4096, limit: 'write' },
  async (viewer, { letter, ...goal }, at) => {
    const db = database()
    await saveGoal(db, viewer.id, goal)
    const asked = letter === true && mailIsConfigured()
    if (asked) await askForLetters(db, viewer.id, nextMonday(at, viewer.settings))
    else if (letter !== undefined) await endLetters(db, viewer.id)
    return answer({ goal, ...(letter !== undefined && { letter: asked }) })
  },
)

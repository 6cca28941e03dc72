import { answer, learnerReader } from '@/lib/server/endpoint'
import { sittingOf } from '@/lib/server/learner'
import { toWire } from '@/lib/server/sitting-wire'

/** The signed-in learner's own sitting of the day, for the browser to keep. */
export const GET = learnerReader('read', async (viewer) => answer(toWire(await sittingOf(viewer))))

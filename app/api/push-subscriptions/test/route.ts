import { DeviceNamed } from '@/lib/server/bodies'
import { answer, learnerEndpoint, refuse } from '@/lib/server/endpoint'
import { pushKeys } from '@/lib/server/env'
import { sendTest } from '@/lib/server/reminding'

/** Sends the signed-in learner a message to see, in the browser named: what came of it, or that it takes none. */
export const POST = learnerEndpoint(
  { input: DeviceNamed, maxBytes: 4096, limit: 'push-test' },
  async (viewer, { endpoint }) => {
    if (!pushKeys()) return refuse('not-offered')
    return answer({ delivery: (await sendTest(viewer.id, endpoint)) ?? 'gone' })
  },
)

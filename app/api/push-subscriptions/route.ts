import { addDevice, removeDevice } from '@/lib/data/reminders'
import { DeviceInput, DevicesNamed } from '@/lib/server/bodies'
import { database } from '@/lib/server/database'
import { answer, learnerEndpoint, refuse } from '@/lib/server/endpoint'
import { pushKeys } from '@/lib/server/env'

/** The signed-in learner is reminded in this browser from now on. */
export const POST = learnerEndpoint(
  { input: DeviceInput, maxBytes: 4096, limit: 'write' },
  async (viewer, device, at) => {
    if (!pushKeys()) return refuse('not-offered')
    const devices = await addDevice(database(), viewer.id, device, at)
    return devices === null ? refuse('signed-out') : answer({ devices })
  },
)

/** The signed-in learner is reminded no more in the browser named; null names every one of theirs. */
export const DELETE = learnerEndpoint(
  { input: DevicesNamed, maxBytes: 4096, limit: 'write' },
  async (viewer, { endpoint }) =>
    answer({ devices: await removeDevice(database(), viewer.id, endpoint) }),
)

import 'server-only'
import { type Agent, request } from 'node:https'
import webPush from 'web-push'
import { isPushEndpoint } from '../core/push'
import type { PushMessage } from '../core/reminders'
import type { Device } from '../data/reminders'
import { env, pushKeys } from './env'

/**
 * What came of a message. gone: the push service knows the browser no more. busy: it may take the message later. failed:
 * it will not take it.
 */
export type Delivery = 'sent' | 'gone' | 'busy' | 'failed'

export interface Sending {
  /** For how long the push service keeps the message for a device that is not on. */
  readonly ttlSeconds: number
  /** How push services are connected to, where that is not as usual. */
  readonly agent?: Agent
}

export type Send = (
  device: Device,
  message: PushMessage,
  sending: Sending,
) => Promise<{ readonly delivery: Delivery; readonly reason: string }>

const TIME_LIMIT = 10_000

/** Sends a message to one browser, encrypted for it and signed. Tells in `reason` the host and what it answered. */
export const sendPush: Send = async (device, shown, { ttlSeconds, agent }) => {
  const keys = pushKeys()
  if (!keys || !isPushEndpoint(device.endpoint, env().PUSH_SERVICE_HOSTS)) {
    return { delivery: 'failed', reason: 'not a push service' }
  }
  const { host } = new URL(device.endpoint)
  const told = (error: unknown) => `${host} ${error instanceof Error ? error.message : error}`
  let message: ReturnType<typeof webPush.generateRequestDetails>
  try {
    message = webPush.generateRequestDetails(
      { endpoint: device.endpoint, keys: device },
      JSON.stringify(shown),
      {
        vapidDetails: {
          subject: keys.VAPID_SUBJECT,
          publicKey: keys.VAPID_PUBLIC_KEY,
          privateKey: keys.VAPID_PRIVATE_KEY,
        },
        TTL: ttlSeconds,
        topic: shown.tag,
      },
    )
  } catch (error) {
    return { delivery: 'failed', reason: told(error) }
  }
  try {
    const status = await post(message, agent)
    return { delivery: deliveryOf(status), reason: `${host} ${status}` }
  } catch (error) {
    return { delivery: 'busy', reason: told(error) }
  }
}

function deliveryOf(status: number): Delivery {
  if (status >= 200 && status < 300) return 'sent'
  if (status === 404 || status === 410) return 'gone'
  return status === 429 || status >= 500 ? 'busy' : 'failed'
}

/** Follows no redirect and reads nothing of the answer but its status. */
function post(
  { endpoint, headers, body }: ReturnType<typeof webPush.generateRequestDetails>,
  agent: Agent | undefined,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(TIME_LIMIT)
    const sent = request(endpoint, { method: 'POST', headers, signal, agent }, (response) => {
      resolve(response.statusCode ?? 0)
      response.on('error', () => undefined).resume()
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

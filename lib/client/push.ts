import { type Told, tellServer } from './tell-server'

/** Reminders as this browser knows them: whether it can show any, and its subscription at a push service. */

/**
 * ready: it can be asked. blocked: the learner forbade it. install: it can once the site is on the home screen.
 * insecure: the site's address is no secure one. none: it cannot.
 */
export type PushSupport = 'ready' | 'blocked' | 'install' | 'insecure' | 'none'

const WORKER_LIMIT = 10_000
const LEAVING_LIMIT = 3_000

export function pushSupport(): PushSupport {
  if (!isSecureContext) return 'insecure'
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) {
    return isHandheldApple() ? 'install' : 'none'
  }
  return Notification.permission === 'denied' ? 'blocked' : 'ready'
}

/** An iPad says that it is a Mac, one that is touched. */
const isHandheldApple = () =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) ||
  (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1)

const within = <T>(ms: number, work: Promise<T>): Promise<T | null> =>
  Promise.race([work, new Promise<null>((resolve) => setTimeout(resolve, ms, null))])

async function subscriptionHere(): Promise<PushSubscription | null> {
  if (!('serviceWorker' in navigator)) return null
  const registration = await navigator.serviceWorker.getRegistration()
  return (await registration?.pushManager?.getSubscription()) ?? null
}

const base64Url = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

async function digestOf(endpoint: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint))
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Whether this browser is one of a learner's, by the digests of their endpoints, and takes what this key has signed. */
export async function isReminded(publicKey: string, devices: readonly string[]): Promise<boolean> {
  const subscription = await subscriptionHere()
  const key = subscription?.options.applicationServerKey
  if (!subscription || !key || base64Url(key) !== publicKey) return false
  return devices.includes(await digestOf(subscription.endpoint))
}

interface Devices {
  /** How many browsers of the learner are reminded. */
  readonly devices: number
}

/**
 * Asks the learner's leave, then has this browser reminded. To be called as they click: browsers ask nothing otherwise.
 * A subscription that is here already, of somebody else or for another key, gives way to a new one.
 */
export async function remindHere(publicKey: string): Promise<Told<Devices>> {
  const leave = await Notification.requestPermission()
  if (leave !== 'granted') return failed(leave === 'denied' ? '' : NO_LEAVE)
  try {
    const worker = await within(WORKER_LIMIT, navigator.serviceWorker.ready)
    if (!worker) return failed(NO_WORKER)
    await (await worker.pushManager.getSubscription())?.unsubscribe()
    const subscription = await worker.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: publicKey,
    })
    const { endpoint, keys } = subscription.toJSON()
    const told = await tellServer<Devices>('POST', '/api/push-subscriptions', {
      endpoint,
      p256dh: keys?.p256dh,
      auth: keys?.auth,
    })
    if (!told.ok) await subscription.unsubscribe()
    return told
  } catch {
    return failed(NO_SERVICE)
  }
}

const failed = (message: string) => ({ ok: false, message, signIn: false }) as const

const NO_LEAVE = 'The browser was not given leave to show reminders, so nothing has changed.'
const NO_WORKER = 'This page is not quite ready for reminders. Reload it and try again.'
const NO_SERVICE =
  'The browser could not reach its push service. Check your connection, or its privacy settings, and try again.'

/** Has this browser reminded no more. */
export async function leaveHere(): Promise<Told<Devices>> {
  const subscription = await subscriptionHere()
  const told = await tellServer<Devices>('DELETE', '/api/push-subscriptions', {
    endpoint: subscription?.endpoint ?? '',
  })
  if (told.ok) await subscription?.unsubscribe().catch(() => false)
  return told
}

interface Tested {
  readonly delivery: 'sent' | 'gone' | 'busy' | 'failed'
}

/** Has a message to see sent to this browser. */
export async function testHere(): Promise<Told<Tested>> {
  const subscription = await subscriptionHere()
  if (!subscription) return { ok: true, delivery: 'gone' }
  const { endpoint } = subscription
  return tellServer<Tested>('POST', '/api/push-subscriptions/test', { endpoint })
}

/** Before a sign-out: what comes to this device is no longer for who leaves it. Holds nobody up for long. */
export async function leaveBeforeSignOut(): Promise<void> {
  const leaving = async () => {
    if (await subscriptionHere()) await leaveHere()
  }
  await within(LEAVING_LIMIT, leaving()).catch(() => undefined)
}

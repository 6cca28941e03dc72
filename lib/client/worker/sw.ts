/// <reference lib="webworker" />
import {
  CacheFirst,
  ExpirationPlugin,
  NetworkOnly,
  type PrecacheEntry,
  Serwist,
  type SerwistPlugin,
} from 'serwist'
import { senders } from '../entries'
import { announce, SYNC_TAG } from '../outbox-names'
import { deliver } from '../sender'

declare const self: ServiceWorkerGlobalScope & {
  /** Put in by the build: the shell and all it loads. */
  readonly __PRECACHE: readonly PrecacheEntry[]
}
declare const __PRECACHE: PrecacheEntry[]

/** The page that opens without the network; it holds nothing of anybody's. */
const SHELL = '/offline'
/** So long a page may keep a learner waiting before the shell is shown. */
const PATIENCE_SECONDS = 8

/** A gateway that speaks for a server that is down is no answer. */
const noGateway: SerwistPlugin = {
  fetchDidSucceed: async ({ response }) => {
    if ([502, 503, 504].includes(response.status)) throw new Error(`HTTP ${response.status}`)
    return response
  },
}

const serwist = new Serwist({
  precacheEntries: __PRECACHE,
  precacheOptions: { cleanupOutdatedCaches: true, ignoreURLParametersMatching: [/.*/] },
  skipWaiting: false,
  clientsClaim: true,
  navigationPreload: false,
  runtimeCaching: [
    {
      // Pages are the server's, made for whoever asks: none is ever kept.
      matcher: ({ request, url, sameOrigin }) =>
        sameOrigin && request.mode === 'navigate' && !url.pathname.startsWith('/api/'),
      handler: new NetworkOnly({
        networkTimeoutSeconds: PATIENCE_SECONDS,
        plugins: [noGateway],
      }),
    },
    {
      // Named by their content, so what is kept is never out of date.
      matcher: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/_next/static/'),
      handler: new CacheFirst({
        cacheName: 'static',
        plugins: [new ExpirationPlugin({ maxEntries: 200, maxAgeSeconds: 30 * 86_400 })],
      }),
    },
  ],
  fallbacks: {
    entries: [{ url: SHELL, matcher: ({ request }) => request.mode === 'navigate' }],
  },
})
serwist.addEventListeners()

/** The browser has found the network again, perhaps with no page of ours open. */
self.addEventListener('sync', (event) => {
  const sync = event as ExtendableEvent & { readonly tag: string }
  if (sync.tag === SYNC_TAG) sync.waitUntil(sendAll())
})

/** @throws when something could not be sent, so that the browser tries again */
async function sendAll(): Promise<void> {
  for (const owner of await senders()) {
    const delivery = await deliver(owner)
    announce()
    if (delivery.outcome === 'failed') throw new Error('not sent')
  }
}

interface Message {
  readonly title: string
  readonly body: string
  readonly url: string
  readonly tag: string
}

self.addEventListener('push', (event) => {
  if (!event.data) return
  const { title, body, url, tag } = event.data.json() as Message
  event.waitUntil(
    self.registration.showNotification(title, {
      body,
      tag,
      icon: '/icons/icon-192.png',
      badge: '/icons/badge-96.png',
      data: { url },
    }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { url } = event.notification.data as Pick<Message, 'url'>
  event.waitUntil(openPage(new URL(url, self.location.origin)))
})

/** Goes to a page of ours that is open, or opens one; never another site's. */
async function openPage(url: URL): Promise<void> {
  if (url.origin !== self.location.origin) return
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const there = windows.find((window) => new URL(window.url).pathname === url.pathname)
  if (there) await there.focus()
  else await self.clients.openWindow(url.href)
}

interface SubscriptionChange extends ExtendableEvent {
  readonly oldSubscription?: PushSubscription | null
  readonly newSubscription?: PushSubscription | null
}

/** The push service knows this browser by another address from now on: the learner's reminders go there. */
self.addEventListener('pushsubscriptionchange', (event) => {
  const { oldSubscription, newSubscription } = event as SubscriptionChange
  const moving = async () => {
    const next = newSubscription ?? (oldSubscription && (await subscribeLike(oldSubscription)))
    if (!next) return
    const { endpoint, keys } = next.toJSON()
    const moved = await tellDevices('POST', { endpoint, p256dh: keys?.p256dh, auth: keys?.auth })
    if (moved && oldSubscription)
      await tellDevices('DELETE', { endpoint: oldSubscription.endpoint })
  }
  ;(event as SubscriptionChange).waitUntil(moving())
})

const subscribeLike = ({ options }: PushSubscription) =>
  self.registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: options.applicationServerKey,
  })

async function tellDevices(method: 'POST' | 'DELETE', body: object): Promise<boolean> {
  const response = await fetch('/api/push-subscriptions', {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  return response.ok
}

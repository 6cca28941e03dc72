import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import webPush from 'web-push'
import { newBrowser, type PushService, startPushService } from '../lib/server/fixtures'
import { PORT, startTestApp } from './app'

const OFFERING_PORT = PORT + 5
export const OFFERING_SITE = `http://localhost:${OFFERING_PORT}`

export interface Offering {
  readonly service: PushService
  /** Starts the server anew. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/**
 * A server with push keys of its own, and a push service that speaks TLS on this machine. The browser that runs here
 * has no connection to a push service: its part, from leave to subscription, is played by a stand-in, and what arrives
 * is read off the push service.
 */
export async function startOffering(): Promise<Offering> {
  const service = await startPushService()
  const folder = await mkdtemp(path.join(tmpdir(), 'discern-push-'))
  const certificate = path.join(folder, 'push-service.pem')
  await writeFile(certificate, service.cert)
  const keys = webPush.generateVAPIDKeys()
  const start = () =>
    startTestApp(OFFERING_PORT, 0, {
      VAPID_PUBLIC_KEY: keys.publicKey,
      VAPID_PRIVATE_KEY: keys.privateKey,
      VAPID_SUBJECT: 'mailto:ada@example.org',
      PUSH_SERVICE_HOSTS: service.host,
      NODE_EXTRA_CA_CERTS: certificate,
    })
  let app = await start()
  return {
    service,
    restart: async () => {
      await app.stop()
      app = await start()
    },
    stop: async () => {
      await app.stop()
      await service.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

let paths = 0

interface StandIn {
  /** What the learner answers when asked for leave. */
  readonly leave?: NotificationPermission
  /** What they answered before. */
  readonly before?: NotificationPermission
}

/** Gives a page a browser's side of Web Push, kept over reloads; the messages can be read with what is returned. */
export async function standIn(
  page: Page,
  service: PushService,
  { leave = 'granted', before = 'default' }: StandIn = {},
) {
  const browser = newBrowser(service.host, `/browser/${++paths}`)
  await page.addInitScript(
    ({ device: { endpoint, p256dh, auth }, leave, before }) => {
      const { localStorage } = window
      const define = (of: object, name: string, get: () => unknown) =>
        Object.defineProperty(of, name, { configurable: true, get })
      const bytes = (text: string) =>
        Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (byte) =>
          byte.charCodeAt(0),
        ).buffer
      const subscription = (key: string) => ({
        endpoint,
        options: { applicationServerKey: bytes(key) },
        toJSON: () => ({ endpoint, keys: { p256dh, auth } }),
        unsubscribe: async () => {
          localStorage.removeItem('subscribed')
          return true
        },
      })
      const registration = {
        pushManager: {
          getSubscription: async () => {
            const key = localStorage.getItem('subscribed')
            return key ? subscription(key) : null
          },
          subscribe: async (options: {
            applicationServerKey: string
            userVisibleOnly: boolean
          }) => {
            if (!options.userVisibleOnly) throw new Error('must be visible')
            localStorage.setItem('subscribed', options.applicationServerKey)
            return subscription(options.applicationServerKey)
          },
        },
      }
      const answered = () => localStorage.getItem('leave') ?? before
      define(Notification, 'permission', answered)
      Object.assign(Notification, {
        requestPermission: async () => {
          localStorage.setItem('leave', leave)
          return leave
        },
      })
      define(navigator.serviceWorker, 'ready', () => Promise.resolve(registration))
      Object.assign(navigator.serviceWorker, { getRegistration: async () => registration })
    },
    { device: browser.device, leave, before },
  )
  return browser
}

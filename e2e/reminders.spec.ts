import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import webPush from 'web-push'
import type { AppServer } from '../lib/cli/app-server'
import { newBrowser, type PushService, startPushService } from '../lib/server/fixtures'
import { databaseUrl, PORT, startTestApp } from './app'
import { expect, expectAccessible, signUp, test } from './fixtures'
import { newLearner } from './http'
import { withSql } from './sql'

/**
 * A server with push keys of its own, and a push service that speaks TLS on this machine. The browser that runs here
 * has no connection to a push service: its part, from leave to subscription, is played by a stand-in, and what arrives
 * is read off the push service.
 */
const OFFERING = PORT + 5
const SITE = `http://localhost:${OFFERING}`
const keys = webPush.generateVAPIDKeys()

let service: PushService
let app: AppServer
let folder: string

test.beforeAll(async () => {
  service = await startPushService()
  folder = await mkdtemp(path.join(tmpdir(), 'discern-push-'))
  const certificate = path.join(folder, 'push-service.pem')
  await writeFile(certificate, service.cert)
  app = await startTestApp(OFFERING, 0, {
    VAPID_PUBLIC_KEY: keys.publicKey,
    VAPID_PRIVATE_KEY: keys.privateKey,
    VAPID_SUBJECT: 'mailto:ada@example.org',
    PUSH_SERVICE_HOSTS: service.host,
    NODE_EXTRA_CA_CERTS: certificate,
  })
})

test.afterAll(async () => {
  await app.stop()
  await service.close()
  await rm(folder, { recursive: true, force: true })
})

test.beforeEach(() => {
  service.pushed.length = 0
})

let paths = 0

interface StandIn {
  /** What the learner answers when asked for leave. */
  readonly leave?: NotificationPermission
  /** What they answered before. */
  readonly before?: NotificationPermission
}

/** Gives a page a browser's side of Web Push, kept over reloads; the messages can be read with what is returned. */
async function standIn(page: Page, { leave = 'granted', before = 'default' }: StandIn = {}) {
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

/** A new learner on the settings of the server that offers reminders. */
async function openSettings(page: Page): Promise<string> {
  const email = await signUp(page, undefined, '/', SITE)
  await page.goto(`${SITE}/settings`)
  return email
}

const heading = (page: Page) => page.getByRole('heading', { name: 'Reminders' })
const toggle = (page: Page) => page.getByLabel('Remind me on this device')
const said = (page: Page, text: string | RegExp) =>
  page.getByRole('status').filter({ hasText: text })

const devicesOf = (email: string) =>
  withSql(databaseUrl(), (query) =>
    query<{ endpoint: string }>(
      `SELECT endpoint FROM push_subscriptions JOIN users ON users.id = user_id WHERE email = $1`,
      [email],
    ),
  )

test('a server without keys does not speak of reminders', async ({ page }) => {
  await signUp(page)
  await page.goto('/settings')
  await expect(page.getByRole('heading', { name: 'Your memory' })).toBeVisible()
  await expect(heading(page)).toHaveCount(0)
  await expect(page.getByText(/remind/i)).toHaveCount(0)
})

test('reminders are switched on, tried, kept over a reload, timed and switched off', async ({
  page,
}) => {
  const browser = await standIn(page)
  const email = await openSettings(page)
  await expect(heading(page)).toBeVisible()
  await expect(toggle(page)).not.toBeChecked()
  await expect(page.getByLabel('Remind me at')).toHaveCount(0)
  await toggle(page).click()
  await expect(said(page, 'On. You will be reminded on this device.')).toBeVisible()
  await expect(toggle(page)).toBeChecked()
  expect(await devicesOf(email)).toEqual([{ endpoint: browser.device.endpoint }])

  await page.getByRole('button', { name: 'Send a test' }).click()
  await expect(said(page, /^Sent\. It should show/)).toBeVisible()
  expect(service.pushed).toHaveLength(1)
  expect(browser.read(service.pushed[0]?.body ?? Buffer.of())).toMatchObject({
    title: 'Reminders work here',
    url: '/settings',
  })

  const at = page.getByLabel('Remind me at')
  await expect(at).toHaveValue('18:00')
  await at.fill('07:30')
  await at.blur()
  await expect(said(page, 'Saved. The reminder comes at 07:30.')).toBeVisible()
  await page.getByLabel('Quiet until').fill('08:15')
  await page.getByLabel('Quiet until').blur()
  await expect(said(page, /comes as they end, at 08:15/)).toBeVisible()

  await page.reload()
  await expect(toggle(page)).toBeChecked()
  await expect(at).toHaveValue('07:30')
  await expect(page.getByLabel('Quiet until')).toHaveValue('08:15')

  await toggle(page).click()
  await expect(said(page, 'Off. You will not be reminded.')).toBeVisible()
  expect(await devicesOf(email)).toEqual([])
  await page.reload()
  await expect(toggle(page)).toBeEnabled()
  await expect(toggle(page)).not.toBeChecked()
})

test('a reminder comes at its moment, and says what is due', async ({ page }) => {
  const browser = await standIn(page)
  const email = await openSettings(page)
  await toggle(page).click()
  await expect(said(page, 'On.')).toBeVisible()
  await page.goto(`${SITE}/c/docker-and-kubernetes`)
  await page.getByRole('button', { name: 'Add to my daily review' }).click()
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: /^Again/ })).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByText(/1 done/)).toBeVisible()
  await expect
    .poll(() =>
      withSql(databaseUrl(), (query) =>
        query(
          `UPDATE memories SET due = now() - interval '1 hour', next_at = now() - interval '1 hour'
           FROM users WHERE users.id = user_id AND email = $1 RETURNING fact_id`,
          [email],
        ),
      ),
    )
    .toHaveLength(1)
  await withSql(databaseUrl(), (query) =>
    query(
      `UPDATE reminders SET at = m.minute, quiet_from = 0, quiet_to = 0, next_at = now()
       FROM users, (SELECT extract(hour FROM now())::int * 60 + extract(minute FROM now())::int AS minute) m
       WHERE users.id = user_id AND email = $1`,
      [email],
    ),
  )
  await withSql(databaseUrl(), (query) =>
    query(`UPDATE users SET time_zone = 'UTC' WHERE email = $1`, [email]),
  )
  // The server looks about once a minute.
  test.setTimeout(150_000)
  await expect.poll(() => service.pushed.length, { timeout: 90_000 }).toBe(1)
  expect(browser.read(service.pushed[0]?.body ?? Buffer.of())).toMatchObject({
    body: expect.stringMatching(/^1 fact and \d+ new ones are ready, about \d+ minutes?\.$/),
    url: '/review',
  })
})

test('another device is told of, and can be switched off from here', async ({ page, context }) => {
  const other = newBrowser(service.host, '/other').device
  await standIn(page)
  const email = await openSettings(page)
  const added = await context.request.post(`${SITE}/api/push-subscriptions`, {
    headers: { Origin: SITE },
    data: other,
  })
  expect(await added.json()).toEqual({ devices: 1 })
  await page.reload()
  await expect(toggle(page)).not.toBeChecked()
  await toggle(page).click()
  await expect(page.getByRole('button', { name: 'Switch off everywhere' })).toBeVisible()
  await toggle(page).click()
  await expect(said(page, 'Off here. Another device is still reminded.')).toBeVisible()
  expect(await devicesOf(email)).toEqual([{ endpoint: other.endpoint }])
  await page.getByRole('button', { name: 'Switch off on another device' }).click()
  await expect(said(page, 'Off on every device.')).toBeVisible()
  expect(await devicesOf(email)).toEqual([])
})

test('who signs out leaves no reminders on the device', async ({ page }) => {
  await standIn(page)
  const email = await openSettings(page)
  await toggle(page).click()
  await expect(said(page, 'On.')).toBeVisible()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.waitForURL(`${SITE}/`)
  expect(await devicesOf(email)).toEqual([])
  expect(await page.evaluate(() => localStorage.getItem('subscribed'))).toBeNull()
})

test('a device that its push service forgot is switched off', async ({ page }) => {
  const browser = await standIn(page)
  const email = await openSettings(page)
  await toggle(page).click()
  await expect(said(page, 'On.')).toBeVisible()
  service.answers(new URL(browser.device.endpoint).pathname, 410)
  await page.getByRole('button', { name: 'Send a test' }).click()
  await expect(said(page, 'no longer known')).toBeVisible()
  await expect(toggle(page)).not.toBeChecked()
  expect(await devicesOf(email)).toEqual([])
})

test.describe('a browser that shows none says what to do:', () => {
  test('leave was refused before', async ({ page }) => {
    await standIn(page, { before: 'denied' })
    await openSettings(page)
    await expect(page.getByText('This browser blocks notifications from here.')).toBeVisible()
    await expect(toggle(page)).toBeDisabled()
    await expectAccessible(page)
  })

  test('leave is refused now', async ({ page }) => {
    await standIn(page, { leave: 'denied' })
    const email = await openSettings(page)
    await toggle(page).click()
    await expect(page.getByText('This browser blocks notifications from here.')).toBeVisible()
    await expect(toggle(page)).toBeDisabled()
    expect(await devicesOf(email)).toEqual([])
  })

  test('the question was put aside', async ({ page }) => {
    await standIn(page, { leave: 'default' })
    await openSettings(page)
    await toggle(page).click()
    await expect(said(page, 'so nothing has changed')).toBeVisible()
    await expect(toggle(page)).not.toBeChecked()
    await expect(toggle(page)).toBeEnabled()
  })

  test('it has no Web Push', async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(window, 'PushManager'))
    await openSettings(page)
    await expect(page.getByText('This browser cannot show reminders.')).toBeVisible()
    await expect(toggle(page)).toBeDisabled()
  })

  test.describe('it is an iPhone’s', () => {
    test.use({
      userAgent:
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    })

    test('and the site is not on the home screen', async ({ page }) => {
      await page.addInitScript(() => Reflect.deleteProperty(window, 'PushManager'))
      await openSettings(page)
      await expect(page.getByText(/“Add to Home Screen”/)).toBeVisible()
      await expect(toggle(page)).toBeDisabled()
    })
  })
})

for (const { name, width, colorScheme } of [
  { name: 'phone, light', width: 360, colorScheme: 'light' },
  { name: 'phone, dark', width: 360, colorScheme: 'dark' },
  { name: 'desktop, light', width: 1280, colorScheme: 'light' },
  { name: 'desktop, dark', width: 1280, colorScheme: 'dark' },
] as const) {
  test.describe(name, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme })

    test('reminders can be used by everybody', async ({ page }, testInfo) => {
      await standIn(page)
      await openSettings(page)
      await expect(toggle(page)).toBeEnabled()
      await expectAccessible(page)
      await toggle(page).focus()
      await page.keyboard.press('Space')
      await expect(said(page, 'On.')).toBeVisible()
      await expect(toggle(page)).toBeFocused()
      await expectAccessible(page)
      await heading(page).scrollIntoViewIfNeeded()
      await page.screenshot({ path: testInfo.outputPath('reminders.png') })
    })
  })
}

test.describe('the endpoints', () => {
  test.use({ expectedErrors: [] })
  const subscription = (endpoint: string, over: object = {}) => ({
    ...newBrowser(service.host, '/api').device,
    endpoint,
    ...over,
  })

  test('take browsers at push services only, with whole keys', async () => {
    const { api } = await newLearner(SITE)
    const post = (data: object) =>
      api.post('/api/push-subscriptions', { headers: { Origin: SITE }, data })
    for (const [name, data] of [
      ['another host', subscription('https://evil.example/push')],
      ['this machine', subscription(`https://127.0.0.1:${service.host.split(':')[1]}/push`)],
      ['this server', subscription(`${SITE}/api/health`)],
      ['no https', subscription(`http://${service.host}/push`)],
      ['a short key', subscription(`https://${service.host}/a`, { p256dh: 'BAAA' })],
      ['a short secret', subscription(`https://${service.host}/a`, { auth: 'AAAA' })],
      ['more than asked', subscription(`https://${service.host}/a`, { failures: 0 })],
    ] as const) {
      const response = await post(data)
      expect(response.status(), name).toBe(400)
      expect(await response.json()).toMatchObject({ error: 'malformed' })
    }
    const response = await post(subscription(`https://${service.host}/a`))
    expect(response.status()).toBe(200)
    expect(await response.json()).toEqual({ devices: 1 })
  })

  test('take times of day', async () => {
    const { api } = await newLearner(SITE)
    const put = (data: object) => api.put('/api/reminders', { headers: { Origin: SITE }, data })
    const times = { at: '18:30', quietFrom: '22:00', quietTo: '07:00' }
    expect((await put(times)).status()).toBe(200)
    for (const at of ['24:00', '7:30', '', 'noon', 1080]) {
      expect((await put({ ...times, at })).status(), String(at)).toBe(400)
    }
  })

  test('try only browsers of who asks, ten times in ten minutes', async () => {
    const [ada, bob] = [await newLearner(SITE), await newLearner(SITE)]
    const { device } = newBrowser(service.host, '/ada')
    const { endpoint } = device
    const as = ({ api }: typeof ada, address: string, data: object) =>
      api.post(address, { headers: { Origin: SITE }, data })
    await as(ada, '/api/push-subscriptions', device)
    const tried = await as(bob, '/api/push-subscriptions/test', { endpoint })
    expect(await tried.json()).toEqual({ delivery: 'gone' })
    expect(service.pushed).toEqual([])
    for (let turn = 0; turn < 10; turn += 1) {
      const mine = await as(ada, '/api/push-subscriptions/test', { endpoint })
      expect(await mine.json()).toEqual({ delivery: 'sent' })
    }
    expect((await as(ada, '/api/push-subscriptions/test', { endpoint })).status()).toBe(429)
    expect(service.pushed).toHaveLength(10)
  })
})

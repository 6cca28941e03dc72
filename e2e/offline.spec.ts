import type { Page } from '@playwright/test'
import type { AppServer } from '../lib/cli/app-server'
import { fold } from '../lib/core/scheduling/fold'
import { DEFAULT_SETTINGS, type Review } from '../lib/core/scheduling/types'
import { databaseUrl, PORT, SITE, startTestApp } from './app'
import { type KeptBrowser, keptBrowser, storeOf, whenWorkerReady } from './browser'
import { expect, expectAccessible, signIn, signUp, test } from './fixtures'
import { type BadNetwork, proxyTo } from './proxy'
import { storedMemories, storedReviews, withSql } from './sql'

const PROXY_PORT = PORT + 5
const THERE = `http://localhost:${PROXY_PORT}`

let app: AppServer
let proxy: BadNetwork
let browser: KeptBrowser

test.beforeAll(async () => {
  app = await startTestApp(PORT + 6, 0, { NEXTAUTH_URL: THERE })
  proxy = proxyTo(PORT + 6, PROXY_PORT)
})

test.afterAll(async () => {
  await app.stop()
})

test.beforeEach(async () => {
  await proxy.up()
  browser = await keptBrowser(THERE)
})

test.afterEach(async () => {
  await browser.discard()
  await proxy.down()
})

const inDatabase = <T>(work: Parameters<typeof withSql<T>>[1]) => withSql(databaseUrl(), work)

/** Signs up, studies a comparison, and leaves once its review and its pack are kept. */
async function visitOnce(page: Page): Promise<string> {
  const email = await signUp(page)
  await page.goto('/c/docker-and-kubernetes')
  await page.getByRole('button', { name: 'Add to my daily review' }).click()
  await page.waitForURL('**/review')
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeEnabled()
  await whenWorkerReady(page)
  await page.goto('/')
  const kept = async () => (await storeOf<{ key: string }>(page, 'pages')).map(({ key }) => key)
  await expect.poll(kept, { timeout: 20_000 }).toContain('pack:docker-and-kubernetes')
  await expect.poll(kept).toContainEqual(expect.stringMatching(/^sitting:/))
  return email
}

/** Turns the card and grades it; says which question that was. */
async function grade(page: Page, rating: 1 | 2 | 3 | 4): Promise<void> {
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: /^Good/ })).toBeFocused()
  await page.keyboard.press(String(rating))
}

test('fifty grades on the train, a killed browser and a bad network: each is there once', async () => {
  test.setTimeout(180_000)
  let page = await browser.start()
  const email = await visitOnce(page)

  await proxy.down()
  await page.goto('/review')
  await expect(page.getByText(/^No network/)).toBeVisible()
  for (let done = 0; done < 50; done += 1) await grade(page, done % 4 === 3 ? 3 : 1)
  await expect(
    page.getByText('50 answers not saved').or(page.getByText(/^50 waiting/)),
  ).toBeVisible()
  const given = await storeOf<{ id: string; review: Review }>(page, 'reviews')
  expect(given).toHaveLength(50)

  await browser.kill()
  page = await browser.start()
  await page.goto('/review')
  await expect(page.getByText(/50 done/)).toBeVisible()
  expect((await storeOf<{ id: string }>(page, 'reviews')).map(({ id }) => id)).toEqual(
    given.map(({ id }) => id),
  )

  await proxy.up({
    delay: (n) => (n % 3) * 400,
    cuts: (n) => n < 3,
    replays: (n) => n % 2 === 0,
  })
  await page.reload()
  // A browser writes its cookies to disk now and then: one that is killed may have lost the session, no answer though.
  await expect(page.getByRole('heading', { name: /^(Review|Sign in)$/ })).toBeVisible()
  if (page.url().includes('/sign-in')) {
    await signIn(page, email, undefined, '/review')
  }
  await expect
    .poll(async () => (await storeOf(page, 'reviews')).length, { timeout: 90_000 })
    .toBe(0)
  expect(proxy.posts()).toBeGreaterThan(3)

  const reviews = given.map(({ review }) => review)
  await inDatabase(async (query) => {
    expect(await storedReviews(query, email)).toEqual(given.map(({ id }) => id).sort())
    const factIds = [...new Set(reviews.map(({ factId }) => factId))].sort()
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const settings = { ...DEFAULT_SETTINGS, timeZone }
    expect(await storedMemories(query, email)).toEqual(
      factIds.map((id) =>
        fold(
          reviews.filter(({ factId }) => factId === id),
          settings,
        ),
      ),
    )
  })
})

test('without the network the library, a table and a quiz are there, and a reload goes on', async () => {
  const page = await browser.start({ viewport: { width: 390, height: 844 } })
  await page.goto('/')
  await whenWorkerReady(page)
  await expect
    .poll(async () => (await storeOf(page, 'pages')).length, { timeout: 20_000 })
    .toBeGreaterThanOrEqual(3)
  await proxy.down()

  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Docker & Kubernetes' }).click()
  await expect(page.getByRole('table')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Start the quiz' }).click()
  await expect(page.getByText('Question 1 of 10')).toBeVisible()
  const address = page.url()
  await page.goto(`${address}${address.includes('?') ? '' : '?seed=on-the-way&count=10'}`)
  await expect(page.getByText('Question 1 of 10')).toBeVisible()
  await expectAccessible(page)

  await page.goto('/progress')
  await expect(page.getByText('This page needs the network.')).toBeVisible()
  await proxy.up()
  await expect(page).toHaveURL(/sign-in/, { timeout: 30_000 })
})

test('who signs out leaves nothing of theirs behind, and the next learner sees only their own', async () => {
  const page = await browser.start()
  const first = await visitOnce(page)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()

  const left = await page.evaluate(async () => {
    const kept: string[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const { url } of await cache.keys()) {
        kept.push(url, await ((await cache.match(url))?.text() ?? ''))
      }
    }
    return [...kept, JSON.stringify(localStorage)].join('\n')
  })
  const stores = await Promise.all(
    ['reviews', 'delivered', 'attempts', 'runs', 'pages'].map((name) => storeOf(page, name)),
  )
  const [user] = await inDatabase((query) =>
    query<{ id: string }>('SELECT id FROM users WHERE email = $1', [first]),
  )
  for (const trace of [first, user?.id ?? '']) {
    expect(left).not.toContain(trace)
    expect(JSON.stringify(stores)).not.toContain(trace)
  }

  await proxy.down()
  await page.goto('/review')
  await expect(page.getByText('This page needs the network.')).toBeVisible()
  await expect(page.getByText(/to review/)).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Review' })).toHaveCount(0)
})

test('the worker sends what waits when the browser finds the network again, with no page open', async () => {
  const page = await browser.start()
  const email = await visitOnce(page)
  await proxy.down()
  await page.goto('/review')
  await grade(page, 4)
  await grade(page, 4)
  await expect(page.getByText('2 answers not saved').or(page.getByText(/^2 waiting/))).toBeVisible()

  const context = page.context()
  const cdp = await context.newCDPSession(page)
  const registrations: { registrationId: string; scopeURL: string }[] = []
  cdp.on('ServiceWorker.workerRegistrationUpdated', (event) =>
    registrations.push(...event.registrations),
  )
  await cdp.send('ServiceWorker.enable')
  await expect.poll(() => registrations.length).toBeGreaterThan(0)
  await page.goto('about:blank')
  await proxy.up()
  await cdp.send('ServiceWorker.dispatchSyncEvent', {
    origin: THERE,
    registrationId: registrations[0]?.registrationId ?? '',
    tag: 'discern-outbox',
    lastChance: false,
  })
  await expect
    .poll(() => inDatabase(async (query) => (await storedReviews(query, email)).length))
    .toBe(2)
})

test('a new version waits until it is wanted, and the sitting goes on', async () => {
  const page = await browser.start()
  await visitOnce(page)
  await page.goto('/review')
  await grade(page, 4)
  proxy.newVersion()
  await page.evaluate(async () => void (await navigator.serviceWorker.getRegistration())?.update())
  await expect(page.getByText('A newer Discern is ready')).toBeVisible({ timeout: 15_000 })
  await page.getByRole('button', { name: 'Use it now' }).click()
  await expect(page.getByText('13 left')).toBeVisible()
  await expect(page.getByText('A newer Discern is ready')).toHaveCount(0)
})

test('the app says how it is installed', async ({ page }) => {
  await page.goto(SITE)
  const address = await page.locator('link[rel=manifest]').getAttribute('href')
  const manifest = await (await page.request.get(address ?? '')).json()
  expect(manifest).toMatchObject({ short_name: 'Discern', display: 'standalone', scope: '/' })
  for (const { src } of manifest.icons) expect((await page.request.get(src)).status()).toBe(200)
})

import type { Page } from '@playwright/test'
import { newBrowser, type PushService } from '../lib/server/fixtures'
import { databaseUrl } from './app'
import { expect, expectAccessible, LOOKS, signUp, test } from './fixtures'
import { type Offering, OFFERING_SITE as SITE, standIn, startOffering } from './push'
import { withSql } from './sql'

let offering: Offering
let service: PushService

test.beforeAll(async () => {
  offering = await startOffering()
  service = offering.service
})
test.afterAll(() => offering.stop())

test.beforeEach(() => {
  service.pushed.length = 0
})

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
  await expect(page.getByText(/reminders|remind me/i)).toHaveCount(0)
})

test('reminders are switched on, tried, kept over a reload, timed and switched off', async ({
  page,
}) => {
  const browser = await standIn(page, service)
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
  const browser = await standIn(page, service)
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
  // A server looks within ten seconds of its start, then about once a minute.
  await offering.restart()
  await expect.poll(() => service.pushed.length, { timeout: 30_000 }).toBe(1)
  expect(browser.read(service.pushed[0]?.body ?? Buffer.of())).toMatchObject({
    body: expect.stringMatching(/^1 fact and \d+ new ones are ready, about \d+ minutes?\.$/),
    url: '/review',
  })
})

test('another device is told of, and can be switched off from here', async ({ page, context }) => {
  const other = newBrowser(service.host, '/other').device
  await standIn(page, service)
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
  await page.getByRole('button', { name: 'Switch off on the other device' }).click()
  await expect(said(page, 'Off on every device.')).toBeVisible()
  expect(await devicesOf(email)).toEqual([])
})

test('who signs out leaves no reminders on the device', async ({ page }) => {
  await standIn(page, service)
  const email = await openSettings(page)
  await toggle(page).click()
  await expect(said(page, 'On.')).toBeVisible()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.waitForURL(`${SITE}/`)
  expect(await devicesOf(email)).toEqual([])
  expect(await page.evaluate(() => localStorage.getItem('subscribed'))).toBeNull()
})

test('a device that its push service forgot is switched off', async ({ page }) => {
  const browser = await standIn(page, service)
  const email = await openSettings(page)
  await toggle(page).click()
  await expect(said(page, 'On.')).toBeVisible()
  service.answers(new URL(browser.device.endpoint).pathname, 410)
  await page.getByRole('button', { name: 'Send a test' }).click()
  await expect(said(page, 'no longer known')).toBeVisible()
  await expect(toggle(page)).not.toBeChecked()
  expect(await devicesOf(email)).toEqual([])
})

test.describe('an address', () => {
  test.use({ serviceWorkers: 'allow' })

  test('that the push service changes is followed', async ({ page, context }) => {
    const [old, next] = [newBrowser(service.host, '/old'), newBrowser(service.host, '/next')]
    const email = await openSettings(page)
    await page.request.post(`${SITE}/api/push-subscriptions`, {
      headers: { Origin: SITE },
      data: old.device,
    })
    expect(await devicesOf(email)).toEqual([{ endpoint: old.device.endpoint }])
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
    await worker.evaluate(
      ({ old, next }) => {
        const { endpoint, p256dh, auth } = next
        const change = new Event('pushsubscriptionchange')
        Object.assign(change, {
          oldSubscription: old,
          newSubscription: { toJSON: () => ({ endpoint, keys: { p256dh, auth } }) },
          waitUntil: () => undefined,
        })
        dispatchEvent(change)
      },
      { old: old.device, next: next.device },
    )
    await expect.poll(() => devicesOf(email)).toEqual([{ endpoint: next.device.endpoint }])
  })
})

test.describe('a browser that shows none says what to do:', () => {
  test('leave was refused before', async ({ page }) => {
    await standIn(page, service, { before: 'denied' })
    await openSettings(page)
    await expect(page.getByText('This browser blocks notifications from here.')).toBeVisible()
    await expect(toggle(page)).toBeDisabled()
    await expectAccessible(page)
  })

  test('leave is refused now', async ({ page }) => {
    await standIn(page, service, { leave: 'denied' })
    const email = await openSettings(page)
    await toggle(page).click()
    await expect(page.getByText('This browser blocks notifications from here.')).toBeVisible()
    await expect(toggle(page)).toBeDisabled()
    expect(await devicesOf(email)).toEqual([])
  })

  test('the question was put aside', async ({ page }) => {
    await standIn(page, service, { leave: 'default' })
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

for (const { name, width, height, colorScheme } of LOOKS) {
  test.describe(name, () => {
    test.use({ viewport: { width, height }, colorScheme })

    test('reminders can be used by everybody', async ({ page }) => {
      await standIn(page, service)
      await openSettings(page)
      await expect(toggle(page)).toBeEnabled()
      await toggle(page).focus()
      await page.keyboard.press('Space')
      await expect(said(page, 'On.')).toBeVisible()
      await expect(toggle(page)).toBeFocused()
      await expectAccessible(page)
    })
  })
}

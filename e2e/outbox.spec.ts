import type { Page } from '@playwright/test'
import { databaseUrl } from './app'
import { storeOf } from './browser'
import { answerAnyhow, expect, expectAccessible, signUp, test } from './fixtures'
import { storedReviews, withSql } from './sql'

const HOUR = 3_600_000
const QUIZ = '/c/docker-and-kubernetes/quiz?formats=which-subject&count=3&seed='

const stored = (email: string) => withSql(databaseUrl(), (query) => storedReviews(query, email))

interface Timed {
  readonly at: Date
  readonly clientAt: Date | null
  readonly offset: number | null
}

const times = (email: string) =>
  withSql(databaseUrl(), (query) =>
    query<Timed>(
      `SELECT reviews.at, client_at AS "clientAt", clock_offset_seconds AS "offset"
       FROM reviews JOIN users ON users.id = reviews.user_id WHERE users.email = $1 ORDER BY reviews.at`,
      [email],
    ),
  )

async function next(page: Page): Promise<void> {
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^(Next|See the result)/ })).toHaveCount(0)
}

test('it is always said where an answer is', async ({ page }) => {
  await page.goto(`${QUIZ}words`)
  await answerAnyhow(page)
  await expect(page.getByText('Kept in this browser')).toBeVisible()
  await signUp(page)
  await page.goto(`${QUIZ}more-words`)
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/api/reviews', async (route) => {
    await held
    await route.continue()
  })
  await answerAnyhow(page)
  await expect(page.getByText('Saving…')).toBeVisible()
  release()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
})

test('a refused answer is shown with its reason, sent again when asked, and let go only then', async ({
  page,
}) => {
  const email = await signUp(page)
  await page.goto(`${QUIZ}refused`)
  let refusing = true
  await page.route('**/api/reviews', async (route) => {
    if (!refusing) return route.continue()
    const { reviews } = route.request().postDataJSON() as { reviews: { id: string }[] }
    const results = reviews.map(({ id }) => ({ id, status: 'refused', reason: 'unknown-fact' }))
    await route.fulfill({ json: { results, savedAt: Date.now() } })
  })
  await answerAnyhow(page)
  const note = page.getByText('1 answer could not be saved')
  await expect(note).toBeVisible()
  await next(page)
  await page.reload()
  await note.click()
  await expect(page.getByRole('list', { name: 'Answers not saved' })).toContainText(
    'Its fact is no longer there.',
  )
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Send again' }).click()
  await expect(note).toBeVisible()
  expect(await stored(email)).toEqual([])
  refusing = false
  await note.click()
  await page.getByRole('button', { name: 'Send again' }).click()
  await expect(note).toHaveCount(0)
  await expect.poll(async () => (await stored(email)).length).toBe(1)

  refusing = true
  await answerAnyhow(page)
  await note.click()
  await page.getByRole('button', { name: 'Let it go' }).click()
  await expect(note).toHaveCount(0)
  expect(await storeOf(page, 'reviews')).toEqual([])
})

for (const [name, words, spoil] of [
  [
    'blocked',
    'This browser keeps no data for us',
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('no', 'SecurityError')
      }
    },
  ],
  [
    'full',
    'This browser has no room left for our data',
    () => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('no', 'QuotaExceededError')
      }
    },
  ],
] as const) {
  test(`a store that is ${name} is told of, and a learner’s answers are saved all the same`, async ({
    page,
  }) => {
    const email = await signUp(page)
    await page.addInitScript(spoil)
    await page.goto(`${QUIZ}${name}`)
    await answerAnyhow(page)
    await expect(page.getByText(words)).toBeVisible()
    await next(page)
    await answerAnyhow(page)
    await expect.poll(async () => (await stored(email)).length).toBe(2)
  })
}

test('a clock that is five hours ahead, or jumps there, puts no answer into the future', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const real = Date.now
    const ahead = () => Number(sessionStorage.getItem('ahead') ?? 0)
    Date.now = () => real() + ahead()
  })
  const email = await signUp(page)
  await page.evaluate((hours) => sessionStorage.setItem('ahead', String(hours)), 5 * HOUR)
  await page.goto(`${QUIZ}clock`)
  await answerAnyhow(page)
  await expect.poll(async () => (await times(email)).length).toBe(1)
  await page.evaluate((hours) => sessionStorage.setItem('ahead', String(hours)), 10 * HOUR)
  await next(page)
  await answerAnyhow(page)
  await expect.poll(async () => (await times(email)).length).toBe(2)

  const [known, jumped] = await times(email)
  const off = (at: Date | undefined) => Math.abs((at?.getTime() ?? 0) - Date.now())
  expect(off(known?.at)).toBeLessThan(60_000)
  expect([known?.clientAt, known?.offset]).toEqual([null, null])
  expect(off(jumped?.at)).toBeLessThan(60_000)
  expect(off(jumped?.clientAt ?? undefined)).toBeGreaterThan(4 * HOUR)
  expect(Math.round((jumped?.offset ?? 0) / 3600)).toBe(-5)
})

test('what waits leaves with a page that closes', async ({ page, context }) => {
  const email = await signUp(page)
  await page.goto(`${QUIZ}closing`)
  let cut = true
  await page.route('**/api/reviews', (route) =>
    cut ? route.fulfill({ status: 500 }) : route.continue(),
  )
  await answerAnyhow(page)
  await expect(page.getByText('1 answer not saved')).toBeVisible()
  cut = false
  const other = await context.newPage()
  await page.close({ runBeforeUnload: true })
  await expect.poll(async () => (await stored(email)).length).toBe(1)
  await other.close()
})
test.use({ expectedErrors: ['500 (Internal Server Error)'] })

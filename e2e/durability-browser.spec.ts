import type { Page } from '@playwright/test'
import { databaseUrl, SITE } from './app'
import { expect, figure, finishQuiz, newEmail, signIn, signUp, test } from './fixtures'
import { makeAccount } from './http'
import { storedReviews, withSql } from './sql'

const stored = (email: string) => withSql(databaseUrl(), (query) => storedReviews(query, email))

/** Turns the card shown and grades it Easy, which takes it out of this sitting. Gives its question. */
async function gradeEasy(page: Page): Promise<string> {
  const question = page.getByRole('heading', { level: 2 }).first()
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeEnabled()
  const asked = (await question.textContent()) ?? ''
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: /^Good/ })).toBeFocused()
  await page.keyboard.press('4')
  await expect(page.getByRole('button', { name: /^Good/ })).toHaveCount(0)
  return asked
}

async function cardsLeft(page: Page): Promise<number> {
  await expect(page.locator('section[aria-busy="false"]')).toBeVisible()
  return Number.parseInt((await page.getByText(/^\d+ left/).textContent()) ?? '', 10)
}

test.describe('while answers cannot be sent', () => {
  test.use({ expectedErrors: ['net::ERR_FAILED'] })

  test('the review goes on, a reload forgets none, and a retry saves each once', async ({
    page,
  }) => {
    const email = await signUp(page)
    await page.goto('/c/docker-and-kubernetes')
    await page.getByRole('button', { name: 'Add to my daily review' }).click()
    await page.waitForURL('**/review')
    const atFirst = await cardsLeft(page)

    await page.route('**/api/reviews', (route) => route.abort())
    const graded: string[] = []
    for (let card = 0; card < 5; card += 1) graded.push(await gradeEasy(page))
    expect(new Set(graded).size).toBe(5)
    await expect(page.getByText('5 answers not saved')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible()
    expect(await stored(email)).toEqual([])

    await page.reload()
    await expect(page.getByText('5 answers not saved')).toBeVisible()
    expect(await cardsLeft(page)).toBe(atFirst - 5)
    for (let tries = 0; tries < 3; tries += 1) {
      const failing = page.waitForEvent('requestfailed')
      await page.getByRole('button', { name: 'Retry' }).click()
      await failing
    }
    await expect(page.getByText('5 answers not saved')).toBeVisible()

    await page.unroute('**/api/reviews')
    await page.getByRole('button', { name: 'Retry' }).click()
    await expect(page.getByText('not saved')).toHaveCount(0)
    expect(await stored(email)).toHaveLength(5)

    const later: string[] = []
    for (let left = await cardsLeft(page); left > 0; left -= 1) later.push(await gradeEasy(page))
    expect(later.filter((question) => graded.includes(question))).toEqual([])
    await expect(page.getByRole('heading', { name: 'All caught up' })).toBeVisible()
    await expect.poll(async () => (await stored(email)).length).toBe(atFirst)
  })

  test('answers that arrived though the browser never heard of it are kept once', async ({
    page,
  }) => {
    const email = await signUp(page)
    await page.goto('/c/docker-and-kubernetes')
    await page.getByRole('button', { name: 'Add to my daily review' }).click()
    await page.waitForURL('**/review')
    await page.route('**/api/reviews', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await gradeEasy(page)
    await gradeEasy(page)
    await expect(page.getByText('2 answers not saved')).toBeVisible()
    await expect.poll(async () => (await stored(email)).length).toBe(2)
    await page.unroute('**/api/reviews')
    await page.getByRole('button', { name: 'Retry' }).click()
    await expect(page.getByText('not saved')).toHaveCount(0)
    expect(await stored(email)).toHaveLength(2)
  })
})

/** The ids of the answers that wait in this browser. */
const keptHere = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('discern')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const db = opening.result
          const reading = db.transaction('reviews').objectStore('reviews').getAllKeys()
          reading.onerror = () => reject(reading.error)
          reading.onsuccess = () => {
            db.close()
            resolve(reading.result.map(String).sort())
          }
        }
      }),
  )

test('what a guest answers in two tabs is handed over once', async ({ page, context }) => {
  const other = await context.newPage()
  await page.goto('/c/docker-and-kubernetes/quiz?seed=tab-one&count=3')
  await other.goto('/c/docker-and-kubernetes/quiz?seed=tab-two&count=3')
  await finishQuiz(page)
  await finishQuiz(other)
  const kept = await keptHere(page)
  expect(kept.length).toBeGreaterThanOrEqual(6)

  const email = newEmail()
  await makeAccount(context.request, email)
  await Promise.all([page.goto('/'), other.goto('/')])
  await expect.poll(() => stored(email)).toEqual(kept)
  await expect.poll(() => keptHere(page)).toEqual([])
  await page.goto('/progress')
  await expect(figure(page, 'done today')).toHaveText(String(kept.length))
  await expect(page.getByRole('row', { name: /of 3/ })).toHaveCount(2)

  const sent: string[] = []
  context.on('request', (request) => {
    if (/\/api\/(reviews|attempts)$/.test(request.url())) sent.push(request.url())
  })
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(`${SITE}/`)
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
  await signIn(page, email, undefined, '/progress')
  await expect(figure(page, 'done today')).toHaveText(String(kept.length))
  expect(sent).toEqual([])
  expect(await stored(email)).toEqual(kept)
})

test.describe('while the server is down', () => {
  test.use({ expectedErrors: ['503 (Service Unavailable)'] })

  test('what one learner left unsent is not handed to the next', async ({ page, context }) => {
    const first = await signUp(page)
    await page.goto('/c/docker-and-kubernetes/quiz?seed=left&count=2')
    await page.route('**/api/reviews', (route) => route.fulfill({ status: 503, body: '{}' }))
    await finishQuiz(page)
    const kept = await keptHere(page)
    expect(kept.length).toBeGreaterThanOrEqual(2)

    page.on('dialog', (dialog) => dialog.accept())
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
    await page.unroute('**/api/reviews')
    const second = newEmail()
    await makeAccount(context.request, second)
    await page.goto('/progress')
    await expect(figure(page, 'done today')).toHaveText('0')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
    expect(await stored(second)).toEqual([])
    expect(await keptHere(page)).toEqual(kept)

    await signIn(page, first, undefined, '/progress')
    await expect.poll(() => stored(first)).toEqual(kept)
    await expect.poll(() => keptHere(page)).toEqual([])
  })
})

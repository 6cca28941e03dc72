import { devices, type Page } from '@playwright/test'
import { databaseUrl } from './app'
import { expect, expectAccessible, figure, signUp, test } from './fixtures'
import { withSql } from './sql'

const { defaultBrowserType: _, ...phone } = devices['Pixel 7']
test.use({ ...phone })

const QUIZ = '/c/docker-and-kubernetes/quiz?formats=which-subject&count=3&seed='

/** Between two gestures: closer together a browser may take them for one. */
const APART_MS = 400

/** Moves a finger over the card from one side towards the other. */
async function swipe(page: Page, target: string, { x, y = 0 }: { x: number; y?: number }) {
  await page.waitForTimeout(APART_MS)
  const box = await page.locator(target).first().boundingBox()
  if (!box) throw new Error(`There is no ${target}.`)
  const from = { x: box.x + box.width / 2 - x / 2, y: box.y + 40 }
  const cdp = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', part: number) =>
    cdp.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        type === 'touchEnd' ? [] : [{ x: from.x + x * part, y: from.y + y * part, id: 1 }],
    })
  await touch('touchStart', 0)
  for (const part of [0.25, 0.5, 0.75, 1]) await touch('touchMove', part)
  await touch('touchEnd', 1)
  await cdp.detach()
  await page.waitForTimeout(APART_MS)
}

const CARD = 'section .card'
const next = (page: Page) => page.getByRole('button', { name: /^(Next|See the result)/ })

test('a swipe chooses the subject on its side, and can be taken back', async ({ page }) => {
  await page.goto(`${QUIZ}swipes`)
  const [left, right] = [0, 1].map((index) => page.locator('fieldset button').nth(index))
  await expect(left ?? page.locator('none')).toBeEnabled()

  await swipe(page, CARD, { x: -40 })
  await swipe(page, CARD, { x: 100, y: 160 })
  await expect(next(page), 'too short, or up and down').toHaveCount(0)

  await swipe(page, CARD, { x: -180 })
  await expect(next(page)).toBeVisible()
  await expect(page.getByText('Swiped by accident?')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Take it back' }).tap()
  await expect(next(page)).toHaveCount(0)
  await expect(right ?? page.locator('none')).toBeEnabled()

  await swipe(page, CARD, { x: 180 })
  await next(page).tap()
  await expect(page.getByText('Swiped by accident?')).toHaveCount(0)
  await page.locator('fieldset button').first().tap()
  await expect(page.getByText('Swiped by accident?'), 'a tap is meant').toHaveCount(0)
  await next(page).tap()
  await page.locator('fieldset button').first().tap()
  await next(page).tap()
  await expect(page.getByRole('heading', { level: 1, name: /of 3 right/ })).toBeVisible()

  const email = await signUp(page)
  const kinds = () =>
    withSql(databaseUrl(), (query) =>
      query<{ kind: string; count: number }>(
        `SELECT kind, count(*)::int AS count FROM reviews JOIN users ON users.id = user_id
         WHERE email = $1 GROUP BY kind ORDER BY kind`,
        [email],
      ),
    )
  await expect.poll(kinds).toEqual([
    { kind: 'answer', count: 4 },
    { kind: 'undo', count: 1 },
  ])
})

test('the daily journey goes by thumb: quiz, review, undo, progress', async ({ page }) => {
  await signUp(page)
  await page.goto('/c/docker-and-kubernetes')
  await page.getByRole('button', { name: 'Add to my daily review' }).tap()
  await page.waitForURL('**/review')
  const show = page.getByRole('button', { name: 'Show answer' })
  await expect(show).toBeEnabled()
  const first = await page.getByRole('heading', { level: 2 }).first().textContent()
  for (const target of [show]) {
    const box = await target.boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(44)
    expect(box?.y, 'within reach of a thumb').toBeGreaterThan(300)
  }
  await show.tap()
  await page.getByRole('button', { name: /^Easy/ }).tap()
  await expect(page.getByRole('heading', { level: 2 }).first()).not.toHaveText(first ?? '')
  await page.getByRole('button', { name: 'Undo' }).tap()
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(first ?? '')
  await page.getByRole('button', { name: /^Easy/ }).tap()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Progress' }).tap()
  await expect(figure(page, 'done today')).toHaveText('1')
})

import type { Page } from '@playwright/test'
import { expect, figure, finishQuiz, signIn, signUp, test } from './fixtures'

const QUIZ = '/c/docker-and-kubernetes/quiz?seed=review&count=6&formats=which-subject'
const left = (page: Page) => page.getByText(/^\d+ left/)

/** Grades the card shown by its key. */
async function grade(page: Page, key: '1' | '2' | '3' | '4') {
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: /^Good/ })).toBeFocused()
  await page.keyboard.press(key)
}

test('the sitting goes on undisturbed while what a guest did is handed over', async ({ page }) => {
  await page.goto(QUIZ)
  await finishQuiz(page)
  await signUp(page)
  await page.getByRole('link', { name: 'Start review' }).click()
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeFocused()
  for (let done = 1; done <= 4; done += 1) {
    await grade(page, '3')
    await expect(left(page)).toContainText(`, ${done} done`)
    await expect(page.getByRole('button', { name: 'Show answer' })).toBeFocused()
  }
  for (let done = 3; done >= 0; done -= 1) {
    await page.keyboard.press('z')
    if (done > 0) await expect(left(page)).toContainText(`, ${done} done`)
  }
  await expect(left(page)).not.toContainText('done')
})

test('the very last grade can be taken back', async ({ page }) => {
  await signUp(page)
  await page.goto('/c/docker-and-kubernetes')
  await page.getByRole('button', { name: 'Add to my daily review' }).click()
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeFocused()
  for (let card = 0; card < 14; card += 1) await grade(page, '4')
  await expect(page.getByRole('heading', { name: 'All caught up' })).toBeFocused()
  await expect(page.getByText(/next: \d+ in \d+ days · 14 answered/)).toBeVisible()
  await page.keyboard.press('z')
  await expect(page.getByRole('button', { name: /^Easy/ })).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeFocused()
  await grade(page, '4')
  await expect(page.getByRole('heading', { name: 'All caught up' })).toBeVisible()
})

test('a clock that is hours behind changes nothing', async ({ page }) => {
  await page.clock.setSystemTime(Date.now() - 3 * 3_600_000)
  await page.goto(QUIZ)
  await finishQuiz(page)
  await signUp(page)
  await expect(page.getByText('6 answers saved to your account')).toBeVisible()
  await page.goto('/review')
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeFocused()
  const before = Number.parseInt((await left(page).textContent()) ?? '', 10)
  expect(before).toBeGreaterThan(0)
  await grade(page, '4')
  await expect(left(page)).toContainText(`${before - 1} left, 1 done`)
  await page.getByRole('link', { name: 'Progress' }).click()
  await expect(figure(page, 'done today')).toHaveText('7')
})

test('a key that is held down grades nothing', async ({ page }) => {
  await signUp(page)
  await page.goto('/c/docker-and-kubernetes')
  await page.getByRole('button', { name: 'Add to my daily review' }).click()
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeFocused()
  for (let press = 0; press < 10; press += 1) await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await expect(page.getByRole('button', { name: /^Good/ })).toBeVisible()
  await expect(left(page)).not.toContainText('done')
})

test('pages restored by Back are up to date', async ({ page }) => {
  await signUp(page)
  await page.goto('/c/docker-and-kubernetes')
  await page.getByRole('button', { name: 'Add to my daily review' }).click()
  await page.getByRole('link', { name: 'Progress' }).click()
  await expect(figure(page, 'done today')).toHaveText('0')
  await page.getByRole('link', { name: 'Review' }).click()
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeFocused()
  await grade(page, '4')
  await grade(page, '4')
  await expect(left(page)).toContainText('2 done')
  await page.goBack()
  await expect(figure(page, 'done today')).toHaveText('2')
  await page.goForward()
  await expect(left(page)).toHaveText('12 left')
})

test.describe('another learner', () => {
  test.use({ expectedErrors: ['401 (Unauthorized)'] })

  test('does not get the answers of a tab left open; who gave them does', async ({ page }) => {
    const email = await signUp(page)
    await page.goto(QUIZ)
    await expect(page.getByText('Which one is this about?')).toBeVisible()

    const other = await page.context().newPage()
    await other.goto('/')
    await other.getByRole('button', { name: 'Sign out' }).click()
    await expect(other.getByRole('link', { name: 'Sign in' })).toBeVisible()
    await signUp(other)

    await page.keyboard.press('1')
    await expect(page.getByRole('button', { name: /^Next/ })).toBeVisible()
    await other.goto('/progress')
    await expect(figure(other, 'done today')).toHaveText('0')

    await other.getByRole('button', { name: 'Sign out' }).click()
    await expect(other.getByRole('link', { name: 'Sign in' })).toBeVisible()
    await signIn(other, email, undefined, '/progress')
    await expect(figure(other, 'done today')).toHaveText('1')
    await other.close()
  })
})

test('answers reach the account also where the browser keeps nothing', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('blocked', 'SecurityError')
      },
    })
  })
  await signUp(page)
  await page.goto(QUIZ)
  await finishQuiz(page)
  await expect(page.getByText('keeps no data for us')).toBeVisible()
  await page.goto('/progress')
  await expect(figure(page, 'done today')).toHaveText('6')
})

test('single-key shortcuts can be switched off', async ({ page }) => {
  await page.goto(QUIZ)
  await page.getByRole('switch', { name: /Keyboard shortcuts/ }).click()
  await page.locator('body').press('1')
  await expect(page.getByRole('button', { name: /^Next/ })).toHaveCount(0)
  await page.getByRole('switch', { name: /Keyboard shortcuts/ }).click()
  await page.locator('body').press('1')
  await expect(page.getByRole('button', { name: /^Next/ })).toBeVisible()
})

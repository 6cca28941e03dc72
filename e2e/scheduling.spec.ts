import type { Page } from '@playwright/test'
import { expect, expectAccessible, signUp, test } from './fixtures'

const left = (page: Page) => page.getByText(/^\d+ left/)
const showAnswer = (page: Page) => page.getByRole('button', { name: 'Show answer' })

/** A learner who studies the built-in comparison, on the first card of the review. */
async function beginReview(page: Page) {
  await signUp(page)
  await page.goto('/c/docker-and-kubernetes')
  await page.getByRole('button', { name: 'Add to my daily review' }).click()
  await expect(showAnswer(page)).toBeFocused()
}

const question = (page: Page) => page.locator('#card-question')

test('settings are checked, shown in their effect, kept and used', async ({ page }) => {
  await signUp(page)
  await page.goto('/settings')
  const retention = page.getByLabel('Share you want to remember')
  const month = page.getByRole('row', { name: /^A fact known for a month/ }).getByRole('cell')
  const before = await month.nth(2).textContent()
  await retention.fill('95')
  await expect(month.nth(2)).not.toHaveText(before ?? '')

  await page.getByText('Fine tuning').click()
  const steps = page.getByLabel('Learning steps')
  await steps.fill('soon')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(steps).toBeFocused()
  await expect(page.getByText('Write steps such as')).toBeVisible()
  await expect(steps).toHaveValue('soon')
  await steps.fill('2m 20m')
  await page.getByLabel('New facts a day, at most').fill('3')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved. Every fact follows these settings now.')).toBeVisible()
  await expectAccessible(page)

  await page.reload()
  await expect(retention).toHaveValue('95')
  await page.goto('/c/docker-and-kubernetes')
  await page.getByRole('button', { name: 'Add to my daily review' }).click()
  await expect(left(page)).toHaveText('3 left')
  await expect(showAnswer(page)).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: /^Again/ })).toContainText('2 min')
  await expect(page.getByRole('button', { name: /^Good/ })).toContainText('20 min')
})

test('the forecast says what each share costs, and one can be taken', async ({ page }) => {
  await signUp(page)
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Help me decide' }).click()
  await page.getByRole('button', { name: 'Take 80 percent' }).click()
  await expect(page.getByLabel('Share you want to remember')).toHaveValue('80')
  await expect(page.getByText('Not saved yet.')).toBeVisible()
})

test('a fact is suspended, put off and flagged, and all of it is taken back', async ({ page }) => {
  await beginReview(page)
  const first = (await question(page).textContent()) ?? ''
  await page.getByRole('button', { name: 'More for this fact' }).click()
  await page.getByRole('button', { name: /^Suspend/ }).click()
  await expect(left(page)).toHaveText('13 left')
  await expect(question(page)).not.toHaveText(first)

  const second = (await question(page).textContent()) ?? ''
  await page.keyboard.press('b')
  await expect(left(page)).toHaveText('12 left')
  await page.keyboard.press('f')
  await expect(left(page)).toHaveText('12 left')

  await page.keyboard.press('z')
  await page.keyboard.press('z')
  await expect(question(page)).toHaveText(second)
  await page.keyboard.press('z')
  await expect(question(page)).toHaveText(first)
  await expect(left(page)).toHaveText('14 left')

  await page.keyboard.press('s')
  await page.keyboard.press('f')
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: /^Good/ })).toBeFocused()
  await page.keyboard.press('4')
  await expect(left(page)).toContainText('12 left, 1 done')
  await page.goto('/review')
  await expect(left(page)).toContainText('12 left')
  await page.goto('/review?only=flagged&practise=1')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Practice')
  await expect(left(page)).toHaveText('1 left')
})

test('what was set aside is listed and brought back', async ({ page }) => {
  await beginReview(page)
  const name = (await question(page).textContent()) ?? ''
  await page.keyboard.press('f')
  await page.keyboard.press('s')
  await expect(left(page)).toHaveText('13 left')
  await page.goto('/progress')
  const row = page.getByRole('listitem').filter({ hasText: name })
  await expect(row).toContainText('suspended, flagged')
  await expectAccessible(page)
  await row.getByRole('button', { name: 'Bring back' }).click()
  await expect(row).not.toContainText('suspended')
  await row.getByRole('button', { name: 'Unflag' }).click()
  await expect(row).toHaveCount(0)
  await page.goto('/review')
  await expect(left(page)).toHaveText('14 left')
})

test('a part of a comparison is practised from its page', async ({ page }) => {
  await beginReview(page)
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: /^Good/ })).toBeFocused()
  await page.keyboard.press('4')
  await page.goto('/c/docker-and-kubernetes')
  await page.getByText('Practise without changing the schedule').click()
  await page.getByLabel('Subject').selectOption({ label: 'Kubernetes' })
  await page.getByRole('button', { name: 'Practise' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Practice')
  await expect(left(page)).toHaveText('7 left')
})

test('practice changes nothing in the schedule', async ({ page }) => {
  await beginReview(page)
  for (let card = 0; card < 2; card += 1) {
    await page.keyboard.press('Space')
    await expect(page.getByRole('button', { name: /^Good/ })).toBeFocused()
    await page.keyboard.press('3')
    await expect(left(page)).toContainText(`${card + 1} done`)
  }
  await page.goto('/review?c=docker-and-kubernetes&practise=1')
  const count = Number.parseInt((await left(page).textContent()) ?? '', 10)
  await expect(showAnswer(page)).toBeFocused()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Not yet' }).click()
  await expect(left(page)).toContainText(`${count} left, 1 done`)
  await page.goto('/review')
  await expect(left(page)).toHaveText('14 left')
})

test('a fact is asked again on the day chosen', async ({ page }) => {
  await beginReview(page)
  await page.getByRole('button', { name: 'More for this fact' }).click()
  await page.getByLabel('Ask it again in so many days').fill('9')
  await page.getByRole('button', { name: 'Set' }).click()
  await expect(left(page)).toHaveText('13 left')
  await page.goto('/review')
  await expect(left(page)).toHaveText('13 left')
})

test('a comparison has a share and an exam of its own', async ({ page }) => {
  await beginReview(page)
  await page.goto('/settings')
  const row = page.getByRole('listitem').filter({ hasText: 'Docker' })
  await row.getByLabel('Share to remember').selectOption('95')
  await expect(row.getByText('Saved for')).toBeVisible()
  const exam = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  await row.getByLabel('Exam on').fill(exam)
  await row.getByLabel('Exam on').blur()
  await expect(row.getByText('Saved for')).toBeVisible()
  await page.reload()
  await expect(row.getByLabel('Share to remember')).toHaveValue('95')
  await expect(row.getByLabel('Exam on')).toHaveValue(exam)
})

test('fitting says when there is too little to fit to', async ({ page }) => {
  await signUp(page)
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Fit to my reviews' }).click()
  await expect(page.getByText('Not enough reviews yet.')).toBeVisible({ timeout: 15_000 })
})

test('a drill begins with what tells the subjects apart', async ({ page }) => {
  await beginReview(page)
  await page.goto('/review?c=docker-and-kubernetes&topic=networking&practise=1')
  await expect(question(page)).toHaveText('Networking: how does Docker differ from Kubernetes?')
  await expect(left(page)).toHaveText('2 left')
})

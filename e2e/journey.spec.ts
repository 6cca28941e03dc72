import { PORT, startTestApp } from './app'
import {
  answerAnyhow,
  expect,
  figure,
  finishQuiz,
  reviewAll,
  signIn,
  signUp,
  test,
} from './fixtures'

const TOMORROW = 86_400

test('from a guest’s quiz to tomorrow’s review, on two browsers', async ({ page, browser }) => {
  await page.goto('/')
  await page.getByRole('button', { name: /^Docker/ }).click()
  await page.getByRole('link', { name: /Ten more/ }).click()
  await finishQuiz(page)
  const score = await page.getByRole('heading', { level: 1 }).textContent()

  const email = await signUp(page)
  await expect(page.getByText(/\d+ answers saved to your account/)).toBeVisible()
  await expect(page.getByRole('heading', { name: /\d+ due/ })).toBeVisible()

  await page.goto('/progress')
  await expect(page.getByRole('cell', { name: score?.replace(' right', '') })).toBeVisible()
  await expect(page.getByText(/[1-9]\d* of 14 facts met/)).toBeVisible()

  await page.goto('/review')
  expect(await reviewAll(page)).toBeGreaterThan(0)
  await expect(page.getByText(/next: \d+ tomorrow/)).toBeVisible()

  const tomorrow = await startTestApp(PORT + 1, TOMORROW)
  try {
    const there = `http://localhost:${PORT + 1}`
    await page.clock.setSystemTime(Date.now() + TOMORROW * 1000)
    await page.goto(there)
    const due = await page.getByRole('heading', { name: /^\d+ due/ }).textContent()
    expect(Number.parseInt(due ?? '', 10)).toBeGreaterThan(0)
    await page.goto(`${there}/progress`)
    await expect(figure(page, 'due today')).toHaveText(String(Number.parseInt(due ?? '', 10)))
    await page.goto(`${there}/review`)
    const graded = await reviewAll(page)
    expect(graded).toBeGreaterThanOrEqual(Number.parseInt(due ?? '', 10))

    const context = await browser.newContext({ baseURL: there })
    const second = await context.newPage()
    await signIn(second, email, undefined, '/progress')
    await expect(figure(second, 'days in a row')).toHaveText('2')
    await expect(figure(second, 'due today')).toHaveText('0')
    await expect(figure(second, 'done today')).toHaveText(String(graded))
    await expect(second.getByRole('cell', { name: score?.replace(' right', '') })).toBeVisible()
    await context.close()
  } finally {
    await tomorrow.stop()
  }
})

test('a reload in the middle of a quiz loses nothing', async ({ page }) => {
  await page.goto('/c/docker-and-kubernetes/quiz?seed=reload&count=4')
  await answerAnyhow(page)
  await page.keyboard.press('Enter')
  await answerAnyhow(page)
  const verdict = await page.locator('.rise p').first().textContent()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Question 2 of 4' })).toBeVisible()
  await expect(page.locator('.rise p').first()).toHaveText(verdict ?? '')
  await finishQuiz(page)
  const score = await page.getByRole('heading', { level: 1 }).textContent()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(score ?? '')
})

test('an address is the same quiz for everybody, and retries just what was missed', async ({
  page,
  browser,
}) => {
  const address = '/c/docker-and-kubernetes/quiz?seed=shared&count=6'
  const other = await (
    await browser.newContext({ locale: 'de', timezoneId: 'Asia/Tokyo' })
  ).newPage()
  await Promise.all([page.goto(address), other.goto(`http://localhost:${PORT}${address}`)])
  for (let question = 0; question < 6; question += 1) {
    const mine = page.locator('section .card').first()
    const theirs = other.locator('section .card').first()
    await expect(theirs).toHaveText((await mine.textContent()) ?? '')
    await Promise.all([answerAnyhow(page), answerAnyhow(other)])
    await Promise.all([page.keyboard.press('Enter'), other.keyboard.press('Enter')])
  }
  await other.context().close()

  const score = await page.getByRole('heading', { level: 1 }).textContent()
  const missed = 6 - Number.parseInt(score ?? '', 10)
  await page.getByRole('link', { name: /^Retry the/ }).click()
  await expect(page.getByRole('heading', { name: `Question 1 of ${missed}` })).toBeVisible()
})

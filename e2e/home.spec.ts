import type { Page } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import { databaseUrl } from './app'
import { answerAnyhow, expect, expectAccessible, finishQuiz, signUp, test } from './fixtures'
import { OUR_PAGE } from './http'
import { reviewOf } from './routes'
import { withSql } from './sql'

const DAY = 86_400_000

/** Facts of Docker alone. */
const dockers = () =>
  withSql(databaseUrl(), (query) =>
    query<{ id: string }>(
      `SELECT facts.id FROM facts JOIN comparisons ON comparisons.owner_id = facts.owner_id
         AND comparisons.id = facts.comparison_id
       WHERE comparisons.slug = 'docker-and-kubernetes' AND facts.about = '{docker}'
       ORDER BY facts.position`,
    ),
  )

async function record(page: Page, reviews: readonly object[]): Promise<void> {
  const session = await (await page.request.get('/api/auth/session')).json()
  const response = await page.request.post('/api/reviews', {
    headers: OUR_PAGE,
    data: { learner: session.token.sub, reviews },
  })
  expect(response.status(), await response.text()).toBe(200)
}

test('a learner is told one number, and Enter starts', async ({ page }) => {
  await signUp(page)
  const facts = (await dockers()).slice(0, 3)
  await record(
    page,
    facts.map(({ id }) => ({
      ...reviewOf(id, Date.now() - 5 * DAY),
      format: 'cloze',
      rating: null,
      correct: false,
    })),
  )
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('3 due')
  await expect(page.getByText(/^about \d+ min with 11 new facts$/)).toBeVisible()
  await expect(page.getByText('11 facts of')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/review')
})

test('with nothing due, what comes next is told and one can practise', async ({ page }) => {
  await signUp(page)
  const all = await withSql(databaseUrl(), (query) =>
    query<{ id: string }>(
      `SELECT facts.id FROM facts JOIN comparisons ON comparisons.owner_id = facts.owner_id
         AND comparisons.id = facts.comparison_id WHERE comparisons.slug = 'docker-and-kubernetes'`,
    ),
  )
  await record(
    page,
    all.map(({ id }) => ({
      ...reviewOf(id, Date.now() - 60_000),
      format: 'cloze',
      rating: null,
      correct: true,
    })),
  )
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All caught up')
  await expect(page.getByText(/^Next: \d+ (tomorrow|in \d+ days)/)).toBeVisible()
  await page.getByRole('link', { name: 'Practise anyway' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Practice')
})

test('what is mixed up is told from the third time on, with a drill', async ({ page }) => {
  await signUp(page)
  const facts = (await dockers()).slice(0, 3)
  const wrong = facts.map(({ id }, index) => ({
    ...reviewOf(id, Date.now() - (index + 2) * DAY),
    id: uuidv7(),
    format: 'which-subject',
    options: 2,
    rating: null,
    correct: false,
    chosenSubject: 'kubernetes',
  }))
  await record(page, wrong.slice(0, 2))
  await page.goto('/')
  await expect(page.getByText('What you mix up')).toHaveCount(0)
  await record(page, wrong.slice(2))
  await page.goto('/')
  await expect(page.getByText('Kubernetes for Docker, 3 times.')).toBeVisible()
  await page.getByRole('link', { name: 'Drill it' }).click()
  await expect(page.getByRole('heading', { name: /^Question 1 of/ })).toBeVisible()
})

test('a quiz that was left is gone on with', async ({ page }) => {
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  const link = page.getByRole('link', { name: 'Go on with your quiz of Docker & Kubernetes' })
  await expect(link).toHaveCount(0)
  await page.goto('/c/docker-and-kubernetes/quiz?seed=left&count=3')
  await answerAnyhow(page)
  await page.goto('/')
  await expect(link).toContainText('1 answered')
  await link.click()
  await expect(page).toHaveURL(/seed=left/)
  await expect(page.getByRole('button', { name: /^Next/ })).toBeVisible()
  await finishQuiz(page)
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  await expect(link).toHaveCount(0)
})

test('the result of a quiz shows what changed, to a guest and to a learner', async ({ page }) => {
  await page.goto('/c/docker-and-kubernetes/quiz?seed=change&count=4')
  await finishQuiz(page)
  const table = page.getByRole('table', { name: 'Docker & Kubernetes, after this quiz' })
  await expect(table.getByText('was not met yet').first()).toBeVisible()
  await expect(table.getByText(/^(100 % likely|learning)/).first()).toBeVisible()
  await expectAccessible(page)

  await signUp(page)
  await expect(page.getByText(/saved to your account/)).toBeVisible()
  await page.goto('/c/docker-and-kubernetes/quiz?seed=other&count=6')
  await finishQuiz(page)
  await expect(table.getByText(/^was (\d+ %|learning|not met yet)/).first()).toBeVisible()
  await page.waitForLoadState('networkidle')
  await page.reload()
  await expect(table.getByText(/^(\d+ % likely|learning)/).first()).toBeVisible()
})

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('the result stands as it is at once', async ({ page }) => {
    await page.goto('/c/docker-and-kubernetes/quiz?seed=change&count=2')
    await finishQuiz(page)
    await expect(page.getByText('was not met yet').first()).toBeVisible()
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  })
})

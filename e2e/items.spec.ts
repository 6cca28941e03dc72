import { databaseUrl } from './app'
import { answerAnyhow, expect, expectAccessible, signUp, test } from './fixtures'
import { OUR_PAGE } from './http'
import { withSql } from './sql'

const QUIZ = '/c/docker-and-kubernetes/quiz?seed=report&count=3&formats=which-subject'
const ITEMS = '/items/docker-and-kubernetes'

test('a question that is reported is not asked again, until the report is taken back', async ({
  page,
}) => {
  await signUp(page)
  await page.goto(QUIZ)
  const question = page.locator('fieldset').first()
  await expect(question).toBeVisible()
  const before = await question.textContent()
  await answerAnyhow(page)
  await page.getByText('Something wrong with this question?').click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'It gives its answer away' }).click()
  await expect(page.getByText('You will not be asked this again.')).toBeVisible()

  const other = `${QUIZ}&again=1`
  await page.evaluate(() => indexedDB.deleteDatabase('discern'))
  await page.goto(other)
  await expect(question).toBeVisible()
  await expect(question).not.toHaveText(before ?? '')

  await page.goto(ITEMS)
  const row = page.getByRole('listitem').filter({ hasText: 'gives its answer away' })
  await expect(row).toHaveCount(1)
  await expectAccessible(page)
  await row.getByRole('button', { name: /^Take back/ }).click()
  await expect(row).toHaveCount(0)
})

test('a guest is not offered to report', async ({ page }) => {
  await page.goto(QUIZ)
  await answerAnyhow(page)
  await expect(page.getByText('Something wrong with this question?')).toHaveCount(0)
})

test('an unknown question is not reported', async ({ page }) => {
  await signUp(page)
  const response = await page.request.post('/api/item-reports', {
    headers: OUR_PAGE,
    data: { slug: 'docker-and-kubernetes', itemId: 'nothing', reason: 'wrong' },
  })
  expect(await response.json()).toEqual({ reported: false })
})

test('questions that fail are set aside and listed with their figures', async ({ page }) => {
  await signUp(page)
  await page.goto(QUIZ)
  const question = page.locator('fieldset').first()
  const before = (await question.textContent()) ?? ''
  const [first] = await attemptItems(page.url())
  if (!first) throw new Error('the quiz is empty')
  // What other journeys left to count is not to be counted in the midst of this one.
  await withSql(databaseUrl(), (query) => query('DELETE FROM statistics_due'))
  await withSql(databaseUrl(), (query) =>
    query(
      `INSERT INTO item_statistics (owner_id, comparison_id, item_id, answers, facility, discrimination, median_ms,
         choices, reports, broken)
       SELECT owner_id, id, $1, 40, 0.3, -0.2, 4000, '{"docker": 28}', 0, 'below-chance' FROM comparisons
       WHERE slug = 'docker-and-kubernetes'
       ON CONFLICT (owner_id, comparison_id, item_id) DO UPDATE SET
         answers = excluded.answers, facility = excluded.facility, discrimination = excluded.discrimination,
         median_ms = excluded.median_ms, choices = excluded.choices, reports = excluded.reports,
         broken = excluded.broken`,
      [first],
    ),
  )
  try {
    await page.goto(`${QUIZ}&again=2`)
    await expect(question).toBeVisible()
    await expect(question).not.toHaveText(before)
    await page.goto(ITEMS)
    const row = page
      .getByRole('table', { name: 'Questions set aside' })
      .getByRole('row', { name: /answered worse than by chance/ })
    await expect(row).toContainText('30 %')
    await expect(row).toContainText('-0.20')
    await expect(row).toContainText('Docker 70 %')
    await expectAccessible(page)
  } finally {
    await withSql(databaseUrl(), (query) =>
      query(`DELETE FROM item_statistics WHERE item_id = $1`, [first]),
    )
  }
})

/** The ids of the items of the quiz at an address, as everybody gets it. */
async function attemptItems(address: string): Promise<string[]> {
  const { assembleQuiz } = await import('../lib/core/questions/quiz')
  const { parseQuizSettings } = await import('../lib/core/questions/settings')
  const { findLibraryComparison } = await import('../lib/data/comparisons')
  const { createClient } = await import('../lib/data/client')
  const db = createClient(databaseUrl(), 1)
  try {
    const found = await findLibraryComparison(db, 'docker-and-kubernetes')
    if (!found) return []
    const params = Object.fromEntries(new URL(address).searchParams)
    return assembleQuiz(found.comparison, parseQuizSettings(params, 'x')).items.map(({ id }) => id)
  } finally {
    await db.$disconnect()
  }
}

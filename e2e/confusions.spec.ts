import { v7 as uuidv7 } from 'uuid'
import { databaseUrl } from './app'
import { expect, expectAccessible, signUp, test } from './fixtures'
import { OUR_PAGE } from './http'
import { withSql } from './sql'
import { type FactRow, facts, learnerIdOf, MAP, typed } from './studied'

test('what is mixed up is counted from the log, and drilled', async ({ page }) => {
  await signUp(page)
  const learner = await learnerIdOf(page)
  const all = (await facts()).filter(({ about }) => about.length === 1)
  const wrong = (fact: FactRow, daysAgo: number) => ({
    ...typed(fact.id, daysAgo, false),
    format: 'which-subject' as const,
    options: 2,
    chosenSubject: fact.about[0] === 'docker' ? 'kubernetes' : 'docker',
  })
  const dockers = all.filter(({ about }) => about[0] === 'docker').slice(0, 4)
  const [other] = all.filter(({ about }) => about[0] === 'kubernetes')
  if (!other) throw new Error('no fact of Kubernetes')
  const taken = wrong(other, 2)
  const reviews = [
    ...[20, 10].flatMap((days) => dockers.map((fact) => wrong(fact, days))),
    wrong(other, 15),
    wrong(other, 5),
    taken,
    {
      kind: 'undo' as const,
      id: uuidv7(),
      factId: other.id,
      at: taken.at + 1000,
      undoes: taken.id,
      itemId: null,
      attemptId: null,
      chosenFactId: null,
      chosenSubject: null,
    },
  ]
  const sent = await page.request.post('/api/reviews', {
    headers: OUR_PAGE,
    data: { learner, reviews },
  })
  expect(sent.status(), await sent.text()).toBe(200)
  const rows = await withSql(databaseUrl(), (query) =>
    query<{ chosen: string; count: number }>(
      `SELECT chosen_subject AS chosen, count(*)::int AS count FROM reviews
       WHERE user_id = $1 AND correct = false AND chosen_subject IS NOT NULL AND id NOT IN (
         SELECT undoes FROM reviews WHERE user_id = $1 AND undoes IS NOT NULL)
       GROUP BY chosen_subject ORDER BY count DESC`,
      [learner],
    ),
  )
  expect(rows).toEqual([
    { chosen: 'kubernetes', count: 8 },
    { chosen: 'docker', count: 2 },
  ])
  await page.goto(MAP)
  const section = page.getByRole('region', { name: 'What you mix up' })
  await expect(section).toContainText('You answer Kubernetes 80 % of the time when unsure.')
  await expect(section).toContainText(`Kubernetes chosen for Docker: ${rows[0]?.count}`)
  await expect(section).toContainText(`Docker chosen for Kubernetes: ${rows[1]?.count}`)
  await expectAccessible(page)
  await section.getByRole('link', { name: 'Drill what you mix up' }).click()
  await expect(page.getByRole('heading', { name: /^Question 1 of/ })).toBeVisible()
  const topics = new URL(page.url()).searchParams.get('topics')?.split(',') ?? []
  expect(topics).toHaveLength(4)
})

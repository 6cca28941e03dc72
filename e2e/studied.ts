import type { Page } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import { databaseUrl } from './app'
import { expect, signUp } from './fixtures'
import { OUR_PAGE } from './http'
import { reviewOf } from './routes'
import { withSql } from './sql'

export const SLUG = 'docker-and-kubernetes'
export const MAP = `/progress/${SLUG}`
export const DAY = 86_400_000

/** A fact of the built-in comparison, with the name of its topic. */
export interface FactRow {
  readonly id: string
  readonly topic: string
  readonly about: readonly string[]
}

/** All of them, in the order of the source. */
export const facts = () =>
  withSql(databaseUrl(), (query) =>
    query<FactRow>(
      `SELECT facts.id, topics.name AS topic, facts.about FROM facts
       JOIN comparisons ON comparisons.owner_id = facts.owner_id AND comparisons.id = facts.comparison_id
       JOIN topics ON topics.owner_id = facts.owner_id AND topics.comparison_id = facts.comparison_id
         AND topics.key = facts.topic_key
       WHERE comparisons.slug = $1 AND facts.retired_at IS NULL ORDER BY facts.position`,
      [SLUG],
    ),
  )

/** A typed answer on an earlier day; nothing about it is left to chance. */
export const typed = (factId: string, daysAgo: number, correct: boolean) => ({
  ...reviewOf(factId, Date.now() - daysAgo * DAY),
  id: uuidv7(),
  format: 'cloze' as const,
  rating: null,
  correct,
  policy: 2 as const,
})

/** Who is signed in on a page. */
export async function learnerIdOf(page: Page): Promise<string> {
  const session = await page.request.get('/api/auth/session')
  return ((await session.json()) as { token: { sub: string } }).token.sub
}

/** A learner with two months of answers to all facts but the last two. */
export async function studious(page: Page): Promise<{ learner: string; facts: FactRow[] }> {
  await signUp(page)
  const learner = await learnerIdOf(page)
  const all = await facts()
  const reviews = all
    .slice(0, -2)
    .flatMap(({ id }, index) => [
      typed(id, 60 - index, true),
      typed(id, 40 - index, index % 3 !== 0),
      ...(index % 2 === 0 ? [typed(id, 20 - index, true)] : []),
      ...(index === 4 ? [typed(id, 2, false)] : []),
    ])
  const response = await page.request.post('/api/reviews', {
    headers: OUR_PAGE,
    data: { learner, reviews },
  })
  expect(response.status(), await response.text()).toBe(200)
  return { learner, facts: all }
}

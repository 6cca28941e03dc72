import { v7 as uuidv7 } from 'uuid'
import { makeLearner } from '../lib/cli/demo'
import { type PlainLog, plainFigures } from '../lib/core/progress/figures.laws'
import { fold } from '../lib/core/scheduling/fold'
import { DEFAULT_SETTINGS, type Review } from '../lib/core/scheduling/types'
import { createClient } from '../lib/data/client'
import { recordReviews } from '../lib/data/reviews'
import { databaseUrl } from './app'
import { newEmail, PASSWORD } from './fixtures'
import type { Query } from './sql'
import { withSql } from './sql'

export const ZONE = 'Europe/Berlin'
const SETTINGS = { ...DEFAULT_SETTINGS, timeZone: ZONE }
const DAY = 86_400_000

/** A learner with two months behind them, some of it taken back, sent twice, and come in late. */
export async function studiousLearner(): Promise<string> {
  const email = newEmail()
  const db = createClient(databaseUrl(), 2)
  try {
    const now = Date.now()
    await makeLearner(db, { email, seed: 'figures', days: 60, password: PASSWORD, zone: ZONE }, now)
    const user = await db.user.findUniqueOrThrow({ where: { email } })
    const log = await withSql(databaseUrl(), (query) => rawLog(query, email))
    const some = log.filter((_, index) => index % 40 === 7)
    const aside = { itemId: null, attemptId: null, chosenFactId: null, chosenSubject: null }
    const undos = some.map(({ id, factId, at }) => ({
      ...aside,
      kind: 'undo' as const,
      id: uuidv7(),
      factId,
      at: at + 1000,
      undoes: id,
    }))
    const late = some.map((review) => ({
      ...review,
      ...aside,
      id: uuidv7(),
      at: review.at + 3 * DAY,
    }))
    await recordReviews(db, user.id, [...undos, ...late], now)
    await recordReviews(db, user.id, undos, now)
    return email
  } finally {
    await db.$disconnect()
  }
}

/** Everything that was logged, as it stands in the table. */
async function rawLog(query: Query, email: string): Promise<(Review & { readonly at: number })[]> {
  return query(
    `SELECT reviews.id, fact_id AS "factId", kind, (extract(epoch FROM at) * 1000)::float8 AS at, format, rating,
       correct, options, hinted, elapsed_ms AS "elapsedMs", slow, practice, interval_days AS "intervalDays", policy,
       undoes, value AS days, value AS flag
     FROM reviews JOIN users ON users.id = reviews.user_id WHERE users.email = $1 ORDER BY at, reviews.id`,
    [email],
  )
}

interface RawAttempt {
  readonly title: string
  readonly settings: string
  readonly total: number
  readonly correct: number
}

/** All figures of a learner once more: the raw rows by SQL, the numbers by the plain definitions. */
export async function recomputed(email: string, now: number) {
  return withSql(databaseUrl(), async (query) => {
    const log = await rawLog(query, email)
    const logs = [...new Set(log.map(({ factId }) => factId))].map(
      (factId): PlainLog => ({
        reviews: log.filter((review) => review.factId === factId),
        retiredAt: null,
        settings: SETTINGS,
      }),
    )
    const attempts = await query<RawAttempt>(
      `SELECT comparisons.title, settings, total, correct FROM attempts
       JOIN users ON users.id = attempts.user_id
       JOIN comparisons ON comparisons.id = attempts.comparison_id WHERE users.email = $1 ORDER BY finished_at`,
      [email],
    )
    const facts = await query<{ id: string; statement: string }>('SELECT id, statement FROM facts')
    const statements = new Map(facts.map(({ id, statement }) => [id, statement]))
    const hardest = logs
      .flatMap(({ reviews }) => fold(reviews, SETTINGS) ?? [])
      .filter(({ lapses, suspended }) => lapses > 0 && !suspended)
      .sort(
        (a, b) =>
          b.lapses - a.lapses || b.difficulty - a.difficulty || (a.factId < b.factId ? -1 : 1),
      )
      .slice(0, 6)
      .map(({ factId, lapses }) => ({ statement: statements.get(factId) ?? '', lapses }))
    return { ...plainFigures(logs, SETTINGS, now), attempts, hardest }
  })
}

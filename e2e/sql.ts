import pg from 'pg'

export type Query = <T extends object>(text: string, values?: unknown[]) => Promise<T[]>

/** Looks into a database beside the app. */
export async function withSql<T>(url: string, work: (query: Query) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' })
  await client.connect()
  try {
    return await work(async (text, values) => (await client.query(text, values)).rows)
  } finally {
    await client.end()
  }
}

/** The ids of all reviews that a learner has in the database, each as often as it is there. */
export async function storedReviews(query: Query, email: string): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `SELECT reviews.id FROM reviews JOIN users ON users.id = reviews.user_id
     WHERE users.email = $1 ORDER BY reviews.id`,
    [email],
  )
  return rows.map(({ id }) => id)
}

/** A learner's memories as the core knows them, by fact. */
export function storedMemories(query: Query, email: string): Promise<object[]> {
  return query(
    `SELECT fact_id AS "factId", state, step, stability, difficulty,
       (extract(epoch FROM due) * 1000)::float8 AS due, interval_days AS "intervalDays",
       (extract(epoch FROM last_review) * 1000)::float8 AS "lastReview", reps, lapses,
       (extract(epoch FROM introduced) * 1000)::float8 AS introduced, suspended,
       coalesce((extract(epoch FROM buried_until) * 1000)::float8, 0) AS "buriedUntil", flag
     FROM memories JOIN users ON users.id = memories.user_id
     WHERE users.email = $1 ORDER BY fact_id`,
    [email],
  )
}

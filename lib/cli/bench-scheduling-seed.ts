import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { LIBRARY_OWNER } from '../data/client'
import { applyMigrations } from '../data/migrate'
import { openDatabase } from './embedded-postgres'

/** A database of its own, removed when it is closed. */
export interface SeededDatabase {
  readonly url: string
  sql<T extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<T[]>
  close(): Promise<void>
}

export const FACTS = 100_000
const COMPARISONS = 20
/** Days over which memories are due, of which the first quarter has passed already. */
const DAYS = 400

/** The id of the learner of that number, from 0. */
export const learnerId = (learner: number) =>
  `00000000-0000-7000-9000-${String(learner).padStart(12, '0')}`

export async function openSeeded(): Promise<SeededDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), 'discern-bench-'))
  await chmod(folder, 0o755)
  const server = await openDatabase({ dataDir: path.join(folder, 'postgres') })
  await applyMigrations({ url: server.url })
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  const sql: SeededDatabase['sql'] = async (text, values = []) =>
    (await client.query(text, [...values])).rows
  await seedFacts(sql)
  return {
    url: server.url,
    sql,
    close: async () => {
      await client.end()
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function seedFacts(sql: SeededDatabase['sql']): Promise<void> {
  await sql(`INSERT INTO users (id, email) VALUES ($1, 'library') ON CONFLICT DO NOTHING`, [
    LIBRARY_OWNER,
  ])
  await sql(
    `INSERT INTO comparisons (owner_id, id, slug, title, shape, revision, updated_at)
     SELECT $1::uuid, md5('comparison ' || n)::uuid, 'comparison-' || n, 'Comparison ' || n, 'matrix', 1, now()
     FROM generate_series(0, $2::int - 1) n`,
    [LIBRARY_OWNER, COMPARISONS],
  )
  await sql(
    `INSERT INTO facts (owner_id, id, comparison_id, topic_key, position, about, statement, form, polarity,
       confidence, start_offset, end_offset, start_line, end_line)
     SELECT $1::uuid, md5('fact ' || n)::uuid, md5('comparison ' || n % $2::int)::uuid, 'topic ' || n / 4, n,
       ARRAY['a'], 'Statement ' || n, 'sentence', 'affirmative', 1, 0, 1, 1, 1
     FROM generate_series(0, $3::int - 1) n`,
    [LIBRARY_OWNER, COMPARISONS, FACTS],
  )
  await sql('VACUUM ANALYZE facts')
}

/** Gives a learner a memory of every fact, due from a hundred days ago to three hundred ahead. */
export async function seedLearner(
  { sql }: SeededDatabase,
  learner: number,
  now: number,
): Promise<void> {
  const id = learnerId(learner)
  await sql(`INSERT INTO users (id, email, time_zone) VALUES ($1, $2, 'UTC')`, [
    id,
    `learner-${learner}@example.org`,
  ])
  await sql(
    `INSERT INTO enrolments (user_id, owner_id, comparison_id)
     SELECT $1::uuid, owner_id, id FROM comparisons WHERE owner_id = $2::uuid`,
    [id, LIBRARY_OWNER],
  )
  await sql(
    `INSERT INTO memories (user_id, fact_id, owner_id, comparison_id, state, step, stability, difficulty, due,
       interval_days, last_review, reps, lapses, introduced, next_at)
     SELECT $1::uuid, facts.id, facts.owner_id, facts.comparison_id, 'review', 0, 1 + position % 200,
       1 + position % 9, made.due, 30, made.due - interval '30 days', 5, 0, made.due - interval '300 days', made.due
     FROM facts, LATERAL (
       SELECT $3::timestamptz + (position * 7919 % ($4::int * 1440) - $4::int * 360) * interval '1 minute' AS due
     ) made
     WHERE facts.owner_id = $2::uuid`,
    [id, LIBRARY_OWNER, new Date(now).toISOString(), DAYS],
  )
}

/** Counts what is stored, as the server does by itself within a minute or so. */
export async function countRows({ sql }: SeededDatabase): Promise<void> {
  for (const table of ['users', 'enrolments', 'memories']) await sql(`VACUUM ANALYZE ${table}`)
}

import { random } from '../core/random'
import { DAY, HOUR } from '../core/scheduling/day'
import { advance, newMemory } from '../core/scheduling/schedule'
import { DEFAULT_SETTINGS, type Memory, type Rating } from '../core/scheduling/types'
import { LIBRARY_OWNER } from '../data/client'
import type { SeededDatabase } from './bench-scheduling-seed'

export const YEARS = 5
export const REVIEWS = 200_000
const DAYS = YEARS * 365
const COMPARISONS = 20
const ATTEMPTS = 400
export const NOW = Date.UTC(2026, 5, 15, 20)
const FORMATS = [
  'flashcard',
  'which-subject',
  'true-false',
  'cloze',
  'short-answer',
  'sort',
] as const
const OPTIONS: Record<(typeof FORMATS)[number], number | null> = {
  flashcard: null,
  'which-subject': 2,
  'true-false': 2,
  cloze: null,
  'short-answer': null,
  sort: 2,
}

/** Facts asked the days they are due over five years, until so many reviews are given: about 200,000 of 6,000 facts. */
function* logOf(): Generator<{
  readonly fact: number
  readonly at: number
  readonly format: (typeof FORMATS)[number]
  readonly rating: Rating
}> {
  const dice = random('bench:progress')
  const start = NOW - DAYS * DAY
  const agenda = new Map<number, number[]>()
  const memories: Memory[] = []
  let given = 0
  for (let day = 0; day < DAYS && given < REVIEWS; day += 1) {
    const due = agenda.get(day) ?? []
    agenda.delete(day)
    const goal = Math.round(((day + 1) / DAYS) * REVIEWS)
    while (given + due.length < goal) {
      due.push(memories.length)
      memories.push(newMemory(`fact ${memories.length}`))
    }
    for (const [index, fact] of due.entries()) {
      if (given === REVIEWS) return
      const memory = memories[fact]
      if (!memory) continue
      const at = start + day * DAY - HOUR * (index % 12) + index * 9_000
      const rating: Rating = dice.int(100) < 10 ? 1 : dice.int(8) === 0 ? 2 : 3
      const next = advance(memory, rating, at, 'machine', DEFAULT_SETTINGS)
      memories[fact] = next
      const again = Math.max(day + 1, Math.floor((next.due - start) / DAY))
      agenda.set(again, [...(agenda.get(again) ?? []), fact])
      given += 1
      yield { fact, at, format: dice.pick(FORMATS), rating }
    }
  }
}

/** A learner with five years of reviews in the log, and nothing folded or counted of it yet. */
export async function seedLog(
  { sql }: SeededDatabase,
  userId: string,
): Promise<{ reviews: number; facts: number }> {
  await sql(
    `INSERT INTO users (id, email, time_zone, settings_version) VALUES ($1, 'learner@example.org', 'Europe/Berlin', 1)`,
    [userId],
  )
  await sql(
    `INSERT INTO enrolments (user_id, owner_id, comparison_id)
     SELECT $1::uuid, owner_id, id FROM comparisons WHERE owner_id = $2::uuid`,
    [userId, LIBRARY_OWNER],
  )
  let rows: object[] = []
  let [reviews, facts] = [0, 0]
  const flush = async () => {
    await sql(
      `INSERT INTO reviews (user_id, id, fact_id, owner_id, comparison_id, kind, at, format, rating, correct, options,
         elapsed_ms, policy)
       SELECT $1::uuid, md5('review ' || r.n)::uuid, md5('fact ' || r.fact)::uuid, $2::uuid,
         md5('comparison ' || r.fact % $3::int)::uuid, 'answer', r.at, r.format, r.rating, r.correct, r.options,
         2000 + r.n % 9000, 2
       FROM jsonb_to_recordset($4::jsonb) AS r(n int, fact int, at timestamptz, format text, rating int,
         correct boolean, options int)`,
      [userId, LIBRARY_OWNER, COMPARISONS, JSON.stringify(rows)],
    )
    rows = []
  }
  for (const { fact, at, format, rating } of logOf()) {
    const own = format === 'flashcard'
    rows.push({
      n: reviews,
      fact,
      at: new Date(at).toISOString(),
      format,
      rating: own ? rating : null,
      correct: own ? null : rating > 1,
      options: OPTIONS[format],
    })
    reviews += 1
    facts = Math.max(facts, fact + 1)
    if (rows.length === 5_000) await flush()
  }
  await flush()
  await sql(
    `INSERT INTO attempts (user_id, id, owner_id, comparison_id, revision, settings, started_at, finished_at, total,
       correct, answers)
     SELECT $1::uuid, md5('attempt ' || n)::uuid, $2::uuid, md5('comparison ' || n % $3::int)::uuid, 1,
       'seed=' || n % 7 || '&count=10', made.at, made.at, 10, n % 11, '[]'
     FROM generate_series(1, $4::int) n, LATERAL (SELECT $5::timestamptz - n * interval '4 days' AS at) made`,
    [userId, LIBRARY_OWNER, COMPARISONS, ATTEMPTS, new Date(NOW).toISOString()],
  )
  return { reviews, facts }
}

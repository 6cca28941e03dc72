import type { Format } from '../core/questions/types'
import { FORMATS } from '../core/questions/types'
import type { Database } from './client'

/** By format, milliseconds: what takes longer is slow for this learner. A format without enough answers has none. */
export type SlowAfter = Partial<Record<Format, number>>

const LATEST = 1_000
const LEAST = 30

/** Nine of ten of a learner's latest answers in a format took no longer; from 30 answers of the latest 1 000 on. */
export async function slowAfter(db: Database, userId: string): Promise<SlowAfter> {
  const rows = await db.$queryRaw<{ format: string; ms: number }[]>`
    SELECT format, percentile_disc(0.9) WITHIN GROUP (ORDER BY elapsed_ms) AS ms
    FROM (
      SELECT format, elapsed_ms FROM reviews WHERE user_id = ${userId}::uuid AND kind = 'answer'
      ORDER BY at DESC, id DESC LIMIT ${LATEST}
    ) latest
    GROUP BY format HAVING count(*) >= ${LEAST}`
  const found = new Map(rows.map(({ format, ms }) => [format, ms]))
  const limits: SlowAfter = {}
  for (const format of FORMATS) {
    const ms = found.get(format)
    if (ms !== undefined) limits[format] = ms
  }
  return limits
}

const PACE_LATEST = 200
/** Turning to the next question and reading what the last one came to, which no answer's time holds. */
const BETWEEN_MS = 3_000

/** What an answer takes a learner, seconds, over the latest 200; null below 30 of them. */
export async function secondsPerAnswer(db: Database, userId: string): Promise<number | null> {
  const [row] = await db.$queryRaw<{ count: number; ms: number | null }[]>`
    SELECT count(*)::int AS count, avg(elapsed_ms)::float8 AS ms
    FROM (
      SELECT elapsed_ms FROM reviews WHERE user_id = ${userId}::uuid AND kind = 'answer' AND elapsed_ms > 0
      ORDER BY at DESC, id DESC LIMIT ${PACE_LATEST}
    ) latest`
  return row && row.ms !== null && row.count >= LEAST ? (row.ms + BETWEEN_MS) / 1000 : null
}

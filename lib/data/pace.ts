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

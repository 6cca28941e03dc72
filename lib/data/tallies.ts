import type { KeptMemory } from '../core/progress/kept'
import {
  PERIOD_NAMES,
  PERIODS,
  type Period,
  type PeriodCount,
  type RetentionRow,
} from '../core/progress/retention'
import type { Age, Tally } from '../core/progress/tally'
import type { Format } from '../core/questions/types'
import type { Database, Queries } from './client'
import { Prisma } from './generated/client'
import { jsonRows } from './json-rows'

/** How far memories, and with them the tallies, have been brought up to the settings. */
export interface FoldState {
  readonly settingsVersion: number
  readonly foldedVersion: number
  readonly foldingVersion: number
  /** The last fact that is done, in the order of ids. */
  readonly foldedTo: string | null
}

/** Whether a fact is in the tallies of the present settings; while they are counted anew, its turn may be to come. */
export function countedUnder(
  { settingsVersion, foldedVersion, foldingVersion, foldedTo }: FoldState,
  factId: string,
): boolean {
  if (foldedVersion === settingsVersion) return true
  return foldingVersion === settingsVersion && foldedTo !== null && factId <= foldedTo
}

/** Takes away the tallies of all versions but one. */
export async function dropTallies(tx: Queries, userId: string, version: number): Promise<void> {
  await tx.tally.deleteMany({ where: { userId, version: { not: version } } })
}

const COUNTED = (userId: string) => Prisma.sql`user_id = ${userId}::uuid
  AND version = (SELECT folded_version FROM users WHERE id = ${userId}::uuid)`

/** More than a century of days with each of their figures. */
const MOST_TALLIES = 150_000

/** A learner's tallies but those of recall, as of when their log was last counted whole. */
export async function talliesOf(db: Database, userId: string): Promise<Tally[]> {
  const rows = await jsonRows<{ row: TallyRow }>(
    db,
    Prisma.sql`SELECT json_build_array(figure, day, bucket, count, reviews, passed, sum) AS row FROM tallies
      WHERE ${COUNTED(userId)} AND figure IN ('day', 'hour', 'expected', 'waiting', 'known') LIMIT ${MOST_TALLIES}`,
  )
  return rows.map(({ row: [figure, day, bucket, count, reviews, passed, sum] }) => ({
    figure,
    day,
    bucket,
    count,
    reviews,
    passed,
    sum,
  }))
}

type TallyRow = [Tally['figure'], number, string, number, number, number, number]

/** How much of what was due a learner recalled, by format, age and period up to the study day `today`. */
export async function recallsOf(
  db: Database,
  userId: string,
  today: number,
): Promise<RetentionRow[]> {
  const sums = PERIOD_NAMES.map((period) => {
    const days = PERIODS[period]
    const within = days === null ? Prisma.sql`TRUE` : Prisma.sql`day > ${today - days}`
    return Prisma.sql`json_build_array(coalesce(sum(reviews) FILTER (WHERE ${within}), 0),
      coalesce(sum(passed) FILTER (WHERE ${within}), 0), coalesce(sum(sum) FILTER (WHERE ${within}), 0))`
  })
  const rows = await jsonRows<{ bucket: string; counts: [number, number, number][] }>(
    db,
    Prisma.sql`SELECT bucket, json_build_array(${Prisma.join(sums)}) AS counts FROM tallies
      WHERE ${COUNTED(userId)} AND figure = 'recall' AND day <= ${today} GROUP BY bucket ORDER BY bucket LIMIT 100`,
  )
  return rows.map(({ bucket, counts }) => {
    const [format, age] = bucket.split('/') as [Format, Age]
    const entries = PERIOD_NAMES.map((period, index): [Period, PeriodCount] => {
      const [reviews = 0, passed = 0, luck = 0] = counts[index] ?? []
      return [period, { reviews, passed, luck }]
    })
    return { format, age, counts: Object.fromEntries(entries) as Record<Period, PeriodCount> }
  })
}

/** No more facts than this are looked at for figures. */
const MOST_MEMORIES = 100_000

/**
 * What the figures need of every fact a learner has met. Each is looked up by its id: facts of all learners stand in one
 * table.
 */
export async function keptMemories(db: Database, userId: string): Promise<KeptMemory[]> {
  const [found] = await jsonRows<KeptColumns>(
    db,
    Prisma.sql`SELECT array_agg(stability) AS stability, array_agg(difficulty) AS difficulty,
      array_agg(round(date_part('epoch', last_review) * 1000)) AS "lastReview",
      array_agg(round(date_part('epoch', next_at) * 1000)) AS "nextAt",
      array_agg(round(date_part('epoch', retired_at) * 1000)) AS "retiredAt"
    FROM (
      SELECT m.stability, m.difficulty, m.last_review, m.next_at, facts.retired_at
      FROM (SELECT * FROM memories WHERE user_id = ${userId}::uuid AND state <> 'new' LIMIT ${MOST_MEMORIES}) m
      LEFT JOIN LATERAL (
        SELECT retired_at FROM facts WHERE facts.owner_id = m.owner_id AND facts.id = m.fact_id LIMIT 1) facts ON TRUE
    ) kept`,
  )
  return (found?.stability ?? []).map((stability, index) => ({
    stability,
    difficulty: found?.difficulty?.[index] ?? 0,
    lastReview: found?.lastReview?.[index] ?? 0,
    nextAt: found?.nextAt?.[index] ?? null,
    retiredAt: found?.retiredAt?.[index] ?? null,
  }))
}

/** By column, in one order; null of no rows. */
interface KeptColumns {
  readonly stability: readonly number[] | null
  readonly difficulty: readonly number[] | null
  readonly lastReview: readonly number[] | null
  readonly nextAt: readonly (number | null)[] | null
  readonly retiredAt: readonly (number | null)[] | null
}

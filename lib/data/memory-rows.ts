import type { Tallies } from '../core/progress/tally'
import { nextAtOf } from '../core/scheduling/schedule'
import type { Memory } from '../core/scheduling/types'
import { LIBRARY_OWNER, type Queries } from './client'

const instant = (ms: number) => new Date(ms).toISOString()

function rowOf(memory: Memory) {
  const nextAt = nextAtOf(memory)
  return {
    ...memory,
    due: instant(memory.due),
    lastReview: instant(memory.lastReview),
    introduced: memory.introduced ? instant(memory.introduced) : null,
    buriedUntil: memory.buriedUntil ? instant(memory.buriedUntil) : null,
    nextAt: nextAt === null ? null : instant(nextAt),
  }
}

export interface Folded {
  readonly factId: string
  readonly memory: Memory | null
}

/** What tallies change by, and of which version of the settings they are. */
export interface TallyChange {
  readonly version: number
  readonly tallies: Tallies
}

/**
 * Writes folded memories, and what the tallies change by, in one statement; a fact whose log comes to nothing has no
 * memory. The comparison of one that is to be met again no longer counts as met (see `noteMet`).
 */
export async function storeMemories(
  tx: Queries,
  userId: string,
  folded: readonly Folded[],
  { version, tallies }: TallyChange,
): Promise<void> {
  const rows = folded.flatMap(({ memory }) => (memory ? [rowOf(memory)] : []))
  const forgotten = folded.filter(({ memory }) => memory === null).map(({ factId }) => factId)
  const unmet = folded
    .filter(({ memory }) => memory === null || memory.state === 'new')
    .map(({ factId }) => factId)
  await tx.$executeRaw`
    WITH forgotten AS (
      DELETE FROM memories WHERE user_id = ${userId}::uuid AND fact_id = ANY(${forgotten}::uuid[])
    ), unmet AS (
      UPDATE enrolments SET met_revision = NULL
      FROM facts
      WHERE enrolments.user_id = ${userId}::uuid AND enrolments.met_revision IS NOT NULL
        AND facts.owner_id IN (${userId}::uuid, ${LIBRARY_OWNER}::uuid) AND facts.id = ANY(${unmet}::uuid[])
        AND enrolments.owner_id = facts.owner_id AND enrolments.comparison_id = facts.comparison_id
    ), tallied AS (
      INSERT INTO tallies AS t (user_id, version, figure, day, bucket, count, reviews, passed, sum)
      SELECT ${userId}::uuid, ${version}, r.figure, r.day, r.bucket, r.count, r.reviews, r.passed, r.sum
      FROM jsonb_to_recordset(${JSON.stringify([...tallies.values()])}::jsonb) AS r(
        figure text, day int, bucket text, count bigint, reviews bigint, passed bigint, sum bigint)
      ON CONFLICT (user_id, version, figure, day, bucket) DO UPDATE SET
        count = t.count + excluded.count, reviews = t.reviews + excluded.reviews,
        passed = t.passed + excluded.passed, sum = t.sum + excluded.sum
    )
    INSERT INTO memories (user_id, fact_id, owner_id, comparison_id, state, step, stability, difficulty, due,
      interval_days, last_review, reps, lapses, introduced, suspended, buried_until, flag, next_at)
    SELECT ${userId}::uuid, m."factId", facts.owner_id, facts.comparison_id, m.state, m.step, m.stability,
      m.difficulty, m.due, m."intervalDays", m."lastReview", m.reps, m.lapses,
      m.introduced, m.suspended, m."buriedUntil", m.flag, m."nextAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS m(
      "factId" uuid, state text, step int, stability float8, difficulty float8, due timestamptz,
      "intervalDays" int, "lastReview" timestamptz, reps int, lapses int, introduced timestamptz,
      suspended boolean, "buriedUntil" timestamptz, flag int, "nextAt" timestamptz)
    JOIN facts ON facts.owner_id IN (${userId}::uuid, ${LIBRARY_OWNER}::uuid) AND facts.id = m."factId"
    ON CONFLICT (user_id, fact_id) DO UPDATE SET
      state = excluded.state, step = excluded.step, stability = excluded.stability,
      difficulty = excluded.difficulty, due = excluded.due, interval_days = excluded.interval_days,
      last_review = excluded.last_review, reps = excluded.reps, lapses = excluded.lapses,
      introduced = excluded.introduced, suspended = excluded.suspended, buried_until = excluded.buried_until,
      flag = excluded.flag, next_at = excluded.next_at`
}

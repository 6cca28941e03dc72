import type { Memory } from '../core/scheduling/types'
import { type Database, LIBRARY_OWNER, type Queries } from './client'

/** The columns of a memory that the core knows. */
export type MemoryRow = Omit<
  Awaited<ReturnType<Database['memory']['findMany']>>[number],
  'userId' | 'ownerId' | 'comparisonId' | 'nextAt'
>

/** A stored row as the core knows it. */
export function memoryOf(row: MemoryRow): Memory {
  return {
    factId: row.factId,
    state: row.state as Memory['state'],
    step: row.step,
    stability: row.stability,
    difficulty: row.difficulty,
    due: row.due.getTime(),
    intervalDays: row.intervalDays,
    lastReview: row.lastReview.getTime(),
    introduced: row.introduced?.getTime() ?? 0,
    reps: row.reps,
    lapses: row.lapses,
    suspended: row.suspended,
    buriedUntil: row.buriedUntil?.getTime() ?? 0,
    flag: row.flag,
  }
}

/** When a fact may be asked next, milliseconds; null while it is new or suspended. What is due is found by it. */
export function nextAtOf({ state, suspended, due, buriedUntil }: Memory): number | null {
  return suspended || state === 'new' ? null : Math.max(due, buriedUntil)
}

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

/** Writes folded memories in one statement; a fact whose log comes to nothing has none. */
export async function storeMemories(
  tx: Queries,
  userId: string,
  folded: readonly Folded[],
): Promise<void> {
  const rows = folded.flatMap(({ memory }) => (memory ? [rowOf(memory)] : []))
  const forgotten = folded.filter(({ memory }) => memory === null).map(({ factId }) => factId)
  await tx.$executeRaw`
    WITH forgotten AS (
      DELETE FROM memories WHERE user_id = ${userId}::uuid AND fact_id = ANY(${forgotten}::uuid[])
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

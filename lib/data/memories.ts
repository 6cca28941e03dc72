import type { Memory } from '../core/scheduling/types'
import type { Database } from './client'
import { memoryOf } from './memory-rows'

type MemoryRow = Awaited<ReturnType<Database['memory']['findMany']>>[number]

/** A memory with the comparison its fact belongs to. */
export interface PlacedMemory {
  readonly ownerId: string
  readonly comparisonId: string
  readonly memory: Memory
}

const placed = (row: MemoryRow): PlacedMemory => ({
  ownerId: row.ownerId,
  comparisonId: row.comparisonId,
  memory: memoryOf(row),
})

/** At most `limit` memories of one learner, whatever is due soonest first. */
export async function soonestMemories(
  db: Database,
  userId: string,
  limit: number,
): Promise<PlacedMemory[]> {
  const rows = await db.memory.findMany({
    where: { userId, nextAt: { not: null } },
    orderBy: [{ nextAt: 'asc' }, { factId: 'asc' }],
    take: limit,
  })
  return rows.map(placed)
}

/** A learner's memories of one comparison, at most one for each of its 10 000 facts. */
export async function memoriesOf(
  db: Database,
  userId: string,
  ownerId: string,
  comparisonId: string,
): Promise<PlacedMemory[]> {
  const rows = await db.memory.findMany({ where: { userId, ownerId, comparisonId }, take: 10_000 })
  return rows.map(placed)
}

export interface NewFact {
  readonly factId: string
  readonly ownerId: string
  readonly comparisonId: string
}

/** Facts of the comparisons a learner studies that have no memory yet, in the order of enrolment and source. */
export async function newFacts(db: Database, userId: string, limit: number): Promise<NewFact[]> {
  return db.$queryRaw`
    SELECT facts.id AS "factId", facts.owner_id AS "ownerId", facts.comparison_id AS "comparisonId"
    FROM enrolments
    JOIN facts ON facts.owner_id = enrolments.owner_id AND facts.comparison_id = enrolments.comparison_id
    LEFT JOIN memories ON memories.user_id = enrolments.user_id AND memories.fact_id = facts.id
    WHERE enrolments.user_id = ${userId}::uuid AND facts.retired_at IS NULL AND facts.confidence >= 0.5
      AND memories.fact_id IS NULL
    ORDER BY enrolments.created_at, facts.comparison_id, facts.position
    LIMIT ${limit}`
}

/** How many facts a learner met for the first time since an instant (milliseconds); answers taken back do not count. */
export async function introducedSince(
  db: Database,
  userId: string,
  since: number,
): Promise<number> {
  return db.memory.count({ where: { userId, introduced: { gte: new Date(since) } } })
}

/** Says that a learner studies a comparison. Repeating it changes nothing. */
export async function enrol(
  db: Database,
  userId: string,
  { ownerId, id }: { ownerId: string; id: string },
): Promise<void> {
  await db.enrolment.createMany({
    data: [{ userId, ownerId, comparisonId: id }],
    skipDuplicates: true,
  })
}

export async function isEnrolled(
  db: Database,
  userId: string,
  { ownerId, id }: { ownerId: string; id: string },
): Promise<boolean> {
  const row = await db.enrolment.findUnique({
    where: { userId_ownerId_comparisonId: { userId, ownerId, comparisonId: id } },
    select: { userId: true },
  })
  return row !== null
}

/** The comparisons a learner studies, first enrolled first. */
export async function enrolments(
  db: Database,
  userId: string,
): Promise<{ ownerId: string; comparisonId: string }[]> {
  return db.enrolment.findMany({
    where: { userId },
    orderBy: { createdAt: 'asc' },
    take: 200,
    select: { ownerId: true, comparisonId: true },
  })
}

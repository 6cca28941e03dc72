import type { Database } from './client'
import { Prisma } from './generated/client'
import { jsonRows } from './json-rows'
import { lockLearner } from './learner-lock'
import type { PlacedFact, PlaceRow } from './places'

export interface NewFact extends PlacedFact {
  /** It has a memory of state new, for its marks. */
  readonly marked: boolean
}

type NewFactRow = PlaceRow & { factId: string; marked: boolean }

const newFactOf = ({ factId, ownerId, marked, ...place }: NewFactRow): NewFact => ({
  factId,
  ownerId,
  marked,
  place,
})

const EXAM_FACTS = 2_000

/**
 * Facts of the comparisons a learner studies that are new to them and neither suspended nor buried at `now`
 * (milliseconds), in the order of enrolment and source: all of those comparisons whose exam comes after the study day
 * `today`, up to 2 000, and `limit` of the others. Comparisons that `noteMet` has noted are not looked through.
 */
export async function newFacts(
  db: Database,
  userId: string,
  { limit, today, now }: { limit: number; today: number; now: number },
): Promise<NewFact[]> {
  const [others, exams] = await Promise.all([
    newFactsOf(db, userId, now, limit, Prisma.sql`coalesce(exam_day, 0) <= ${today}`),
    newFactsOf(db, userId, now, EXAM_FACTS, Prisma.sql`exam_day > ${today}`),
  ])
  return [...exams, ...others]
}

/** The new facts of one comparison, as `newFacts`, whether it is studied or not. */
export async function newFactsOfComparison(
  db: Database,
  userId: string,
  { ownerId, id }: { ownerId: string; id: string },
  { limit, now }: { limit: number; now: number },
): Promise<NewFact[]> {
  const rows = await jsonRows<NewFactRow>(
    db,
    Prisma.sql`
    SELECT fact.id AS "factId", fact.owner_id AS "ownerId", fact.comparison_id AS "comparisonId",
      fact.topic_key AS row, fact.about, enrolments.exam_day AS "examDay", fact.marked
    FROM (${newOfOne(userId, Prisma.sql`${ownerId}::uuid`, Prisma.sql`${id}::uuid`, now, limit)}) fact
    LEFT JOIN enrolments ON enrolments.user_id = ${userId}::uuid AND enrolments.owner_id = fact.owner_id
      AND enrolments.comparison_id = fact.comparison_id
    ORDER BY fact.position`,
  )
  return rows.map(newFactOf)
}

/** At most `limit` new facts of one comparison, in its order; each is looked up by its id among the memories. */
const newOfOne = (
  userId: string,
  ownerId: Prisma.Sql,
  comparisonId: Prisma.Sql,
  now: number,
  limit: number,
) => Prisma.sql`
  SELECT facts.*, memory.fact_id IS NOT NULL AS marked
  FROM facts LEFT JOIN LATERAL (
    SELECT fact_id, state, suspended, buried_until FROM memories
    WHERE memories.user_id = ${userId}::uuid AND memories.fact_id = facts.id LIMIT 1) memory ON TRUE
  WHERE facts.owner_id = ${ownerId} AND facts.comparison_id = ${comparisonId} AND ${IS_ASKED}
    AND (memory.fact_id IS NULL OR (memory.state = 'new' AND NOT memory.suspended
      AND (memory.buried_until IS NULL OR memory.buried_until <= ${new Date(now)})))
  ORDER BY facts.position LIMIT ${limit}`

const IS_ASKED = Prisma.sql`facts.retired_at IS NULL AND facts.withheld_at IS NULL AND facts.confidence >= 0.5`

async function newFactsOf(
  db: Database,
  userId: string,
  now: number,
  limit: number,
  which: Prisma.Sql,
): Promise<NewFact[]> {
  if (limit === 0) return []
  const ownerId = Prisma.sql`studied.owner_id`
  const comparisonId = Prisma.sql`studied.comparison_id`
  const rows = await jsonRows<NewFactRow>(
    db,
    Prisma.sql`
    SELECT fact.id AS "factId", fact.owner_id AS "ownerId", fact.comparison_id AS "comparisonId",
      fact.topic_key AS row, fact.about, studied.exam_day AS "examDay", fact.marked
    FROM (
      SELECT enrolments.owner_id, comparison_id, exam_day, enrolments.created_at
      FROM enrolments JOIN comparisons ON comparisons.owner_id = enrolments.owner_id
        AND comparisons.id = enrolments.comparison_id
      WHERE enrolments.user_id = ${userId}::uuid AND ${which}
        AND enrolments.met_revision IS DISTINCT FROM comparisons.revision
        AND comparisons.archived_at IS NULL AND comparisons.deleted_at IS NULL
      ORDER BY enrolments.created_at, enrolments.comparison_id
    ) studied
    CROSS JOIN LATERAL (${newOfOne(userId, ownerId, comparisonId, now, limit)}) fact
    ORDER BY studied.created_at, studied.comparison_id, fact.position
    LIMIT ${limit}`,
  )
  return rows.map(newFactOf)
}

/** More comparisons than this are not looked through while a learner's other writes wait. */
const NOTED_AT_ONCE = 50

/**
 * Notes which of some comparisons have nothing left to be met, so that they are not looked through again before a
 * revision brings new facts or an undo makes a fact new (see `storeMemories`): to see that of 100 000 facts none is
 * new takes longer than all the rest of a day. Waits its turn among the learner's writes.
 */
export async function noteMet(
  db: Database,
  userId: string,
  comparisonIds: readonly string[],
): Promise<void> {
  await db.$transaction(async (tx) => {
    if (!(await lockLearner(tx, userId))) return
    await tx.$executeRaw`
      UPDATE enrolments SET met_revision = comparisons.revision
      FROM comparisons
      WHERE enrolments.user_id = ${userId}::uuid
        AND enrolments.comparison_id = ANY(${comparisonIds.slice(0, NOTED_AT_ONCE)}::uuid[])
        AND comparisons.owner_id = enrolments.owner_id AND comparisons.id = enrolments.comparison_id
        AND NOT EXISTS (
          SELECT 1 FROM facts LEFT JOIN LATERAL (
            SELECT state, suspended FROM memories
            WHERE memories.user_id = ${userId}::uuid AND memories.fact_id = facts.id LIMIT 1) memory ON TRUE
          WHERE facts.owner_id = enrolments.owner_id AND facts.comparison_id = enrolments.comparison_id
            AND ${IS_ASKED} AND (memory.state IS NULL OR (memory.state = 'new' AND NOT memory.suspended)))`
  })
}

import type { Memory, Place } from '../core/scheduling/types'
import { type Database, LIBRARY_OWNER } from './client'
import { Prisma } from './generated/client'
import { type MemoryRow, memoryOf } from './memory-rows'

/** A fact with where it stands. */
export interface PlacedFact {
  readonly factId: string
  readonly ownerId: string
  readonly place: Place
}

/** A memory with where its fact stands. */
export interface PlacedMemory {
  readonly ownerId: string
  readonly memory: Memory
  readonly place: Place
}

interface PlaceRow {
  readonly ownerId: string
  readonly comparisonId: string
  readonly row: string
  readonly about: readonly string[]
  readonly examDay: number | null
}

const placeOf = ({ comparisonId, row, about, examDay }: PlaceRow): Place => ({
  comparisonId,
  row,
  about,
  examDay,
})

/** The memories that `chosen` selects from `memories`, of facts that are in their comparison still, soonest first. */
export async function placedMemories(
  db: Database,
  userId: string,
  chosen: Prisma.Sql,
  facts = Prisma.sql`facts`,
): Promise<PlacedMemory[]> {
  const rows = await db.$queryRaw<(MemoryRow & PlaceRow)[]>`
    SELECT m.fact_id AS "factId", m.owner_id AS "ownerId", m.comparison_id AS "comparisonId", m.state, m.step,
      m.stability, m.difficulty, m.due, m.interval_days AS "intervalDays", m.last_review AS "lastReview",
      m.introduced, m.reps, m.lapses, m.suspended, m.buried_until AS "buriedUntil", m.flag,
      facts.topic_key AS row, facts.about, enrolments.exam_day AS "examDay"
    FROM (${chosen}) m
    JOIN ${facts} ON facts.owner_id = m.owner_id AND facts.id = m.fact_id AND facts.retired_at IS NULL
      AND facts.owner_id IN (${userId}::uuid, ${LIBRARY_OWNER}::uuid)
    LEFT JOIN enrolments ON enrolments.user_id = ${userId}::uuid AND enrolments.owner_id = m.owner_id
      AND enrolments.comparison_id = m.comparison_id
    ORDER BY m.next_at, m.fact_id`
  return rows.map((row) => ({
    ownerId: row.ownerId,
    memory: memoryOf(row),
    place: placeOf(row),
  }))
}

/** Each fact is looked up by its id: to join all facts to a thousand memories takes longer than the rest. */
const FACT_BY_FACT = Prisma.sql`LATERAL (
  SELECT * FROM facts fact WHERE fact.owner_id = m.owner_id AND fact.id = m.fact_id LIMIT 1) facts`

/** At most `limit` memories of one learner, whatever may be asked soonest first; nothing new or suspended. */
export async function soonestMemories(
  db: Database,
  userId: string,
  limit: number,
): Promise<PlacedMemory[]> {
  return placedMemories(
    db,
    userId,
    Prisma.sql`SELECT * FROM memories WHERE user_id = ${userId}::uuid AND next_at IS NOT NULL
      ORDER BY next_at, fact_id LIMIT ${limit}`,
    FACT_BY_FACT,
  )
}

/** The memories of some facts, new and suspended ones too. */
export async function memoriesOfFacts(
  db: Database,
  userId: string,
  factIds: readonly string[],
): Promise<PlacedMemory[]> {
  if (factIds.length === 0) return []
  return placedMemories(
    db,
    userId,
    Prisma.sql`SELECT * FROM memories WHERE user_id = ${userId}::uuid AND fact_id = ANY(${factIds}::uuid[])`,
  )
}

/** More facts than this are not answered in one day. */
const ANSWERED_LIMIT = 5_000

/** The memories of facts with an answer since an instant (milliseconds). */
export async function memoriesAnsweredSince(
  db: Database,
  userId: string,
  since: number,
): Promise<PlacedMemory[]> {
  return placedMemories(
    db,
    userId,
    Prisma.sql`SELECT * FROM memories WHERE user_id = ${userId}::uuid AND fact_id IN (
      SELECT fact_id FROM reviews WHERE user_id = ${userId}::uuid AND at >= ${new Date(since)} AND kind = 'answer'
      LIMIT ${ANSWERED_LIMIT})`,
  )
}

/** A learner's memories of one comparison, at most one for each of its 10 000 facts. */
export async function memoriesOf(
  db: Database,
  userId: string,
  ownerId: string,
  comparisonId: string,
): Promise<PlacedMemory[]> {
  return placedMemories(
    db,
    userId,
    Prisma.sql`SELECT * FROM memories WHERE user_id = ${userId}::uuid AND owner_id = ${ownerId}::uuid
      AND comparison_id = ${comparisonId}::uuid LIMIT 10000`,
  )
}

/** At most `limit` memories that carry a flag. */
export async function flaggedMemories(
  db: Database,
  userId: string,
  limit: number,
): Promise<PlacedMemory[]> {
  return placedMemories(
    db,
    userId,
    Prisma.sql`SELECT * FROM memories WHERE user_id = ${userId}::uuid AND flag > 0 LIMIT ${limit}`,
  )
}

export interface NewFact extends PlacedFact {
  /** It has a memory of state new, for its marks. */
  readonly marked: boolean
}

/**
 * Facts of the comparisons a learner studies that are new to them and neither suspended nor buried at `now`
 * (milliseconds), in the order of enrolment and source: all of those comparisons whose exam comes after the study day
 * `today`, up to 2 000, and `limit` of the others.
 */
export async function newFacts(
  db: Database,
  userId: string,
  { limit, today, now }: { limit: number; today: number; now: number },
): Promise<NewFact[]> {
  const [others, exams] = await Promise.all([
    newFactsOf(db, userId, now, limit, Prisma.sql`coalesce(enrolments.exam_day, 0) <= ${today}`),
    newFactsOf(db, userId, now, EXAM_FACTS, Prisma.sql`enrolments.exam_day > ${today}`),
  ])
  return [...exams, ...others]
}

const EXAM_FACTS = 2_000

/** The new facts of one comparison, as `newFacts`, whether it is studied or not. */
export async function newFactsOfComparison(
  db: Database,
  userId: string,
  { ownerId, id }: { ownerId: string; id: string },
  { limit, now }: { limit: number; now: number },
): Promise<NewFact[]> {
  const rows = await db.$queryRaw<(PlaceRow & { factId: string; marked: boolean })[]>`
    SELECT facts.id AS "factId", facts.owner_id AS "ownerId", facts.comparison_id AS "comparisonId",
      facts.topic_key AS row, facts.about, enrolments.exam_day AS "examDay", memories.fact_id IS NOT NULL AS marked
    FROM facts
    LEFT JOIN enrolments ON enrolments.user_id = ${userId}::uuid AND enrolments.owner_id = facts.owner_id
      AND enrolments.comparison_id = facts.comparison_id
    LEFT JOIN memories ON memories.user_id = ${userId}::uuid AND memories.fact_id = facts.id
    WHERE facts.owner_id = ${ownerId}::uuid AND facts.comparison_id = ${id}::uuid AND ${isNew(now)}
    ORDER BY facts.position LIMIT ${limit}`
  return rows.map(newFactOf)
}

const isNew = (now: number) => Prisma.sql`facts.retired_at IS NULL AND facts.confidence >= 0.5
  AND (memories.fact_id IS NULL OR (memories.state = 'new' AND NOT memories.suspended
    AND (memories.buried_until IS NULL OR memories.buried_until <= ${new Date(now)})))`

const newFactOf = ({
  factId,
  ownerId,
  marked,
  ...place
}: PlaceRow & { factId: string; marked: boolean }): NewFact => ({
  factId,
  ownerId,
  marked,
  place: placeOf({ ownerId, ...place }),
})

async function newFactsOf(
  db: Database,
  userId: string,
  now: number,
  limit: number,
  which: Prisma.Sql,
): Promise<NewFact[]> {
  const rows = await db.$queryRaw<(PlaceRow & { factId: string; marked: boolean })[]>`
    SELECT facts.id AS "factId", facts.owner_id AS "ownerId", facts.comparison_id AS "comparisonId",
      facts.topic_key AS row, facts.about, enrolments.exam_day AS "examDay", memories.fact_id IS NOT NULL AS marked
    FROM enrolments
    JOIN facts ON facts.owner_id = enrolments.owner_id AND facts.comparison_id = enrolments.comparison_id
    LEFT JOIN memories ON memories.user_id = enrolments.user_id AND memories.fact_id = facts.id
    WHERE enrolments.user_id = ${userId}::uuid AND ${which} AND ${isNew(now)}
    ORDER BY enrolments.created_at, facts.comparison_id, facts.position
    LIMIT ${limit}`
  return rows.map(newFactOf)
}

/** How many facts a learner met for the first time since an instant (milliseconds); answers taken back do not count. */
export async function introducedSince(
  db: Database,
  userId: string,
  since: number,
): Promise<number> {
  return db.memory.count({ where: { userId, introduced: { gte: new Date(since) } } })
}

/**
 * How many facts may first be asked on each of some study days, which begin at `starts` (milliseconds, ascending); the
 * last of them ends the count. What was due before the first is not counted.
 */
export async function loadsOf(
  db: Database,
  userId: string,
  starts: readonly number[],
): Promise<number[]> {
  const instants = starts.map((start) => new Date(start).toISOString())
  const rows = await db.$queryRaw<{ day: number; count: number }[]>`
    SELECT width_bucket(next_at, ${instants}::timestamptz[]) AS day, count(*)::int AS count
    FROM memories
    WHERE user_id = ${userId}::uuid AND next_at >= ${instants[0]}::timestamptz
      AND next_at < ${instants.at(-1)}::timestamptz
    GROUP BY day`
  const counts = new Map(rows.map(({ day, count }) => [day, count]))
  return starts.slice(1).map((_, index) => counts.get(index + 1) ?? 0)
}

import type { Memory, Place, ReviewOrder } from '../core/scheduling/types'
import { type Database, LIBRARY_OWNER } from './client'
import { Prisma } from './generated/client'
import { jsonRows } from './json-rows'
import type { PlaceRow } from './places'

/** A memory with where its fact stands. */
export interface PlacedMemory {
  readonly ownerId: string
  readonly memory: Memory
  readonly place: Place
}

/**
 * Memories of comparisons of the learner's own that rest or are deleted: they do not come up, and would fill the places
 * of those that do. Looked up once for a statement.
 */
const notResting = (userId: string) => Prisma.sql`NOT comparison_id = ANY(ARRAY(
  SELECT id FROM comparisons WHERE owner_id = ${userId}::uuid
    AND (archived_at IS NOT NULL OR deleted_at IS NOT NULL) LIMIT 1000))`

const MS = {
  due: Prisma.sql`round(date_part('epoch', m.due) * 1000)`,
  lastReview: Prisma.sql`round(date_part('epoch', m.last_review) * 1000)`,
  introduced: Prisma.sql`round(date_part('epoch', m.introduced) * 1000)`,
  buriedUntil: Prisma.sql`round(date_part('epoch', m.buried_until) * 1000)`,
}

/**
 * The memories that `chosen` selects from `memories`, of facts that are in their comparison still and asked, soonest
 * first. Each fact is looked up by its id: to join all facts to a thousand memories takes longer than the rest.
 */
export async function placedMemories(
  db: Database,
  userId: string,
  chosen: Prisma.Sql,
): Promise<PlacedMemory[]> {
  const rows = await jsonRows<Memory & PlaceRow>(
    db,
    Prisma.sql`
    SELECT m.fact_id AS "factId", m.owner_id AS "ownerId", m.comparison_id AS "comparisonId", m.state, m.step,
      m.stability, m.difficulty, ${MS.due} AS due, m.interval_days AS "intervalDays",
      ${MS.lastReview} AS "lastReview", coalesce(${MS.introduced}, 0) AS introduced, m.reps, m.lapses,
      m.suspended, coalesce(${MS.buriedUntil}, 0) AS "buriedUntil", m.flag,
      facts.topic_key AS row, facts.about, enrolments.exam_day AS "examDay"
    FROM (${chosen}) m
    CROSS JOIN LATERAL (
      SELECT topic_key, about FROM facts
      WHERE facts.owner_id = m.owner_id AND facts.id = m.fact_id AND facts.retired_at IS NULL
        AND facts.withheld_at IS NULL
        AND m.owner_id IN (${userId}::uuid, ${LIBRARY_OWNER}::uuid) LIMIT 1) facts
    LEFT JOIN enrolments ON enrolments.user_id = ${userId}::uuid AND enrolments.owner_id = m.owner_id
      AND enrolments.comparison_id = m.comparison_id
    ORDER BY m.next_at, m.fact_id`,
  )
  return rows.map(({ ownerId, comparisonId, row, about, examDay, ...memory }) => ({
    ownerId,
    memory,
    place: { comparisonId, row, about, examDay },
  }))
}

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
      AND ${notResting(userId)} ORDER BY next_at, fact_id LIMIT ${limit}`,
  )
}

/** Of more memories than this that are due, the rest does not compete. */
const COMPETING = 20_000

/** Highest first, over `stability`, `last_review`, `due` and a moment: it orders memories as `rankOf` does. */
const RANKINGS: Record<SqlOrder, (now: Date) => Prisma.Sql> = {
  'recall-ascending': (now) => Prisma.sql`${elapsed(now)} / stability`,
  'recall-descending': (now) => Prisma.sql`-${elapsed(now)} / stability`,
  overdue: (now) =>
    Prisma.sql`${elapsed(now)} / greatest(3600, date_part('epoch', due - last_review))`,
}

const elapsed = (now: Date) => Prisma.sql`greatest(0, date_part('epoch', ${now} - last_review))`

/** The orders that the database knows: recall falls with the elapsed time as a share of the stability. */
export type SqlOrder = Extract<ReviewOrder, 'recall-ascending' | 'recall-descending' | 'overdue'>

/**
 * At most `limit` of the memories that may be asked before `end`, the first in an order at `now` (milliseconds both);
 * (re)learning steps come before reviews, whatever the order.
 */
export async function firstMemories(
  db: Database,
  userId: string,
  { order, now, end, limit }: { order: SqlOrder; now: number; end: number; limit: number },
): Promise<PlacedMemory[]> {
  return placedMemories(
    db,
    userId,
    Prisma.sql`SELECT * FROM (
      SELECT * FROM memories WHERE user_id = ${userId}::uuid AND next_at < ${new Date(end)}
      AND ${notResting(userId)} ORDER BY next_at, fact_id LIMIT ${COMPETING}) due
      ORDER BY state = 'review', ${RANKINGS[order](new Date(now))} DESC, fact_id LIMIT ${limit}`,
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
    Prisma.sql`SELECT memory.* FROM (
      SELECT DISTINCT fact_id FROM (
        SELECT fact_id FROM reviews WHERE user_id = ${userId}::uuid AND at >= ${new Date(since)} AND kind = 'answer'
        LIMIT ${ANSWERED_LIMIT}) answers) answered
      CROSS JOIN LATERAL (
        SELECT * FROM memories WHERE user_id = ${userId}::uuid AND fact_id = answered.fact_id LIMIT 1) memory`,
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

/** So many facts of the comparisons a learner studies are read at once. */
const STUDIED_LIMIT = 50_000

/** A learner's memories of some comparisons, by fact, without where their facts stand. */
export async function memoriesOfAll(
  db: Database,
  userId: string,
  comparisons: readonly { readonly ownerId: string; readonly id: string }[],
): Promise<Map<string, Memory>> {
  if (comparisons.length === 0) return new Map()
  const owners = [...new Set(comparisons.map(({ ownerId }) => ownerId))]
  const rows = await jsonRows<Memory>(
    db,
    Prisma.sql`SELECT m.fact_id AS "factId", m.state, m.step, m.stability, m.difficulty, ${MS.due} AS due,
      m.interval_days AS "intervalDays", ${MS.lastReview} AS "lastReview",
      coalesce(${MS.introduced}, 0) AS introduced, m.reps, m.lapses, m.suspended,
      coalesce(${MS.buriedUntil}, 0) AS "buriedUntil", m.flag
    FROM memories m WHERE m.user_id = ${userId}::uuid AND m.owner_id = ANY(${owners}::uuid[])
      AND m.comparison_id = ANY(${comparisons.map(({ id }) => id)}::uuid[]) LIMIT ${STUDIED_LIMIT}`,
  )
  return new Map(rows.map((memory) => [memory.factId, memory]))
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
    Prisma.sql`SELECT * FROM memories WHERE user_id = ${userId}::uuid AND flag > 0
      AND ${notResting(userId)} LIMIT ${limit}`,
  )
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
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT held.count
    FROM unnest(${instants.slice(0, -1)}::timestamptz[], ${instants.slice(1)}::timestamptz[])
      WITH ORDINALITY AS days(starts, ends, day)
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count FROM memories
      WHERE user_id = ${userId}::uuid AND next_at >= days.starts AND next_at < days.ends) held
    ORDER BY days.day`
  return rows.map(({ count }) => count)
}

/** When some facts are due, milliseconds by fact; those that are new or suspended are left out. */
export async function dueOfFacts(
  db: Database,
  userId: string,
  factIds: readonly string[],
): Promise<Map<string, number>> {
  if (factIds.length === 0) return new Map()
  const rows = await jsonRows<{ factId: string; due: number }>(
    db,
    Prisma.sql`SELECT m.fact_id AS "factId", ${MS.due} AS due FROM memories m
      WHERE m.user_id = ${userId}::uuid AND m.fact_id = ANY(${factIds}::uuid[]) AND m.next_at IS NOT NULL`,
  )
  return new Map(rows.map(({ factId, due }) => [factId, due]))
}

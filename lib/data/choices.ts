import type { Queries } from './client'
import { Prisma } from './generated/client'
import { jsonRows } from './json-rows'

/** What was chosen in an answer, of the log entry it belongs to. */
export interface Chosen {
  readonly id: string
  /** Key of the subject chosen, where a wrong answer named one. */
  readonly subject: string | null
}

const MOST = 500

/** What was chosen in some of a learner's answers, at most 500. */
export async function chosenIn(
  db: Queries,
  userId: string,
  reviewIds: readonly string[],
): Promise<Chosen[]> {
  if (reviewIds.length === 0) return []
  return jsonRows(
    db,
    Prisma.sql`SELECT id, chosen_subject AS subject FROM reviews
      WHERE user_id = ${userId}::uuid AND id = ANY(${reviewIds.slice(0, MOST)}::uuid[]) LIMIT ${MOST}`,
  )
}

/** A wrong answer that stands, in which a subject was chosen. */
export interface StoredChoice {
  readonly ownerId: string
  readonly comparisonId: string
  readonly factId: string
  /** Key of the subject. */
  readonly chosen: string
}

/** The wrong choices among a learner's latest answers are looked for in so many. */
const LATEST = 2_000
/** More wrong answers to one comparison than this are not counted. */
const MOST_CHOICES = 5_000

/** The wrong choices of a learner on some facts, at most 5 000. */
export async function wrongChoicesOn(
  db: Queries,
  userId: string,
  factIds: readonly string[],
): Promise<StoredChoice[]> {
  return standingChoices(
    db,
    userId,
    Prisma.sql`SELECT * FROM reviews
      WHERE user_id = ${userId}::uuid AND fact_id = ANY(${factIds}::uuid[]) AND ${IS_WRONG}
      LIMIT ${MOST_CHOICES}`,
  )
}

/** The wrong choices among a learner's latest 2 000 entries, of any comparison. */
export async function latestWrongChoices(db: Queries, userId: string): Promise<StoredChoice[]> {
  return standingChoices(
    db,
    userId,
    Prisma.sql`SELECT * FROM (
      SELECT * FROM reviews WHERE user_id = ${userId}::uuid ORDER BY at DESC, id DESC LIMIT ${LATEST}) latest
      WHERE ${IS_WRONG}`,
  )
}

const IS_WRONG = Prisma.sql`kind = 'answer' AND correct = false AND chosen_subject IS NOT NULL`

/** Of some answers those that were not taken back. */
function standingChoices(db: Queries, userId: string, some: Prisma.Sql): Promise<StoredChoice[]> {
  return jsonRows(
    db,
    Prisma.sql`SELECT wrong.owner_id AS "ownerId", wrong.comparison_id AS "comparisonId",
        wrong.fact_id AS "factId", wrong.chosen_subject AS chosen
      FROM (${some}) wrong
      LEFT JOIN LATERAL (
        SELECT id FROM reviews undo WHERE undo.user_id = ${userId}::uuid AND undo.fact_id = wrong.fact_id
          AND undo.kind = 'undo' AND undo.undoes = wrong.id LIMIT 1) undone ON TRUE
      WHERE undone.id IS NULL
      ORDER BY wrong.at DESC, wrong.id DESC`,
  )
}

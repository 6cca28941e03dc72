import type { ReviewVerdict, SentReview } from '../core/records'
import { fold } from '../core/scheduling/fold'
import type { Memory, Review, SchedulingSettings } from '../core/scheduling/types'
import { type Database, LIBRARY_OWNER, type Queries } from './client'

/** More reviews of one batch's facts than this cannot be folded; at 50 a day for one fact it is centuries away. */
const LOG_LIMIT = 200_000

/**
 * Records a batch of reviews and folds the facts they touch, in one transaction of three statements whatever
 * its size. Safe to repeat: a review that is stored already changes nothing. Batches of one learner wait for
 * each other, so the stored memory is always the fold of the whole log.
 * @param now milliseconds; a review that claims to be later is taken as of now.
 */
export async function recordReviews(
  db: Database,
  userId: string,
  settings: SchedulingSettings,
  sent: readonly SentReview[],
  now: number,
): Promise<ReviewVerdict[]> {
  return db.$transaction(
    async (tx) => {
      const known = await storeReviews(tx, userId, sent, now)
      const touched = [...new Set(known.filter(({ stored }) => stored).map(({ factId }) => factId))]
      if (touched.length > 0) {
        const logs = await logsOf(tx, userId, touched)
        const memories = touched.map((factId) => ({
          factId,
          memory: fold(logs.get(factId) ?? [], settings),
        }))
        await storeMemories(tx, userId, memories)
      }
      const verdicts = new Map(known.map(({ id, stored }) => [id, stored]))
      return sent.map(({ id }) => {
        const stored = verdicts.get(id)
        if (stored === undefined) return { id, status: 'refused' }
        return { id, status: stored ? 'stored' : 'already-stored' }
      })
    },
    { timeout: 20_000, maxWait: 10_000 },
  )
}

/** Inserts what is new, enrols the learner in the comparisons concerned, and says which were of known facts. */
async function storeReviews(
  tx: Queries,
  userId: string,
  sent: readonly SentReview[],
  now: number,
): Promise<{ id: string; factId: string; stored: boolean }[]> {
  const once = new Map(sent.map((review) => [review.id, review]))
  const rows = [...once.values()].map((review) => ({
    ...review,
    at: new Date(Math.min(review.at, now)).toISOString(),
  }))
  return tx.$queryRaw`
    WITH learner AS (
      UPDATE users SET review_batches = review_batches + 1 WHERE id = ${userId}::uuid RETURNING id
    ), sent AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(
        id uuid, "factId" uuid, kind text, at timestamptz, format text, rating int, correct boolean,
        options int, hinted boolean, "elapsedMs" int, slow boolean, practice boolean, "intervalDays" int,
        policy int, undoes uuid, "itemId" text,
        "attemptId" uuid, "chosenFactId" uuid, "chosenSubject" text)
    ), known AS (
      SELECT sent.*, learner.id AS user_id, facts.owner_id, facts.comparison_id
      FROM learner CROSS JOIN sent
      JOIN facts ON facts.owner_id IN (${userId}::uuid, ${LIBRARY_OWNER}::uuid) AND facts.id = sent."factId"
    ), stored AS (
      INSERT INTO reviews (user_id, id, fact_id, owner_id, comparison_id, kind, at, format, rating, correct,
        options, hinted, elapsed_ms, slow, practice, interval_days, policy, undoes,
        item_id, attempt_id, chosen_fact_id, chosen_subject)
      SELECT user_id, id, "factId", owner_id, comparison_id, kind, at, format, rating, correct,
        options, coalesce(hinted, false), coalesce("elapsedMs", 0), coalesce(slow, false),
        coalesce(practice, false), "intervalDays", coalesce(policy, 1), undoes, "itemId",
        "attemptId", "chosenFactId", "chosenSubject"
      FROM known
      ON CONFLICT (user_id, id) DO NOTHING
      RETURNING id
    ), enrolled AS (
      INSERT INTO enrolments (user_id, owner_id, comparison_id)
      SELECT DISTINCT user_id, owner_id, comparison_id FROM known
      ON CONFLICT DO NOTHING
    )
    SELECT known.id, known."factId", stored.id IS NOT NULL AS stored
    FROM known LEFT JOIN stored ON stored.id = known.id`
}

/** The whole log of some facts, each in the order of time. */
async function logsOf(
  tx: Queries,
  userId: string,
  factIds: readonly string[],
): Promise<Map<string, Review[]>> {
  const rows = await tx.review.findMany({
    where: { userId, factId: { in: [...factIds] } },
    orderBy: [{ factId: 'asc' }, { at: 'asc' }, { id: 'asc' }],
    take: LOG_LIMIT,
  })
  if (rows.length === LOG_LIMIT) throw new Error('reviews: more log than one batch may fold')
  const logs = new Map<string, Review[]>()
  for (const row of rows) {
    const log = logs.get(row.factId) ?? []
    log.push(reviewOf(row))
    logs.set(row.factId, log)
  }
  return logs
}

type ReviewRow = Awaited<ReturnType<Database['review']['findMany']>>[number]

/** A stored row as the core knows it. */
export function reviewOf(row: ReviewRow): Review {
  const { id, factId } = row
  const at = row.at.getTime()
  if (row.undoes !== null) return { kind: 'undo', id, factId, at, undoes: row.undoes }
  return {
    kind: 'answer',
    id,
    factId,
    at,
    format: row.format as Extract<Review, { kind: 'answer' }>['format'],
    rating: row.rating as Extract<Review, { kind: 'answer' }>['rating'],
    correct: row.correct,
    options: row.options,
    hinted: row.hinted,
    elapsedMs: row.elapsedMs,
    slow: row.slow,
    practice: row.practice,
    intervalDays: row.intervalDays,
    policy: row.policy === 1 ? 1 : 2,
  }
}

const instant = (ms: number) => new Date(ms).toISOString()

/** Writes the folded memories; a fact whose every review was undone has none. */
async function storeMemories(
  tx: Queries,
  userId: string,
  folded: readonly { factId: string; memory: Memory | null }[],
): Promise<void> {
  const rows = folded.flatMap(({ memory }) =>
    memory
      ? [
          {
            ...memory,
            due: instant(memory.due),
            lastReview: instant(memory.lastReview),
            introduced: memory.introduced ? instant(memory.introduced) : null,
            buriedUntil: memory.buriedUntil ? instant(memory.buriedUntil) : null,
            nextAt:
              memory.suspended || memory.state === 'new'
                ? null
                : instant(Math.max(memory.due, memory.buriedUntil)),
          },
        ]
      : [],
  )
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

/** The log since an instant (milliseconds), oldest first; of more than 50 000 entries the latest. */
export async function reviewsSince(db: Database, userId: string, since: number): Promise<Review[]> {
  const rows = await db.review.findMany({
    where: { userId, at: { gte: new Date(since) } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 50_000,
  })
  return rows.map(reviewOf).reverse()
}

import type { ReviewVerdict, SentReview } from '../core/records'
import { placeInTime } from '../core/scheduling/client-clock'
import type { Review } from '../core/scheduling/types'
import { type Database, LIBRARY_OWNER, type Queries } from './client'
import { logsOf, reviewOf, tallyLogs } from './logs'
import { storeMemories } from './memory-rows'
import { type SettingsRow, settingsOf } from './settings-schema'
import { countedUnder, type FoldState } from './tallies'

/**
 * Records a batch of reviews and folds the facts they touch, in one transaction of three statements whatever its size.
 * Safe to repeat: a review that is stored already changes nothing. Batches and changes of settings of one learner wait
 * for each other, so the stored memory is always the fold of the whole log under the settings of that moment.
 * @param now milliseconds; a review that claims to be later is taken as of now.
 * @param sentAt what the client's clock showed when it sent them, milliseconds; null when it did not say (`placeInTime`)
 */
export async function recordReviews(
  db: Database,
  userId: string,
  sent: readonly SentReview[],
  now: number,
  sentAt: number | null = null,
): Promise<ReviewVerdict[]> {
  return db.$transaction((tx) => recordWithin(tx, userId, sent, { now, sentAt }), {
    timeout: 20_000,
    maxWait: 10_000,
  })
}

/** The same within a transaction that does more. */
export async function recordWithin(
  tx: Queries,
  userId: string,
  sent: readonly SentReview[],
  clock: { readonly now: number; readonly sentAt: number | null },
): Promise<ReviewVerdict[]> {
  const turn = await storeReviews(tx, userId, sent, clock)
  if (!turn) return sent.map(unknownFact)
  const { settings, known, ...folding } = turn
  const touched = [...new Set(known.filter(({ stored }) => stored).map(({ factId }) => factId))]
  if (touched.length > 0) {
    const logs = await logsOf(tx, userId, touched)
    const added = new Set(known.filter(({ stored }) => stored).map(({ id }) => id))
    const { folded, tallies } = tallyLogs(
      logs,
      settingsOf(settings),
      (id) => added.has(id),
      (factId) => countedUnder(folding, factId),
    )
    await storeMemories(tx, userId, folded, { version: folding.settingsVersion, tallies })
  }
  const verdicts = new Map(known.map(({ id, stored }) => [id, stored]))
  return sent.map(({ id }) => {
    const stored = verdicts.get(id)
    if (stored === undefined) return unknownFact({ id })
    return { id, status: stored ? 'stored' : 'already-stored' }
  })
}

const unknownFact = ({ id }: { readonly id: string }): ReviewVerdict => ({
  id,
  status: 'refused',
  reason: 'unknown-fact',
})

interface Turn extends FoldState {
  readonly settings: SettingsRow
  /** Those of facts the learner can see. */
  readonly known: readonly { id: string; factId: string; stored: boolean }[]
}

/** The number that a command carries. */
function numberOf(review: Review): number | null {
  if (review.kind === 'flag') return review.flag
  return review.kind === 'set-due' ? review.days : null
}

/**
 * Takes the learner's turn, inserts what is new, enrols the learner in the comparisons concerned, and says which
 * reviews were of known facts. The settings are those of the turn, not of when it was asked for. Null when there is no
 * such learner.
 */
async function storeReviews(
  tx: Queries,
  userId: string,
  sent: readonly SentReview[],
  clock: { readonly now: number; readonly sentAt: number | null },
): Promise<Turn | null> {
  const once = new Map(sent.map((review) => [review.id, review]))
  const rows = [...once.values()].map((review) => {
    const { at, clientAt, clockOffsetSeconds } = placeInTime(review.at, clock)
    return {
      ...review,
      at: new Date(at).toISOString(),
      clientAt: clientAt === null ? null : new Date(clientAt).toISOString(),
      clockOffsetSeconds,
      value: numberOf(review),
    }
  })
  const [turn] = await tx.$queryRaw<(SettingsRow & Omit<Turn, 'settings'>)[]>`
    WITH learner AS (
      UPDATE users SET review_batches = review_batches + 1 WHERE id = ${userId}::uuid
      RETURNING id, time_zone, day_start_hour, new_per_day, desired_retention, scheduling,
        settings_version, folded_version, folding_version, folded_to
    ), sent AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(
        id uuid, "factId" uuid, kind text, at timestamptz, format text, rating int, correct boolean,
        options int, hinted boolean, "elapsedMs" int, slow boolean, practice boolean, "intervalDays" int,
        policy int, undoes uuid, value int, "itemId" text,
        "attemptId" uuid, "chosenFactId" uuid, "chosenSubject" text,
        "clientAt" timestamptz, "clockOffsetSeconds" int)
    ), known AS (
      SELECT sent.*, learner.id AS user_id, facts.owner_id, facts.comparison_id
      FROM learner CROSS JOIN sent
      JOIN facts ON facts.owner_id IN (${userId}::uuid, ${LIBRARY_OWNER}::uuid) AND facts.id = sent."factId"
    ), stored AS (
      INSERT INTO reviews (user_id, id, fact_id, owner_id, comparison_id, kind, at, format, rating, correct,
        options, hinted, elapsed_ms, slow, practice, interval_days, policy, undoes, value,
        item_id, attempt_id, chosen_fact_id, chosen_subject, client_at, clock_offset_seconds)
      SELECT user_id, id, "factId", owner_id, comparison_id, kind, at, format, rating, correct,
        options, coalesce(hinted, false), coalesce("elapsedMs", 0), coalesce(slow, false),
        coalesce(practice, false), "intervalDays", coalesce(policy, 1), undoes, value, "itemId",
        "attemptId", "chosenFactId", "chosenSubject", "clientAt", "clockOffsetSeconds"
      FROM known
      ON CONFLICT (user_id, id) DO NOTHING
      RETURNING id
    ), enrolled AS (
      INSERT INTO enrolments (user_id, owner_id, comparison_id)
      SELECT DISTINCT user_id, owner_id, comparison_id FROM known
      ON CONFLICT DO NOTHING
    )
    SELECT time_zone AS "timeZone", day_start_hour AS "dayStartHour", new_per_day AS "newPerDay",
      desired_retention AS "desiredRetention", scheduling, settings_version AS "settingsVersion",
      folded_version AS "foldedVersion", folding_version AS "foldingVersion", folded_to AS "foldedTo",
      (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'id', known.id, 'factId', known."factId", 'stored', stored.id IS NOT NULL)), '[]')
        FROM known LEFT JOIN stored ON stored.id = known.id) AS known
    FROM learner`
  if (!turn) return null
  const { known, settingsVersion, foldedVersion, foldingVersion, foldedTo, ...settings } = turn
  return { settings, known, settingsVersion, foldedVersion, foldingVersion, foldedTo }
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

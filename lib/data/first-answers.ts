import type { Attempt, AttemptAnswer } from '../core/records'
import type { Queries } from './client'

interface OwnedAttempt {
  readonly ownerId: string
  readonly attempt: Attempt
}

/**
 * Keeps, of some attempts, the answers to items that the learner had not answered in a quiz before, and notes that the
 * statistics of their comparisons lag behind. One statement; repeating it changes nothing. Which answer is the first is
 * decided by what arrives first: an attempt that was kept offline for long does not take another's place.
 */
export async function noteFirstAnswers(
  db: Queries,
  userId: string,
  attempts: readonly OwnedAttempt[],
): Promise<void> {
  const rows = attempts
    .toSorted((a, b) => a.attempt.finishedAt - b.attempt.finishedAt)
    .flatMap(({ ownerId, attempt }) =>
      attempt.answers.map((given) => ({
        ownerId,
        comparisonId: attempt.comparisonId,
        attemptId: attempt.id,
        at: new Date(attempt.finishedAt).toISOString(),
        itemId: given.itemId,
        correct: given.correct,
        rest: restOf(attempt.answers, given),
        chosen: given.chosen ?? null,
        elapsedMs: given.elapsedMs ?? null,
      })),
    )
  if (rows.length === 0) return
  await db.$executeRaw`
    WITH given AS (
      SELECT DISTINCT ON ("ownerId", "comparisonId", "itemId") * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS g("ownerId" uuid, "comparisonId" uuid, "attemptId" uuid, at timestamptz, "itemId" text, correct boolean,
          rest float8, chosen text, "elapsedMs" int)
      ORDER BY "ownerId", "comparisonId", "itemId", at
    ), first AS (
      INSERT INTO first_answers (user_id, owner_id, comparison_id, item_id, attempt_id, correct, rest, chosen,
        elapsed_ms, at)
      SELECT ${userId}::uuid, "ownerId", "comparisonId", "itemId", "attemptId", correct, rest, chosen, "elapsedMs", at
      FROM given
      ON CONFLICT DO NOTHING
      RETURNING owner_id, comparison_id
    )
    INSERT INTO statistics_due (owner_id, comparison_id)
    SELECT DISTINCT owner_id, comparison_id FROM first
    ON CONFLICT DO NOTHING`
}

/** The share of an attempt's other answers that were right. */
function restOf(answers: readonly AttemptAnswer[], one: AttemptAnswer): number | null {
  if (answers.length < 2) return null
  const right = answers.filter(({ correct }) => correct).length
  return (right - (one.correct ? 1 : 0)) / (answers.length - 1)
}

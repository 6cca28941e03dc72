import type { Viewer } from './accounts'
import type { Queries } from './client'
import { planOf, type SettingsRow, settingsOf } from './settings-schema'

/** Has a learner written to once a week, from an instant (milliseconds) on; repeating it changes nothing. */
export async function askForLetters(db: Queries, userId: string, nextAt: number): Promise<void> {
  await db.weeklyLetter.createMany({
    data: [{ userId, nextAt: new Date(nextAt) }],
    skipDuplicates: true,
  })
}

/** Ends that; who gets none gets none. */
export async function endLetters(db: Queries, userId: string): Promise<void> {
  await db.weeklyLetter.deleteMany({ where: { userId } })
}

export async function getsLetters(db: Queries, userId: string): Promise<boolean> {
  return (await db.weeklyLetter.count({ where: { userId } })) > 0
}

/** A letter that one process has taken upon itself to send. */
export interface ClaimedLetter {
  readonly userId: string
  /** When it was to be sent, milliseconds. */
  readonly dueAt: number
  readonly tries: number
}

const WEEK_MS = 7 * 86_400_000

/**
 * Takes at most `limit` letters that are due at `now` (milliseconds), the longest due first. Each is put off by a week
 * as it is taken, so that no other process takes it and none is sent twice, even where this process dies before or
 * after it was handed in. This work for all learners belongs to a job; a request never asks for it.
 */
export async function claimLetters(
  db: Queries,
  now: number,
  limit: number,
): Promise<ClaimedLetter[]> {
  const rows = await db.$queryRaw<{ userId: string; dueAt: Date; tries: number }[]>`
    WITH due AS MATERIALIZED (
      SELECT user_id, next_at FROM weekly_letters WHERE next_at <= ${new Date(now)}
      ORDER BY next_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    UPDATE weekly_letters SET next_at = ${new Date(now + WEEK_MS)} FROM due
    WHERE weekly_letters.user_id = due.user_id
    RETURNING weekly_letters.user_id AS "userId", due.next_at AS "dueAt", weekly_letters.tries`
  return rows.map(({ dueAt, ...row }) => ({ ...row, dueAt: dueAt.getTime() }))
}

/** Sets when the next letter of a learner is to be sent (milliseconds), and how often it was tried. */
export async function setNextLetter(
  db: Queries,
  userId: string,
  nextAt: number,
  tries: number,
): Promise<void> {
  await db.weeklyLetter.updateMany({
    where: { userId },
    data: { nextAt: new Date(nextAt), tries },
  })
}

/** A learner as a job sees them, without a session; null where there is none. */
export async function findLearner(db: Queries, userId: string): Promise<Viewer | null> {
  const row = await db.user.findUnique({ where: { id: userId } })
  if (!row) return null
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    settings: settingsOf(row satisfies SettingsRow),
    plan: planOf(row.dayPlan),
    refolding: row.settingsVersion !== row.foldedVersion,
    placeless: row.timeZone === null,
  }
}

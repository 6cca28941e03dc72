import { nextReminder, type ReminderTimes } from '../core/reminders'
import { LEARNER_COLUMNS, type Learner, type LearnerRow, learnerOf } from './accounts'
import type { Database } from './client'
import { restIfAlone } from './reminders'

/** A learner whose moment has come. */
export interface DueReminder {
  readonly learner: Learner
  readonly times: ReminderTimes
  /** The study day of their last reminder. */
  readonly lastSentDay: number | null
}

interface DueRow extends LearnerRow, ReminderTimes {
  readonly lastSentDay: number | null
  /** Milliseconds. */
  readonly nextAt: number
}

/**
 * Takes at most `limit` learners whose moment has come by `now` (milliseconds), each with its next moment set in the
 * same breath: of several processes that find one, the first has it, and one that dies has sent nothing twice.
 *
 * This is the one question that is asked across learners. It reads their moments by an index, and nothing of what they
 * learn; whatever follows is asked of one learner at a time.
 */
export async function claimReminders(
  db: Database,
  now: number,
  limit: number,
): Promise<{ readonly found: number; readonly claimed: DueReminder[] }> {
  const rows = await db.$queryRaw<DueRow[]>`
    SELECT ${LEARNER_COLUMNS}, reminders.at, reminders.quiet_from AS "quietFrom",
      reminders.quiet_to AS "quietTo", reminders.last_sent_day AS "lastSentDay",
      round(date_part('epoch', reminders.next_at) * 1000) AS "nextAt"
    FROM reminders JOIN users ON users.id = reminders.user_id
    WHERE reminders.next_at <= ${new Date(now)}
    ORDER BY reminders.next_at, reminders.user_id LIMIT ${limit}`
  if (rows.length === 0) return { found: 0, claimed: [] }
  const found = rows.map(({ at, quietFrom, quietTo, lastSentDay, nextAt, ...row }) => {
    const times = { at, quietFrom, quietTo }
    const learner = learnerOf(row)
    const next = nextReminder(now, times, learner.settings, lastSentDay)
    return { seen: nextAt, next, due: { learner, times, lastSentDay } }
  })
  const instants = (of: 'seen' | 'next') => found.map((each) => new Date(each[of]).toISOString())
  const ours = await db.$queryRaw<{ id: string }[]>`
    UPDATE reminders SET next_at = planned.next_at
    FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${instants('seen')}::timestamptz[],
      ${instants('next')}::timestamptz[]) AS planned (user_id, seen, next_at)
    WHERE reminders.user_id = planned.user_id AND reminders.next_at = planned.seen
    RETURNING reminders.user_id AS id`
  const ids = new Set(ours.map(({ id }) => id))
  return {
    found: rows.length,
    claimed: found.flatMap(({ due }) => (ids.has(due.learner.id) ? [due] : [])),
  }
}

/** Takes a study day for a reminder that is about to be sent. False where it, or a later one, was taken before. */
export async function takeDay(db: Database, userId: string, day: number): Promise<boolean> {
  const { count } = await db.reminder.updateMany({
    where: { userId, OR: [{ lastSentDay: null }, { lastSentDay: { lt: day } }] },
    data: { lastSentDay: day },
  })
  return count === 1
}

/** Gives a study day back on which nothing could be sent. */
export async function giveBackDay(
  db: Database,
  userId: string,
  { day, before }: { day: number; before: number | null },
): Promise<void> {
  await db.reminder.updateMany({
    where: { userId, lastSentDay: day },
    data: { lastSentDay: before },
  })
}

/** Has a learner considered once more at `at` (milliseconds), if that is before their next moment. */
export async function considerAgain(db: Database, userId: string, at: number): Promise<void> {
  const again = new Date(at)
  await db.reminder.updateMany({
    where: { userId, nextAt: { gt: again } },
    data: { nextAt: again },
  })
}

/** The browsers of a learner. */
export function devicesOf(db: Database, userId: string) {
  return db.pushSubscription.findMany({
    where: { userId },
    orderBy: { id: 'desc' },
    take: 10,
    select: { id: true, endpoint: true, p256dh: true, auth: true },
  })
}

/** Messages in a row that a browser's push service may refuse before the browser is given up. */
const MOST_FAILURES = 20

/** What came of messages to the browsers of a learner, by their ids. */
export interface Deliveries {
  readonly sent: readonly string[]
  /** The push service knows them no more. */
  readonly gone: readonly string[]
  readonly failed: readonly string[]
}

/** Keeps what came of messages to a learner: browsers that are gone, or fail again and again, are given up. */
export async function noteDeliveries(
  db: Database,
  userId: string,
  { sent, gone, failed }: Deliveries,
): Promise<void> {
  const those = (ids: readonly string[]) => ({ userId, id: { in: [...ids] } })
  if (sent.length > 0) {
    await db.pushSubscription.updateMany({
      where: { ...those(sent), failures: { gt: 0 } },
      data: { failures: 0 },
    })
  }
  if (failed.length > 0) {
    await db.pushSubscription.updateMany({
      where: those(failed),
      data: { failures: { increment: 1 } },
    })
  }
  if (gone.length + failed.length === 0) return
  await db.pushSubscription.deleteMany({
    where: {
      userId,
      OR: [{ id: { in: [...gone] } }, { failures: { gte: MOST_FAILURES } }],
    },
  })
  await restIfAlone(db, userId)
}

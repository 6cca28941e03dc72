import { v7 as uuidv7 } from 'uuid'
import type { DayPlan, SchedulingSettings } from '../core/scheduling/types'
import type { Database } from './client'
import { Prisma } from './generated/client'
import { planOf, type SettingsRow, settingsOf } from './settings-schema'

/** What scheduling needs to know of a learner. */
export interface Learner {
  readonly id: string
  readonly settings: SchedulingSettings
  /** What the learner changed for the time being. */
  readonly plan: DayPlan | null
  /** Settings have changed since the memories were folded; `refold` is not through yet. */
  readonly refolding: boolean
}

/** Who is asking. */
export interface Viewer extends Learner {
  readonly email: string | null
  readonly name: string | null
  /** No browser has told the learner's time zone yet. */
  readonly placeless: boolean
}

const SESSION_DAYS = 30

/** Makes an account; null when the address has one. The address must be normalised already. */
export async function createAccount(
  db: Database,
  account: { email: string; name: string | null; passwordHash: string; timeZone: string | null },
): Promise<{ id: string } | null> {
  const id = uuidv7()
  const { count } = await db.user.createMany({ data: [{ id, ...account }], skipDuplicates: true })
  return count === 1 ? { id } : null
}

/** The account of an address with the hash of its password, or null. */
export async function findCredentials(
  db: Database,
  email: string,
): Promise<{
  id: string
  email: string | null
  name: string | null
  passwordHash: string | null
} | null> {
  return db.user.findUnique({
    where: { email },
    select: { id: true, email: true, name: true, passwordHash: true },
  })
}

/** Opens a session of the user's present epoch. */
export async function openSession(
  db: Database,
  userId: string,
  now: number,
): Promise<{ id: string; epoch: number }> {
  const { sessionEpoch } = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { sessionEpoch: true },
  })
  const id = uuidv7()
  await db.session.create({
    data: {
      userId,
      id,
      epoch: sessionEpoch,
      expires: new Date(now + SESSION_DAYS * 86_400_000),
    },
  })
  await db.session.deleteMany({ where: { userId, expires: { lt: new Date(now) } } })
  return { id, epoch: sessionEpoch }
}

/** Ends one session; unknown ones are ended already. */
export async function closeSession(db: Database, userId: string, sessionId: string): Promise<void> {
  await db.session.deleteMany({ where: { userId, id: sessionId } })
}

/** Ends every session of a learner, on every device, at once; none of them is reminded any more. */
export async function closeAllSessions(db: Database, userId: string): Promise<void> {
  await db.$transaction([
    db.user.update({ where: { id: userId }, data: { sessionEpoch: { increment: 1 } } }),
    db.session.deleteMany({ where: { userId } }),
    db.pushSubscription.deleteMany({ where: { userId } }),
  ])
}

/** The learner behind a session, or null when it was ended, has expired, or is of an earlier epoch. */
export async function viewerOf(
  db: Database,
  { userId, sessionId, epoch }: { userId: string; sessionId: string; epoch: number },
  now: number,
): Promise<Viewer | null> {
  const rows = await db.$queryRaw<ViewerRow[]>`
    SELECT users.email, users.name, ${LEARNER_COLUMNS}
    FROM sessions JOIN users ON users.id = sessions.user_id AND users.session_epoch = sessions.epoch
    WHERE sessions.user_id = ${userId}::uuid AND sessions.id = ${sessionId}::uuid
      AND sessions.epoch = ${epoch} AND sessions.expires > ${new Date(now)}
    LIMIT 1`
  const row = rows[0]
  if (!row) return null
  const { email, name } = row
  return { ...learnerOf(row), email, name, placeless: row.timeZone === null }
}

/** What `learnerOf` reads, of `users`. */
export const LEARNER_COLUMNS = Prisma.sql`users.id, users.time_zone AS "timeZone",
  users.day_start_hour AS "dayStartHour", users.new_per_day AS "newPerDay",
  users.desired_retention AS "desiredRetention", users.scheduling, users.day_plan AS plan,
  users.settings_version <> users.folded_version AS refolding`

export interface LearnerRow extends SettingsRow {
  readonly id: string
  readonly plan: unknown
  readonly refolding: boolean
}

export function learnerOf({ id, plan, refolding, ...row }: LearnerRow): Learner {
  return { id, settings: settingsOf(row), plan: planOf(plan), refolding }
}

interface ViewerRow extends LearnerRow {
  readonly email: string | null
  readonly name: string | null
}

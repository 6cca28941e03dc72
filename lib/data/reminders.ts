import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { DEFAULT_TIMES, nextReminder, type ReminderTimes } from '../core/reminders'
import type { SchedulingSettings } from '../core/scheduling/types'
import type { Database, Queries } from './client'
import { lockLearner } from './learner-lock'

/** A browser to be reminded in, as it tells of itself. */
export interface Device {
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

export interface Reminders {
  readonly times: ReminderTimes
  /** Digests of the endpoints of the browsers that are reminded; reminders are off where there is none. */
  readonly devices: readonly string[]
}

/** Browsers of one learner; the one that was added first goes for another. */
const MOST_DEVICES = 10

export const digestOf = (endpoint: string): string =>
  createHash('sha256').update(endpoint).digest('hex')

/** When and where a learner is reminded. */
export async function remindersOf(db: Database, userId: string): Promise<Reminders> {
  const [times, devices] = await Promise.all([
    db.reminder.findUnique({
      where: { userId },
      select: { at: true, quietFrom: true, quietTo: true },
    }),
    db.pushSubscription.findMany({
      where: { userId },
      orderBy: { id: 'desc' },
      take: MOST_DEVICES,
      select: { digest: true },
    }),
  ])
  return { times: times ?? DEFAULT_TIMES, devices: devices.map(({ digest }) => digest) }
}

/** Changes when a learner is reminded. False when there is no such learner. Times are milliseconds. */
export async function saveReminderTimes(
  db: Database,
  userId: string,
  { at, quietFrom, quietTo }: ReminderTimes,
  now: number,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const learner = await lockLearner(tx, userId)
    if (!learner) return false
    const times = { at, quietFrom, quietTo }
    await tx.reminder.upsert({ where: { userId }, create: { userId, ...times }, update: times })
    await schedule(tx, userId, learner.settings, now)
    return true
  })
}

/** Works out anew when a learner is to be reminded, after a change of their time zone or the start of their day. */
export async function rescheduleReminder(db: Database, userId: string, now: number): Promise<void> {
  await db.$transaction(async (tx) => {
    const learner = await lockLearner(tx, userId)
    if (learner) await schedule(tx, userId, learner.settings, now)
  })
}

/**
 * Reminds a learner in one browser more. One that is known already gets its keys anew.
 * @returns how many there are now, or null when there is no such learner
 */
export async function addDevice(
  db: Database,
  userId: string,
  { endpoint, p256dh, auth }: Device,
  now: number,
): Promise<number | null> {
  return db.$transaction(async (tx) => {
    const learner = await lockLearner(tx, userId)
    if (!learner) return null
    const digest = digestOf(endpoint)
    await tx.pushSubscription.upsert({
      where: { userId_digest: { userId, digest } },
      create: { userId, id: uuidv7(), endpoint, digest, p256dh, auth },
      update: { p256dh, auth, failures: 0 },
    })
    const surplus = await tx.pushSubscription.findMany({
      where: { userId },
      orderBy: { id: 'desc' },
      skip: MOST_DEVICES,
      take: MOST_DEVICES,
      select: { id: true },
    })
    await tx.pushSubscription.deleteMany({
      where: { userId, id: { in: surplus.map(({ id }) => id) } },
    })
    await schedule(tx, userId, learner.settings, now)
    return tx.pushSubscription.count({ where: { userId } })
  })
}

/** Reminds a learner no more in one browser, or in none at all; gives how many are left. */
export async function removeDevice(
  db: Database,
  userId: string,
  endpoint: string | null,
): Promise<number> {
  const where = endpoint === null ? { userId } : { userId, digest: digestOf(endpoint) }
  await db.pushSubscription.deleteMany({ where })
  await restIfAlone(db, userId)
  return db.pushSubscription.count({ where: { userId } })
}

/** A learner's browser of an endpoint, or null. */
export function deviceOf(db: Database, userId: string, endpoint: string) {
  return db.pushSubscription.findUnique({
    where: { userId_digest: { userId, digest: digestOf(endpoint) } },
    select: { id: true, endpoint: true, p256dh: true, auth: true },
  })
}

/** Takes a learner whom no browser reminds out of the rounds. */
export async function restIfAlone(db: Queries, userId: string): Promise<void> {
  await db.$executeRaw`
    UPDATE reminders SET next_at = NULL WHERE user_id = ${userId}::uuid AND NOT EXISTS (
      SELECT 1 FROM push_subscriptions WHERE push_subscriptions.user_id = ${userId}::uuid)`
}

/** Sets when a learner is to be reminded next, if in any browser. */
async function schedule(
  tx: Queries,
  userId: string,
  settings: SchedulingSettings,
  now: number,
): Promise<void> {
  const [known, device] = await Promise.all([
    tx.reminder.findUnique({ where: { userId } }),
    tx.pushSubscription.findFirst({ where: { userId }, select: { id: true } }),
  ])
  if (!known && !device) return
  const times = known ?? DEFAULT_TIMES
  const next = device ? nextReminder(now, times, settings, known?.lastSentDay ?? null) : null
  const plan = { nextAt: next === null ? null : new Date(next) }
  await tx.reminder.upsert({
    where: { userId },
    create: { userId, ...DEFAULT_TIMES, ...plan },
    update: plan,
  })
}

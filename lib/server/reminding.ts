import 'server-only'
import pLimit from 'p-limit'
import { lateness, reminderOf, TEST_MESSAGE, untilQuiet } from '../core/reminders'
import { studyDay } from '../core/scheduling/day'
import {
  claimReminders,
  considerAgain,
  type Deliveries,
  type DueReminder,
  devicesOf,
  giveBackDay,
  noteDeliveries,
  takeDay,
} from '../data/reminder-rounds'
import { deviceOf } from '../data/reminders'
import { now } from './clock'
import { database } from './database'
import { pushKeys } from './env'
import { every } from './every'
import { dayOf } from './learner'
import { type Delivery, type Send, sendPush } from './push'

const ROUND_SECONDS = 60
/** Learners claimed in one statement; a process that is killed leaves so many without a reminder that day. */
const BATCH = 20
/** Learners of one round; the rest is of the next. */
const MOST = 2_000
/** Learners whose day is counted at a time. */
const AT_ONCE = 4
/** How long a push service may keep a reminder for a device that is not on, seconds. */
const TTL_SECONDS = 4 * 3600
const TEST_TTL_SECONDS = 60
/** Before the first try again, milliseconds; then it doubles with how late it is. The third hour ends it. */
const BACK_OFF = 5 * 60_000

/** Reminds learners as their moments come, in this process, where there are keys to sign with. */
export function startReminders(): void {
  if (pushKeys()) every('reminders', ROUND_SECONDS, (stopping) => remindDue(stopping))
}

/** One round: everybody whose moment has come is reminded, once over all processes that do so. */
export async function remindDue(stopping: AbortSignal, send: Send = sendPush): Promise<void> {
  const turn = pLimit(AT_ONCE)
  const troubles = new Map<string, number>()
  for (let taken = 0; taken < MOST && !stopping.aborted; taken += BATCH) {
    const { found, claimed } = await claimReminders(database(), now(), BATCH)
    await Promise.all(
      claimed.map((due) => turn(() => considered(due, { stopping, send, troubles }))),
    )
    if (found < BATCH) break
  }
  for (const [reason, count] of troubles) console.error(`reminders: ${count} × ${reason}`)
}

interface Round {
  readonly stopping: AbortSignal
  readonly send: Send
  /** What went wrong, and how often. */
  readonly troubles: Map<string, number>
}

async function considered(due: DueReminder, round: Round): Promise<void> {
  const { id } = due.learner
  try {
    if (round.stopping.aborted) await considerAgain(database(), id, now())
    else await remind(due, round)
  } catch (error) {
    noteTrouble(round, error instanceof Error ? error.message : String(error))
    await considerAgain(database(), id, now() + BACK_OFF).catch(() => undefined)
  }
}

/** Tells a learner what is due, if anything is, in each of their browsers. */
async function remind({ learner, times, lastSentDay }: DueReminder, round: Round) {
  const { id, settings } = learner
  const at = now()
  const late = lateness(at, times, settings, lastSentDay)
  if (late === null) return
  const devices = await devicesOf(database(), id)
  const message = devices.length > 0 ? reminderOf(await dayOf(learner)) : null
  if (!message) return
  const day = studyDay(at, settings.timeZone, settings.dayStartHour)
  if (!(await takeDay(database(), id, day))) return

  const quiet = untilQuiet(at, times, settings)
  const ttlSeconds = Math.min(TTL_SECONDS, quiet === null ? TTL_SECONDS : Math.ceil(quiet / 1000))
  const results = await Promise.all(
    devices.map(async (device) => {
      const { delivery, reason } = await round.send(device, message, { ttlSeconds })
      if (delivery === 'busy' || delivery === 'failed') noteTrouble(round, reason)
      return { id: device.id, delivery }
    }),
  )
  await noteDeliveries(database(), id, deliveriesOf(results))
  if (results.some(({ delivery }) => delivery === 'sent')) return
  await giveBackDay(database(), id, { day, before: lastSentDay })
  const retryAt = at + Math.max(BACK_OFF, late)
  const isWorthIt = results.some(({ delivery }) => delivery === 'busy')
  if (isWorthIt && lateness(retryAt, times, settings, lastSentDay) !== null) {
    await considerAgain(database(), id, retryAt)
  }
}

function noteTrouble({ troubles }: Round, reason: string): void {
  troubles.set(reason, (troubles.get(reason) ?? 0) + 1)
}

function deliveriesOf(results: readonly { id: string; delivery: Delivery }[]): Deliveries {
  const those = (...kinds: Delivery[]) =>
    results.filter(({ delivery }) => kinds.includes(delivery)).map(({ id }) => id)
  return { sent: those('sent'), gone: those('gone'), failed: those('busy', 'failed') }
}

/** Sends a learner's browser of an endpoint a message to see; null where they have no such browser. */
export async function sendTest(
  userId: string,
  endpoint: string,
  send: Send = sendPush,
): Promise<Delivery | null> {
  const device = await deviceOf(database(), userId, endpoint)
  if (!device) return null
  const { delivery, reason } = await send(device, TEST_MESSAGE, {
    ttlSeconds: TEST_TTL_SECONDS,
  })
  if (delivery === 'busy' || delivery === 'failed') console.error(`reminders: test: ${reason}`)
  await noteDeliveries(database(), userId, deliveriesOf([{ id: device.id, delivery }]))
  return delivery
}

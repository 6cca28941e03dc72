import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_TIMES } from '../core/reminders'
import { DAY, HOUR } from '../core/scheduling/day'
import { closeAllSessions } from './accounts'
import { newLearner, ownDatabase, type TestDatabase } from './fixtures'
import { claimReminders, considerAgain, giveBackDay, takeDay } from './reminder-rounds'
import {
  addDevice,
  deviceOf,
  digestOf,
  remindersOf,
  removeDevice,
  rescheduleReminder,
  saveReminderTimes,
} from './reminders'
import { saveSettings } from './settings'

let database: TestDatabase

beforeAll(async () => {
  database = await ownDatabase()
}, 120_000)

afterAll(() => database.close())

const NOON = Date.UTC(2026, 2, 3, 12)
const TIMES = { at: 18 * 60, quietFrom: 22 * 60, quietTo: 7 * 60 }
const device = (name: string) => ({
  endpoint: `https://push.example/${name}`,
  p256dh: `B${name}`,
  auth: name,
})
const nextAt = async (userId: string) =>
  (await database.db.reminder.findUnique({ where: { userId } }))?.nextAt?.getTime() ?? null
const rowsOf = (userId: string) =>
  database.db.pushSubscription.findMany({ where: { userId }, orderBy: { id: 'asc' } })

describe('the browsers of a learner', () => {
  test('are none at first, and the times are the usual ones', async () => {
    const userId = await newLearner(database.db)
    expect(await remindersOf(database.db, userId)).toEqual({ times: DEFAULT_TIMES, devices: [] })
    expect(await nextAt(userId)).toBeNull()
  })

  test('begin the reminders with the first, and end them with the last', async () => {
    const userId = await newLearner(database.db)
    const [phone, desk] = [device('phone'), device('desk')]
    expect(await addDevice(database.db, userId, phone, NOON)).toBe(1)
    expect(await nextAt(userId)).toBe(NOON + 6 * HOUR)
    expect(await addDevice(database.db, userId, desk, NOON)).toBe(2)
    expect((await remindersOf(database.db, userId)).devices).toEqual([
      digestOf(desk.endpoint),
      digestOf(phone.endpoint),
    ])
    expect(await removeDevice(database.db, userId, phone.endpoint)).toBe(1)
    expect(await nextAt(userId)).toBe(NOON + 6 * HOUR)
    expect(await removeDevice(database.db, userId, phone.endpoint)).toBe(1)
    expect(await removeDevice(database.db, userId, desk.endpoint)).toBe(0)
    expect(await nextAt(userId)).toBeNull()
  })

  test('all go at once, and with all sessions', async () => {
    const { db } = database
    const [ada, bob] = [await newLearner(db), await newLearner(db)]
    for (const userId of [ada, bob]) {
      for (const name of ['a', 'b']) await addDevice(db, userId, device(name), NOON)
    }
    expect(await removeDevice(db, ada, null)).toBe(0)
    expect(await nextAt(ada)).toBeNull()
    expect(await rowsOf(bob)).toHaveLength(2)
    await closeAllSessions(db, bob)
    expect(await rowsOf(bob)).toHaveLength(0)
  })

  test('are each there once, with their latest keys and a clean slate', async () => {
    const userId = await newLearner(database.db)
    await addDevice(database.db, userId, device('phone'), NOON)
    await database.sql('UPDATE push_subscriptions SET failures = 5 WHERE user_id = $1', [userId])
    const renewed = { ...device('phone'), p256dh: 'Bnew', auth: 'new' }
    expect(await addDevice(database.db, userId, renewed, NOON)).toBe(1)
    const [row] = await rowsOf(userId)
    expect(row).toMatchObject({ ...renewed, failures: 0, digest: digestOf(renewed.endpoint) })
  })

  test('are at most ten, the first added goes', async () => {
    const userId = await newLearner(database.db)
    for (let name = 0; name < 12; name += 1) {
      await addDevice(database.db, userId, device(String(name)), NOON)
    }
    const names = (await rowsOf(userId)).map(({ endpoint }) => endpoint.split('/').at(-1))
    expect(names).toEqual(['2', '3', '4', '5', '6', '7', '8', '9', '10', '11'])
  })

  test('are at most ten when many come at once', async () => {
    const userId = await newLearner(database.db)
    const names = Array.from({ length: 15 }, (_, name) => String(name))
    await Promise.all(names.map((name) => addDevice(database.db, userId, device(name), NOON)))
    expect(await rowsOf(userId)).toHaveLength(10)
  })

  test('are each learner’s own', async () => {
    const { db } = database
    const [ada, bob] = [await newLearner(db), await newLearner(db)]
    const { endpoint } = device('shared')
    await addDevice(db, ada, device('shared'), NOON)
    expect(await deviceOf(db, bob, endpoint)).toBeNull()
    expect(await removeDevice(db, bob, endpoint)).toBe(0)
    expect(await deviceOf(db, ada, endpoint)).toMatchObject(device('shared'))
  })

  test('of a learner who is gone are none', async () => {
    const gone = crypto.randomUUID()
    expect(await addDevice(database.db, gone, device('phone'), NOON)).toBeNull()
    expect(await saveReminderTimes(database.db, gone, TIMES, NOON)).toBe(false)
    await rescheduleReminder(database.db, gone, NOON)
    expect(await database.db.reminder.count({ where: { userId: gone } })).toBe(0)
  })

  test('go with the account', async () => {
    const userId = await newLearner(database.db)
    await addDevice(database.db, userId, device('phone'), NOON)
    await database.db.user.delete({ where: { id: userId } })
    expect(await rowsOf(userId)).toEqual([])
    expect(await database.db.reminder.count({ where: { userId } })).toBe(0)
  })
})

describe('when a learner is reminded', () => {
  test('is kept, on or off', async () => {
    const userId = await newLearner(database.db)
    const times = { at: 450, quietFrom: 0, quietTo: 420 }
    expect(await saveReminderTimes(database.db, userId, times, NOON)).toBe(true)
    expect((await remindersOf(database.db, userId)).times).toEqual(times)
    expect(await nextAt(userId)).toBeNull()
    await addDevice(database.db, userId, device('phone'), NOON)
    expect(await nextAt(userId)).toBe(NOON + 19.5 * HOUR)
    await saveReminderTimes(database.db, userId, { ...times, at: 13 * 60 }, NOON)
    expect(await nextAt(userId)).toBe(NOON + HOUR)
  })

  test('follows the clock of the learner', async () => {
    const userId = await newLearner(database.db)
    await addDevice(database.db, userId, device('phone'), NOON)
    await saveSettings(database.db, userId, { timeZone: 'Asia/Tokyo' })
    await rescheduleReminder(database.db, userId, NOON)
    expect(await nextAt(userId)).toBe(NOON + 21 * HOUR)
  })

  test('is a later study day than the last reminder', async () => {
    const userId = await newLearner(database.db)
    await addDevice(database.db, userId, device('phone'), NOON)
    expect(await takeDay(database.db, userId, Math.floor(NOON / DAY))).toBe(true)
    await saveReminderTimes(database.db, userId, { ...TIMES, at: 20 * 60 }, NOON)
    expect(await nextAt(userId)).toBe(NOON + DAY + 8 * HOUR)
  })

  test.each([-1, 1440])('is a time of day in the database too: %i is none', async (at) => {
    const userId = await newLearner(database.db)
    await expect(saveReminderTimes(database.db, userId, { ...TIMES, at }, NOON)).rejects.toThrow()
  })
})

describe('a round', () => {
  const due = async (name: string) => {
    const userId = await newLearner(database.db)
    await addDevice(database.db, userId, device(name), NOON)
    return userId
  }
  const claim = (now: number, limit = 1000) => claimReminders(database.db, now, limit)
  const idsOf = ({ claimed }: Awaited<ReturnType<typeof claim>>) =>
    claimed.map(({ learner }) => learner.id)

  test('takes who is due, with what is known of them, once, and plans their next moment', async () => {
    const userId = await due('phone')
    await saveSettings(database.db, userId, { dayStartHour: 5 })
    const evening = NOON + 6 * HOUR
    expect(idsOf(await claim(evening - 1))).not.toContain(userId)
    const taken = (await claim(evening)).claimed.find(({ learner }) => learner.id === userId)
    expect(taken).toMatchObject({
      learner: { id: userId, settings: { dayStartHour: 5, timeZone: 'UTC' }, plan: null },
      times: DEFAULT_TIMES,
      lastSentDay: null,
    })
    expect(await nextAt(userId)).toBe(evening + DAY)
    expect(idsOf(await claim(evening))).not.toContain(userId)
  })

  test('takes nobody whom another takes at the same time', async () => {
    const ids: string[] = []
    for (let name = 0; name < 30; name += 1) ids.push(await due(`crowd-${name}`))
    const rounds = await Promise.all(Array.from({ length: 6 }, () => claim(NOON + 6 * HOUR)))
    const taken = rounds.flatMap(idsOf).filter((id) => ids.includes(id))
    expect(taken.sort()).toEqual(ids.sort())
  })

  test('takes so many at a time, the longest waiting first', async () => {
    await claim(NOON + 6 * HOUR)
    const [late, early] = [await due('late'), await due('early')]
    await considerAgain(database.db, late, NOON - HOUR)
    await considerAgain(database.db, early, NOON - 2 * HOUR)
    const first = await claim(NOON, 1)
    expect([first.found, idsOf(first)]).toEqual([1, [early]])
    expect(idsOf(await claim(NOON, 1))).toEqual([late])
    expect(await claim(NOON, 1)).toEqual({ found: 0, claimed: [] })
  })

  test('takes a study day once, until it is given back', async () => {
    const userId = await due('phone')
    const { db } = database
    const taken = await Promise.all(Array.from({ length: 5 }, () => takeDay(db, userId, 20_000)))
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(await takeDay(db, userId, 19_999)).toBe(false)
    await giveBackDay(db, userId, { day: 20_001, before: null })
    expect(await takeDay(db, userId, 20_000)).toBe(false)
    await giveBackDay(db, userId, { day: 20_000, before: 19_990 })
    expect(await takeDay(db, userId, 19_990)).toBe(false)
    expect(await takeDay(db, userId, 20_000)).toBe(true)
  })

  test('comes again to a learner earlier, never later, and not to one without a browser', async () => {
    const userId = await due('phone')
    await considerAgain(database.db, userId, NOON + 7 * HOUR)
    expect(await nextAt(userId)).toBe(NOON + 6 * HOUR)
    await considerAgain(database.db, userId, NOON + HOUR)
    expect(await nextAt(userId)).toBe(NOON + HOUR)
    await removeDevice(database.db, userId, null)
    await considerAgain(database.db, userId, NOON)
    expect(await nextAt(userId)).toBeNull()
  })
})

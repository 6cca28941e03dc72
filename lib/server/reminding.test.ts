import { Agent } from 'node:https'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import webPush from 'web-push'
import type { ReminderTimes } from '../core/reminders'
import { DAY, HOUR } from '../core/scheduling/day'
import {
  newComparison,
  newLearner,
  ownDatabase,
  sentAnswer,
  type TestDatabase,
} from '../data/fixtures'
import { addDevice, saveReminderTimes } from '../data/reminders'
import { recordReviews } from '../data/reviews'
import { newBrowser, type PushService, startPushService, vapidClaims } from './fixtures'
import { type Send, sendPush } from './push'
import { remindDue, sendTest } from './reminding'

const keys = webPush.generateVAPIDKeys()
const held = vi.hoisted(() => ({ db: undefined as unknown, now: 0, hosts: [] as string[] }))
vi.mock('./database', () => ({ database: () => held.db }))
vi.mock('./clock', () => ({ now: () => held.now }))
vi.mock('./env', () => ({
  env: () => ({ PUSH_SERVICE_HOSTS: held.hosts }),
  pushKeys: () => ({
    VAPID_PUBLIC_KEY: keys.publicKey,
    VAPID_PRIVATE_KEY: keys.privateKey,
    VAPID_SUBJECT: 'mailto:ada@example.org',
  }),
}))

let database: TestDatabase
let service: PushService
let send: Send
const EVENING = Date.UTC(2031, 4, 5, 18)

beforeAll(async () => {
  database = await ownDatabase()
  held.db = database.db
  service = await startPushService()
  held.hosts = [service.host]
  const agent = new Agent({ ca: service.cert })
  send = (device, message, sending) => sendPush(device, message, { ...sending, agent })
}, 120_000)

afterAll(async () => {
  await service.close()
  await database.close()
})

beforeEach(async () => {
  held.now = EVENING
  service.pushed.length = 0
  await database.sql('UPDATE reminders SET next_at = NULL')
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

const TIMES: ReminderTimes = { at: 18 * 60, quietFrom: 22 * 60, quietTo: 7 * 60 }
let browsers = 0

/** A learner with so many facts due at EVENING, who wants to be told in some browsers, from noon on. */
async function learner({ due = 9, devices = 1, times = TIMES } = {}) {
  const { db } = database
  const userId = await newLearner(db)
  const { factIds } = await newComparison(db, userId, Math.max(1, due))
  const answers = factIds
    .slice(0, due)
    .map((factId) => sentAnswer(factId, { at: EVENING - 40 * DAY }))
  if (answers.length > 0) await recordReviews(db, userId, answers, EVENING)
  const noon = EVENING - 6 * HOUR
  const own = []
  for (let count = 0; count < devices; count += 1) {
    const path = `/send/${++browsers}`
    const browser = newBrowser(service.host, path)
    own.push({ ...browser, path })
    await addDevice(db, userId, browser.device, noon)
  }
  await saveReminderTimes(db, userId, times, noon)
  return { userId, browsers: own, factIds }
}

const round = (stopping = new AbortController().signal) => remindDue(stopping, send)
const row = (userId: string) =>
  database.db.reminder.findUniqueOrThrow({
    where: { userId },
    select: { nextAt: true, lastSentDay: true },
  })
const failures = async (userId: string) =>
  (await database.db.pushSubscription.findMany({ where: { userId }, orderBy: { id: 'asc' } })).map(
    (device) => device.failures,
  )
const TODAY = Date.UTC(2031, 4, 5) / DAY
const at = (ms: number) => new Date(ms)

describe('a reminder', () => {
  test('arrives in each browser of a learner, to be read there alone, signed', async () => {
    const { userId, browsers } = await learner({ devices: 2 })
    await round()
    expect(service.pushed.map(({ path }) => path).sort()).toEqual(
      browsers.map(({ path }) => path).sort(),
    )
    for (const { path, read } of browsers) {
      const pushed = service.pushed.find((each) => each.path === path)
      if (!pushed) throw new Error('nothing arrived')
      expect(read(pushed.body)).toEqual({
        title: 'Your review',
        body: '9 facts are ready, about 2 minutes.',
        url: '/review',
        tag: 'review',
      })
      expect(pushed.headers).toMatchObject({
        'content-encoding': 'aes128gcm',
        ttl: String(4 * 3600),
        topic: 'review',
      })
      const { key, claims } = vapidClaims(pushed.headers.authorization)
      expect(key).toBe(keys.publicKey)
      expect(claims).toEqual({
        aud: `https://${service.host}`,
        sub: 'mailto:ada@example.org',
        exp: expect.any(Number),
      })
      const ahead = Number(claims.exp) - Date.now() / 1000
      expect(ahead > 0 && ahead <= 86_400).toBe(true)
    }
    const [first, second] = service.pushed
    if (!first || !second) throw new Error('nothing arrived')
    const other = browsers.find(({ path }) => path === second.path)
    expect(() => other?.read(first.body)).toThrow()
    expect(await row(userId)).toEqual({ lastSentDay: TODAY, nextAt: at(EVENING + DAY) })
    expect(JSON.stringify(service.pushed)).not.toContain(userId)
  })

  test('comes once a study day', async () => {
    const { userId } = await learner()
    await round()
    held.now += HOUR
    await round()
    await saveReminderTimes(database.db, userId, { ...TIMES, at: 20 * 60 }, held.now)
    held.now = EVENING + 2 * HOUR
    await round()
    expect(service.pushed).toHaveLength(1)
    held.now = EVENING + 26 * HOUR
    await round()
    expect(service.pushed).toHaveLength(2)
  })

  test('comes once where several processes look at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 25 }, () => learner({ due: 1 })))
    await Promise.all([round(), round(), round()])
    const expected = all.flatMap(({ browsers }) => browsers.map(({ path }) => path))
    expect(service.pushed.map(({ path }) => path).sort()).toEqual(expected.sort())
  })

  test('does not come before its time', async () => {
    await learner()
    held.now = EVENING - 1
    await round()
    expect(service.pushed).toEqual([])
  })

  test('does not come where nothing is due', async () => {
    const { userId } = await learner({ due: 0 })
    await round()
    expect(service.pushed).toEqual([])
    expect(await row(userId)).toEqual({ lastSentDay: null, nextAt: at(EVENING + DAY) })
  })

  test('does not come where all was reviewed on the day, and does where more is due', async () => {
    const [through, begun] = [await learner({ due: 2 }), await learner({ due: 2 })]
    const answered = (factIds: readonly string[]) =>
      factIds.map((factId) => sentAnswer(factId, { at: EVENING - 3 * HOUR }))
    const { db } = database
    await recordReviews(db, through.userId, answered(through.factIds), EVENING)
    await recordReviews(db, begun.userId, answered(begun.factIds.slice(1)), EVENING)
    await round()
    expect(service.pushed.map(({ path }) => path)).toEqual([begun.browsers[0]?.path])
    expect(begun.browsers[0]?.read(service.pushed[0]?.body ?? Buffer.of())).toMatchObject({
      body: '1 fact is ready, about 1 minute.',
    })
  })

  test('does not come in quiet hours, nor late', async () => {
    const { userId } = await learner({ times: { ...TIMES, at: 21 * 60 } })
    held.now = EVENING + 4 * HOUR + 1
    await round()
    expect(service.pushed).toEqual([])
    expect(await row(userId)).toEqual({ lastSentDay: null, nextAt: at(EVENING + DAY + 3 * HOUR) })
  })

  test('comes as the quiet hours end that its time is in', async () => {
    await learner({ times: { ...TIMES, at: 23 * 60 } })
    held.now = EVENING + 5 * HOUR
    await round()
    expect(service.pushed).toEqual([])
    held.now = EVENING + 13 * HOUR
    await round()
    expect(service.pushed).toHaveLength(1)
  })

  test('is not kept for a device into the quiet hours', async () => {
    await learner({ times: { ...TIMES, quietFrom: 18 * 60 + 30 } })
    await round()
    expect(service.pushed[0]?.headers.ttl).toBe('1800')
  })
})

describe('a push service', () => {
  test.each([404, 410])('that knows a browser no more ends its reminders: %i', async (status) => {
    const { userId, browsers } = await learner({ devices: 2 })
    service.answers(browsers[0]?.path ?? '', status)
    await round()
    const left = await database.db.pushSubscription.findMany({ where: { userId } })
    expect(left.map(({ endpoint }) => endpoint)).toEqual([browsers[1]?.device.endpoint])
    expect((await row(userId)).lastSentDay).toBe(TODAY)
  })

  test('that knows the only browser no more ends the rounds for its learner', async () => {
    const { userId, browsers } = await learner()
    service.answers(browsers[0]?.path ?? '', 410)
    await round()
    expect(await failures(userId)).toEqual([])
    expect(await row(userId)).toEqual({ lastSentDay: null, nextAt: null })
  })

  test.each([429, 500, 503])('that is busy is asked again, later and later: %i', async (status) => {
    const { userId, browsers } = await learner()
    const path = browsers[0]?.path ?? ''
    service.answers(path, status)
    const tries: number[] = []
    for (; held.now < EVENING + DAY; held.now += 60_000) {
      const before = service.pushed.length
      const { nextAt } = await row(userId)
      if ((nextAt?.getTime() ?? 0) > held.now) continue
      await round()
      if (service.pushed.length > before) tries.push((held.now - EVENING) / 60_000)
    }
    expect(tries).toEqual([0, 5, 10, 20, 40, 80, 160])
    expect(await failures(userId)).toEqual([7])

    service.answers(path, 201)
    await round()
    expect(await failures(userId)).toEqual([0])
    expect((await row(userId)).lastSentDay).toBe(TODAY + 1)
  })

  test('that is busy for one browser is not asked again where another has it', async () => {
    const { userId, browsers } = await learner({ devices: 2 })
    service.answers(browsers[0]?.path ?? '', 503)
    await round()
    expect(await failures(userId)).toEqual([1, 0])
    expect(await row(userId)).toEqual({ lastSentDay: TODAY, nextAt: at(EVENING + DAY) })
  })

  test('that refuses is not asked again that day, and for 20 days at most', async () => {
    const { userId, browsers } = await learner()
    service.answers(browsers[0]?.path ?? '', 403)
    for (let day = 0; day < 25; day += 1) {
      held.now = EVENING + day * DAY
      await round()
      held.now += HOUR
      await round()
      expect(await failures(userId)).toEqual(day < 19 ? [day + 1] : [])
    }
    expect(service.pushed).toHaveLength(20)
    expect((await row(userId)).nextAt).toBeNull()
  })

  test('that cannot be reached is tried again', async () => {
    const { userId } = await learner()
    await remindDue(new AbortController().signal, sendPush)
    expect(service.pushed).toEqual([])
    expect(await failures(userId)).toEqual([1])
    expect(await row(userId)).toEqual({ lastSentDay: null, nextAt: at(EVENING + 5 * 60_000) })
  })

  test('that is none of those known is sent nothing', async () => {
    const { userId } = await learner()
    held.hosts = []
    await round().finally(() => {
      held.hosts = [service.host]
    })
    expect(service.pushed).toEqual([])
    expect(await failures(userId)).toEqual([1])
  })

  test('is told of nothing but counts in the log', async () => {
    const { browsers } = await learner()
    service.answers(browsers[0]?.path ?? '', 503)
    await round()
    expect(console.error).toHaveBeenCalledWith(`reminders: 1 × ${service.host} 503`)
  })
})

test('a browser whose key is no point of the curve costs the others nothing', async () => {
  const { userId, browsers } = await learner({ devices: 2 })
  const p256dh = `BA${'A'.repeat(85)}`
  await addDevice(database.db, userId, { ...browsers[0]?.device, p256dh } as never, EVENING - HOUR)
  await round()
  expect(service.pushed.map(({ path }) => path)).toEqual([browsers[1]?.path])
  expect(await failures(userId)).toEqual([1, 0])
})

test('a process that is to end leaves what it has not begun to the next', async () => {
  const all = [await learner(), await learner()]
  const stopping = new AbortController()
  await remindDue(stopping.signal, async (...sent) => {
    stopping.abort()
    return send(...sent)
  })
  const begun = service.pushed.length
  expect(begun).toBeGreaterThan(0)
  await round()
  expect(service.pushed).toHaveLength(all.length)
})

test('where a day cannot be counted, it is tried again in a little while', async () => {
  const { userId } = await learner()
  held.db = Object.create(database.db, {
    pushSubscription: {
      get: () => {
        throw new Error('no database')
      },
    },
  })
  await round().finally(() => {
    held.db = database.db
  })
  expect(await row(userId)).toEqual({ lastSentDay: null, nextAt: at(EVENING + 5 * 60_000) })
  held.now += 5 * 60_000
  await round()
  expect(service.pushed).toHaveLength(1)
})

describe('a test', () => {
  test('is for a browser of the learner’s own', async () => {
    const [ada, bob] = [await learner(), await learner()]
    const endpoint = ada.browsers[0]?.device.endpoint ?? ''
    expect(await sendTest(bob.userId, endpoint)).toBeNull()
    expect(service.pushed).toEqual([])
    expect(await sendTest(ada.userId, endpoint)).toBe('busy')
    expect(await failures(ada.userId)).toEqual([1])
    expect(await sendTest(ada.userId, endpoint, send)).toBe('sent')
    expect(await failures(ada.userId)).toEqual([0])
    expect(ada.browsers[0]?.read(service.pushed[0]?.body ?? Buffer.of())).toMatchObject({
      title: 'Reminders work here',
      tag: 'test',
    })
    expect(await row(ada.userId)).toEqual({ lastSentDay: null, nextAt: at(EVENING) })
    service.answers(ada.browsers[0]?.path ?? '', 410)
    expect(await sendTest(ada.userId, endpoint, send)).toBe('gone')
    expect(await sendTest(ada.userId, endpoint, send)).toBeNull()
  })
})

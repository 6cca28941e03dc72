import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../core/scheduling/types'
import {
  closeAllSessions,
  closeSession,
  createAccount,
  findCredentials,
  openSession,
  viewerOf,
} from './accounts'
import { databaseOfFile, newLearner } from './fixtures'
import { locate, saveSettings } from './settings'

const database = databaseOfFile()

const NOW = Date.UTC(2026, 2, 2, 12)
const DAY = 86_400_000

const account = (over: object = {}) => ({
  email: `${crypto.randomUUID()}@example.org`,
  name: 'Ada',
  passwordHash: 'hash',
  timeZone: 'Europe/Oslo',
  ...over,
})

describe('createAccount', () => {
  test('makes an account that is found by its address', async () => {
    const wanted = account()
    const made = await createAccount(database.db, wanted)
    expect(await findCredentials(database.db, wanted.email)).toEqual({
      id: made?.id,
      email: wanted.email,
      name: 'Ada',
      passwordHash: 'hash',
    })
    expect(await findCredentials(database.db, 'nobody@example.org')).toBeNull()
  })

  test('an address that has an account keeps it as it is', async () => {
    const wanted = account()
    const made = await createAccount(database.db, wanted)
    const stood = await database.db.user.findUnique({ where: { email: wanted.email } })
    const again = { ...wanted, name: 'Eve', passwordHash: 'stolen', timeZone: 'UTC' }
    expect(await createAccount(database.db, again)).toBeNull()
    expect(await database.db.user.findUnique({ where: { email: wanted.email } })).toEqual(stood)
    expect(stood?.id).toBe(made?.id)
  })

  test('of many at once for one address, one is made', async () => {
    const wanted = account()
    const made = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        createAccount(database.db, { ...wanted, passwordHash: `hash ${index}` }),
      ),
    )
    expect(made.filter(Boolean)).toHaveLength(1)
  })
})

describe('a session', () => {
  async function signedIn(now = NOW) {
    const userId = await newLearner(database.db)
    const { id, epoch } = await openSession(database.db, userId, now)
    return { userId, sessionId: id, epoch }
  }
  const viewer = (session: Awaited<ReturnType<typeof signedIn>>, now = NOW) =>
    viewerOf(database.db, session, now)

  test('says who is asking and how they are scheduled', async () => {
    const session = await signedIn()
    const settings = {
      timeZone: 'Asia/Kolkata',
      dayStartHour: 6,
      newPerDay: 7,
      desiredRetention: 0.85,
    }
    await saveSettings(database.db, session.userId, settings)
    expect(await viewer(session)).toEqual({
      id: session.userId,
      email: `${session.userId}@example.org`,
      name: null,
      settings: { ...DEFAULT_SETTINGS, ...settings },
      plan: null,
      refolding: true,
      placeless: false,
    })
  })

  test('counts in UTC until a browser has told the time zone, and keeps the first one told', async () => {
    const session = await signedIn()
    const zone = async () => {
      const asking = await viewer(session)
      return [asking?.placeless, asking?.settings.timeZone]
    }
    expect(await zone()).toEqual([true, 'UTC'])
    await locate(database.db, session.userId, 'Asia/Tokyo')
    await locate(database.db, session.userId, 'Europe/Oslo')
    expect(await zone()).toEqual([false, 'Asia/Tokyo'])
    expect((await viewer(await signedIn()))?.placeless).toBe(true)
  })

  test('is over once it is closed, and the learner’s others are not', async () => {
    const first = await signedIn()
    const { id, epoch } = await openSession(database.db, first.userId, NOW)
    await closeSession(database.db, first.userId, first.sessionId)
    expect(await viewer(first)).toBeNull()
    expect((await viewer({ userId: first.userId, sessionId: id, epoch }))?.id).toBe(first.userId)
    await closeSession(database.db, first.userId, first.sessionId)
  })

  test('closing all ends each at once, and leaves other learners in', async () => {
    const [first, other] = [await signedIn(), await signedIn()]
    const second = await openSession(database.db, first.userId, NOW)
    await closeAllSessions(database.db, first.userId)
    expect(await viewer(first)).toBeNull()
    expect(
      await viewer({ userId: first.userId, sessionId: second.id, epoch: second.epoch }),
    ).toBeNull()
    expect((await viewer(other))?.id).toBe(other.userId)
    expect(await database.db.session.count({ where: { userId: first.userId } })).toBe(0)
    const { id, epoch } = await openSession(database.db, first.userId, NOW)
    expect(epoch).toBeGreaterThan(first.epoch)
    expect((await viewer({ userId: first.userId, sessionId: id, epoch }))?.id).toBe(first.userId)
  })

  test('of an earlier epoch counts no more, even where its row is still there', async () => {
    const session = await signedIn()
    await database.db.user.update({
      where: { id: session.userId },
      data: { sessionEpoch: { increment: 1 } },
    })
    expect(await viewer(session)).toBeNull()
    expect(await viewer({ ...session, epoch: session.epoch + 1 })).toBeNull()
  })

  test('lasts thirty days', async () => {
    const session = await signedIn()
    expect(await viewer(session, NOW + 30 * DAY - 1)).not.toBeNull()
    expect(await viewer(session, NOW + 30 * DAY)).toBeNull()
  })

  test('belongs to one learner', async () => {
    const [bob, alice] = [await signedIn(), await signedIn()]
    expect(await viewer({ ...bob, userId: alice.userId })).toBeNull()
    await closeSession(database.db, alice.userId, bob.sessionId)
    expect((await viewer(bob))?.id).toBe(bob.userId)
  })

  test('that has expired is cleared away by the next sign-in', async () => {
    const session = await signedIn()
    await openSession(database.db, session.userId, NOW + 31 * DAY)
    expect(await database.db.session.count({ where: { userId: session.userId } })).toBe(1)
  })
})

test.each([
  ['a day that starts at 24', { dayStartHour: 24 }],
  ['a retention of 1', { desiredRetention: 1 }],
  ['fewer than no new facts', { newPerDay: -1 }],
])('the database refuses %s', async (_, wrong) => {
  const userId = await newLearner(database.db)
  await expect(database.db.user.update({ where: { id: userId }, data: wrong })).rejects.toThrow(
    /check/,
  )
})

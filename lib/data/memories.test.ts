import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOON } from '../core/scheduling/fixtures'
import { enrol, enrolments, isEnrolled } from './enrolments'
import {
  LATER,
  newComparison,
  newLearner,
  sentAnswer,
  sentUndo,
  type TestDatabase,
  testDatabase,
} from './fixtures'
import { introducedSince, memoriesOf, newFacts, soonestMemories } from './memories'
import { recordReviews } from './reviews'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
}, 120_000)

afterAll(() => database.close())

const DAY = 86_400_000

async function learnerWithFacts(count: number) {
  const userId = await newLearner(database.db)
  const { id, factIds } = await newComparison(database.db, userId, count)
  return { userId, place: { ownerId: userId, id }, factIds }
}

const record = (userId: string, reviews: Parameters<typeof recordReviews>[2]) =>
  recordReviews(database.db, userId, reviews, LATER)

const newIds = async (userId: string, limit = 100) =>
  (await newFacts(database.db, userId, { limit, today: 0, now: LATER })).map(({ factId }) => factId)

describe('newFacts', () => {
  test('are those of the comparisons studied, in the order of the source', async () => {
    const { userId, place, factIds } = await learnerWithFacts(4)
    expect(await newIds(userId)).toEqual([])
    await enrol(database.db, userId, place)
    expect(await newIds(userId)).toEqual(factIds)
    expect(await newIds(userId, 2)).toEqual(factIds.slice(0, 2))
    expect(await newIds(userId, 0)).toEqual([])
  })

  test('come from the comparison enrolled in first', async () => {
    const { userId, place, factIds } = await learnerWithFacts(2)
    const other = await newComparison(database.db, userId, 2, 'another')
    await enrol(database.db, userId, { ownerId: userId, id: other.id })
    await enrol(database.db, userId, place)
    expect(await newIds(userId)).toEqual([...other.factIds, ...factIds])
  })

  test('have no memory yet, and are back when their only answer is taken back', async () => {
    const { userId, factIds } = await learnerWithFacts(3)
    const answer = sentAnswer(factIds[1] ?? '')
    await record(userId, [answer])
    expect(await newIds(userId)).toEqual([factIds[0], factIds[2]])
    await record(userId, [sentUndo(answer)])
    expect(await newIds(userId)).toEqual(factIds)
  })

  test('what one learner knows is still new to another', async () => {
    const { userId, place, factIds } = await learnerWithFacts(1)
    const other = await newLearner(database.db)
    await enrol(database.db, other, place)
    await record(userId, [sentAnswer(factIds[0] ?? '')])
    expect(await newIds(userId)).toEqual([])
    expect(await newIds(other)).toEqual(factIds)
  })

  test('are neither retired nor doubtful', async () => {
    const { userId, place, factIds } = await learnerWithFacts(3)
    await enrol(database.db, userId, place)
    const [retired = '', doubtful = '', good] = factIds
    const change = (id: string, data: object) =>
      database.db.fact.update({ where: { ownerId_id: { ownerId: userId, id } }, data })
    await change(retired, { retiredAt: new Date() })
    await change(doubtful, { confidence: 0.49 })
    expect(await newIds(userId)).toEqual([good])
  })
})

describe('introducedSince', () => {
  test('counts facts first met since then, each once', async () => {
    const { userId, factIds } = await learnerWithFacts(3)
    const [old = '', fresh = '', newest = ''] = factIds
    await record(userId, [
      sentAnswer(old, { at: NOON - DAY }),
      sentAnswer(old, { at: NOON }),
      sentAnswer(fresh, { at: NOON }),
      sentAnswer(fresh, { at: NOON + 1 }),
      sentAnswer(newest, { at: NOON + DAY }),
    ])
    expect(await introducedSince(database.db, userId, NOON)).toBe(2)
    expect(await introducedSince(database.db, userId, NOON - DAY)).toBe(3)
    expect(await introducedSince(database.db, userId, NOON + DAY + 1)).toBe(0)
    expect(await introducedSince(database.db, await newLearner(database.db), 0)).toBe(0)
  })

  test('an answer taken back introduces nothing', async () => {
    const { userId, factIds } = await learnerWithFacts(1)
    const yesterday = sentAnswer(factIds[0] ?? '', { at: NOON - DAY })
    await record(userId, [yesterday, sentUndo(yesterday)])
    expect(await introducedSince(database.db, userId, NOON - 2 * DAY)).toBe(0)
    await record(userId, [sentAnswer(factIds[0] ?? '', { at: NOON })])
    expect(await introducedSince(database.db, userId, NOON)).toBe(1)
  })
})

describe('memories', () => {
  test('are given soonest due first, as many as wanted', async () => {
    const { userId, place, factIds } = await learnerWithFacts(3)
    const [easy = '', again = '', good = ''] = factIds
    await record(userId, [
      sentAnswer(easy, { rating: 4 }),
      sentAnswer(again, { rating: 1 }),
      sentAnswer(good, { rating: 3 }),
    ])
    const soonest = async (limit: number) =>
      (await soonestMemories(database.db, userId, limit)).map(({ memory }) => memory.factId)
    expect(await soonest(10)).toEqual([again, good, easy])
    expect(await soonest(2)).toEqual([again, good])
    expect(await memoriesOf(database.db, userId, place.ownerId, place.id)).toHaveLength(3)
  })

  test('are seen by their learner only', async () => {
    const { userId, place, factIds } = await learnerWithFacts(1)
    await record(userId, [sentAnswer(factIds[0] ?? '')])
    const other = await newLearner(database.db)
    expect(await soonestMemories(database.db, other, 10)).toEqual([])
    expect(await memoriesOf(database.db, other, place.ownerId, place.id)).toEqual([])
  })
})

test('enrolling twice is enrolling once', async () => {
  const { userId, place } = await learnerWithFacts(1)
  expect(await isEnrolled(database.db, userId, place)).toBe(false)
  await Promise.all([enrol(database.db, userId, place), enrol(database.db, userId, place)])
  expect(await isEnrolled(database.db, userId, place)).toBe(true)
  expect(await enrolments(database.db, userId)).toEqual([
    { ownerId: place.ownerId, comparisonId: place.id, desiredRetention: null, examDay: null },
  ])
})

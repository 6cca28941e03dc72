import { describe, expect, test } from 'vitest'
import { NOON } from '../core/scheduling/fixtures'
import { nextAtOf } from '../core/scheduling/schedule'
import { enrol, enrolments, isEnrolled } from './enrolments'
import {
  databaseOfFile,
  LATER,
  newComparison,
  newLearner,
  sentAnswer,
  sentCommand,
  sentUndo,
} from './fixtures'
import {
  flaggedMemories,
  introducedSince,
  loadsOf,
  memoriesAnsweredSince,
  memoriesOf,
  memoriesOfFacts,
  soonestMemories,
} from './memories'
import { newFacts, newFactsOfComparison } from './new-facts'
import { recordReviews } from './reviews'
import { setComparisonExam } from './settings'

const database = databaseOfFile()

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

describe('new facts', () => {
  const later = (userId: string, over: { limit?: number; today?: number; now?: number } = {}) =>
    newFacts(database.db, userId, { limit: 100, today: 20_000, now: LATER, ...over })

  test('that carry marks only are still new, and those put aside are not offered', async () => {
    const { userId, factIds } = await learnerWithFacts(5)
    const [flagged = '', suspended = '', buried = '', reset = '', plain = ''] = factIds
    await record(userId, [
      sentCommand(flagged, NOON, { kind: 'flag', flag: 3 }),
      sentCommand(suspended, NOON, { kind: 'suspend' }),
      sentCommand(buried, NOON, { kind: 'bury' }),
      sentAnswer(reset),
      sentCommand(reset, NOON + DAY, { kind: 'reset' }),
    ])
    const marked = async (now: number) =>
      (await later(userId, { now })).map((fact) => [fact.factId, fact.marked])
    expect(await marked(NOON + 1)).toEqual(
      expect.arrayContaining([
        [flagged, true],
        [plain, false],
      ]),
    )
    const ids = async (now: number) => (await later(userId, { now })).map(({ factId }) => factId)
    expect(await ids(NOON + 1)).toEqual([flagged, reset, plain])
    expect(await ids(NOON + 2 * DAY)).toEqual([flagged, buried, reset, plain])
    expect(await introducedSince(database.db, userId, 0)).toBe(0)
  })

  test('of a comparison whose exam is ahead come all and first', async () => {
    const { userId, place, factIds } = await learnerWithFacts(2)
    await enrol(database.db, userId, place)
    const other = await newComparison(database.db, userId, 4, 'exam')
    const examined = { ownerId: userId, id: other.id }
    await enrol(database.db, userId, examined)
    await setComparisonExam(database.db, userId, examined, 20_010)
    const ids = async (today: number) =>
      (await later(userId, { limit: 1, today })).map(({ factId }) => factId)
    expect(await ids(20_009)).toEqual([...other.factIds, factIds[0]])
    expect(await ids(20_010)).toEqual([factIds[0]])
  })

  test('of one comparison are found whether it is studied or not', async () => {
    const { userId, place, factIds } = await learnerWithFacts(3)
    const of = async (learner: string) =>
      (await newFactsOfComparison(database.db, learner, place, { limit: 10, now: LATER })).map(
        ({ factId }) => factId,
      )
    expect(await of(userId)).toEqual(factIds)
    await record(userId, [sentAnswer(factIds[0] ?? '')])
    expect(await of(userId)).toEqual(factIds.slice(1))
    expect(await of(await newLearner(database.db))).toEqual(factIds)
  })

  test('say where they stand', async () => {
    const { userId, place } = await learnerWithFacts(1)
    await enrol(database.db, userId, place)
    await setComparisonExam(database.db, userId, place, 20_010)
    expect((await later(userId)).map((fact) => fact.place)).toEqual([
      { comparisonId: place.id, row: 'topic-0', about: ['cat'], examDay: 20_010 },
    ])
  })
})

describe('what may be asked next', () => {
  test('is neither suspended nor new, and buried ones come when that ends', async () => {
    const { userId, factIds } = await learnerWithFacts(4)
    const [suspended = '', buried = '', plain = '', reset = ''] = factIds
    const at = NOON + 3 * DAY
    await record(userId, [
      ...[suspended, buried, plain, reset].map((factId) => sentAnswer(factId, { rating: 4 })),
      sentCommand(suspended, at, { kind: 'suspend' }),
      sentCommand(buried, at + 30 * DAY, { kind: 'bury' }),
      sentCommand(reset, at, { kind: 'reset' }),
    ])
    const soonest = await soonestMemories(database.db, userId, 10)
    expect(soonest.map(({ memory }) => memory.factId)).toEqual([plain, buried])
    const all = await memoriesOfFacts(database.db, userId, factIds)
    for (const { memory } of all) {
      const row = await database.db.memory.findUniqueOrThrow({
        where: { userId_factId: { userId, factId: memory.factId } },
      })
      expect(row.nextAt?.getTime() ?? null).toBe(nextAtOf(memory))
    }
    await record(userId, [sentCommand(suspended, at + DAY, { kind: 'resume' })])
    expect(await soonestMemories(database.db, userId, 10)).toHaveLength(3)
  })

  test('is counted by study day, what is overdue apart', async () => {
    const { userId, factIds } = await learnerWithFacts(6)
    await record(
      userId,
      factIds.map((factId) => sentAnswer(factId)),
    )
    const starts = [NOON, NOON + DAY, NOON + 2 * DAY, NOON + 3 * DAY]
    const at = [NOON - 1, NOON, NOON + DAY - 1, NOON + DAY, NOON + 2 * DAY + 5, NOON + 3 * DAY]
    for (const [index, factId] of factIds.entries()) {
      await database.db.memory.updateMany({
        where: { userId, factId },
        data: { nextAt: new Date(at[index] ?? 0) },
      })
    }
    expect(await loadsOf(database.db, userId, starts)).toEqual([2, 1, 1])
    expect(await loadsOf(database.db, await newLearner(database.db), starts)).toEqual([0, 0, 0])
  })
})

test('memories of facts answered since an instant, commands aside', async () => {
  const { userId, factIds } = await learnerWithFacts(3)
  const [old = '', today = '', flagged = ''] = factIds
  await record(userId, [
    sentAnswer(old),
    sentAnswer(today, { at: NOON + DAY }),
    sentAnswer(today, { at: NOON + DAY + 1000 }),
    sentAnswer(flagged),
    sentCommand(flagged, NOON + DAY, { kind: 'flag', flag: 1 }),
  ])
  const answered = await memoriesAnsweredSince(database.db, userId, NOON + DAY)
  expect(answered.map(({ memory }) => memory.factId)).toEqual([today])
  const carrying = await flaggedMemories(database.db, userId, 10)
  expect(carrying.map(({ memory }) => [memory.factId, memory.flag])).toEqual([[flagged, 1]])
  const other = await newLearner(database.db)
  expect(await memoriesAnsweredSince(database.db, other, 0)).toEqual([])
  expect(await memoriesOfFacts(database.db, other, factIds)).toEqual([])
  expect(await flaggedMemories(database.db, other, 10)).toEqual([])
})

test('a fact that an edit removed is asked no more', async () => {
  const { userId, place, factIds } = await learnerWithFacts(2)
  await record(
    userId,
    factIds.map((factId) => sentAnswer(factId)),
  )
  await database.db.fact.update({
    where: { ownerId_id: { ownerId: userId, id: factIds[0] ?? '' } },
    data: { retiredAt: new Date() },
  })
  const left = [factIds[1]]
  const idsOf = (found: readonly { memory: { factId: string } }[]) =>
    found.map(({ memory }) => memory.factId)
  expect(idsOf(await soonestMemories(database.db, userId, 10))).toEqual(left)
  expect(idsOf(await memoriesOf(database.db, userId, place.ownerId, place.id))).toEqual(left)
})

test('enrolling twice is enrolling once', async () => {
  const { userId, place } = await learnerWithFacts(1)
  expect(await isEnrolled(database.db, userId, place)).toBe(false)
  await Promise.all([enrol(database.db, userId, place), enrol(database.db, userId, place)])
  expect(await isEnrolled(database.db, userId, place)).toBe(true)
  expect(await enrolments(database.db, userId)).toEqual([
    {
      ownerId: place.ownerId,
      comparisonId: place.id,
      desiredRetention: null,
      examDay: null,
      met: false,
    },
  ])
})

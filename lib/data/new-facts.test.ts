import { describe, expect, test } from 'vitest'
import { NOON } from '../core/scheduling/fixtures'
import { DEFAULT_SETTINGS } from '../core/scheduling/types'
import { enrol, enrolments } from './enrolments'
import {
  databaseOfFile,
  LATER,
  newComparison,
  newLearner,
  revisionOf,
  sentAnswer,
  sentCommand,
  sentUndo,
} from './fixtures'
import { gatherDay } from './gather'
import { dueOfFacts, firstMemories, type SqlOrder } from './memories'
import { newFacts, noteMet } from './new-facts'
import { recordReviews } from './reviews'
import { saveRevision } from './revisions'

const database = databaseOfFile()

const DAY = 86_400_000

async function studied(count: number) {
  const userId = await newLearner(database.db)
  const { id, factIds } = await newComparison(database.db, userId, count)
  await enrol(database.db, userId, { ownerId: userId, id })
  const [first = '', second = ''] = factIds
  return { userId, id, factIds, first, second }
}

const record = (userId: string, reviews: Parameters<typeof recordReviews>[2]) =>
  recordReviews(database.db, userId, reviews, LATER)
const isMet = async (userId: string) =>
  (await enrolments(database.db, userId)).map(({ met }) => met).every(Boolean)
const newIds = async (userId: string) =>
  (await newFacts(database.db, userId, { limit: 10, today: 0, now: LATER })).map(
    ({ factId }) => factId,
  )

describe('a comparison', () => {
  test('is noted as met once nothing in it is new, and not before', async () => {
    const { userId, id, first, second } = await studied(2)
    await record(userId, [sentAnswer(first)])
    await noteMet(database.db, userId, [id])
    expect(await isMet(userId)).toBe(false)
    await record(userId, [sentCommand(second, NOON, { kind: 'bury' })])
    await noteMet(database.db, userId, [id])
    expect(await isMet(userId)).toBe(false)
    await record(userId, [sentAnswer(second)])
    await noteMet(database.db, userId, [id])
    expect(await isMet(userId)).toBe(true)
    expect(await newIds(userId)).toEqual([])
  })

  test('is no longer met when an answer is taken back or a fact reset', async () => {
    const { userId, id, first, second } = await studied(2)
    const answer = sentAnswer(second)
    await record(userId, [sentAnswer(first), answer])
    await noteMet(database.db, userId, [id])
    expect(await isMet(userId)).toBe(true)
    await record(userId, [sentUndo(answer)])
    expect(await newIds(userId)).toEqual([second])
    await record(userId, [sentAnswer(second, { at: NOON + DAY })])
    await noteMet(database.db, userId, [id])
    expect(await isMet(userId)).toBe(true)
    await record(userId, [sentCommand(first, NOON + 2 * DAY, { kind: 'reset' })])
    expect(await newIds(userId)).toEqual([first])
  })

  test('counts a suspended fact as met until it is resumed', async () => {
    const { userId, id, first } = await studied(1)
    await record(userId, [sentCommand(first, NOON, { kind: 'suspend' })])
    await noteMet(database.db, userId, [id])
    expect(await isMet(userId)).toBe(true)
    await record(userId, [sentCommand(first, NOON + DAY, { kind: 'resume' })])
    expect(await newIds(userId)).toEqual([first])
  })

  test('is no longer met when a revision brings a fact', async () => {
    const { userId, id, first } = await studied(1)
    await record(userId, [sentAnswer(first)])
    await noteMet(database.db, userId, [id])
    await saveRevision(
      database.db,
      userId,
      revisionOf(['Cats know trick number 0', 'Cats know a second trick']),
    )
    expect(await newIds(userId)).toHaveLength(1)
    expect(await isMet(userId)).toBe(false)
  })

  test('is noted by the day that finds nothing new in it, for this learner alone', async () => {
    const { userId, id, first } = await studied(1)
    const other = await newComparison(database.db, userId, 1, 'other')
    await enrol(database.db, userId, { ownerId: userId, id: other.id })
    const viewer = { id: userId, settings: DEFAULT_SETTINGS, plan: null }
    await record(userId, [sentAnswer(first)])
    await gatherDay(database.db, viewer, NOON + DAY)
    expect(
      (await enrolments(database.db, userId)).map(({ comparisonId, met }) => [comparisonId, met]),
    ).toEqual([
      [id, true],
      [other.id, false],
    ])
    const { input } = await gatherDay(database.db, viewer, NOON + DAY)
    expect(input.candidates).toEqual(other.factIds)
  })
})

test('a day that takes no new facts notes nothing', async () => {
  const { userId } = await studied(1)
  const settings = { ...DEFAULT_SETTINGS, newPerDay: 0 }
  const { input } = await gatherDay(database.db, { id: userId, settings, plan: null }, NOON)
  expect(input.candidates).toEqual([])
  expect(await isMet(userId)).toBe(false)
})

describe('what is due', () => {
  const setStrength = (factId: string, days: number, due: number, state = 'review') =>
    database.sql(
      `UPDATE memories SET state = $4, stability = $2, due = $3, next_at = $3 WHERE fact_id = $1`,
      [factId, days, new Date(due).toISOString(), state],
    )

  test.each([
    ['recall-ascending', 1],
    ['recall-descending', 0],
    ['overdue', 0],
  ] satisfies [SqlOrder, number][])('is cut to the first %s, after steps', async (order, rank) => {
    const { userId, factIds } = await studied(4)
    await record(
      userId,
      factIds.map((factId) => sentAnswer(factId)),
    )
    const [strong = '', weak = '', step = '', later = ''] = factIds
    await setStrength(strong, 20, NOON + DAY)
    await setStrength(weak, 5, NOON + 2 * DAY)
    await setStrength(step, 1, NOON + 3 * DAY, 'learning')
    await setStrength(later, 1, NOON + 9 * DAY)
    const found = await firstMemories(database.db, userId, {
      order,
      now: NOON + 4 * DAY,
      end: NOON + 5 * DAY,
      limit: 2,
    })
    expect(found.map(({ memory }) => memory.factId)).toEqual([factIds[rank], step])
  })

  test('is told of some facts of the learner, and not of new or suspended ones', async () => {
    const { userId, factIds, first, second } = await studied(4)
    await record(userId, [
      sentAnswer(first),
      sentAnswer(second),
      sentCommand(second, NOON + 1, { kind: 'suspend' }),
      sentCommand(factIds[2] ?? '', NOON, { kind: 'flag', flag: 1 }),
    ])
    const due = await dueOfFacts(database.db, userId, factIds)
    expect([...due.keys()]).toEqual([first])
    expect(due.get(first)).toBeGreaterThan(NOON)
    expect((await dueOfFacts(database.db, await newLearner(database.db), factIds)).size).toBe(0)
  })
})

import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { NOON } from '../core/scheduling/fixtures'
import { databaseOfFile, LATER, newComparison, newLearner, sentAnswer } from './fixtures'
import { recordReviews } from './reviews'
import {
  cancelTraining,
  endTraining,
  factLogs,
  hearTraining,
  latestTraining,
  startTraining,
} from './trainings'

const database = databaseOfFile()

const MINUTE = 60_000
const KEPT = { status: 'kept', result: { reviews: 500 } } as const

async function started(now = NOON) {
  const { db } = database
  const userId = await newLearner(db)
  const id = uuidv7()
  const start = await startTraining(db, userId, id, now)
  return { db, userId, id, start }
}

describe('a run', () => {
  test('begins with the settings of the learner, tells how far it is, and ends', async () => {
    const { db, userId, id, start } = await started()
    expect(start).toMatchObject({ started: true, settings: { desiredRetention: 0.9 } })
    expect(await hearTraining(db, userId, id, 0.4, NOON + 5)).toBe(true)
    expect(await latestTraining(db, userId, NOON + 5)).toEqual({
      id,
      status: 'running',
      progress: 0.4,
      startedAt: NOON,
      finishedAt: null,
      result: null,
    })
    expect(await endTraining(db, userId, id, KEPT, NOON + 10)).toBe(true)
    expect(await latestTraining(db, userId, NOON + 10)).toMatchObject({
      status: 'kept',
      progress: 1,
      finishedAt: NOON + 10,
      result: { reviews: 500 },
    })
    expect(await hearTraining(db, userId, id, 0.5, NOON + 11)).toBe(false)
    expect(await endTraining(db, userId, id, KEPT, NOON + 12)).toBe(false)
  })

  test('is the only one of its learner, however many ask at once', async () => {
    const { db, userId, id } = await started()
    const others = await Promise.all(
      Array.from({ length: 5 }, () => startTraining(db, userId, uuidv7(), NOON + 1)),
    )
    expect(others.map((other) => other?.started)).toEqual([false, false, false, false, false])
    expect((await latestTraining(db, userId, NOON))?.id).toBe(id)
    expect((await started()).start?.started).toBe(true)
  })

  test('has died when it was silent for a minute, and another can begin', async () => {
    const { db, userId, id } = await started()
    const late = NOON + MINUTE
    expect((await latestTraining(db, userId, late - 1))?.status).toBe('running')
    expect((await latestTraining(db, userId, late))?.status).toBe('failed')
    expect((await startTraining(db, userId, uuidv7(), late - 1))?.started).toBe(false)
    expect((await startTraining(db, userId, uuidv7(), late))?.started).toBe(true)
    expect(await hearTraining(db, userId, id, 0.9, late)).toBe(false)
  })

  test('is cancelled, hears of it, and cannot end otherwise', async () => {
    const { db, userId, id } = await started()
    expect(await cancelTraining(db, userId, NOON + 1)).toBe(true)
    expect(await cancelTraining(db, userId, NOON + 1)).toBe(false)
    expect(await hearTraining(db, userId, id, 0.9, NOON + 2)).toBe(false)
    expect(await endTraining(db, userId, id, KEPT, NOON + 2)).toBe(false)
    expect((await latestTraining(db, userId, NOON + 2))?.status).toBe('cancelled')
    expect((await startTraining(db, userId, uuidv7(), NOON + 3))?.started).toBe(true)
  })

  test('of somebody unknown does not begin, and there is none before the first', async () => {
    expect(await startTraining(database.db, uuidv7(), uuidv7(), NOON)).toBeNull()
    expect(await latestTraining(database.db, await newLearner(database.db), NOON)).toBeNull()
  })

  test('stays known until twenty have come after it', async () => {
    const { db, userId } = await started()
    for (let run = 1; run < 25; run += 1) {
      const at = NOON + run * MINUTE
      await startTraining(db, userId, uuidv7(), at)
    }
    expect(await db.training.count({ where: { userId } })).toBe(20)
  })
})

test('the log comes fact by fact, whole, in whatever chunks it is read', async () => {
  const { db } = database
  const userId = await newLearner(db)
  const { factIds } = await newComparison(db, userId, 5)
  const reviews = factIds.flatMap((factId, fact) =>
    Array.from({ length: fact + 1 }, (_, i) => sentAnswer(factId, { at: NOON + i * MINUTE })),
  )
  await recordReviews(db, userId, reviews, LATER)
  for (const chunk of [1, 4, 1000]) {
    const logs = []
    for await (const log of factLogs(db, userId, chunk)) logs.push(log)
    expect(logs.map((log) => log.length).sort()).toEqual([1, 2, 3, 4, 5])
    expect(logs.every((log) => new Set(log.map(({ factId }) => factId)).size === 1)).toBe(true)
  }
})

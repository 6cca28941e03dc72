import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { FORGETFUL, simulatedLogs } from '../core/scheduling/fixtures-training'
import {
  LATER,
  newComparison,
  newLearner,
  sentAnswer,
  type TestDatabase,
  testDatabase,
} from '../data/fixtures'
import { recordReviews } from '../data/reviews'
import { saveParameters } from '../data/settings'
import type { Training } from '../data/trainings'
import { beginTraining, stopTraining, trainingOf } from './trainings'

let database: TestDatabase
vi.mock('./database', () => ({ database: () => database.db }))
vi.mock('./clock', () => ({ now: () => Date.now() }))

beforeAll(async () => {
  database = await testDatabase()
}, 120_000)

afterAll(() => database.close())

/** Memories are taken to grow much faster than they do. */
const BAD = FORGETFUL.with(8, 3.5)

async function learnerWith(facts: number, reviewsEach: number): Promise<string> {
  const userId = await newLearner(database.db)
  const { factIds } = await newComparison(database.db, userId, facts)
  const logs = simulatedLogs(FORGETFUL, facts, reviewsEach, 'server')
  const sent = logs.flatMap((log, fact) =>
    log.map(({ at, rating }) => sentAnswer(factIds[fact] ?? '', { at, rating })),
  )
  for (let from = 0; from < sent.length; from += 500) {
    await recordReviews(database.db, userId, sent.slice(from, from + 500), LATER)
  }
  return userId
}

async function ended(userId: string): Promise<Training | null> {
  return vi.waitFor(
    async () => {
      const training = await trainingOf(userId)
      expect(training?.status).not.toBe('running')
      return training
    },
    { timeout: 30_000, interval: 100 },
  )
}

const columns = (userId: string) =>
  database.db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { scheduling: true, settingsVersion: true, foldedVersion: true },
  })

describe('a learner has parameters fitted', () => {
  test('better ones are kept with the settings, and memories follow', async () => {
    const userId = await learnerWith(120, 9)
    await saveParameters(database.db, userId, BAD)
    const { settingsVersion } = await columns(userId)
    expect(await beginTraining(userId)).toMatchObject({ status: 'running', result: null })
    const training = await ended(userId)
    expect(training).toMatchObject({
      status: 'accepted',
      result: { heldBack: expect.anything(), words: expect.any(String) },
    })
    await vi.waitFor(async () => {
      const row = await columns(userId)
      expect(row.settingsVersion).toBe(settingsVersion + 1)
      expect(row.foldedVersion).toBe(row.settingsVersion)
      expect(row.scheduling).toMatchObject({ parameters: { model: 'fsrs-6' } })
    }, 10_000)
  }, 60_000)

  test('a log that says too little changes nothing', async () => {
    const userId = await learnerWith(5, 3)
    await beginTraining(userId)
    expect(await ended(userId)).toMatchObject({ status: 'too-few', result: { reviews: 10 } })
    expect((await columns(userId)).scheduling).toEqual({})
  }, 60_000)

  test('a run that is stopped is cancelled and changes nothing', async () => {
    const userId = await learnerWith(120, 9)
    await saveParameters(database.db, userId, BAD)
    const before = await columns(userId)
    await beginTraining(userId)
    expect((await beginTraining(userId))?.status).toBe('running')
    expect((await stopTraining(userId))?.status).toBe('cancelled')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect((await trainingOf(userId))?.status).toBe('cancelled')
    expect((await columns(userId)).settingsVersion).toBe(before.settingsVersion)
  }, 60_000)
})

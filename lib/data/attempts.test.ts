import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import type { Attempt } from '../core/records'
import { latestAttempts, recordAttempts } from './attempts'
import { LIBRARY_OWNER } from './client'
import { listLibrary } from './comparisons'
import { databaseOfFile, newComparison, newLearner } from './fixtures'

const database = databaseOfFile()

const NOW = Date.UTC(2026, 2, 2, 12)

const attempt = (comparisonId: string, over: Partial<Attempt> = {}): Attempt => ({
  id: uuidv7(),
  comparisonId,
  revision: 1,
  settings: 'seed=test&count=2',
  startedAt: NOW - 60_000,
  finishedAt: NOW,
  total: 2,
  correct: 1,
  answers: [
    { itemId: 'one', correct: true },
    { itemId: 'two', correct: false },
  ],
  ...over,
})

async function learnerWithComparison() {
  const userId = await newLearner(database.db)
  const { id } = await newComparison(database.db, userId, 2)
  return { userId, comparisonId: id }
}

test('an attempt is kept once, however often it comes', async () => {
  const { userId, comparisonId } = await learnerWithComparison()
  const sent = attempt(comparisonId)
  await Promise.all([
    recordAttempts(database.db, userId, [sent, sent]),
    recordAttempts(database.db, userId, [sent]),
  ])
  await recordAttempts(database.db, userId, [{ ...sent, correct: 2 }])
  const { answers, ...kept } = sent
  expect(await latestAttempts(database.db, userId, 10)).toEqual([{ ...kept, ownerId: userId }])
  expect(await database.db.attempt.findMany({ where: { userId } })).toMatchObject([{ answers }])
})

test('attempts are given newest first, as many as wanted', async () => {
  const { userId, comparisonId } = await learnerWithComparison()
  const sent = [1, 3, 2].map((minute) =>
    attempt(comparisonId, { finishedAt: NOW + minute * 60_000 }),
  )
  await recordAttempts(database.db, userId, sent)
  const ids = (await latestAttempts(database.db, userId, 2)).map(({ id }) => id)
  expect(ids).toEqual([sent[1]?.id, sent[2]?.id])
})

test('an attempt at a comparison of another learner is skipped, the others are kept', async () => {
  const [bob, alice] = [await learnerWithComparison(), await learnerWithComparison()]
  const library = (await listLibrary(database.db))[0]?.id ?? ''
  const sent = [attempt(bob.comparisonId), attempt(alice.comparisonId), attempt(library)]
  await recordAttempts(database.db, alice.userId, sent)
  const kept = await latestAttempts(database.db, alice.userId, 10)
  expect(kept.map(({ ownerId }) => ownerId).sort()).toEqual([alice.userId, LIBRARY_OWNER].sort())
  expect(await latestAttempts(database.db, bob.userId, 10)).toEqual([])
})

test('two learners may use the same id', async () => {
  const [bob, alice] = [await learnerWithComparison(), await learnerWithComparison()]
  const id = uuidv7()
  for (const { userId, comparisonId } of [bob, alice]) {
    await recordAttempts(database.db, userId, [attempt(comparisonId, { id })])
    expect(await latestAttempts(database.db, userId, 10)).toMatchObject([{ id, comparisonId }])
  }
})

test('the database refuses more right answers than questions', async () => {
  const { userId, comparisonId } = await learnerWithComparison()
  await expect(
    recordAttempts(database.db, userId, [attempt(comparisonId, { total: 2, correct: 3 })]),
  ).rejects.toThrow(/attempts_correct_check/)
  expect(await latestAttempts(database.db, userId, 10)).toEqual([])
})

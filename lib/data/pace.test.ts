import { expect, test } from 'vitest'
import { NOON } from '../core/scheduling/fixtures'
import type { Answer } from '../core/scheduling/types'
import { databaseOfFile, LATER, newComparison, newLearner, sentAnswer } from './fixtures'
import { secondsPerAnswer, slowAfter } from './pace'
import { recordReviews } from './reviews'

const database = databaseOfFile()

async function learner() {
  const userId = await newLearner(database.db)
  const { factIds } = await newComparison(database.db, userId, 1)
  let at = NOON
  const answer = (count: number, over: (index: number) => Partial<Answer>) =>
    recordReviews(
      database.db,
      userId,
      Array.from({ length: count }, (_, index) => {
        at += 1000
        return sentAnswer(factIds[0] ?? '', { at, ...over(index) })
      }),
      LATER,
    )
  return { userId, answer }
}

test('nine of ten answers of a format took no longer', async () => {
  const { userId, answer } = await learner()
  await answer(30, (index) => ({ elapsedMs: (index + 1) * 100 }))
  expect(await slowAfter(database.db, userId)).toEqual({ flashcard: 2700 })
})

test('a format with fewer than 30 answers has no limit', async () => {
  const { userId, answer } = await learner()
  await answer(29, () => ({ elapsedMs: 100 }))
  await answer(30, () => ({ format: 'cloze', rating: null, correct: true, elapsedMs: 5000 }))
  expect(await slowAfter(database.db, userId)).toEqual({ cloze: 5000 })
})

test('only the latest 1 000 answers count', async () => {
  const { userId, answer } = await learner()
  await answer(200, () => ({ elapsedMs: 60_000 }))
  await answer(500, () => ({ elapsedMs: 1000 }))
  expect(await slowAfter(database.db, userId)).toEqual({ flashcard: 60_000 })
  await answer(450, () => ({ elapsedMs: 1000 }))
  expect(await slowAfter(database.db, userId)).toEqual({ flashcard: 1000 })
})

test('somebody else’s answers do not count', async () => {
  const { answer } = await learner()
  await answer(40, () => ({ elapsedMs: 1000 }))
  expect(await slowAfter(database.db, await newLearner(database.db))).toEqual({})
})

test('the pace is the mean of the latest 200 answers with three seconds between, from 30 on', async () => {
  const { userId, answer } = await learner()
  await answer(29, () => ({ elapsedMs: 5000 }))
  expect(await secondsPerAnswer(database.db, userId)).toBeNull()
  await answer(1, () => ({ elapsedMs: 5000 }))
  expect(await secondsPerAnswer(database.db, userId)).toBe(8)
  await answer(100, () => ({ elapsedMs: 1000 }))
  await answer(100, () => ({ elapsedMs: 3000 }))
  expect(await secondsPerAnswer(database.db, userId)).toBe(5)
  expect(await secondsPerAnswer(database.db, await newLearner(database.db))).toBeNull()
})

import { expect, test, vi } from 'vitest'
import { DAY } from '../core/scheduling/day'
import { NOON } from '../core/scheduling/fixtures'
import type { DayPlan } from '../core/scheduling/types'
import type { Viewer } from '../data/accounts'
import { databaseOfFile, newComparison, newViewer, sentAnswer } from '../data/fixtures'
import { recordReviews } from '../data/reviews'
import { backlogFor, newFactsLeft, planOfToday } from './backlog'

const database = databaseOfFile()
const AT = NOON + 90 * DAY
vi.mock('./database', () => ({ database: () => database.db }))
vi.mock('./clock', () => ({ now: () => AT }))

/** A learner of 120 facts who knew the first `count` of them easily three months ago. */
async function learnerWith(count: number): Promise<Viewer> {
  const viewer = await newViewer(database.db)
  const { factIds } = await newComparison(database.db, viewer.id, 120)
  const sent = factIds.slice(0, count).map((factId) => sentAnswer(factId, { rating: 4, at: NOON }))
  await recordReviews(database.db, viewer.id, sent, AT)
  return viewer
}

test('after a break the most valuable thirty are offered for today', async () => {
  const offer = await backlogFor(await learnerWith(100))
  expect(offer).toMatchObject({ size: 100 })
  expect(offer?.perDay).toBeGreaterThanOrEqual(30)
  expect(offer?.days).toBe(Math.ceil(100 / (offer?.perDay ?? 1)))
})

test('a day that can be done is no backlog', async () => {
  expect(await backlogFor(await learnerWith(40))).toBeNull()
})

test('nothing is offered while one is worked off', async () => {
  const viewer = await learnerWith(100)
  const plan: DayPlan = { ...planOfToday(viewer), catchUp: 30 }
  expect(await backlogFor({ ...viewer, plan })).toBeNull()
})

test('what was added for another day does not count today', async () => {
  const viewer = await learnerWith(1)
  const { day } = planOfToday(viewer)
  const plan = { day: day - 1, extraNew: 5, extraReviews: 10, catchUp: null }
  expect(planOfToday({ ...viewer, plan })).toEqual({
    day,
    extraNew: 0,
    extraReviews: 0,
    catchUp: null,
  })
  expect(planOfToday({ ...viewer, plan: { ...plan, day } })).toEqual({ ...plan, day })
})

test('a few more new facts are at hand until all are met', async () => {
  expect(await newFactsLeft(await learnerWith(1))).toBe(5)
  expect(await newFactsLeft(await learnerWith(118))).toBe(2)
  expect(await newFactsLeft(await learnerWith(120))).toBe(0)
})

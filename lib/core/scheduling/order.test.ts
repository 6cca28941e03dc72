import { expect, test } from 'vitest'
import { DAY, HOUR, studyDay } from './day'
import { NOON, queueInput, remembered } from './fixtures'
import { dailyChance, elapsedShare } from './order'
import { buildQueue } from './queue'
import { DEFAULT_SETTINGS, type Memory, type ReviewOrder } from './types'

const MEMORIES = [
  remembered('fresh', { stability: 9, lastReview: NOON - DAY, due: NOON }),
  remembered('sure', { stability: 400, due: NOON - 8 * HOUR }),
  remembered('unsure', { stability: 2, due: NOON - 8 * HOUR }),
  remembered('overdue', { stability: 60, lastReview: NOON - 5 * DAY, due: NOON - 4 * DAY }),
]
const order = (reviewOrder: ReviewOrder, now = NOON, memories: readonly Memory[] = MEMORIES) =>
  buildQueue(queueInput({ memories }), { ...DEFAULT_SETTINGS, reviewOrder }, now).main.map(
    ({ factId }) => factId,
  )

test('due: by study day, the least certain of a day first', () => {
  expect(order('due')).toEqual(['overdue', 'unsure', 'fresh', 'sure'])
})

test('by the probability of recall, up or down', () => {
  expect(order('recall-ascending')).toEqual(['unsure', 'fresh', 'overdue', 'sure'])
  expect(order('recall-descending')).toEqual(['sure', 'overdue', 'fresh', 'unsure'])
})

test('overdue: by the share of the interval that has passed', () => {
  expect(order('overdue').at(0)).toBe('overdue')
  expect(elapsedShare(remembered('a'), NOON)).toBe(1)
  expect(elapsedShare(remembered('a'), NOON + 10 * DAY)).toBe(2)
  expect(elapsedShare(remembered('a'), NOON - 20 * DAY)).toBe(0)
  const atOnce = remembered('a', { due: NOON - 10 * DAY })
  expect(Number.isFinite(elapsedShare(atOnce, NOON))).toBe(true)
})

test('random: the same all day, another tomorrow, every fact once', () => {
  const memories = Array.from({ length: 30 }, (_, i) => remembered(`f${i}`))
  const morning = order('random', NOON - 6 * HOUR, memories)
  expect(order('random', NOON + 6 * HOUR, memories)).toEqual(morning)
  expect(order('random', NOON, memories.toReversed())).toEqual(morning)
  expect(order('random', NOON + DAY, memories)).not.toEqual(morning)
  expect(new Set(morning).size).toBe(30)
  const today = studyDay(NOON, 'UTC', 4)
  expect(dailyChance(today, 'a')).not.toBe(dailyChance(today + 1, 'a'))
})

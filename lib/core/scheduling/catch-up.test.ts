import { describe, expect, test } from 'vitest'
import { backlogOf, daysToClear, valueOfReview } from './catch-up'
import { recalledWhileCatchingUp } from './catch-up-simulation'
import { DAY } from './day'
import { NOON, remembered } from './fixtures'
import { retrievability } from './fsrs'
import { DEFAULT_SETTINGS, type Memory } from './types'

const many = (count: number, over: Partial<Memory> = {}) =>
  Array.from({ length: count }, (_, i) => remembered(`f${i}`, over))
const LATER = { due: NOON + 20 * DAY, intervalDays: 30 }

describe('a backlog', () => {
  test('is more than three usual days, from 60 on', () => {
    // 60 facts of 30 days and 60 more make 4 a usual day.
    const memories = [...many(60, { intervalDays: 30 }), ...many(60, LATER)]
    const backlog = backlogOf(memories, DEFAULT_SETTINGS, NOON)
    expect(backlog?.size).toBe(60)
    expect(backlog?.usualDay).toBeCloseTo(4)
    expect(backlogOf(memories.slice(1), DEFAULT_SETTINGS, NOON)).toBeNull()
  })

  test('is more than a day takes', () => {
    const memories = many(70, { intervalDays: 2 })
    expect(backlogOf(memories, DEFAULT_SETTINGS, NOON)).toBeNull()
    expect(backlogOf(memories, { ...DEFAULT_SETTINGS, reviewsPerDay: 69 }, NOON)?.size).toBe(70)
    expect(backlogOf(memories, { ...DEFAULT_SETTINGS, reviewsPerDay: 70 }, NOON)).toBeNull()
  })

  test('has neither what is suspended nor what is buried', () => {
    const memories = [
      ...many(59, LATER),
      ...many(70, { suspended: true }),
      ...many(9, { buriedUntil: NOON + DAY }),
    ]
    expect(backlogOf(memories, DEFAULT_SETTINGS, NOON)).toBeNull()
  })
})

test('the days it takes, with what comes due meanwhile', () => {
  const days = (memories: Memory[], perDay: number) =>
    daysToClear(memories, perDay, DEFAULT_SETTINGS, NOON)
  expect(days([], 30)).toBe(0)
  expect(days(many(30), 30)).toBe(1)
  expect(days(many(270), 30)).toBe(9)
  expect(days(many(271), 30)).toBe(10)
  const tomorrow = many(30, { due: NOON + DAY })
  expect(days([...many(60), ...tomorrow], 30)).toBe(3)
  expect(days([...many(30), ...tomorrow], 30)).toBe(1)
  expect(days(many(1), 0)).toBeNull()
})

describe('the value of a review', () => {
  const value = (over: Partial<Memory>, now = NOON) =>
    valueOfReview(remembered('a', over), now, DEFAULT_SETTINGS)

  test('is the recall in 30 days that it adds', () => {
    const memory = remembered('a', { stability: 10 })
    const without = retrievability(10, 40, null)
    expect(value({ stability: 10 })).toBeGreaterThan(0)
    expect(value({ stability: 10 })).toBeLessThan(1 - without)
    expect(valueOfReview(memory, NOON, DEFAULT_SETTINGS)).toBe(value({ stability: 10 }))
  })

  test('is small for what is known well, or was answered just now', () => {
    expect(value({ stability: 2000 })).toBeLessThan(0.02)
    expect(value({ stability: 10, lastReview: NOON })).toBeLessThan(value({ stability: 10 }))
  })

  test('is smaller for what is hard', () => {
    expect(value({ difficulty: 9 })).toBeLessThan(value({ difficulty: 2 }))
  })
})

test('most valuable first keeps at least as much recalled as the order of due days', () => {
  const recalled = (order: 'value' | 'due') =>
    ['one', 'two', 'three', 'four']
      .map((seed) => ({ facts: 400, awayDays: 45, reviewsPerDay: 30, days: 30, seed }))
      .map((given) => recalledWhileCatchingUp(given, order, DEFAULT_SETTINGS, NOON))
      .reduce((sum, facts) => sum + facts, 0)
  expect(recalled('value')).toBeGreaterThanOrEqual(recalled('due'))
}, 30_000)

import { expect, test } from 'vitest'
import { DAY, HOUR } from '../scheduling/day'
import { flashcard, NOON, undoOf } from '../scheduling/fixtures'
import { newMemory } from '../scheduling/schedule'
import { DEFAULT_SETTINGS, type Memory } from '../scheduling/types'
import { firstOf, todayOf } from './today'

const MINUTE = 60_000
const MORNING = NOON - 8 * HOUR

const due = (factId: string, at: number, state: Memory['state'] = 'review'): Memory => ({
  ...newMemory(factId),
  state,
  stability: 5,
  difficulty: 5,
  lastReview: NOON - DAY,
  due: at,
  reps: 1,
})
const today = (memories: Memory[], secondsPerItem?: number) =>
  todayOf(memories, [], DEFAULT_SETTINGS, NOON, secondsPerItem)

test('nothing known, nothing due', () => {
  expect(today([])).toEqual({ due: 0, done: 0, next: null, minutes: 0 })
  expect(today([newMemory('a')])).toEqual({ due: 0, done: 0, next: null, minutes: 0 })
})

test('what is due by the end of the day is due, steps as far as they may be taken early', () => {
  const memories = [
    due('overdue', MORNING - 3 * DAY),
    due('today', MORNING),
    due('step', NOON + 15 * MINUTE, 'learning'),
    due('later step', NOON + 40 * MINUTE, 'relearning'),
    due('tomorrow', MORNING + DAY),
  ]
  expect(today(memories)).toMatchObject({
    due: 3,
    minutes: 1,
    next: { at: NOON + 40 * MINUTE, inDays: 0, count: 1 },
  })
})

test('the next day with something due, and how much', () => {
  const later = [5, 5, 5, 9].map((days, i) => due(`f${i}`, MORNING + days * DAY))
  expect(today(later).next).toEqual({ at: MORNING + 5 * DAY, inDays: 5, count: 3 })
})

test('minutes are rounded up', () => {
  const memories = Array.from({ length: 16 }, (_, i) => due(`f${i}`, MORNING))
  expect(today(memories).minutes).toBe(3)
  expect(today(memories, 30).minutes).toBe(8)
})

test('done are the answers of this study day that stand', () => {
  const reviews = [
    flashcard({ id: 'before', at: MORNING - 1 }),
    flashcard({ id: 'first', at: MORNING }),
    flashcard({ id: 'first', at: MORNING }),
    flashcard({ id: 'other', factId: 'other' }),
    flashcard({ id: 'undone' }),
    undoOf('undone'),
  ]
  expect(todayOf([], reviews, DEFAULT_SETTINGS, NOON).done).toBe(2)
})

test('of two things to come the earlier day is next, and one day counts together', () => {
  const tomorrow = { at: 20, inDays: 1, count: 2 }
  const later = { at: 90, inDays: 3, count: 5 }
  expect(firstOf(later, tomorrow)).toEqual(tomorrow)
  expect(firstOf(null, later)).toEqual(later)
  expect(firstOf(tomorrow, { at: 10, inDays: 1, count: 3 })).toEqual({
    at: 10,
    inDays: 1,
    count: 5,
  })
  expect(firstOf(null, null)).toBeNull()
})

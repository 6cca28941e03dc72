import { expect, test } from 'vitest'
import { DAY, HOUR } from '../scheduling/day'
import { flashcard, NOON, placesOf, queueInput, remembered, undoOf } from '../scheduling/fixtures'
import { buildQueue, offeredNow } from '../scheduling/queue'
import { randomCollection } from '../scheduling/queue-law'
import { newMemory } from '../scheduling/schedule'
import { DEFAULT_SETTINGS, type Memory, type SchedulingSettings } from '../scheduling/types'
import { firstOf, nextDue, todayOf } from './today'

const MINUTE = 60_000
const MORNING = NOON - 8 * HOUR
const TOMORROW = MORNING + DAY

const due = (factId: string, at: number, over: Partial<Memory> = {}): Memory =>
  remembered(factId, { due: at, ...over })
const step = (factId: string, at: number): Memory =>
  due(factId, at, { state: 'learning', lastReview: NOON - MINUTE })
const today = (memories: Memory[], settings: Partial<SchedulingSettings> = {}) =>
  todayOf(queueInput({ memories }), [], { ...DEFAULT_SETTINGS, ...settings }, NOON)

test('nothing known, nothing due', () => {
  const nothing = { due: 0, fresh: 0, done: 0, next: null, minutes: 0 }
  expect(today([])).toEqual(nothing)
  expect(today([newMemory('a')])).toEqual(nothing)
})

test('what is due by the end of the day is due, steps as far as they may be taken early', () => {
  const memories = [
    due('overdue', MORNING - 3 * DAY),
    due('today', MORNING),
    step('step', NOON + 15 * MINUTE),
    step('later step', NOON + 40 * MINUTE),
    due('tomorrow', TOMORROW),
  ]
  expect(today(memories)).toMatchObject({
    due: 3,
    minutes: 1,
    next: { at: NOON + 40 * MINUTE, inDays: 0, count: 1 },
  })
  expect(today(memories, { learnAheadMinutes: 5 })).toMatchObject({ due: 2 })
})

test('what the limits of the day leave out is not due but comes tomorrow, and so do siblings', () => {
  const memories = [due('a', MORNING), due('b', MORNING), due('c', TOMORROW)]
  const next = { at: TOMORROW, inDays: 1, count: 2 }
  expect(today(memories, { reviewsPerDay: 1 })).toMatchObject({ due: 1, next })
  const places = placesOf({ a: 'c/row', b: 'c/row' })
  const burySiblings = { new: true, review: true, learning: true }
  const settings = { ...DEFAULT_SETTINGS, burySiblings }
  expect(todayOf(queueInput({ memories, places }), [], settings, NOON)).toMatchObject({
    due: 1,
    next,
  })
})

test('new facts are counted as far as the day brings them', () => {
  const candidates = Array.from({ length: 30 }, (_, i) => `n${i}`)
  const input = queueInput({ candidates, introducedToday: 5 })
  expect(todayOf(input, [], DEFAULT_SETTINGS, NOON)).toMatchObject({
    due: 0,
    fresh: 15,
    minutes: 2,
  })
})

test('the numbers are those of the queue', () => {
  for (let run = 0; run < 100; run += 1) {
    const { input, settings, now } = randomCollection(`today-${run}`)
    const counted = todayOf(input, [], settings, now)
    const offered = offeredNow(buildQueue(input, settings, now), settings, now)
    expect(counted.due + counted.fresh).toBe(offered.length)
  }
})

test('the next day with something due, and how much', () => {
  const later = [5, 5, 5, 9].map((days, i) => due(`f${i}`, MORNING + days * DAY))
  const next = { at: MORNING + 5 * DAY, inDays: 5, count: 3 }
  expect(today(later).next).toEqual(next)
  expect(nextDue(later, DEFAULT_SETTINGS, NOON)).toEqual(next)
})

test('what is buried comes when it no longer is, what is suspended does not come', () => {
  const buried = due('buried', MORNING, { buriedUntil: TOMORROW })
  const suspended = due('suspended', MORNING + HOUR, { suspended: true })
  expect(today([buried, suspended])).toMatchObject({
    due: 0,
    next: { at: TOMORROW, inDays: 1, count: 1 },
  })
  expect(today([suspended]).next).toBeNull()
})

test('minutes are rounded up', () => {
  const memories = Array.from({ length: 16 }, (_, i) => due(`f${i}`, MORNING))
  expect(today(memories).minutes).toBe(3)
  expect(todayOf(queueInput({ memories }), [], DEFAULT_SETTINGS, NOON, 30).minutes).toBe(8)
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
  expect(todayOf(queueInput(), reviews, DEFAULT_SETTINGS, NOON).done).toBe(2)
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

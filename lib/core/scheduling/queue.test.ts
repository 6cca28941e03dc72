import { describe, expect, test } from 'vitest'
import { DAY } from './day'
import { flashcard, NOON } from './fixtures'
import { fold } from './fold'
import { buildQueue, endOfStudyDay, isDue, LEARN_AHEAD } from './queue'
import { newMemory } from './schedule'
import { DEFAULT_SETTINGS, type Memory } from './types'

const MINUTE = 60_000

function remembered(factId: string, over: Partial<Memory>): Memory {
  return {
    ...newMemory(factId),
    state: 'review',
    stability: 10,
    difficulty: 5,
    lastReview: NOON - 10 * DAY,
    intervalDays: 10,
    due: NOON,
    reps: 1,
    ...over,
  }
}

const queueOf = (memories: Memory[], candidates: string[] = [], introducedToday = 0) =>
  buildQueue({ memories, candidates, introducedToday }, DEFAULT_SETTINGS, NOON)
const ids = (entries: readonly { factId: string }[]) => entries.map(({ factId }) => factId)

test('reviews stand by the day they were due, the least certain of a day first', () => {
  const queue = queueOf([
    remembered('sure', { due: NOON - 8 * 3_600_000, stability: 50 }),
    remembered('unsure', { due: NOON - 8 * 3_600_000, stability: 2 }),
    remembered('overdue', { due: NOON - 2 * DAY, stability: 100 }),
    remembered('tomorrow', { due: endOfStudyDay(NOON, DEFAULT_SETTINGS) }),
    remembered('tonight', { due: endOfStudyDay(NOON, DEFAULT_SETTINGS) - 1 }),
  ])
  expect(ids(queue.main)).toEqual(['overdue', 'unsure', 'tonight', 'sure'])
})

test('steps come apart from the rest, soonest first, those of today only', () => {
  const learning = (factId: string, minutes: number): Memory =>
    remembered(factId, { state: 'learning', due: NOON + minutes * MINUTE })
  const queue = queueOf([
    learning('late', 60),
    learning('past', -5),
    { ...learning('relearning', 3), state: 'relearning' },
    learning('tomorrow', 24 * 60),
  ])
  expect(ids(queue.learning)).toEqual(['past', 'relearning', 'late'])
  expect(queue.main).toEqual([])
})

test('a step just after the day ends is near enough to wait for', () => {
  const lastMinute = endOfStudyDay(NOON, DEFAULT_SETTINGS) - MINUTE
  const memory = remembered('a', { state: 'learning', due: lastMinute + 10 * MINUTE })
  const input = { memories: [memory], candidates: [], introducedToday: 0 }
  expect(ids(buildQueue(input, DEFAULT_SETTINGS, lastMinute).learning)).toEqual(['a'])
})

describe('new facts', () => {
  const candidates = Array.from({ length: 30 }, (_, i) => `new${i}`)

  test('come last, in the order given, up to what the day allows', () => {
    const queue = queueOf([remembered('due', {})], candidates, 17)
    expect(ids(queue.main)).toEqual(['due', 'new0', 'new1', 'new2'])
    expect(queue.main.map(({ kind }) => kind)).toEqual(['review', 'new', 'new', 'new'])
  })

  test('stay away once the day has had its share', () => {
    expect(queueOf([], candidates, 20).main).toEqual([])
    expect(queueOf([], candidates, 25).main).toEqual([])
  })

  test('are those without a memory', () => {
    const queue = queueOf([remembered('new0', { due: NOON + 9 * DAY })], candidates, 18)
    expect(ids(queue.main)).toEqual(['new1', 'new2'])
  })
})

test('a fact is due with its day, a step within the learn-ahead time', () => {
  const memory = fold([flashcard({ id: 'a', rating: 4 })], DEFAULT_SETTINGS) as Memory
  const dayEnd = memory.due + DAY
  expect(isDue(memory, memory.due, dayEnd)).toBe(true)
  expect(isDue(memory, memory.due - 1, memory.due)).toBe(false)
  const step = fold([flashcard({ id: 'a', rating: 3 })], DEFAULT_SETTINGS) as Memory
  expect(isDue(step, step.due - LEARN_AHEAD, dayEnd)).toBe(true)
  expect(isDue(step, step.due - LEARN_AHEAD - 1, dayEnd)).toBe(false)
  expect(isDue(newMemory('n'), NOON, dayEnd)).toBe(false)
})

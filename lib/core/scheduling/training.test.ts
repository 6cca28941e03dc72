import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, HOUR } from './day'
import { choice, flashcard, NOON, undoOf } from './fixtures'
import { buildTrainingSet, orderOf, type TrainingSet } from './training'
import { DEFAULT_SETTINGS, type Review } from './types'

const berlin = { ...DEFAULT_SETTINGS, timeZone: 'Europe/Berlin' }

function atOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function setOf(logs: readonly (readonly Review[])[], settings = berlin): TrainingSet {
  const builder = buildTrainingSet(settings)
  for (const log of logs) builder.add(log)
  return atOnce(builder.finish())
}

const plain = (set: TrainingSet) => ({
  ratings: [...set.ratings],
  days: [...set.days],
  histories: [...set.histories],
  items: [...set.items],
})

const at = (days: number, hours = 0) => NOON + days * DAY + hours * HOUR

describe('a training set', () => {
  test('has an item for every answer on a later day than the one before', () => {
    const log = [
      flashcard({ id: 'a', at: at(0), rating: 1 }),
      flashcard({ id: 'b', at: at(0, 1), rating: 3 }),
      flashcard({ id: 'c', at: at(3), rating: 2 }),
      flashcard({ id: 'd', at: at(10), rating: 4 }),
    ]
    expect(plain(setOf([log]))).toEqual({
      ratings: [1, 3, 2, 4],
      days: [0, 0, 3, 7],
      histories: [0, 4],
      items: [2, 3],
    })
  })

  test('a first answer is no item, and a fact without answers is nothing', () => {
    expect(plain(setOf([[flashcard({ id: 'a' })], []]))).toEqual({
      ratings: [3],
      days: [0],
      histories: [0, 1],
      items: [],
    })
  })

  test('days are study days of the learner', () => {
    const log = [
      flashcard({ id: 'a', at: Date.UTC(2026, 2, 2, 2, 50) }),
      flashcard({ id: 'b', at: Date.UTC(2026, 2, 2, 3, 10) }),
    ]
    expect(plain(setOf([log])).days).toEqual([0, 1])
    expect(plain(setOf([log], { ...berlin, dayStartHour: 0 })).days).toEqual([0, 0])
  })

  test('what was taken back is left out, and what has no effect', () => {
    const log = [
      flashcard({ id: 'a', at: at(0) }),
      flashcard({ id: 'b', at: at(2), rating: 1 }),
      undoOf('b', at(2)),
      choice({ id: 'c', at: at(5), correct: false }),
      choice({ id: 'd', at: at(5, 1) }),
      choice({ id: 'e', at: at(9), correct: null }),
    ]
    expect(plain(setOf([log]))).toMatchObject({ ratings: [3, 1], days: [0, 5] })
  })

  test('practice is no evidence, and commands are none', () => {
    const command = (kind: 'bury' | 'suspend', day: number): Review => ({
      kind,
      id: kind,
      factId: 'fact',
      at: at(day),
    })
    const log = [
      flashcard({ id: 'a', at: at(0) }),
      flashcard({ id: 'b', at: at(2), rating: 1, practice: true }),
      command('bury', 3),
      { kind: 'set-due', id: 'due', factId: 'fact', at: at(4), days: 3 } as const,
      flashcard({ id: 'c', at: at(7), rating: 3 }),
    ]
    expect(plain(setOf([log]))).toMatchObject({ ratings: [3, 3], days: [0, 7] })
    expect(setOf([log]).current).toHaveLength(1)
    expect(setOf([[...log, command('suspend', 8)]]).current).toHaveLength(0)
  })

  test('a reset begins a new history, and the fact is in that one', () => {
    const log: Review[] = [
      flashcard({ id: 'a', at: at(0) }),
      flashcard({ id: 'b', at: at(5) }),
      { kind: 'reset', id: 'reset', factId: 'fact', at: at(6) },
      flashcard({ id: 'c', at: at(9), rating: 2 }),
      flashcard({ id: 'd', at: at(11) }),
    ]
    expect(plain(setOf([log]))).toEqual({
      ratings: [3, 3, 2, 3],
      days: [0, 5, 0, 2],
      histories: [0, 2, 4],
      items: [1, 3],
    })
    expect([...setOf([log]).current]).toEqual([1])
    expect([...setOf([log.slice(0, 3)]).current]).toEqual([])
  })

  test('items stand in the order of time, whatever fact they are of', () => {
    const log = (factId: string, days: readonly number[]) =>
      days.map((day) => flashcard({ id: `${factId}${day}`, factId, at: at(day) }))
    const set = setOf([log('x', [0, 9, 30]), log('y', [1, 4, 60])])
    expect([...set.items]).toEqual([4, 1, 2, 5])
    expect([...set.itemHistories]).toEqual([1, 0, 0, 1])
    expect([...set.current]).toEqual([0, 1])
  })
})

test('numbers are ordered as a stable sort orders them', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 300 }), (few) => {
      const numbers = Array.from({ length: few.length * 60 }, (_, i) => few[i % few.length] ?? 0)
      const expected = numbers
        .map((value, place) => ({ value, place }))
        .sort((a, b) => a.value - b.value)
        .map(({ place }) => place)
      expect([...atOnce(orderOf(numbers))]).toEqual(expected)
    }),
    { numRuns: 30 },
  )
})

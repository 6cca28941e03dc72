import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY, HOUR } from './day'
import { answerLogs, flashcard, NOON, ratings } from './fixtures'
import { apply, fold } from './fold'
import { describeInterval, outcomes, preview } from './preview'
import { newMemory } from './schedule'
import { DEFAULT_SETTINGS, type Memory } from './types'

const MINUTE = 60_000

test('what is shown is what comes of the answer', () => {
  fc.assert(
    fc.property(answerLogs, fc.nat(200 * DAY), ratings, (log, pause, rating) => {
      const memory = fold(log, DEFAULT_SETTINGS)
      const at = (log.at(-1)?.at ?? NOON) + pause
      const shown = preview(memory, 'fact', at, DEFAULT_SETTINGS)[rating]
      expect(apply(memory, flashcard({ id: 'z', at, rating }), DEFAULT_SETTINGS)).toEqual(shown)
    }),
  )
})

test('a moment more of thought changes no interval', () => {
  const memory = fold([flashcard({ id: 'a', rating: 4 })], DEFAULT_SETTINGS)
  const days = (at: number) =>
    Object.values(preview(memory, 'fact', at, DEFAULT_SETTINGS)).map((after) => after.intervalDays)
  expect(days(NOON + 8 * DAY)).toEqual(days(NOON + 8 * DAY + 7777))
})

test('neither the time of day nor that of earlier answers changes an interval', () => {
  const daysOf = (minute: number) =>
    fold(
      [0, 8, 30, 90].map((day) =>
        flashcard({ id: `r${day}`, at: NOON + day * DAY + minute * MINUTE, rating: 4 }),
      ),
      DEFAULT_SETTINGS,
    )?.intervalDays
  expect(new Set([-300, 0, 7, 600].map(daysOf)).size).toBe(1)
})

test('where FSRS grows an interval a little, fuzz does not shorten it', () => {
  for (let i = 0; i < 200; i++) {
    const memory: Memory = {
      ...newMemory(`fact${i}`),
      state: 'review',
      stability: 10,
      difficulty: 9,
      intervalDays: 10,
      lastReview: NOON - DAY,
      reps: 3,
    }
    const after = preview(memory, memory.factId, NOON, DEFAULT_SETTINGS)
    expect(Math.round(after[2].stability)).toBe(11)
    expect(after[2].intervalDays).toBeGreaterThan(10)
  }
})

test('Hard, Good and Easy are in order, up to the longest interval, and grow where FSRS does', () => {
  fc.assert(
    fc.property(
      answerLogs,
      fc.nat(200 * DAY),
      fc.constantFrom(5, 36_500),
      (log, pause, longest) => {
        const settings = { ...DEFAULT_SETTINGS, maximumIntervalDays: longest }
        const memory = fold(log, settings)
        const after = preview(memory, 'fact', (log.at(-1)?.at ?? NOON) + pause, settings)
        const [hard, good, easy] = [
          after[2].intervalDays,
          after[3].intervalDays,
          after[4].intervalDays,
        ]
        expect(Math.max(hard, good, easy)).toBeLessThanOrEqual(longest)
        expect(easy > good || easy === longest).toBe(true)
        expect(good > hard || good === longest || (good === 0 && hard === 0)).toBe(true)
        if (memory?.state === 'review' && Math.round(after[3].stability) > memory.intervalDays) {
          expect(good > memory.intervalDays || good === longest).toBe(true)
        }
      },
    ),
  )
})

test.each([
  [0, '0 s'],
  [-5, '0 s'],
  [45_000, '45 s'],
  [59_700, '1 min'],
  [MINUTE, '1 min'],
  [330_000, '6 min'],
  [10 * MINUTE, '10 min'],
  [59.7 * MINUTE, '1 h'],
  [3 * HOUR, '3 h'],
  [23.8 * HOUR, '1 d'],
  [2 * DAY, '2 d'],
  [30 * DAY, '30 d'],
  [36 * DAY, '1.2 mo'],
  [364 * DAY, '12 mo'],
  [365 * DAY, '1 y'],
  [550 * DAY, '1.5 y'],
  [730 * DAY, '2 y'],
])('%d ms is "%s"', (ms, text) => {
  expect(describeInterval(ms)).toBe(text)
})

test('the buttons of a new fact show the delay without what spreads it', () => {
  const after = outcomes(null, 'fact', NOON, DEFAULT_SETTINGS)
  expect([1, 2, 3].map((rating) => describeInterval(after[rating as 1 | 2 | 3].delay))).toEqual([
    '1 min',
    '6 min',
    '10 min',
  ])
  expect(describeInterval(after[4].delay)).toMatch(/^\d+ d$/)
})

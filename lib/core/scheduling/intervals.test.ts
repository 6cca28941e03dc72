import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY } from './day'
import { choice, flashcard, NOON } from './fixtures'
import { apply, fold } from './fold'
import { type Intervals, reachableDays, wholeDays } from './intervals'
import { DEFAULT_SETTINGS, type Memory, type Rating } from './types'

const intervalsOf = fc
  .record({
    shortest: fc.double({ min: 0.01, max: 400, noNaN: true }),
    growth: fc.double({ min: 1, max: 3, noNaN: true }),
    previousDays: fc.nat(400),
    hardLeavesSteps: fc.boolean(),
    maximumDays: fc.constantFrom(3, 21, 36_500),
  })
  .map(
    ({ shortest, growth, ...rest }): Intervals => ({
      ...rest,
      target: (rating) => shortest * growth ** (rating - 1),
    }),
  )

test('whatever is picked lies within what can be reached', () => {
  fc.assert(
    fc.property(
      intervalsOf,
      fc.constantFrom<Rating>(1, 2, 3, 4),
      fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
      (intervals, rating, chances) => {
        if (rating === 2 && !intervals.hardLeavesSteps) return
        const { lower, upper } = reachableDays(rating, intervals)
        const picked = wholeDays(rating, intervals, (band) => {
          const chance = chances.next().value ?? 0
          return band.lower + Math.floor(chance * (band.upper - band.lower + 1))
        })
        expect(picked).toBeGreaterThanOrEqual(lower)
        expect(picked).toBeLessThanOrEqual(upper)
      },
    ),
  )
})

const strong: Memory = {
  ...(fold([flashcard({ id: 'a', rating: 4 })], DEFAULT_SETTINGS) as Memory),
  stability: 60,
  intervalDays: 60,
}
const at = NOON + 60 * DAY

test('days logged with an answer count where the fuzz could have led to them, else not', () => {
  const daysOf = (intervalDays: number | null) =>
    apply(strong, flashcard({ id: 'b', at, rating: 3, intervalDays }), DEFAULT_SETTINGS)
      .intervalDays
  const own = daysOf(null)
  expect(daysOf(own + 1) === own + 1 || daysOf(own - 1) === own - 1).toBe(true)
  for (const far of [1, 60, 5000, 80.5, Number.NaN]) expect(daysOf(far)).toBe(own)
})

test('a choice leads to 21 days at most, or as far as before; recall further', () => {
  const after = (memory: Memory, options: number | null) =>
    apply(memory, choice({ id: 'b', at, options, policy: 2 }), DEFAULT_SETTINGS).intervalDays
  expect(after(strong, 4)).toBe(60)
  expect(after({ ...strong, intervalDays: 10 }, 4)).toBeLessThanOrEqual(21)
  expect(after({ ...strong, intervalDays: 10 }, 4)).toBeGreaterThan(10)
  expect(after(strong, null)).toBeGreaterThan(60)
})

test('another version of the policy reads the same log otherwise', () => {
  const log = [
    flashcard({ id: 'a', rating: 4 }),
    choice({ id: 'b', at: NOON + 8 * DAY, slow: true, policy: 1 }),
  ]
  const asGiven = fold(log, DEFAULT_SETTINGS)
  expect(fold(log, DEFAULT_SETTINGS, { policy: 1 })).toEqual(asGiven)
  const anew = fold(log, DEFAULT_SETTINGS, { policy: 2 })
  expect(anew?.stability).toBeLessThan(asGiven?.stability ?? 0)
})

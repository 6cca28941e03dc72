import { expect, test } from 'vitest'
import { DAY } from '../scheduling/day'
import { streakOf } from './streak'

/** The first of March 2026, and the study days of some dates of that month. */
const MARCH = Date.UTC(2026, 2, 1) / DAY
const march = (...dates: number[]) => dates.map((date) => MARCH + date - 1)

/** Something is due from one date on to the last of them, the dates counted from March 1. */
function due(...spans: readonly [from: number, to: number][]): Map<number, number> {
  const waiting = new Map<number, number>()
  for (const [from, to] of spans) {
    waiting.set(MARCH + from - 1, (waiting.get(MARCH + from - 1) ?? 0) + 1)
    waiting.set(MARCH + to, (waiting.get(MARCH + to) ?? 0) - 1)
  }
  return waiting
}

const streak = (dates: readonly number[], waiting: ReadonlyMap<number, number>, today: number) =>
  streakOf(new Map(march(...dates).map((day) => [day, 3])), waiting, MARCH + today - 1)

test('without an answer there is no streak', () => {
  expect(streak([], due(), 5)).toEqual({
    days: 0,
    today: false,
    longest: 0,
    frozen: [],
    missed: [],
    freezesLeft: 2,
  })
  expect(streak([], due([1, 9]), 5).days).toBe(0)
})

test('days in a row count, today included or not yet', () => {
  expect(streak([1, 2, 3], due(), 3)).toMatchObject({ days: 3, today: true, longest: 3 })
  expect(streak([1, 2, 3], due([4, 4]), 4)).toMatchObject({ days: 3, today: false })
})

test('a day with nothing due breaks nothing, counts for nothing and costs no freeze', () => {
  expect(streak([1, 2, 8], due([8, 8]), 8)).toMatchObject({ days: 3, freezesLeft: 2, frozen: [] })
})

test('two missed days of a month are forgiven', () => {
  expect(streak([1, 4], due([2, 3]), 4)).toMatchObject({
    days: 2,
    frozen: march(2, 3),
    missed: [],
    freezesLeft: 0,
  })
})

test('a third ends the streak', () => {
  expect(streak([1, 2, 6], due([3, 5]), 6)).toMatchObject({
    days: 1,
    longest: 2,
    frozen: march(3, 4),
    missed: march(5),
    freezesLeft: 0,
  })
})

test('the next month forgives anew', () => {
  const found = streak([1, 31, 34], due([2, 3], [32, 33]), 34)
  expect(found).toMatchObject({ days: 3, frozen: march(2, 3, 32, 33), freezesLeft: 0 })
})

test('without a streak nothing is frozen', () => {
  const waiting = due([2, 20])
  const found = streak([1], waiting, 20)
  expect(found).toMatchObject({ days: 0, longest: 1, frozen: march(2, 3), freezesLeft: 0 })
  expect(found.missed).toHaveLength(16)
})

test('what was due before the first answer counts from then on', () => {
  const waiting = new Map([[MARCH - 10, 1]])
  expect(streak([1], waiting, 3)).toMatchObject({ frozen: march(2) })
})

test('answers after today are left out', () => {
  expect(streak([1, 9], due(), 1)).toMatchObject({ days: 1, longest: 1 })
})

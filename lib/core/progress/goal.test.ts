import { expect, test } from 'vitest'
import { goalProgress } from './goal'

const answers = (count: number, elapsedMs = 30_000) =>
  Array.from({ length: count }, () => ({ elapsedMs }))

test.each([
  ['reviews', 10, 0, 0, 0],
  ['reviews', 10, 4, 4, 0.4],
  ['reviews', 10, 25, 25, 1],
  ['minutes', 5, 3, 1, 0.2],
  ['minutes', 5, 20, 10, 1],
] as const)('%s: of %i, %i answers make %i', (unit, amount, count, done, share) => {
  expect(goalProgress({ unit, amount }, answers(count))).toEqual({ unit, amount, done, share })
})

test('without a goal there is none to reach', () => {
  expect(goalProgress({ unit: 'reviews', amount: 0 }, answers(3))).toBeNull()
})

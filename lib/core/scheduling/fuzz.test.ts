import { expect, test } from 'vitest'
import { fuzzBounds, fuzzFactor, pickEvenly } from './fuzz'

const fuzzedInterval = (interval: number, factor: number, minimum: number, maximum: number) =>
  pickEvenly(fuzzBounds(interval, minimum, maximum), factor)

/** Interval, minimum, maximum, and what the lowest, middle and highest factor give: the table of Anki's fuzz.rs. */
test.each([
  [1, 1, 1000, 1, 1, 1],
  [2.49, 1, 1000, 2, 2, 2],
  [2.5, 1, 1000, 2, 3, 4],
  [7, 1, 1000, 5, 7, 9],
  [17, 1, 1000, 14, 17, 20],
  [37, 1, 1000, 33, 37, 41],
  [2, 2, 1000, 2, 2, 2],
  [2, 3, 3, 3, 3, 3],
  [6.9, 3, 1000, 5, 7, 9],
  [7.1, 3, 1000, 5, 7, 9],
  [19.9, 3, 1000, 17, 20, 23],
  [20.1, 3, 1000, 17, 20, 23],
  [100, 1, 99, 92, 96, 99],
  [100, 97, 103, 97, 100, 103],
])('%d days within %i and %i: %i, %i, %i', (interval, minimum, maximum, low, middle, high) => {
  expect(fuzzedInterval(interval, 0, minimum, maximum)).toBe(low)
  expect(fuzzedInterval(interval, 0.5, minimum, maximum)).toBe(middle)
  expect(fuzzedInterval(interval, 0.99, minimum, maximum)).toBe(high)
})

test('a minimum above the interval moves it there first', () => {
  expect(fuzzBounds(2, 3, 1000)).toEqual({ lower: 3, upper: 4 })
  expect(fuzzBounds(100, 101, 1000)).toEqual({ lower: 101, upper: 108 })
  expect(fuzzBounds(1, 3, 2)).toEqual({ lower: 2, upper: 2 })
})

/** The bounds in thousandths of a day and whole numbers only. */
function boundsInThousandths(days: number): { lower: number; upper: number } {
  if (days < 3) return { lower: days, upper: days }
  const within = (from: number, to: number) => Math.max(0, Math.min(days * 10, to) - from)
  const delta = 1000 + 15 * within(25, 70) + 10 * within(70, 200) + 5 * within(200, 365_000)
  const round = (thousandths: number) => Math.floor((thousandths + 500) / 1000)
  return {
    lower: Math.max(1, round(days * 1000 - delta)),
    upper: Math.min(36_500, round(days * 1000 + delta)),
  }
}

test('the bounds hold for every interval up to a century', () => {
  for (let days = 1; days <= 36_500; days++) {
    expect(fuzzBounds(days, 1, 36_500)).toEqual(boundsInThousandths(days))
  }
})

test('a fact and its number of reviews always give the same factor', () => {
  expect(fuzzFactor('a', 3)).toBe(fuzzFactor('a', 3))
  expect(fuzzFactor('5', 1)).not.toBe(fuzzFactor('4', 2))
  expect(fuzzFactor('a1', 2)).not.toBe(fuzzFactor('a', 12))
})

test.each([
  ['ids that count up', (i: number) => fuzzFactor(`networking/docker/${i}`, 0)],
  ['reviews of one fact', (i: number) => fuzzFactor('0198c0de-0000-7000-8000-000000000000', i)],
])('days are evenly spread over %s', (_, factorOf) => {
  const n = 20_000
  const { lower, upper } = fuzzBounds(30, 1, 36_500)
  const bins = new Array<number>(upper - lower + 1).fill(0)
  for (let i = 0; i < n; i++) {
    const bin = fuzzedInterval(30, factorOf(i), 1, 36_500) - lower
    bins[bin] = (bins[bin] ?? Number.NaN) + 1
  }
  const expected = n / bins.length
  const chiSquared = bins.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0)
  expect(bins).toHaveLength(7)
  // p = .001 for 6 degrees of freedom.
  expect(chiSquared).toBeLessThan(22.46)
})

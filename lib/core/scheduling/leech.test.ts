import { expect, test } from 'vitest'
import { isLeech, isLeechLapse } from './leech'

/** Threshold and the lapses up to 14 that count: the table of Anki's review.rs. */
test.each([
  [8, [8, 12]],
  [3, [3, 5, 7, 9, 11, 13]],
  [1, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]],
  [0, []],
  [-1, []],
])('with a threshold of %i: %j', (threshold, expected) => {
  const lapses = Array.from({ length: 15 }, (_, index) => index)
  expect(lapses.filter((count) => isLeechLapse(count, threshold))).toEqual(expected)
})

test('a leech stays one between the lapses that say so', () => {
  expect(isLeech({ lapses: 7 }, { leechThreshold: 8 })).toBe(false)
  expect(isLeech({ lapses: 9 }, { leechThreshold: 8 })).toBe(true)
  expect(isLeech({ lapses: 9 }, { leechThreshold: 0 })).toBe(false)
})

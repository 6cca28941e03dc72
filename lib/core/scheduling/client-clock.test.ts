import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeInTime } from './client-clock'

const NOW = Date.UTC(2026, 10, 28, 12)
const HOUR = 3_600_000

test('a clock that is right is believed', () => {
  const at = NOW - HOUR
  expect(placeInTime(at, { sentAt: NOW - 900, now: NOW })).toEqual({
    at,
    clientAt: null,
    clockOffsetSeconds: null,
  })
})

test.each([
  ['three hours ahead', 3 * HOUR],
  ['three hours behind', -3 * HOUR],
])('a clock %s is put right, and what it said is kept', (_, ahead) => {
  const claimed = NOW - HOUR + ahead
  expect(placeInTime(claimed, { sentAt: NOW + ahead, now: NOW })).toEqual({
    at: NOW - HOUR,
    clientAt: claimed,
    clockOffsetSeconds: -ahead / 1000,
  })
})

test('what claims to be in the future is taken as of now, and marked', () => {
  const claimed = NOW + 5 * HOUR
  expect(placeInTime(claimed, { sentAt: NOW, now: NOW })).toEqual({
    at: NOW,
    clientAt: claimed,
    clockOffsetSeconds: null,
  })
  expect(placeInTime(NOW + 400, { sentAt: NOW, now: NOW }).clientAt).toBeNull()
})

test('a client that does not say what its clock shows is believed about the past only', () => {
  expect(placeInTime(NOW - HOUR, { sentAt: null, now: NOW }).at).toBe(NOW - HOUR)
  expect(placeInTime(NOW + HOUR, { sentAt: null, now: NOW }).at).toBe(NOW)
})

test('nothing is ever in the future, and a wrong clock keeps the order and the time between answers', () => {
  const moment = fc.integer({ min: NOW - 400 * 24 * HOUR, max: NOW + 400 * 24 * HOUR })
  fc.assert(
    fc.property(moment, moment, moment, (first, second, sentAt) => {
      const [a, b] = [first, second].map((at) => placeInTime(at, { sentAt, now: NOW }))
      if (!a || !b) return
      expect(Math.max(a.at, b.at)).toBeLessThanOrEqual(NOW)
      if (first <= second) expect(a.at).toBeLessThanOrEqual(b.at)
      if (Math.max(first, second) <= sentAt) expect(b.at - a.at).toBe(second - first)
    }),
  )
})

import { expect, test } from 'vitest'
import { fuzzedDelay, nextStep, shortTermDelay } from './steps'

const DAY = 86_400

/** Steps, the step a fact is on, and the seconds after Again, Hard and Good as in Anki's steps.rs; null graduates. */
test.each([
  [[600], 0, 600, 900, null],
  [[3 * DAY], 0, 3 * DAY, 4 * DAY, null],
  [[60, 600], 0, 60, 330, 600],
  [[60, 600], 1, 60, 600, null],
  [[60, 600, 6000], 0, 60, 330, 600],
  [[60, 600, 6000], 1, 60, 600, 6000],
  [[60, 600, 6000], 2, 60, 6000, null],
  [[DAY], 0, DAY, 2 * DAY, null],
  [[DAY, 4 * DAY], 0, DAY, 3 * DAY, 4 * DAY],
  [[1, 2], 0, 1, 1, 2],
  [[60, 600], 7, 60, 600, null],
  [[], 0, null, null, null],
])('%j on step %i: %s, %s, %s', (steps, step, again, hard, good) => {
  expect(nextStep(steps, step, 1)?.seconds ?? null).toBe(again)
  expect(nextStep(steps, step, 2)?.seconds ?? null).toBe(hard)
  expect(nextStep(steps, step, 3)?.seconds ?? null).toBe(good)
  expect(nextStep(steps, step, 4)).toBeNull()
})

test('Again goes to the first step, Hard stays, Good goes on', () => {
  const steps = [60, 600, 6000]
  expect(nextStep(steps, 1, 1)?.step).toBe(0)
  expect(nextStep(steps, 0, 2)?.step).toBe(0)
  expect(nextStep(steps, 1, 2)?.step).toBe(1)
  expect(nextStep(steps, 1, 3)?.step).toBe(2)
})

test('a delay grows by less than a quarter and less than five minutes, in whole seconds', () => {
  for (const seconds of [1, 3, 4, 60, 330, 600, 1200, 5000]) {
    const most = Math.min(Math.floor(seconds / 4), 300)
    expect(fuzzedDelay(seconds, 0)).toBe(seconds)
    const last = fuzzedDelay(seconds, 0.999_999)
    expect(last).toBe(seconds + Math.max(0, most - 1))
    expect(Number.isInteger(fuzzedDelay(seconds, 0.4))).toBe(true)
  }
})

test('intervals below half a day are seconds, others days', () => {
  expect(shortTermDelay(0.212)).toBe(18_316)
  expect(shortTermDelay(0.4999)).toBe(43_191)
  expect(shortTermDelay(0.5)).toBeNull()
})

import { expect, test } from 'vitest'
import { nextStep } from './steps'

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

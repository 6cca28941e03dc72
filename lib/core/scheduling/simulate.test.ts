import { describe, expect, test } from 'vitest'
import { DEFAULT_PARAMETERS } from './fixtures'
import { type SimulatedLearner, simulate, simulation } from './simulate'
import { DEFAULT_SETTINGS } from './types'
import { workload } from './workload'

const learner: SimulatedLearner = {
  facts: 60,
  days: 90,
  parameters: null,
  secondsPerReview: 10,
  seed: 'a',
  start: Date.UTC(2026, 0, 5, 12),
}
const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)

describe('a simulated learner', () => {
  test('lives the same days again with the same seed, others with another', () => {
    const days = simulate(learner, DEFAULT_SETTINGS)
    expect(simulate(learner, DEFAULT_SETTINGS)).toEqual(days)
    expect([...simulation(learner, DEFAULT_SETTINGS)]).toEqual(days)
    expect(simulate({ ...learner, seed: 'b' }, DEFAULT_SETTINGS)).not.toEqual(days)
  })

  test('keeps to the limits of a day and comes to know all facts', () => {
    const settings = { ...DEFAULT_SETTINGS, newPerDay: 7, reviewsPerDay: 12 }
    const days = simulate(learner, settings)
    expect(days).toHaveLength(90)
    for (const { reviews, introduced, recalled } of days) {
      expect(introduced).toBeLessThanOrEqual(7)
      expect(reviews + introduced).toBeLessThanOrEqual(12)
      expect(recalled).toBeLessThanOrEqual(reviews)
    }
    expect(total(days.map(({ introduced }) => introduced))).toBe(60)
    expect(days.at(-1)?.remembered).toBeGreaterThan(45)
    expect(days.at(-1)?.remembered).toBeLessThanOrEqual(60)
  })

  test('takes as long as the answers take', () => {
    for (const { answers, minutes, reviews, introduced } of simulate(learner, DEFAULT_SETTINGS)) {
      expect(minutes).toBeCloseTo(answers / 6, 9)
      expect(answers).toBeGreaterThanOrEqual(reviews + introduced)
    }
  })

  test('new facts beyond the limit of reviews come all the same where that is asked for', () => {
    const settings = { ...DEFAULT_SETTINGS, newPerDay: 5, reviewsPerDay: 0 }
    expect(simulate(learner, settings)[0]?.introduced).toBe(0)
    expect(simulate(learner, { ...settings, newBeyondReviews: true })[0]?.introduced).toBe(5)
  })

  test('who forgets faster than is believed recalls less than is desired', () => {
    const forgetful = DEFAULT_PARAMETERS.map((w, index) =>
      index === 8 ? w - 1 : w / (index < 4 ? 4 : 1),
    )
    const share = (parameters: readonly number[] | null) => {
      const days = simulate({ ...learner, facts: 200, parameters }, DEFAULT_SETTINGS)
      return total(days.map((day) => day.recalled)) / total(days.map((day) => day.reviews))
    }
    expect(share(forgetful)).toBeLessThan(share(null) - 0.05)
  })

  test('no days are no days', () => {
    expect(simulate({ ...learner, days: 0 }, DEFAULT_SETTINGS)).toEqual([])
  })
})

test('a higher retention is more work and leaves more', () => {
  const plan = { facts: 60, newPerDay: 5, days: 120, secondsPerReview: 10 }
  const [low, middle, high] = workload(null, { ...plan, retentions: [0.75, 0.85, 0.95] })
  expect(low?.reviewsPerDay).toBeLessThan(high?.reviewsPerDay ?? 0)
  expect(middle?.reviewsPerDay).toBeLessThan(high?.reviewsPerDay ?? 0)
  expect(low?.remembered).toBeLessThan(high?.remembered ?? 0)
  expect(high?.minutesPerDay).toBeCloseTo((high?.reviewsPerDay ?? 0) / 6, 9)
  expect(high?.retention).toBe(0.95)
})

test('no days cost nothing', () => {
  const plan = { facts: 9, newPerDay: 5, days: 0, secondsPerReview: 10, retentions: [0.9] }
  expect(workload(null, plan)).toEqual([
    { retention: 0.9, reviewsPerDay: 0, minutesPerDay: 0, remembered: 0 },
  ])
})

import { type SimulatedDay, simulation } from './simulate'
import { DEFAULT_SETTINGS, type SchedulingSettings } from './types'

export interface Plan {
  readonly facts: number
  readonly newPerDay: number
  readonly days: number
  readonly secondsPerReview: number
  /** Desired retentions to compare, each within (0, 1). */
  readonly retentions: readonly number[]
}

/** What a desired retention costs and brings. */
export interface Workload {
  readonly retention: number
  /** Answers a day over the whole time, steps and new facts included. */
  readonly reviewsPerDay: number
  readonly minutesPerDay: number
  /** Facts that would be recalled at the end. */
  readonly remembered: number
}

/** 2026-01-05T12:00Z, a Monday: a simulated learner begins somewhere. */
const START = Date.UTC(2026, 0, 5, 12)

/**
 * How much work each desired retention is, and what remains of it, for a learner of these parameters who follows the
 * plan: one simulation each, with the same seed. Reviews of a day have no limit, because a limit hides what a retention
 * costs.
 * @throws RangeError for malformed settings or parameters
 */
export function workload(
  parameters: readonly number[] | null,
  plan: Plan,
  settings: SchedulingSettings = DEFAULT_SETTINGS,
): Workload[] {
  return plan.retentions.map((retention) => workloadAt(parameters, plan, retention, settings))
}

/** `workload` for one desired retention, for whoever must pause between two. */
export function workloadAt(
  parameters: readonly number[] | null,
  { facts, newPerDay, days, secondsPerReview }: Omit<Plan, 'retentions'>,
  retention: number,
  settings: SchedulingSettings = DEFAULT_SETTINGS,
): Workload {
  const learner = { facts, days, parameters, secondsPerReview, seed: 'workload', start: START }
  let answers = 0
  let last: SimulatedDay | null = null
  for (const day of simulation(learner, {
    ...settings,
    parameters,
    desiredRetention: retention,
    newPerDay,
    reviewsPerDay: Number.MAX_SAFE_INTEGER,
  })) {
    answers += day.answers
    last = day
  }
  const reviewsPerDay = days > 0 ? answers / days : 0
  return {
    retention,
    reviewsPerDay,
    minutesPerDay: (reviewsPerDay * secondsPerReview) / 60,
    remembered: last?.remembered ?? 0,
  }
}

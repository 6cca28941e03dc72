import type { Rating } from './types'

/** A place in the (re)learning steps and the delay until it is asked again, in seconds. */
export interface StepTaken {
  readonly step: number
  readonly seconds: number
}

const DAY_SECONDS = 86_400

/** Delays beyond a day become whole days, so that morning and evening give the same. */
const roundedBeyondDay = (seconds: number) =>
  seconds > DAY_SECONDS ? Math.round(seconds / DAY_SECONDS) * DAY_SECONDS : Math.floor(seconds)

/**
 * What a rating does to a fact on `step` of `steps` (seconds each): the step it is on next, or null when it graduates.
 * Again goes to the first step. Hard repeats the step; on the first one it waits the average of the first two, or half
 * as long again (at most a day more) where there is only one. Good goes on, Easy graduates. Without steps everything
 * graduates. A step beyond the last, left by steps that were longer once, counts as the last.
 *
 * The rules are those of Anki's manual and of its `rslib/src/scheduler/states/steps.rs`.
 */
export function nextStep(steps: readonly number[], step: number, rating: Rating): StepTaken | null {
  const first = steps[0]
  if (first === undefined || rating === 4) return null
  if (rating === 1) return { step: 0, seconds: first }

  const at = Math.min(step, steps.length - 1)
  const next = steps[at + 1]
  if (rating === 3) return next === undefined ? null : { step: at + 1, seconds: next }
  if (at > 0) return { step: at, seconds: steps[at] ?? first }

  const wait = next === undefined ? Math.min(first * 1.5, first + DAY_SECONDS) : (first + next) / 2
  return { step: 0, seconds: roundedBeyondDay(wait) }
}

/** At most a quarter more, and at most five minutes. */
const FUZZ_SHARE = 0.25
const MOST_FUZZ_SECONDS = 300

/**
 * A delay in whole seconds with up to a quarter, at most five minutes, on top, so that facts learned together do not
 * come back in one bunch; `factor` in [0, 1) says how much. Never the full quarter, as in Anki's
 * `rslib/src/scheduler/answering/learning.rs`.
 */
export function fuzzedDelay(seconds: number, factor: number): number {
  return (
    seconds + Math.floor(factor * Math.floor(Math.min(seconds * FUZZ_SHARE, MOST_FUZZ_SECONDS)))
  )
}

/** Below half a day FSRS's interval is taken in seconds; from there on it is a day or more. */
const SHORT_TERM_DAYS = 0.5

/**
 * Where there are no steps: the delay in seconds for an interval (days) that FSRS puts below half a day, or null for a
 * longer one, which is a matter of whole days.
 */
export function shortTermDelay(intervalDays: number): number | null {
  return intervalDays < SHORT_TERM_DAYS ? Math.floor(intervalDays * DAY_SECONDS) : null
}

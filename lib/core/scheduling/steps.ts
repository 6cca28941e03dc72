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

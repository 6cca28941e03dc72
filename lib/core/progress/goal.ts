import type { Answer } from '../scheduling/types'

/** What a learner wants to do on a study day. */
export interface DailyGoal {
  /** 0 is no goal. */
  readonly amount: number
  readonly unit: 'reviews' | 'minutes'
}

export interface GoalProgress extends DailyGoal {
  /** In the unit of the goal, whole. */
  readonly done: number
  /** 0 to 1. */
  readonly share: number
}

const MINUTE = 60_000

/** How far the standing answers of a study day go towards its goal; null without one. Minutes are of answering. */
export function goalProgress(
  goal: DailyGoal,
  answers: readonly Pick<Answer, 'elapsedMs'>[],
): GoalProgress | null {
  if (goal.amount <= 0) return null
  const ms = answers.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0)
  const done = goal.unit === 'reviews' ? answers.length : Math.floor(ms / MINUTE)
  return { ...goal, done, share: Math.min(1, done / goal.amount) }
}

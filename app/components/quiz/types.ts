import type { Answer } from '@/lib/core/grading/grade'
import type { Quiz } from '@/lib/server/quiz'

export type { Answer, Quiz }

/** A quiz under way, as it is kept in the browser; grades are worked out anew from the answers. */
export interface Run {
  readonly attemptId: string
  /** Milliseconds. */
  readonly startedAt: number
  readonly finishedAt: number | null
  readonly position: number
  readonly answers: readonly Answer[]
  /** Ids of the log entries written for each answer, by position. */
  readonly reviewIds?: readonly (readonly string[])[]
  /** How long each answer took, milliseconds, by position. */
  readonly elapsedMs?: readonly number[]
  /** Positions of typed answers that were judged wrong and that the learner counts as right. */
  readonly overruled?: readonly number[]
}

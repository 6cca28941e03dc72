import type { Review } from './scheduling/types'

/** A review as a client sends it: the log entry and what the answer was, for later study of the questions. */
export type SentReview = Review & {
  readonly itemId: string | null
  readonly attemptId: string | null
  readonly chosenFactId: string | null
  readonly chosenSubject: string | null
}

/** Why an entry is not taken. unknown-fact: no such fact for this learner. malformed: not an entry of the log. */
export type ReviewRefusal = 'unknown-fact' | 'malformed'

/** What became of one entry of a batch. */
export type ReviewVerdict =
  | { readonly id: string; readonly status: 'stored' | 'already-stored' }
  | {
      /** Null where the entry did not even name itself. */
      readonly id: string | null
      readonly status: 'refused'
      readonly reason: ReviewRefusal
    }

/** One run through a quiz, as the client sends it and the progress page shows it. */
export interface Attempt {
  readonly id: string
  readonly comparisonId: string
  readonly revision: number
  /** The quiz's address: settings and seed as a query string. */
  readonly settings: string
  /** Milliseconds. */
  readonly startedAt: number
  readonly finishedAt: number
  readonly total: number
  readonly correct: number
  readonly answers: readonly AttemptAnswer[]
}

export interface AttemptAnswer {
  readonly itemId: string
  readonly correct: boolean
  /** The distractor chosen: the id of the fact it states, else the key of its subject, else its text. */
  readonly chosen?: string | null
  /** From shown to answered, milliseconds, capped at 60 000. */
  readonly elapsedMs?: number | null
}

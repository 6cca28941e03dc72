import type { Format } from '../questions/types'

/** 1 Again, 2 Hard, 3 Good, 4 Easy. */
export type Rating = 1 | 2 | 3 | 4

/** One log entry. The log is append-only and is the truth; it may arrive late, twice and in any order. */
export type Review =
  | {
      readonly kind: 'answer'
      /** UUIDv7 made by the client. */
      readonly id: string
      readonly factId: string
      /** Milliseconds since 1970, UTC. */
      readonly at: number
      readonly format: Format
      /** The learner's own grade; null when the answer was graded by the machine. */
      readonly rating: Rating | null
      /** Was the machine-graded answer right; null for a self-graded one. */
      readonly correct: boolean | null
      /** Among how many options it was chosen; null for recall (typed, flashcard). */
      readonly options: number | null
      /** Was a hint or a second try used. */
      readonly hinted: boolean
      /** From shown to answered, milliseconds, capped at 60 000. */
      readonly elapsedMs: number
      /** Version of the policy that turns evidence into a rating. */
      readonly policy: 1
    }
  | {
      readonly kind: 'undo'
      readonly id: string
      readonly factId: string
      readonly at: number
      /** Id of the review it takes back. */
      readonly undoes: string
    }

export type Answer = Extract<Review, { kind: 'answer' }>

export type MemoryState = 'new' | 'learning' | 'review' | 'relearning'

/** A learner's state for one fact: the fold of the reviews of that fact. Times are milliseconds since 1970, UTC. */
export interface Memory {
  readonly factId: string
  readonly state: MemoryState
  /** Learning or relearning step, 0-based; 0 otherwise. */
  readonly step: number
  /** Days in which retrievability falls to 90 %; 0 while new. */
  readonly stability: number
  /** 1 to 10; 0 while new. */
  readonly difficulty: number
  /** When it is to be asked again; 0 while new. */
  readonly due: number
  /** Scheduled interval in whole days; 0 while in (re)learning steps. */
  readonly intervalDays: number
  readonly lastReview: number
  /** Reviews that changed the schedule. */
  readonly reps: number
  /** Times a fact in review was forgotten. */
  readonly lapses: number
}

/** What the scheduler needs to know of a learner. */
export interface SchedulingSettings {
  /** IANA name: Europe/Berlin. */
  readonly timeZone: string
  /** 0-23: the local hour at which a new study day begins. */
  readonly dayStartHour: number
  /** 0.7 to 0.99. */
  readonly desiredRetention: number
  /** FSRS-6 parameters (21 numbers); null means the defaults. */
  readonly parameters: readonly number[] | null
  readonly learningStepsSeconds: readonly number[]
  readonly relearningStepsSeconds: readonly number[]
  readonly maximumIntervalDays: number
  /** How many new facts a study day may bring. */
  readonly newPerDay: number
}

export const DEFAULT_SETTINGS: SchedulingSettings = {
  timeZone: 'UTC',
  dayStartHour: 4,
  desiredRetention: 0.9,
  parameters: null,
  learningStepsSeconds: [60, 600],
  relearningStepsSeconds: [600],
  maximumIntervalDays: 36_500,
  newPerDay: 20,
}

import type { Format } from '../questions/types'

/** 1 Again, 2 Hard, 3 Good, 4 Easy. */
export type Rating = 1 | 2 | 3 | 4

export function isRating(value: unknown): value is Rating {
  return value === 1 || value === 2 || value === 3 || value === 4
}

/** Versions of the policy that turns evidence into a rating; the log says which one an answer was given under. */
export type PolicyVersion = 1 | 2

interface Entry {
  /** UUIDv7 made by the client. */
  readonly id: string
  readonly factId: string
  /** Milliseconds since 1970, UTC. */
  readonly at: number
}

export interface Answer extends Entry {
  readonly kind: 'answer'
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
  /** It took longer than nine of ten of the learner's own answers in this format. */
  readonly slow: boolean
  /** Given for practice: logged, and no part of the schedule. */
  readonly practice: boolean
  /** The whole days picked from within the fuzz when it was answered, to even out the load; null: picked by seed. */
  readonly intervalDays: number | null
  readonly policy: PolicyVersion
}

export interface Undo extends Entry {
  readonly kind: 'undo'
  /** Id of the entry it takes back. */
  readonly undoes: string
}

/** What a learner does to a fact other than answering. All of it is logged, can be undone, and is part of the fold. */
export type Command = Entry &
  (
    | {
        /**
         * suspend: not to be asked until resumed. bury: not to be asked before the next study day. reset: the fact is
         * new again.
         */
        readonly kind: 'suspend' | 'resume' | 'bury' | 'unbury' | 'reset'
      }
    | {
        readonly kind: 'flag'
        /** 1 to 7; 0 takes the flag away. */
        readonly flag: number
      }
    | {
        /** To be asked on the study day that comes `days` after that of `at`; its strength stays as it is. */
        readonly kind: 'set-due'
        /** 0 to 36 500. */
        readonly days: number
      }
  )

/** One log entry. The log is append-only and is the truth; it may arrive late, twice and in any order. */
export type Review = Answer | Undo | Command

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
  /** When its first effective answer was given; 0 while new. */
  readonly introduced: number
  /** Reviews that changed the schedule. */
  readonly reps: number
  /** Times a fact in review was forgotten. */
  readonly lapses: number
  readonly suspended: boolean
  /** Not to be asked before this instant; 0 when not buried. */
  readonly buriedUntil: number
  /** 1 to 7; 0 is none. */
  readonly flag: number
}

/** What the fold of a fact's reviews depends on. A change of any of it is a refold of the log. */
export interface MemorySettings {
  /** IANA name: Europe/Berlin. */
  readonly timeZone: string
  /** 0-23: the local hour at which a new study day begins. */
  readonly dayStartHour: number
  /** 0.7 to 0.97; a comparison may have its own. */
  readonly desiredRetention: number
  /** FSRS-6 parameters (21 numbers); null means the defaults. */
  readonly parameters: readonly number[] | null
  readonly learningStepsSeconds: readonly number[]
  readonly relearningStepsSeconds: readonly number[]
  readonly maximumIntervalDays: number
  /** Lapses at which a fact counts as a leech, and again after every half as many more. */
  readonly leechThreshold: number
  readonly leechAction: 'mark' | 'suspend'
}

export type ReviewOrder = 'due' | 'recall-ascending' | 'recall-descending' | 'overdue' | 'random'
export type DayLoad = 'normal' | 'reduced' | 'minimum'

/** What the queue of a study day depends on. */
export interface QueueSettings {
  /** How many new facts a study day may bring. */
  readonly newPerDay: number
  /** How many reviews a study day may bring; new facts count against it too unless `newBeyondReviews`. */
  readonly reviewsPerDay: number
  readonly newBeyondReviews: boolean
  /**
   * due: by study day, on each the least certain first. recall-…: by retrievability. overdue: by how far it has fallen
   * below what is desired. random: the same all day long.
   */
  readonly reviewOrder: ReviewOrder
  readonly newOrder: 'document' | 'random'
  readonly newPlacement: 'after' | 'before' | 'mixed'
  /** Facts of one row of a table are siblings: once one of them was asked, the others wait for the next study day. */
  readonly burySiblings: {
    readonly new: boolean
    readonly review: boolean
    readonly learning: boolean
  }
  /** How early a learning step may be taken when there is nothing else to do. */
  readonly learnAheadMinutes: number
  /** Whether intervals are picked within their fuzz so that the days to come are even. */
  readonly balanceLoad: boolean
  /** Monday first, seven of them: how much a weekday should bring. */
  readonly easyDays: readonly DayLoad[]
}

/** What the scheduler needs to know of a learner. */
export interface SchedulingSettings extends MemorySettings, QueueSettings {}

export const DEFAULT_SETTINGS: SchedulingSettings = {
  timeZone: 'UTC',
  dayStartHour: 4,
  desiredRetention: 0.9,
  parameters: null,
  learningStepsSeconds: [60, 600],
  relearningStepsSeconds: [600],
  maximumIntervalDays: 36_500,
  leechThreshold: 8,
  leechAction: 'mark',
  newPerDay: 20,
  reviewsPerDay: 200,
  newBeyondReviews: false,
  reviewOrder: 'due',
  newOrder: 'document',
  newPlacement: 'after',
  burySiblings: { new: false, review: false, learning: false },
  learnAheadMinutes: 20,
  balanceLoad: true,
  easyDays: ['normal', 'normal', 'normal', 'normal', 'normal', 'normal', 'normal'],
}

/** Where a fact stands: what the queue knows of it besides its memory. */
export interface Place {
  readonly comparisonId: string
  /** Key of the topic: facts of one row of one comparison are siblings. */
  readonly row: string
  /** Keys of the subjects it is about. */
  readonly about: readonly string[]
  /** Study day (see `studyDay`) of an exam on the comparison, or null. */
  readonly examDay: number | null
}

/** What a learner changed for the time being. */
export interface DayPlan {
  /** The study day `extraNew` and `extraReviews` are for; on any other they count as 0. */
  readonly day: number
  /** Added to the limit; may be negative. */
  readonly extraNew: number
  readonly extraReviews: number
  /** A backlog being worked off: at most so many reviews a day, the most valuable first. Null when there is none. */
  readonly catchUp: number | null
}

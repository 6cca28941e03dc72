import fc from 'fast-check'
import { DAY, HOUR } from './day'
import type { QueueInput } from './queue'
import { newMemory } from './schedule'
import type { Answer, Command, Memory, Place, Rating, Review } from './types'

/** 2026-03-02T12:00Z, a Monday noon. */
export const NOON = Date.UTC(2026, 2, 2, 12)

/** The FSRS-6 parameters that stand where a learner has none of their own. */
export const DEFAULT_PARAMETERS: readonly number[] = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
  0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
]

/** A flashcard the learner graded Good; `over` says what is different. */
export function flashcard(over: Partial<Answer> & { id: string }): Answer {
  return {
    kind: 'answer',
    factId: 'fact',
    at: NOON,
    format: 'flashcard',
    rating: 3,
    correct: null,
    options: null,
    hinted: false,
    elapsedMs: 4000,
    slow: false,
    practice: false,
    intervalDays: null,
    policy: 1,
    ...over,
  }
}

/** A right choice among four; `over` says what is different. */
export function choice(over: Partial<Answer> & { id: string }): Answer {
  return flashcard({ format: 'which-subject', rating: null, correct: true, options: 4, ...over })
}

export const undoOf = (undoes: string, at = NOON): Review => ({
  kind: 'undo',
  id: `undo-${undoes}`,
  factId: 'fact',
  at,
  undoes,
})

/** A memory in review, last answered ten days before NOON and due at it; `over` says what is different. */
export function remembered(factId: string, over: Partial<Memory> = {}): Memory {
  return {
    ...newMemory(factId),
    state: 'review',
    stability: 10,
    difficulty: 5,
    lastReview: NOON - 10 * DAY,
    introduced: NOON - 10 * DAY,
    intervalDays: 10,
    due: NOON,
    reps: 1,
    ...over,
  }
}

/** Where facts stand, from "comparison/row" by fact id. */
export function placesOf(
  rows: Readonly<Record<string, string>>,
  examDay: number | null = null,
): Record<string, Place> {
  return Object.fromEntries(
    Object.entries(rows).map(([factId, written]) => {
      const [comparisonId = '', row = ''] = written.split('/')
      return [factId, { comparisonId, row, about: [], examDay }]
    }),
  )
}

/** The day of a learner who has nothing; `over` says what is different. */
export const queueInput = (over: Partial<QueueInput> = {}): QueueInput => ({
  memories: [],
  candidates: [],
  places: {},
  introducedToday: 0,
  reviewedToday: 0,
  answered: [],
  plan: null,
  ...over,
})

export const ratings = fc.constantFrom<Rating>(1, 2, 3, 4)

/** Answers of one fact in order of time, from minutes to months apart, by the learner and by quizzes. */
export const answerLogs = fc
  .array(
    fc.record({
      pause: fc.oneof(
        fc.integer({ min: 0, max: HOUR }),
        fc.integer({ min: 0, max: 100 * 24 * HOUR }),
      ),
      rating: fc.option(ratings),
      correct: fc.boolean(),
      options: fc.constantFrom(null, 2, 4),
      hinted: fc.boolean(),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((steps) => {
    let at = NOON
    return steps.map(({ pause, rating, correct, options, hinted }, index): Answer => {
      at += pause
      const id = `r${String(index).padStart(3, '0')}`
      return rating === null
        ? choice({ id, at, correct, options, hinted })
        : flashcard({ id, at, rating })
    })
  })

const pauses = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: HOUR }),
  fc.integer({ min: 0, max: 100 * 24 * HOUR }),
)

type Deed = { readonly kind: 'answer'; readonly over: Partial<Answer> } | CommandBody
type CommandBody = Command extends infer Each
  ? Each extends Command
    ? Omit<Each, 'id' | 'factId' | 'at'>
    : never
  : never

const answerDeeds = fc
  .record({
    rating: fc.option(ratings),
    correct: fc.boolean(),
    options: fc.constantFrom(null, 2, 4),
    hinted: fc.boolean(),
    slow: fc.boolean(),
    practice: fc.boolean(),
    intervalDays: fc.option(fc.integer({ min: 1, max: 40 })),
    policy: fc.constantFrom<1 | 2>(1, 2),
  })
  .map((over): Deed => ({ kind: 'answer', over }))
const commandDeeds = fc.oneof(
  fc
    .constantFrom<'suspend' | 'resume' | 'bury' | 'unbury' | 'reset'>(
      'suspend',
      'resume',
      'bury',
      'unbury',
      'reset',
    )
    .map((kind): Deed => ({ kind })),
  fc.integer({ min: 0, max: 7 }).map((flag): Deed => ({ kind: 'flag', flag })),
  fc.integer({ min: 0, max: 400 }).map((days): Deed => ({ kind: 'set-due', days })),
)

/** What a learner does to one fact, in order of time: answers of all kinds and every command. */
export const entryLogs = fc
  .array(
    fc.record({
      pause: pauses,
      deed: fc.oneof({ weight: 3, arbitrary: answerDeeds }, { weight: 1, arbitrary: commandDeeds }),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((deeds) => {
    let at = NOON
    return deeds.map(({ pause, deed }, index): Answer | Command => {
      at += pause
      const id = `r${String(index).padStart(3, '0')}`
      if (deed.kind !== 'answer') return { ...deed, id, factId: 'fact', at }
      return flashcard({ ...deed.over, id, at })
    })
  })

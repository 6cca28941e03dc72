import 'server-only'
import { z } from 'zod'
import { AUTH_SECRET, isPushEndpoint, PUBLIC_KEY } from '../core/push'
import { FORMATS } from '../core/questions/types'
import { minuteOf } from '../core/reminders'
import { env } from './env'

/** The shapes of what clients send. Unknown fields are refused, so none can be set by surprise. */

const Moment = z
  .number()
  .int()
  .min(Date.UTC(2020, 0, 1))
  .max(Date.UTC(2200, 0, 1))
const Rating = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])

/** Text the database can hold: no NUL, no half of a surrogate pair. */
export const Text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'is not valid text')

const context = {
  itemId: Text(64).nullable(),
  attemptId: z.uuidv7().nullable(),
  chosenFactId: z.uuid().nullable(),
  chosenSubject: Text(200).nullable(),
}

const entry = { id: z.uuidv7(), factId: z.uuid(), at: Moment, ...context }

const AnswerReview = z.strictObject({
  kind: z.literal('answer'),
  ...entry,
  format: z.enum(FORMATS),
  rating: Rating.nullable(),
  correct: z.boolean().nullable(),
  options: z.number().int().min(2).max(64).nullable(),
  hinted: z.boolean(),
  elapsedMs: z.number().int().min(0).max(60_000),
  // Browsers may hold answers from before these were asked.
  slow: z.boolean().default(false),
  practice: z.boolean().default(false),
  intervalDays: z.number().int().min(1).max(36_500).nullable().default(null),
  policy: z.union([z.literal(1), z.literal(2)]),
})

const UndoReview = z.strictObject({
  kind: z.literal('undo'),
  undoes: z.uuidv7(),
  ...entry,
})

/** What a learner does to a fact; nothing was chosen with it. */
const Command = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['suspend', 'resume', 'bury', 'unbury', 'reset']),
    ...entry,
  }),
  z.strictObject({ kind: z.literal('flag'), flag: z.number().int().min(0).max(7), ...entry }),
  z.strictObject({
    kind: z.literal('set-due'),
    days: z.number().int().min(0).max(36_500),
    ...entry,
  }),
])

export const ReviewEntry = z
  .discriminatedUnion('kind', [AnswerReview, UndoReview, Command])
  .refine(
    (review) => review.kind !== 'answer' || (review.rating === null) !== (review.correct === null),
    'is graded either by the learner or by the machine',
  )

/** Whose the entries are, as the browser knows it: a tab may be left from somebody who has signed out since. */
const learner = z.uuid()

/** Entries are read one by one (`ReviewEntry`), so that one that is spoilt does not hold up the others. */
export const ReviewBatch = z.strictObject({
  learner,
  /** What the client's clock shows as it sends; browsers may run code from before this was asked. */
  sentAt: z
    .number()
    .int()
    .min(0)
    .max(Date.UTC(2200, 0, 1))
    .nullable()
    .default(null),
  reviews: z.array(z.unknown()).min(1).max(500),
})

export const AttemptBatch = z.strictObject({
  learner,
  attempts: z
    .array(
      z
        .strictObject({
          id: z.uuidv7(),
          comparisonId: z.uuid(),
          revision: z.number().int().min(1),
          settings: Text(500),
          startedAt: Moment,
          finishedAt: Moment,
          total: z.number().int().min(1).max(200),
          correct: z.number().int().min(0).max(200),
          answers: z
            .array(
              z.strictObject({
                itemId: Text(64),
                correct: z.boolean(),
                // Browsers may hold attempts from before these were asked.
                chosen: Text(200).nullable().optional(),
                elapsedMs: z.number().int().min(0).max(60_000).nullable().optional(),
              }),
            )
            .max(200),
        })
        .refine(({ correct, total }) => correct <= total, 'has more right answers than questions'),
    )
    .min(1)
    .max(50),
})

/** "07:30" as minutes after midnight. */
const TimeOfDay = z.string().transform((text, context) => {
  const minute = minuteOf(text)
  if (minute !== null) return minute
  context.addIssue({ code: 'custom', message: 'must be a time of day, such as 07:30' })
  return z.NEVER
})

export const ReminderTimesInput = z.strictObject({
  at: TimeOfDay,
  quietFrom: TimeOfDay,
  quietTo: TimeOfDay,
})

/** Where a browser takes messages: the server sends requests there, so it must be a push service. */
const Endpoint = z
  .string()
  .max(2048)
  .refine(
    (endpoint) => isPushEndpoint(endpoint, env().PUSH_SERVICE_HOSTS),
    'is not at a push service known here',
  )

export const DeviceInput = z.strictObject({
  endpoint: Endpoint,
  p256dh: z.string().regex(PUBLIC_KEY, 'must be a public key of 65 bytes'),
  auth: z.string().regex(AUTH_SECRET, 'must be a secret of 16 bytes'),
})

/** One browser by its endpoint; null is every one, where that is asked for. */
export const DeviceNamed = z.strictObject({ endpoint: z.string().max(2048) })
export const DevicesNamed = z.strictObject({ endpoint: z.string().max(2048).nullable() })

/** What asks for nothing but itself. */
export const Nothing = z.strictObject({})

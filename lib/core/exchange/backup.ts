import { z } from 'zod'
import { FORMATS } from '../questions/types'

/**
 * What a backup of one learner holds, version 1: a list of records, each on a line of its own (see `backup-lines`).
 * Names of records are in `record`; moments are milliseconds since 1970, UTC; fields that are null, and flags that are not set, may
 * be left out. What follows from the rest is not in it: memories and figures are folded from the log again. Neither are
 * secrets: password, sessions, keys of browsers.
 */
export const BACKUP_VERSION = 1

const whole = (least: number, most: number) => z.number().int().min(least).max(most)
/** Whatever a database takes for a UUID. */
const Id = z.guid()
const Moment = whole(0, Date.UTC(2200, 0, 1))
const Count = whole(0, 2_147_483_647)
const Small = whole(0, 32_767)

/** Text a database can hold: no NUL, no half of a surrogate pair. */
const Text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'is not valid text')

const Key = Text(1_000)
const Statement = Text(100_000)
const absent = <T extends z.ZodType>(type: T) => type.nullable().default(null)
const Flag = z.boolean().default(false)

/** One of the learner's own comparisons by its id, or a built-in one by its slug: `library/docker-and-kubernetes`. */
const ComparisonName = z.union([Id, Text(300).regex(/^library\/[^/\s]+$/)])

/** What belongs to the learner once: settings as they are stored, goal, reminders. */
const Profile = z.strictObject({
  record: z.literal('profile'),
  settings: z.strictObject({
    timeZone: absent(Text(64)),
    dayStartHour: whole(0, 23),
    newPerDay: whole(0, 9999),
    desiredRetention: z.number().min(0).max(1),
    /** What else differs from the defaults, by name. */
    scheduling: z.record(Text(64), z.json()),
  }),
  goal: z.strictObject({ amount: whole(0, 9999), unit: z.enum(['reviews', 'minutes']) }),
  /** What was changed for the time being: limits of one study day, a backlog being worked off. */
  plan: absent(
    z.strictObject({
      day: whole(0, 200_000),
      extraNew: whole(-9999, 9999),
      extraReviews: whole(-9999, 9999),
      catchUp: absent(whole(1, 9999)),
    }),
  ),
  /** Minutes after midnight; null where never set. */
  reminders: absent(
    z.strictObject({ at: whole(0, 1439), quietFrom: whole(0, 1439), quietTo: whole(0, 1439) }),
  ),
  /** Whether the weekly letter was asked for. */
  letter: Flag,
})

/** A comparison of the learner's own; its revisions and facts follow. */
const OwnComparison = z.strictObject({
  record: z.literal('comparison'),
  id: Id,
  slug: Text(200).regex(/^[^/\s]+$/),
  title: Text(1_000),
  shape: z.enum(['prose', 'matrix', 'cards']),
  revision: whole(1, 2_147_483_647),
  createdAt: Moment,
  updatedAt: Moment,
  visibility: z.enum(['private', 'unlisted', 'public']).default('private'),
  tags: z.array(Text(200)).max(100).default([]),
  archivedAt: absent(Moment),
  deletedAt: absent(Moment),
  /** What it was copied from, as it was called then. */
  origin: absent(
    z.strictObject({
      owner: Id,
      id: Id,
      revision: whole(1, 2_147_483_647),
      title: absent(Text(1_000)),
    }),
  ),
  /** Items that its author has asked of nobody. */
  withheldItems: z.array(Text(64)).max(20_000).default([]),
  subjects: z
    .array(
      z.strictObject({
        key: Key,
        name: Text(1_000),
        aliases: z.array(Text(1_000)).max(1_000),
        products: z.array(Text(1_000)).max(1_000),
      }),
    )
    .max(1_000),
  topics: z
    .array(
      z.strictObject({
        key: Key,
        name: Text(1_000),
        /** Start and end offset, first and last line. */
        span: z.tuple([Count, Count, Count, Count]),
      }),
    )
    .max(20_000),
})

/** The text of an own comparison as of one edit. */
const RevisionRecord = z.strictObject({
  record: z.literal('revision'),
  comparison: Id,
  number: whole(1, 2_147_483_647),
  source: Text(6_000_000),
  /** SHA-256 of the source, hexadecimal. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  createdAt: Moment,
})

/** A fact of an own comparison, retired ones too. */
const FactRecord = z.strictObject({
  record: z.literal('fact'),
  id: Id,
  comparison: Id,
  topic: Key,
  position: Count,
  about: z.array(Key).min(1).max(1_000),
  statement: Statement,
  form: z.enum(['sentence', 'value']),
  polarity: z.enum(['affirmative', 'negative']),
  confidence: z.number().min(0).max(1),
  span: z.tuple([Count, Count, Count, Count]),
  retiredAt: absent(Moment),
  withheldAt: absent(Moment),
})

/**
 * A fact that is no own one and that the records after it speak of: by what it says, because a built-in fact has
 * another id in every database. `says` is missing where its comparison was deleted.
 */
const PlaceRecord = z.strictObject({
  record: z.literal('place'),
  fact: Id,
  comparison: ComparisonName,
  says: absent(
    z.strictObject({ topic: Key, about: z.array(Key).min(1).max(1_000), statement: Statement }),
  ),
})

const EnrolmentRecord = z.strictObject({
  record: z.literal('enrolment'),
  comparison: ComparisonName,
  createdAt: Moment,
  desiredRetention: absent(z.number().min(0.7).max(0.99)),
  examDay: absent(whole(0, 200_000)),
})

/** One entry of the log, as it is stored. */
const ReviewRecord = z
  .strictObject({
    record: z.literal('review'),
    id: Id,
    fact: Id,
    kind: z.enum([
      'answer',
      'undo',
      'suspend',
      'resume',
      'bury',
      'unbury',
      'reset',
      'flag',
      'set-due',
    ]),
    at: Moment,
    receivedAt: Moment,
    format: absent(z.enum(FORMATS)),
    rating: absent(whole(1, 4)),
    correct: absent(z.boolean()),
    options: absent(Small),
    hinted: Flag,
    elapsedMs: Count,
    slow: Flag,
    practice: Flag,
    policy: whole(1, 2),
    intervalDays: absent(whole(1, 36_500)),
    value: absent(whole(0, 36_500)),
    undoes: absent(Id),
    itemId: absent(Text(64)),
    attemptId: absent(Id),
    chosenFact: absent(Id),
    chosenSubject: absent(Key),
    clientAt: absent(Moment),
    clockOffsetSeconds: absent(z.number().int()),
  })
  .refine(
    ({ kind, undoes }) => (kind === 'undo') === (undoes !== null),
    'an undo, and nothing else, says what it takes back',
  )
  .refine(
    ({ kind, value }) => (kind === 'flag' || kind === 'set-due') === (value !== null),
    'a flag and a new date, and nothing else, carry a number',
  )
  .refine(
    ({ kind, format, rating, correct }) =>
      kind !== 'answer' || (format !== null && (rating === null) !== (correct === null)),
    'an answer has a format and is graded either by the learner or by the machine',
  )

const AttemptRecord = z
  .strictObject({
    record: z.literal('attempt'),
    id: Id,
    comparison: ComparisonName,
    revision: whole(1, 2_147_483_647),
    settings: Text(500),
    startedAt: Moment,
    finishedAt: Moment,
    total: whole(1, 200),
    correct: whole(0, 200),
    answers: z
      .array(
        z.strictObject({
          itemId: Text(64),
          correct: z.boolean(),
          chosen: Key.nullish(),
          elapsedMs: whole(0, 60_000).nullish(),
        }),
      )
      .max(200),
  })
  .refine(({ correct, total }) => correct <= total, 'has more right answers than questions')

const FirstAnswerRecord = z.strictObject({
  record: z.literal('first-answer'),
  comparison: ComparisonName,
  itemId: Text(64),
  attemptId: Id,
  correct: z.boolean(),
  rest: absent(z.number().min(0).max(1)),
  chosen: absent(Key),
  elapsedMs: absent(Count),
  at: Moment,
})

const ItemReportRecord = z.strictObject({
  record: z.literal('item-report'),
  comparison: ComparisonName,
  itemId: Text(64),
  reason: z.enum(['ambiguous', 'wrong', 'gives-away']),
  createdAt: Moment,
})

/** A finished run of the optimiser. */
const TrainingRecord = z.strictObject({
  record: z.literal('training'),
  id: Id,
  status: z.enum(['accepted', 'kept', 'too-few', 'cancelled', 'failed']),
  progress: z.number().min(0).max(1),
  startedAt: Moment,
  heardAt: Moment,
  finishedAt: absent(Moment),
  result: z.json().default(null),
})

export const BackupRecord = z.discriminatedUnion('record', [
  Profile,
  OwnComparison,
  RevisionRecord,
  FactRecord,
  PlaceRecord,
  EnrolmentRecord,
  ReviewRecord,
  AttemptRecord,
  FirstAnswerRecord,
  ItemReportRecord,
  TrainingRecord,
])
export type BackupRecord = z.output<typeof BackupRecord>
export type RecordName = BackupRecord['record']
export type RecordOf<Name extends RecordName> = Extract<BackupRecord, { record: Name }>

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Models that a backup leaves out whole, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  Account: 'an identity elsewhere, with its secrets',
  VerificationToken: 'a secret',
  Session: 'a sign-in on one device',
  Memory: 'folded from the log',
  Tally: 'counted from the log',
  PushSubscription: 'keys of one browser',
  ItemStatistic: 'counted over all learners',
  StatisticsDue: 'work to be done',
  Address: 'made again of the slug',
}

/** Columns in a backup, by model; `id`s of the owner and names of relations are no columns of their own. */
const KEPT: Readonly<Record<string, string>> = {
  User: 'timeZone dayStartHour newPerDay desiredRetention scheduling dayPlan dailyGoal dailyGoalUnit',
  Comparison:
    'id slug title shape revision createdAt updatedAt visibility tags archivedAt deletedAt clonedFromOwner clonedFromId clonedFromRevision clonedFromTitle',
  WithheldItem: 'comparisonId itemId',
  Revision: 'comparisonId number source digest createdAt',
  Subject: 'comparisonId key position name aliases products',
  Topic: 'comparisonId key position name startOffset endOffset startLine endLine',
  Fact: 'id comparisonId topicKey position about statement form polarity confidence startOffset endOffset startLine endLine retiredAt withheldAt',
  Enrolment: 'ownerId comparisonId createdAt desiredRetention examDay',
  Review:
    'id factId ownerId comparisonId kind at receivedAt format rating correct options hinted elapsedMs policy itemId attemptId chosenFactId chosenSubject undoes slow practice intervalDays value clientAt clockOffsetSeconds',
  Attempt: 'id ownerId comparisonId revision settings startedAt finishedAt total correct answers',
  Training: 'id status progress startedAt heardAt finishedAt result',
  Reminder: 'at quietFrom quietTo',
  WeeklyLetter: 'userId',
  FirstAnswer: 'ownerId comparisonId itemId attemptId correct rest chosen elapsedMs at',
  ItemReport: 'ownerId comparisonId itemId reason createdAt',
}

/** Columns that a backup leaves out, and why. */
const DROPPED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  User: {
    id: 'of this database',
    name: 'of the account, not of what was learnt',
    email: 'of the account',
    emailVerified: 'of the account',
    image: 'of the account',
    passwordHash: 'a secret',
    sessionEpoch: 'of sign-ins',
    settingsVersion: 'how far memories are folded',
    foldedVersion: 'how far memories are folded',
    foldingVersion: 'how far memories are folded',
    foldedTo: 'how far memories are folded',
    reviewBatches: 'a lock',
    createdAt: 'of the account',
  },
  Comparison: { ownerId: 'the learner', changes: 'counts from 0 again' },
  WithheldItem: { ownerId: 'the learner', createdAt: 'of no use' },
  Revision: { ownerId: 'the learner' },
  Subject: { ownerId: 'the learner' },
  Topic: { ownerId: 'the learner' },
  Fact: { ownerId: 'the learner' },
  Enrolment: { userId: 'the learner', metRevision: 'found out again' },
  Review: { userId: 'the learner' },
  Attempt: { userId: 'the learner' },
  Training: { userId: 'the learner' },
  Reminder: { userId: 'the learner', nextAt: 'worked out again', lastSentDay: 'of one device' },
  WeeklyLetter: { nextAt: 'worked out again', tries: 'of one mail server' },
  FirstAnswer: { userId: 'the learner' },
  ItemReport: { userId: 'the learner' },
}

const schema = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8')
const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(
  ([, name = '', body = '']) => ({
    name,
    columns: body
      .split('\n')
      .flatMap((line) => {
        const [, column, type = ''] = /^ {2}(\w+)\s+(\w+)/.exec(line) ?? []
        return column && /^(String|Int|BigInt|Float|Boolean|DateTime|Json)$/.test(type)
          ? [column]
          : []
      })
      .sort(),
  }),
)

test('every table is in a backup, or left out for a reason', () => {
  expect(models.map(({ name }) => name).sort()).toEqual(
    [...Object.keys(LEFT_OUT), ...Object.keys(KEPT)].sort(),
  )
})

test.each(models.filter(({ name }) => name in KEPT))(
  'every column of $name is in a backup, or left out for a reason',
  ({ name, columns }) => {
    const kept = KEPT[name]?.split(' ') ?? []
    expect(columns).toEqual([...kept, ...Object.keys(DROPPED[name] ?? {})].sort())
  },
)

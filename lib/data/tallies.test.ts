import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recalledOf } from '../core/progress/retention'
import { sumOf, type Tally } from '../core/progress/tally'
import { tallying, tallyLog } from '../core/progress/tally-log'
import type { SentReview } from '../core/records'
import { DAY } from '../core/scheduling/day'
import { entryLogs, NOON } from '../core/scheduling/fixtures'
import { fold } from '../core/scheduling/fold'
import { nextAtOf } from '../core/scheduling/schedule'
import { DEFAULT_SETTINGS, type Review, type SchedulingSettings } from '../core/scheduling/types'
import {
  databaseOfFile,
  LATER,
  newComparison,
  newLearner,
  revisionOf,
  sentAnswer,
  sentUndo,
} from './fixtures'
import { refold } from './refold'
import { recordReviews, reviewsSince } from './reviews'
import { saveRevision } from './revisions'
import { saveSettings } from './settings'
import type { SettingsChange } from './settings-schema'
import { countedUnder, keptMemories, recallsOf, talliesOf } from './tallies'

const database = databaseOfFile()

async function learnerWithFacts(count: number) {
  const userId = await newLearner(database.db)
  return { userId, ...(await newComparison(database.db, userId, count)) }
}

const inOrder = (tallies: Iterable<Tally>) =>
  [...tallies]
    .map((tally) => ({ key: `${tally.figure} ${tally.day} ${tally.bucket}`, ...tally }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))

/** The tallies as they are stored, and as a recount over the raw log finds them. */
async function both(userId: string, settings: SchedulingSettings) {
  const rows = await database.sql<Record<keyof Tally, string>>(
    `SELECT figure, day, bucket, count, reviews, passed, sum FROM tallies JOIN users ON users.id = user_id
       AND users.folded_version = tallies.version
     WHERE user_id = $1 AND (count <> 0 OR reviews <> 0 OR passed <> 0 OR sum <> 0)`,
    [userId],
  )
  const stored = rows.map(({ figure, bucket, day, count, reviews, passed, sum }) => ({
    figure: figure as Tally['figure'],
    bucket,
    day: Number(day),
    count: Number(count),
    reviews: Number(reviews),
    passed: Number(passed),
    sum: Number(sum),
  }))
  const log = await reviewsSince(database.db, userId, 0)
  const facts = [...new Set(log.map(({ factId }) => factId))]
  const recounted = sumOf(
    facts.map((fact) => {
      const reviews = log.filter(({ factId }) => factId === fact)
      return tallyLog(reviews, tallying(settings)).tallies
    }),
  )
  return { stored: inOrder(stored), recounted: inOrder(recounted.values()) }
}

const CHANGES: readonly SettingsChange[] = [
  { timeZone: 'Pacific/Auckland' },
  { dayStartHour: 12 },
  { timeZone: 'America/New_York', dayStartHour: 0 },
  { desiredRetention: 0.8 },
]

describe('stored tallies', () => {
  const steps = fc.array(
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          kind: fc.constant('batch' as const),
          size: fc.integer({ min: 1, max: 8 }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('repeat' as const),
          size: fc.integer({ min: 1, max: 5 }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('change' as const),
          size: fc.nat(CHANGES.length - 1),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('refold' as const),
          size: fc.integer({ min: 1, max: 20 }),
        }),
      },
    ),
    { minLength: 4, maxLength: 20 },
  )

  test('equal a recount, whatever comes twice, late, is taken back, or is counted anew meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(entryLogs, { minLength: 1, maxLength: 4 }),
        steps,
        fc.infiniteStream(fc.nat(1000)),
        async (logs, taken, chance) => {
          const { userId, factIds } = await learnerWithFacts(logs.length)
          const sent = logs.flatMap((log, index) => {
            const factId = factIds[index] ?? ''
            const entries: SentReview[] = log.map((entry) => ({
              ...sentAnswer(factId),
              ...entry,
              id: sentAnswer(factId).id,
              factId,
            }))
            const [first] = entries
            return first && log.length % 2 ? [...entries, sentUndo(first)] : entries
          })
          const waiting = sent
            .map((review) => ({ review, place: chance.next().value ?? 0 }))
            .sort((a, b) => a.place - b.place)
            .map(({ review }) => review)
          const gone: SentReview[] = []
          let settings = DEFAULT_SETTINGS
          for (const { kind, size } of taken) {
            if (kind === 'batch') {
              const batch = waiting.splice(0, size)
              gone.push(...batch)
              await recordReviews(database.db, userId, batch, LATER)
            } else if (kind === 'repeat') {
              await recordReviews(database.db, userId, gone.slice(-size), LATER)
            } else if (kind === 'change') {
              settings = { ...settings, ...CHANGES[size] }
              await saveSettings(database.db, userId, CHANGES[size] ?? {})
            } else await refold(database.db, userId, { chunk: size, most: size })
          }
          await refold(database.db, userId)
          const { stored, recounted } = await both(userId, settings)
          expect(stored).toEqual(recounted)
        },
      ),
      { numRuns: 25, seed: 20261128 },
    )
  }, 120_000)

  test('stand as they were while they are counted anew, and are gone afterwards', async () => {
    const { userId, factIds } = await learnerWithFacts(4)
    await recordReviews(
      database.db,
      userId,
      factIds.map((id) => sentAnswer(id)),
      LATER,
    )
    await saveSettings(database.db, userId, { dayStartHour: 14 })
    const before = await talliesOf(database.db, userId)
    await refold(database.db, userId, { chunk: 1, most: 2 })
    expect(await talliesOf(database.db, userId)).toEqual(before)
    await refold(database.db, userId)
    const after = await talliesOf(database.db, userId)
    expect(after.find(({ figure }) => figure === 'day')?.day).toBe(NOON / DAY - 0.5 - 1)
    expect(
      await database.sql('SELECT DISTINCT version FROM tallies WHERE user_id = $1', [userId]),
    ).toEqual([{ version: 1 }])
  })

  test('go with the learner', async () => {
    const { userId, factIds } = await learnerWithFacts(1)
    await recordReviews(database.db, userId, [sentAnswer(factIds[0] ?? '')], LATER)
    await database.db.user.delete({ where: { id: userId } })
    expect(await database.sql('SELECT 1 FROM tallies WHERE user_id = $1', [userId])).toEqual([])
  })
})

describe('countedUnder', () => {
  const folding = { settingsVersion: 3, foldedVersion: 2, foldingVersion: 3, foldedTo: 'b' }

  test.each([
    ['all is folded', { ...folding, foldedVersion: 3, foldedTo: null }, 'c', true],
    ['its turn was', folding, 'b', true],
    ['its turn is to come', folding, 'c', false],
    ['the folding is of other settings', { ...folding, foldingVersion: 2 }, 'a', false],
    ['nothing is begun', { ...folding, foldedTo: null }, 'a', false],
  ])('%s', (_, state, factId, counted) => {
    expect(countedUnder(state, factId)).toBe(counted)
  })
})

describe('reading', () => {
  const choice = (factId: string, days: number, correct: boolean, options: number) =>
    sentAnswer(factId, {
      at: NOON + days * DAY,
      format: 'which-subject',
      rating: null,
      correct,
      options,
      policy: 2,
    })

  test('recall is told by format, age and period', async () => {
    const { userId, factIds } = await learnerWithFacts(6)
    const [first = ''] = factIds
    await recordReviews(
      database.db,
      userId,
      [
        ...factIds.map((id) => sentAnswer(id, { rating: 4 })),
        ...factIds.map((id, index) => choice(id, 9, index > 1, 2)),
        ...factIds.slice(2).map((id) => choice(id, 40, true, 4)),
        sentAnswer(first, { at: NOON + 40 * DAY, rating: 3 }),
      ],
      LATER,
    )
    const today = NOON / DAY - 0.5 + 40
    const rows = await recallsOf(database.db, userId, today)
    const all = (period: 'today' | 'year') => recalledOf(rows.map(({ counts }) => counts[period]))
    expect(all('today')).toMatchObject({ reviews: 4, passed: 4, share: null })
    expect(all('year')).toMatchObject({ reviews: 10, passed: 8, share: 0.8 })
    expect(all('year').withoutLuck).toBeCloseTo((0.8 - 0.4) / 0.6)
    expect(await recallsOf(database.db, userId, today - 1)).toHaveLength(1)
    expect(await recallsOf(database.db, await newLearner(database.db), today)).toEqual([])
  })

  test('memories come with what figures need, of removed facts too', async () => {
    const { userId, factIds } = await learnerWithFacts(2)
    const [first = '', second = ''] = factIds
    const sent = [sentAnswer(first, { rating: 4 }), sentAnswer(second)]
    await recordReviews(database.db, userId, sent, LATER)
    await saveRevision(database.db, userId, revisionOf(['Cats know trick number 0']))
    const kept = await keptMemories(database.db, userId)
    const folded = sent.map((review: Review) => fold([review], DEFAULT_SETTINGS))
    expect(kept.toSorted((a, b) => b.stability - a.stability)).toEqual(
      folded.map((memory, index) => ({
        stability: memory?.stability,
        difficulty: memory?.difficulty,
        lastReview: memory?.lastReview,
        nextAt: memory && nextAtOf(memory),
        retiredAt: index === 0 ? null : expect.any(Number),
      })),
    )
    expect(await keptMemories(database.db, await newLearner(database.db))).toEqual([])
  })
})

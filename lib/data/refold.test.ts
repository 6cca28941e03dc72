import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SentReview } from '../core/records'
import { NOON } from '../core/scheduling/fixtures'
import { fold } from '../core/scheduling/fold'
import type { Answer, Memory, Rating, SchedulingSettings } from '../core/scheduling/types'
import {
  databaseOfFile,
  LATER,
  memoryOf,
  newComparison,
  newLearner,
  sentAnswer,
  sentCommand,
  sentUndo,
} from './fixtures'
import { soonestMemories } from './memories'
import { refold } from './refold'
import { recordReviews, reviewsSince } from './reviews'
import { locate, saveParameters, saveSettings, setComparisonRetention } from './settings'
import { settingsOf } from './settings-schema'

const database = databaseOfFile()

const DAY = 86_400_000

async function learnerWithFacts(count: number) {
  const userId = await newLearner(database.db)
  const { id, factIds } = await newComparison(database.db, userId, count)
  return { userId, place: { ownerId: userId, id }, factIds }
}

const stored = async (userId: string) =>
  (await database.db.memory.findMany({ where: { userId }, orderBy: { factId: 'asc' } })).map(
    memoryOf,
  )

/** What the whole log comes to under the settings as they are. */
async function expected(userId: string): Promise<Memory[]> {
  const row = await database.db.user.findUniqueOrThrow({ where: { id: userId } })
  const settings: SchedulingSettings = settingsOf(row)
  const enrolments = await database.db.enrolment.findMany({ where: { userId } })
  const facts = await database.db.fact.findMany({ where: { ownerId: userId } })
  const log = await reviewsSince(database.db, userId, 0)
  return facts
    .map(({ id, comparisonId }) => {
      const own = enrolments.find((enrolment) => enrolment.comparisonId === comparisonId)
      return fold(
        log.filter(({ factId }) => factId === id),
        { ...settings, desiredRetention: own?.desiredRetention ?? settings.desiredRetention },
      )
    })
    .filter((memory) => memory !== null)
    .sort((a, b) => (a.factId < b.factId ? -1 : 1))
}

const versions = (userId: string) =>
  database.db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { settingsVersion: true, foldedVersion: true },
  })

/** Answers of some facts, one a day each, with what they forget now and then. */
function answersOf(factIds: readonly string[], days: number): (SentReview & Answer)[] {
  return factIds.flatMap((factId, index) =>
    Array.from({ length: days }, (_, day) => {
      const rating: Rating = (index + day) % 5 === 0 ? 1 : 3
      return sentAnswer(factId, { at: NOON + day * 5 * DAY, rating })
    }),
  )
}

describe('refold', () => {
  test('brings every memory to the settings as they are', async () => {
    const { userId, factIds } = await learnerWithFacts(7)
    await recordReviews(database.db, userId, answersOf(factIds, 4), LATER)
    const before = await stored(userId)
    await saveSettings(database.db, userId, { desiredRetention: 0.8 })
    expect(await stored(userId)).toEqual(before)
    expect(await refold(database.db, userId, { chunk: 5 })).toEqual({ finished: true, reviews: 28 })
    expect(await stored(userId)).toEqual(await expected(userId))
    expect(await stored(userId)).not.toEqual(before)
    expect(await versions(userId)).toEqual({ settingsVersion: 1, foldedVersion: 1 })
  })

  test('does nothing when nothing has changed', async () => {
    const { userId, factIds } = await learnerWithFacts(2)
    await recordReviews(database.db, userId, answersOf(factIds, 2), LATER)
    await database.db.memory.updateMany({ where: { userId }, data: { reps: 99 } })
    expect(await refold(database.db, userId)).toEqual({ finished: true, reviews: 0 })
    expect((await stored(userId)).map(({ reps }) => reps)).toEqual([99, 99])
  })

  test('of a learner without a log, or none at all, is over at once', async () => {
    const { userId } = await learnerWithFacts(1)
    await saveSettings(database.db, userId, { desiredRetention: 0.8 })
    expect(await refold(database.db, userId)).toEqual({ finished: true, reviews: 0 })
    expect(await versions(userId)).toEqual({ settingsVersion: 1, foldedVersion: 1 })
    expect(await refold(database.db, crypto.randomUUID())).toEqual({ finished: true, reviews: 0 })
  })

  test('stops where it is told to and goes on from there', async () => {
    const { userId, factIds } = await learnerWithFacts(6)
    await recordReviews(database.db, userId, answersOf(factIds, 3), LATER)
    await saveSettings(database.db, userId, { maximumIntervalDays: 3 })
    const first = await refold(database.db, userId, { chunk: 4, most: 4 })
    expect(first).toEqual({ finished: false, reviews: 6 })
    expect((await versions(userId)).foldedVersion).toBe(0)
    const rest = await refold(database.db, userId, { chunk: 4 })
    expect(rest).toEqual({ finished: true, reviews: 12 })
    expect(await stored(userId)).toEqual(await expected(userId))
  })

  test('a fact with more reviews than a chunk is folded whole', async () => {
    const { userId, factIds } = await learnerWithFacts(2)
    await recordReviews(database.db, userId, answersOf(factIds, 6), LATER)
    await saveSettings(database.db, userId, { desiredRetention: 0.95 })
    expect(await refold(database.db, userId, { chunk: 2 })).toEqual({ finished: true, reviews: 12 })
    expect(await stored(userId)).toEqual(await expected(userId))
  })

  test('begins again when settings change meanwhile', async () => {
    const { userId, factIds } = await learnerWithFacts(6)
    await recordReviews(database.db, userId, answersOf(factIds, 3), LATER)
    await saveSettings(database.db, userId, { desiredRetention: 0.8 })
    let changed = false
    await refold(database.db, userId, {
      chunk: 4,
      onProgress: async () => {
        if (changed) return
        changed = true
        await saveSettings(database.db, userId, { desiredRetention: 0.97 })
      },
    })
    expect(await stored(userId)).toEqual(await expected(userId))
    expect(await versions(userId)).toEqual({ settingsVersion: 2, foldedVersion: 2 })
  })

  test('several at once share the work', async () => {
    const { userId, factIds } = await learnerWithFacts(8)
    await recordReviews(database.db, userId, answersOf(factIds, 3), LATER)
    await saveSettings(database.db, userId, { desiredRetention: 0.8 })
    const done = await Promise.all([1, 2, 3].map(() => refold(database.db, userId, { chunk: 3 })))
    expect(done.map(({ finished }) => finished)).toEqual([true, true, true])
    expect(done.reduce((sum, { reviews }) => sum + reviews, 0)).toBe(24)
    expect(await stored(userId)).toEqual(await expected(userId))
  })

  test('leaves other learners alone', async () => {
    const [bob, alice] = [await learnerWithFacts(2), await learnerWithFacts(2)]
    for (const { userId, factIds } of [bob, alice]) {
      await recordReviews(database.db, userId, answersOf(factIds, 3), LATER)
    }
    const before = await stored(alice.userId)
    await saveSettings(database.db, bob.userId, { desiredRetention: 0.7 })
    await refold(database.db, bob.userId)
    expect(await stored(alice.userId)).toEqual(before)
    expect(await versions(alice.userId)).toEqual({ settingsVersion: 0, foldedVersion: 0 })
  })

  test('a comparison’s own retention holds for its facts only', async () => {
    const { userId, place, factIds } = await learnerWithFacts(1)
    const other = await newComparison(database.db, userId, 1, 'other')
    await recordReviews(database.db, userId, answersOf([...factIds, ...other.factIds], 5), LATER)
    const general = await stored(userId)
    expect(await setComparisonRetention(database.db, userId, place, 0.72)).toBe(true)
    await refold(database.db, userId)
    const own = await stored(userId)
    expect(own).toEqual(await expected(userId))
    const of = (memories: readonly Memory[], id = '') =>
      memories.find(({ factId }) => factId === id)?.intervalDays ?? 0
    expect(of(own, other.factIds[0])).toBe(of(general, other.factIds[0]))
    expect(of(own, factIds[0])).toBeGreaterThan(of(general, factIds[0]))
  })
})

const weights = (factor: number) =>
  [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ].map((weight, index) => (index < 4 ? weight * factor : weight))

describe('the stored memories', () => {
  type Action =
    | { readonly kind: 'record'; readonly entries: readonly number[] }
    | { readonly kind: 'settings'; readonly retention: number }
    | { readonly kind: 'parameters'; readonly factor: number | null }
    | { readonly kind: 'comparison'; readonly retention: number | null }
    | { readonly kind: 'zone' }
    | { readonly kind: 'refold'; readonly most: number }

  const action: fc.Arbitrary<Action> = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('record' as const),
        entries: fc.array(fc.nat(39), { minLength: 1, maxLength: 8 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('settings' as const),
        retention: fc.constantFrom(0.8, 0.9, 0.95),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('parameters' as const),
        factor: fc.constantFrom(null, 0.5, 2),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('comparison' as const),
        retention: fc.constantFrom(null, 0.75),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'zone' as const }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('refold' as const),
        most: fc.constantFrom(1, 4, 1000),
      }),
    },
  )

  /** What a learner may send of four facts: answers, commands and undos, each with an id of its own. */
  function entriesOf(factIds: readonly string[]): SentReview[] {
    return Array.from({ length: 40 }, (_, index): SentReview => {
      const factId = factIds[index % factIds.length] ?? ''
      const at = NOON + Math.floor(index / 4) * 3 * DAY + index * 60_000
      if (index % 10 === 7) {
        const kinds = ['suspend', 'bury', 'reset', 'resume'] as const
        return sentCommand(factId, at, { kind: kinds[Math.floor(index / 10)] ?? 'bury' })
      }
      if (index % 10 === 8) return sentCommand(factId, at, { kind: 'flag', flag: index % 8 })
      if (index === 25) return sentCommand(factId, at, { kind: 'set-due', days: 9 })
      const rating = ((index % 4) + 1) as Rating
      const answer = sentAnswer(factId, { at, rating })
      return index % 13 === 12 ? sentUndo(answer) : answer
    })
  }

  test('are the fold of the whole log after any interleaving of writes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(action, { minLength: 2, maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        async (actions, together) => {
          const { userId, place, factIds } = await learnerWithFacts(4)
          const { db } = database
          const entries = entriesOf(factIds)
          const run = async (next: Action) => {
            switch (next.kind) {
              case 'record': {
                const batch = next.entries.flatMap((index) => entries[index] ?? [])
                return recordReviews(db, userId, batch, LATER)
              }
              case 'settings':
                return saveSettings(db, userId, { desiredRetention: next.retention })
              case 'parameters':
                return saveParameters(
                  db,
                  userId,
                  next.factor === null ? null : weights(next.factor),
                )
              case 'comparison':
                return setComparisonRetention(db, userId, place, next.retention)
              case 'zone':
                return locate(db, userId, 'Pacific/Auckland')
              case 'refold':
                return refold(db, userId, { chunk: 3, most: next.most })
            }
          }
          for (let start = 0; start < actions.length; start += together) {
            await Promise.all(actions.slice(start, start + together).map(run))
          }
          await refold(db, userId, { chunk: 3 })
          expect(await stored(userId)).toEqual(await expected(userId))
        },
      ),
      { numRuns: 50, seed: 20261123 },
    )
  }, 240_000)
})

test('what is due soonest never names a fact without its turn', async () => {
  const { userId, factIds } = await learnerWithFacts(2)
  await recordReviews(database.db, userId, answersOf(factIds, 1), LATER)
  await database.db.memory.updateMany({
    where: { userId, factId: factIds[0] ?? '' },
    data: { nextAt: null },
  })
  const soonest = await soonestMemories(database.db, userId, 10)
  expect(soonest.map(({ memory }) => memory.factId)).toEqual([factIds[1]])
})

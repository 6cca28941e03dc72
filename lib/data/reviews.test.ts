import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SentReview } from '../core/records'
import { answerLogs, NOON } from '../core/scheduling/fixtures'
import { fold } from '../core/scheduling/fold'
import { DEFAULT_SETTINGS, type Memory } from '../core/scheduling/types'
import {
  databaseOfFile,
  LATER,
  newComparison,
  newLearner,
  sentAnswer,
  sentCommand,
  sentUndo,
} from './fixtures'
import { memoriesOf } from './memories'
import { recordReviews, reviewsSince } from './reviews'

const database = databaseOfFile()

const HOUR = 3_600_000
const MINUTE = 60_000

function record(userId: string, reviews: readonly SentReview[], now = LATER) {
  return recordReviews(database.db, userId, reviews, now)
}

const logOf = (userId: string) => reviewsSince(database.db, userId, 0)

async function learnerWithFacts(count: number) {
  const userId = await newLearner(database.db)
  const { id, factIds } = await newComparison(database.db, userId, count)
  const memories = async () =>
    (await memoriesOf(database.db, userId, userId, id)).map(({ memory }) => memory)
  return { userId, comparisonId: id, factIds, factId: factIds[0] ?? '', memories }
}

describe('recordReviews', () => {
  test('says of each review what became of it', async () => {
    const { userId, factId } = await learnerWithFacts(1)
    const first = sentAnswer(factId)
    const second = sentAnswer(factId, { at: NOON + MINUTE })
    const strange = sentAnswer(crypto.randomUUID())
    expect(await record(userId, [first, strange])).toEqual([
      { id: first.id, status: 'stored' },
      { id: strange.id, status: 'refused', reason: 'unknown-fact' },
    ])
    expect(await record(userId, [second, first])).toEqual([
      { id: second.id, status: 'stored' },
      { id: first.id, status: 'already-stored' },
    ])
    expect((await logOf(userId)).map(({ id }) => id)).toEqual([first.id, second.id])
  })

  test('keeps every field of an answer', async () => {
    const { userId, factId } = await learnerWithFacts(1)
    const sent: SentReview = {
      ...sentAnswer(factId, {
        format: 'cloze',
        rating: null,
        correct: true,
        options: 4,
        hinted: true,
        elapsedMs: 1234,
        slow: true,
        practice: true,
        intervalDays: 12,
        policy: 2,
      }),
      itemId: 'item',
      attemptId: crypto.randomUUID(),
      chosenFactId: crypto.randomUUID(),
      chosenSubject: 'dog',
    }
    await record(userId, [sent])
    const { itemId, attemptId, chosenFactId, chosenSubject, ...answer } = sent
    expect(await logOf(userId)).toEqual([answer])
    expect(await database.db.review.findMany({ where: { userId } })).toMatchObject([
      { itemId, attemptId, chosenFactId, chosenSubject },
    ])
  })

  test('keeps every command with what it carries', async () => {
    const { userId, factId } = await learnerWithFacts(1)
    const kinds = ['suspend', 'resume', 'bury', 'unbury', 'reset'] as const
    const sent = [
      ...kinds.map((kind, index) => sentCommand(factId, NOON + index, { kind })),
      sentCommand(factId, NOON + 10, { kind: 'flag', flag: 7 }),
      sentCommand(factId, NOON + 11, { kind: 'flag', flag: 0 }),
      sentCommand(factId, NOON + 12, { kind: 'set-due', days: 36_500 }),
    ]
    await record(userId, sent)
    expect(await logOf(userId)).toEqual(
      sent.map(({ itemId: _, attemptId, chosenFactId, chosenSubject, ...command }) => command),
    )
  })

  test('keeps marks, and takes them back', async () => {
    const { userId, factId, memories } = await learnerWithFacts(1)
    const suspend = sentCommand(factId, NOON, { kind: 'suspend' })
    const flag = sentCommand(factId, NOON + 1, { kind: 'flag', flag: 4 })
    await record(userId, [flag, suspend])
    expect(await memories()).toMatchObject([{ state: 'new', suspended: true, flag: 4 }])
    await record(userId, [sentUndo(suspend)])
    expect(await memories()).toMatchObject([{ state: 'new', suspended: false, flag: 4 }])
  })

  test('a review twice in one batch is one review', async () => {
    const { userId, factId, memories } = await learnerWithFacts(1)
    const answer = sentAnswer(factId)
    await record(userId, [answer, answer])
    expect(await logOf(userId)).toHaveLength(1)
    expect(await memories()).toEqual([fold([answer], DEFAULT_SETTINGS)])
  })

  test('overlapping batches of many senders at once are each stored once', async () => {
    const { userId, factIds, memories } = await learnerWithFacts(5)
    const all = Array.from({ length: 40 }, (_, index) =>
      sentAnswer(factIds[index % 5] ?? '', { at: NOON + index * MINUTE, rating: 3 }),
    )
    const batches = Array.from({ length: 8 }, (_, sender) => all.slice(sender * 4, sender * 4 + 12))
    const verdicts = (await Promise.all(batches.map((batch) => record(userId, batch)))).flat()
    const stored = verdicts.filter(({ status }) => status === 'stored').map(({ id }) => id)
    expect(stored.sort()).toEqual(all.map(({ id }) => id).sort())
    expect(verdicts.filter(({ status }) => status === 'refused')).toEqual([])
    expect(await logOf(userId)).toHaveLength(all.length)
    expect(byFact(await memories())).toEqual(foldedByFact(all))
  })

  test('batches of one learner wait for each other, so that no answer is left out of a memory', async () => {
    const { userId, factIds, memories } = await learnerWithFacts(3)
    const all = Array.from({ length: 72 }, (_, index) =>
      sentAnswer(factIds[index % 3] ?? '', { at: NOON + index * MINUTE }),
    )
    const batches = Array.from({ length: 8 }, (_, sender) =>
      all.filter((_, index) => Math.floor(index / 3) % 8 === sender),
    )
    await Promise.all(batches.map((batch) => record(userId, batch)))
    expect((await memories()).map(({ reps }) => reps)).toEqual([24, 24, 24])
    expect(byFact(await memories())).toEqual(foldedByFact(all))
  })

  test('the memory does not depend on the order, the batches and the repeats of arrival', async () => {
    await fc.assert(
      fc.asyncProperty(
        answerLogs,
        fc.infiniteStream(fc.nat(1000)),
        fc.integer({ min: 1, max: 7 }),
        async (answers, chance, size) => {
          const { userId, factId, memories } = await learnerWithFacts(1)
          const sent: SentReview[] = answers.map(({ id: _, ...answer }) =>
            sentAnswer(factId, { ...answer, factId }),
          )
          const [taken] = sent
          if (taken?.kind === 'answer' && sent.length % 2) sent.push(sentUndo(taken))
          const repeated = [...sent, ...sent.slice(0, 3)]
          const arriving = repeated
            .map((review) => ({ review, place: chance.next().value ?? 0 }))
            .sort((a, b) => a.place - b.place)
            .map(({ review }) => review)
          for (let start = 0; start < arriving.length; start += size) {
            await record(userId, arriving.slice(start, start + size))
          }
          const folded = fold(sent, DEFAULT_SETTINGS)
          expect(await memories()).toEqual(folded ? [folded] : [])
        },
      ),
      { numRuns: 15, seed: 20261123 },
    )
  }, 60_000)

  test('an undo that comes before its answer takes it back all the same', async () => {
    const { userId, factId, memories } = await learnerWithFacts(1)
    const answer = sentAnswer(factId)
    await record(userId, [sentUndo(answer)])
    expect(await record(userId, [answer])).toEqual([{ id: answer.id, status: 'stored' }])
    expect(await memories()).toEqual([])
  })

  test('when every answer is taken back there is no memory left', async () => {
    const { userId, factId, memories } = await learnerWithFacts(2)
    const [first, second] = [sentAnswer(factId), sentAnswer(factId, { at: NOON + MINUTE })]
    await record(userId, [first, second])
    expect(await memories()).toHaveLength(1)
    await record(userId, [sentUndo(second)])
    expect(await memories()).toEqual([fold([first], DEFAULT_SETTINGS)])
    await record(userId, [sentUndo(first)])
    expect(await memories()).toEqual([])
  })

  test('a review from the future is taken as of now', async () => {
    const { userId, factId, memories } = await learnerWithFacts(1)
    const answer = sentAnswer(factId, { at: NOON + 7 * 86_400_000 })
    await record(userId, [answer], NOON)
    expect((await logOf(userId)).map(({ at }) => at)).toEqual([NOON])
    expect(await memories()).toEqual([fold([{ ...answer, at: NOON }], DEFAULT_SETTINGS)])
  })

  test('the log keeps what a wrong clock said, beside the time that counts', async () => {
    const { userId, factIds, memories } = await learnerWithFacts(3)
    const [early = '', late = '', right = ''] = factIds
    const ahead = sentAnswer(early, { at: NOON + 5 * HOUR })
    await recordReviews(database.db, userId, [ahead], NOON + HOUR, NOON + 6 * HOUR)
    const future = sentAnswer(late, { at: NOON + 9 * HOUR })
    await recordReviews(database.db, userId, [future], NOON + HOUR, NOON + HOUR)
    const fine = sentAnswer(right, { at: NOON })
    await recordReviews(database.db, userId, [fine], NOON + HOUR, NOON + HOUR - 500)

    const rows = await database.db.review.findMany({ where: { userId } })
    expect(
      Object.fromEntries(
        rows.map(({ factId, at, clientAt, clockOffsetSeconds }) => [
          factId,
          [at.getTime(), clientAt?.getTime() ?? null, clockOffsetSeconds],
        ]),
      ),
    ).toEqual({
      [early]: [NOON, NOON + 5 * HOUR, -5 * 3600],
      [late]: [NOON + HOUR, NOON + 9 * HOUR, null],
      [right]: [NOON, null, null],
    })
    expect((await memories()).find(({ factId }) => factId === early)).toEqual(
      fold([{ ...ahead, at: NOON }], DEFAULT_SETTINGS),
    )
  })

  test('a fact of another learner does not exist', async () => {
    const bob = await learnerWithFacts(1)
    const alice = await learnerWithFacts(1)
    const answer = sentAnswer(bob.factId)
    expect(await record(alice.userId, [answer])).toEqual([
      { id: answer.id, status: 'refused', reason: 'unknown-fact' },
    ])
    expect(await logOf(alice.userId)).toEqual([])
    expect(await database.db.memory.count({ where: { factId: bob.factId } })).toBe(0)
    expect(await database.db.enrolment.count({ where: { userId: alice.userId } })).toBe(0)
  })

  test('two learners may use the same id for reviews of their own', async () => {
    const [bob, alice] = [await learnerWithFacts(1), await learnerWithFacts(1)]
    const { id } = sentAnswer('')
    for (const { userId, factId } of [bob, alice]) {
      expect(await record(userId, [sentAnswer(factId, { id })])).toEqual([{ id, status: 'stored' }])
    }
  })

  test('who answers studies the comparison from then on', async () => {
    const { userId, comparisonId, factId } = await learnerWithFacts(1)
    await record(userId, [sentAnswer(factId)])
    await record(userId, [sentAnswer(factId)])
    expect(await database.db.enrolment.findMany({ where: { userId } })).toMatchObject([
      { ownerId: userId, comparisonId },
    ])
  })

  test('a learner who is gone leaves nothing behind', async () => {
    const { factId } = await learnerWithFacts(1)
    const answer = sentAnswer(factId)
    const nobody = crypto.randomUUID()
    expect(await record(nobody, [answer])).toEqual([
      { id: answer.id, status: 'refused', reason: 'unknown-fact' },
    ])
    expect(await logOf(nobody)).toEqual([])
  })
})

const byFact = (memories: readonly (Memory | null)[]) =>
  memories.toSorted((a, b) => ((a?.factId ?? '') < (b?.factId ?? '') ? -1 : 1))

const foldedByFact = (reviews: readonly SentReview[]) =>
  byFact(
    [...new Set(reviews.map(({ factId }) => factId))].map((wanted) =>
      fold(
        reviews.filter(({ factId }) => factId === wanted),
        DEFAULT_SETTINGS,
      ),
    ),
  )

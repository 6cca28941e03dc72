import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BackupRecord } from '../../core/exchange/backup'
import type { SentReview } from '../../core/records'
import { NOON } from '../../core/scheduling/fixtures'
import { recordAttempts } from '../../data/attempts'
import { withhold } from '../../data/authoring'
import { backupOf } from '../../data/backup-export'
import { importBackup } from '../../data/backup-import'
import { findLibraryComparison } from '../../data/comparisons'
import { enrol } from '../../data/enrolments'
import {
  LATER,
  memoryOf,
  newComparison,
  newLearner,
  ownDatabase,
  revisionOf,
  sentAnswer,
  sentCommand,
  sentUndo,
  type TestDatabase,
} from '../../data/fixtures'
import { saveGoal } from '../../data/goals'
import { reportItem } from '../../data/item-reports'
import { askForLetters } from '../../data/letters'
import { refold } from '../../data/refold'
import { saveReminderTimes } from '../../data/reminders'
import { recordReviews } from '../../data/reviews'
import { saveRevision } from '../../data/revisions'
import { saveDayPlan, saveSettings, updateEnrolment } from '../../data/settings'
import { backupStream, withBackup } from './backup-file'
import { resealed } from './fixtures'

let here: TestDatabase
let there: TestDatabase

beforeAll(async () => {
  here = await ownDatabase()
  there = await ownDatabase()
}, 240_000)

afterAll(async () => {
  await there?.close()
  await here?.close()
})

async function saved({ db }: TestDatabase, userId: string, savedAt = NOON): Promise<string> {
  return new Response(backupStream(backupOf(db, userId), { of: 'ada', savedAt })).text()
}

const digestOf = (file: string) => /"sha256":"([0-9a-f]{64})"/.exec(file)?.[1]

async function* inChunks(text: string, size = 700): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function imported({ db }: TestDatabase, userId: string, file: string) {
  const result = await withBackup(inChunks(file), ({ records }) =>
    importBackup(db, userId, records(), LATER),
  )
  if (result.ok) await refold(db, userId)
  return result
}

async function memoriesOf({ db }: TestDatabase, userId: string, own: readonly string[]) {
  const rows = await db.memory.findMany({ where: { userId, factId: { in: [...own] } } })
  return rows.map(memoryOf).sort((a, b) => (a.factId < b.factId ? -1 : 1))
}

let learners = 0

/** A learner with something of everything. */
async function richLearner({ db }: TestDatabase) {
  const userId = await newLearner(db)
  const slug = `cat-and-dog-${'abcdefghijk'[learners++]}${'z'.repeat(13)}`
  const own = await newComparison(db, userId, 6, slug)
  const kept = Array.from({ length: 4 }, (_, index) => `Cats know trick number ${index}`)
  await saveRevision(db, userId, revisionOf([...kept, 'Cats purr', 'Ünïcödé | "quotes"'], slug))
  await db.comparison.updateMany({
    where: { ownerId: userId },
    data: {
      visibility: 'unlisted',
      tags: ['pets'],
      archivedAt: new Date(NOON + 1),
      clonedFromOwner: uuidv7(),
      clonedFromId: uuidv7(),
      clonedFromRevision: 3,
      clonedFromTitle: 'Cats & Dogs',
    },
  })
  const { id: comparisonId } = await db.comparison.findFirstOrThrow({ where: { ownerId: userId } })
  await withhold(db, userId, comparisonId, { itemId: 'silly' }, true, NOON)
  await withhold(db, userId, comparisonId, { factId: own.factIds[1] ?? '' }, true, NOON)
  const library = await findLibraryComparison(db, 'docker-and-kubernetes')
  if (!library) throw new Error('no library')
  const facts = library.comparison.facts.map(({ id }) => id)
  const [first = '', second = '', third = '', fourth = ''] = facts
  const attempt = uuidv7()
  const taken = sentAnswer(third, { at: NOON + 3000 })
  const reviews: SentReview[] = [
    ...own.factIds.map((factId, n) => sentAnswer(factId, { at: NOON + n * 1000 })),
    sentAnswer(own.factIds[0] ?? '', {
      at: NOON + 86_400_000,
      rating: 1,
      hinted: true,
      slow: true,
    }),
    {
      ...sentAnswer(first, {
        at: NOON + 2000,
        format: 'which-statement',
        rating: null,
        correct: false,
        options: 3,
      }),
      itemId: 'item',
      attemptId: attempt,
      chosenFactId: second,
      chosenSubject: 'kubernetes',
    },
    sentAnswer(second, { at: NOON + 2500, practice: true }),
    taken,
    sentUndo(taken),
    sentCommand(fourth, NOON + 4000, { kind: 'suspend' }),
    sentCommand(second, NOON + 5000, { kind: 'flag', flag: 3 }),
    sentCommand(first, NOON + 6000, { kind: 'set-due', days: 12 }),
  ]
  await recordReviews(db, userId, reviews, LATER, LATER - 5 * 60_000)
  await recordAttempts(db, userId, [
    {
      id: attempt,
      comparisonId: library.id,
      revision: 1,
      settings: 'seed=x&count=2',
      startedAt: NOON,
      finishedAt: NOON + 9000,
      total: 2,
      correct: 1,
      answers: [
        { itemId: 'item', correct: false, chosen: second, elapsedMs: 1200 },
        { itemId: 'other', correct: true, chosen: null, elapsedMs: null },
      ],
    },
  ])
  await enrol(db, userId, library)
  await updateEnrolment(db, userId, library, { desiredRetention: 0.85, examDay: 21_000 })
  await reportItem(db, userId, library, { itemId: 'item', reason: 'ambiguous' })
  await saveSettings(db, userId, { newPerDay: 7, learnAheadMinutes: 5, timeZone: 'Asia/Tokyo' })
  await saveGoal(db, userId, { amount: 12, unit: 'minutes' })
  await saveDayPlan(db, userId, { day: 20_000, extraNew: 3, extraReviews: 0, catchUp: 40 })
  await saveReminderTimes(db, userId, { at: 500, quietFrom: 1200, quietTo: 400 }, NOON)
  await askForLetters(db, userId, LATER)
  await db.training.create({
    data: {
      userId,
      id: uuidv7(),
      status: 'kept',
      progress: 1,
      startedAt: new Date(NOON),
      heardAt: new Date(NOON),
      finishedAt: new Date(NOON + 1000),
      result: { before: 0.41, after: 0.4 },
    },
  })
  await refold(db, userId)
  return { userId, slug, own: own.factIds, facts, reviews }
}

describe('a backup', () => {
  test('is one JSON document that says what it holds', async () => {
    const { userId, reviews } = await richLearner(here)
    const file = await saved(here, userId)
    const { discern, version, records, count } = JSON.parse(file)
    expect({ discern, version, count }).toEqual({
      discern: 'backup',
      version: 1,
      count: records.length,
    })
    const kinds = records.map(({ record }: { record: string }) => record)
    expect(kinds.filter((kind: string) => kind === 'review')).toHaveLength(reviews.length)
    expect(new Set(kinds)).toEqual(
      new Set([
        'profile',
        'comparison',
        'revision',
        'fact',
        'place',
        'enrolment',
        'training',
        'review',
        'attempt',
        'first-answer',
        'item-report',
      ]),
    )
    expect(file).not.toContain(userId)
  })

  test('has a digest of what it holds, whenever and for whom it was saved', async () => {
    const { userId } = await richLearner(here)
    const [once, again] = [await saved(here, userId), await saved(here, userId, NOON + 1)]
    expect(again).not.toBe(once)
    expect(digestOf(again)).toBe(digestOf(once))
  })

  test('of a new account holds no more than its settings', async () => {
    const { records } = JSON.parse(await saved(here, await newLearner(here.db)))
    expect(records.map(({ record }: { record: string }) => record)).toEqual(['profile'])
  })
})

describe('an import', () => {
  test('into a new account of another database gives the same backup and the same memories', async () => {
    const { userId, own } = await richLearner(here)
    const file = await saved(here, userId)
    const newcomer = await newLearner(there.db)
    const result = await imported(there, newcomer, file)
    expect(result).toMatchObject({ ok: true, value: { present: 0, leftOut: [] } })
    expect(await saved(there, newcomer)).toBe(file)
    expect(await memoriesOf(there, newcomer, own)).toEqual(await memoriesOf(here, userId, own))
    const [before, after] = await Promise.all(
      (
        [
          [here, userId],
          [there, newcomer],
        ] as const
      ).map(([{ db }, id]) => db.memory.count({ where: { userId: id } })),
    )
    expect(after).toBe(before)
  })

  test('may be repeated', async () => {
    const { userId } = await richLearner(here)
    const file = await saved(here, userId)
    const newcomer = await newLearner(there.db)
    await imported(there, newcomer, file)
    const again = await imported(there, newcomer, file)
    if (!again.ok || !again.value) throw new Error('refused')
    expect(Object.values(again.value.added).every((count) => count === 0)).toBe(true)
    expect(again.value.present).toBeGreaterThan(20)
    expect(await saved(there, newcomer)).toBe(file)
  })

  test('keeps what is there and adds what is missing', async () => {
    const { userId, slug } = await richLearner(here)
    const file = await saved(here, userId)
    const other = await newLearner(there.db)
    const own = await newComparison(there.db, other, 2, slug)
    await recordReviews(
      there.db,
      other,
      own.factIds.map((id) => sentAnswer(id)),
      LATER,
    )
    await saveSettings(there.db, other, { newPerDay: 33 })
    await saveGoal(there.db, other, { amount: 3, unit: 'reviews' })
    const reviews = await there.db.review.count({ where: { userId: other } })
    const result = await imported(there, other, file)
    expect(result).toMatchObject({ ok: true, value: { leftOut: [] } })
    expect(await there.db.review.count({ where: { userId: other } })).toBe(
      reviews + (await here.db.review.count({ where: { userId } })),
    )
    const row = await there.db.user.findUniqueOrThrow({ where: { id: other } })
    expect(row).toMatchObject({ newPerDay: 33, dailyGoal: 3, timeZone: 'Asia/Tokyo' })
    const slugs = await there.db.comparison.findMany({ where: { ownerId: other } })
    expect(slugs.map(({ slug }) => slug).sort()).toEqual([
      slug,
      expect.stringMatching(/^cat-and-dog-[a-z2-9]{14}$/),
    ])
  })

  test('takes no address that could be guessed', async () => {
    const userId = await newLearner(here.db)
    await newComparison(here.db, userId, 2, 'sign-in-help')
    const newcomer = await newLearner(there.db)
    await imported(there, newcomer, await saved(here, userId))
    const made = await there.db.address.findMany({ where: { ownerId: newcomer } })
    expect(made.map(({ address }) => address)).toEqual([
      expect.stringMatching(/^sign-in-help-[a-z2-9]{14}$/),
    ])
  })

  test('takes no address that is somebody else’s', async () => {
    const { userId, slug } = await richLearner(here)
    const file = await saved(here, userId)
    const [first, second] = [await newLearner(there.db), await newLearner(there.db)]
    await imported(there, first, file)
    await imported(there, second, file)
    const of = async (ownerId: string) =>
      (await there.db.address.findMany({ where: { ownerId } })).map(({ address }) => address)
    expect(await of(first)).toEqual([slug])
    expect(await of(second)).toEqual([expect.stringMatching(/^cat-and-dog-[a-z2-9]{14}$/)])
  })

  test('goes on where answers were given since', async () => {
    const { userId, own } = await richLearner(here)
    const file = await saved(here, userId)
    const newcomer = await newLearner(there.db)
    await imported(there, newcomer, file)
    await recordReviews(there.db, newcomer, [sentAnswer(own[1] ?? '', { at: NOON + 9e8 })], LATER)
    const bigger = await saved(there, newcomer)
    const back = await imported(here, userId, bigger)
    expect(back).toMatchObject({ ok: true, value: { added: { review: 1 } } })
    expect(digestOf(await saved(here, userId))).toBe(digestOf(bigger))
  })

  test('touches nobody else', async () => {
    const { userId } = await richLearner(here)
    const bystander = await richLearner(there)
    const before = await saved(there, bystander.userId)
    await imported(there, await newLearner(there.db), await saved(here, userId))
    expect(await saved(there, bystander.userId)).toBe(before)
  })

  test('says what has no home here', async () => {
    const { userId } = await richLearner(here)
    const file = await saved(here, userId)
    const elsewhere = file.replaceAll('library/docker-and-kubernetes', 'library/no-such-name')
    const newcomer = await newLearner(there.db)
    const result = await imported(there, newcomer, resealed(elsewhere))
    if (!result.ok || !result.value) throw new Error('refused')
    expect(result.value.leftOut).toEqual([
      { reason: 'unknown-comparison', comparison: 'library/no-such-name', count: 12 },
    ])
    expect(await there.db.review.count({ where: { userId: newcomer } })).toBe(7)
  })

  test('that fails on the way leaves nothing behind', async () => {
    const { userId } = await richLearner(here)
    const newcomer = await newLearner(there.db)
    const before = await saved(there, newcomer)
    async function* breaking(records: AsyncGenerator<BackupRecord>) {
      for await (const record of records) {
        if (record.record === 'attempt') throw new Error('the disk is gone')
        yield record
      }
    }
    const attempt = withBackup(inChunks(await saved(here, userId)), ({ records }) =>
      importBackup(there.db, newcomer, breaking(records()), LATER),
    )
    await expect(attempt).rejects.toThrow('the disk is gone')
    expect(await saved(there, newcomer)).toBe(before)
  })

  test('of an account that is gone does nothing', async () => {
    const { userId } = await richLearner(here)
    const result = await imported(there, crypto.randomUUID(), await saved(here, userId))
    expect(result).toEqual({ ok: true, value: null })
  })
})

import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { seedLibrary } from '../../prisma/seed'
import { NOON } from '../core/scheduling/fixtures'
import {
  createComparison,
  editComparison,
  purgeDeleted,
  setState,
  UNDO_DAYS,
  withheldOf,
  withhold,
} from './authoring'
import { LIBRARY_OWNER } from './client'
import {
  findComparisons,
  findVisibleComparison,
  findVisibleComparisonById,
  listLibrary,
} from './comparisons'
import { enrolments } from './enrolments'
import { databaseOfFile, LATER, newLearner, ownDatabase, revisionOf, sentAnswer } from './fixtures'
import { brokenItems } from './items'
import { memoriesOf, soonestMemories } from './memories'
import { newFactsOfComparison } from './new-facts'
import { listOwn, originFor, revisionsOf, sourceOf } from './own-comparisons'
import { recordReviews } from './reviews'

const database = databaseOfFile()

const TEXT = [
  'Cats sleep for sixteen hours of the day',
  'Cats purr when they are content',
  'Cats land on their feet after a fall',
] as const

async function authored(statements: readonly string[] = TEXT, ownerId?: string) {
  const { db } = database
  const owner = ownerId ?? (await newLearner(db))
  const id = randomUUID()
  const address = `cat-and-dog-${randomUUID()}`
  const made = await createComparison(db, owner, { id, address, ...revisionOf(statements) })
  if (!made.ok) throw new Error(made.error)
  const facts = () =>
    db.fact.findMany({
      where: { ownerId: owner, comparisonId: id },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    })
  const edit = (base: number, next: readonly string[], refused: readonly string[] = []) =>
    editComparison(db, owner, id, { base, ...revisionOf(next), refused: new Set(refused) })
  return { owner, id, address, facts, edit, saved: made.value }
}

describe('createComparison', () => {
  test('repeated with the same id it creates one', async () => {
    const { owner, id, address, saved } = await authored()
    expect(saved).toEqual({ id, slug: address, revision: 1 })
    const again = await createComparison(database.db, owner, {
      id,
      address: 'another',
      ...revisionOf(TEXT),
    })
    expect(again).toEqual({ ok: true, value: saved })
    const other = await createComparison(database.db, owner, {
      id,
      address: 'another',
      ...revisionOf(TEXT.slice(1)),
    })
    expect(other).toEqual({ ok: true, value: { ...saved, revision: 2 } })
    expect(await database.db.comparison.count({ where: { ownerId: owner } })).toBe(1)
    expect(await database.db.address.count({ where: { ownerId: owner } })).toBe(1)
  })

  test('a person has at most 500, deleted ones apart', async () => {
    const { owner, id } = await authored()
    await database.sql(
      `INSERT INTO comparisons (owner_id, id, slug, title, shape, revision, updated_at)
       SELECT $1::uuid, gen_random_uuid(), 'filler-' || n, 'Filler', 'matrix', 1, now()
       FROM generate_series(1, 499) AS n`,
      [owner],
    )
    await expect(authored(TEXT, owner)).rejects.toThrow('too-many')
    await setState(database.db, owner, id, { deleted: true }, NOON)
    const { id: other } = await authored(TEXT, owner)
    expect(await setState(database.db, owner, id, { deleted: false }, NOON)).toBe(false)
    await setState(database.db, owner, other, { deleted: true }, NOON)
    expect(await setState(database.db, owner, id, { deleted: false }, NOON)).toBe(true)
  })
})

describe('editComparison', () => {
  test('a changed fact keeps its id, unless the author says it is another', async () => {
    const happy = [TEXT[0], 'Cats purr when they are happy', TEXT[2]]
    const kept = await authored()
    const before = await kept.facts()
    expect(await kept.edit(1, happy)).toMatchObject({ ok: true, value: { revision: 2 } })
    expect((await kept.facts()).map(({ id }) => id)).toEqual(before.map(({ id }) => id))

    const refused = await authored()
    const [first, second, third] = await refused.facts()
    await refused.edit(1, happy, [second?.id ?? ''])
    const after = await refused.facts()
    const standing = after.filter(({ retiredAt }) => retiredAt === null)
    expect(standing.map(({ statement }) => statement)).toEqual(happy)
    expect(standing[0]?.id).toBe(first?.id)
    expect(standing[2]?.id).toBe(third?.id)
    expect(standing[1]?.id).not.toBe(second?.id)
    expect(after.find(({ id }) => id === second?.id)?.retiredAt).not.toBeNull()
  })

  test('an edit of a revision that is not the current one is a conflict, a repeated one is not', async () => {
    const { id, edit, owner } = await authored()
    expect(await edit(1, TEXT.slice(0, 2))).toMatchObject({ ok: true })
    expect(await edit(1, TEXT.slice(1))).toEqual({ ok: false, error: 'conflict' })
    expect(await edit(1, TEXT.slice(0, 2))).toMatchObject({ ok: true, value: { revision: 2 } })
    expect((await revisionsOf(database.db, owner, id)).map(({ number }) => number)).toEqual([2, 1])
    expect(await sourceOf(database.db, owner, id, 1)).toBe(TEXT.join('\n'))
    expect(await sourceOf(database.db, owner, id, 3)).toBeNull()
  })

  test('somebody else has nothing to edit, delete or withhold', async () => {
    const { id, facts } = await authored()
    const stood = await facts()
    const other = await newLearner(database.db)
    const { db } = database
    const refused = new Set<string>()
    expect(
      await editComparison(db, other, id, { base: 1, ...revisionOf(['Dogs bark']), refused }),
    ).toEqual({ ok: false, error: 'not-found' })
    expect(await setState(db, other, id, { deleted: true }, NOON)).toBe(false)
    expect(await setState(db, other, id, { archived: true }, NOON)).toBe(false)
    expect(await setState(db, other, id, { visibility: 'public' }, NOON)).toBe(false)
    expect(await withhold(db, other, id, { factId: stood[0]?.id ?? '' }, true, NOON)).toBe(false)
    expect(await sourceOf(db, other, id, 1)).toBeNull()
    expect(await revisionsOf(db, other, id)).toEqual([])
    expect(await facts()).toEqual(stood)
  })
})

describe('who sees a comparison', () => {
  test('a private one its owner alone, others whoever has the address', async () => {
    const { owner, id, address } = await authored()
    const other = await newLearner(database.db)
    const seenBy = async (userId: string | null) =>
      (await findVisibleComparison(database.db, userId, address))?.id ?? null
    expect([await seenBy(owner), await seenBy(other), await seenBy(null)]).toEqual([id, null, null])
    for (const visibility of ['unlisted', 'public'] as const) {
      await setState(database.db, owner, id, { visibility }, NOON)
      expect([await seenBy(other), await seenBy(null)]).toEqual([id, id])
      const byId = await findVisibleComparisonById(database.db, other, owner, id)
      expect(byId?.id ?? null).toBe(visibility === 'public' ? id : null)
    }
    await setState(database.db, owner, id, { deleted: true }, NOON)
    expect([await seenBy(owner), await seenBy(other), await seenBy(null)]).toEqual([
      null,
      null,
      null,
    ])
    await setState(database.db, owner, id, { deleted: false }, NOON)
    expect(await seenBy(owner)).toBe(id)
  })

  test('the library is there for all by its names', async () => {
    const found = await findVisibleComparison(database.db, null, 'tcp-and-udp')
    expect(found).toMatchObject({ ownerId: LIBRARY_OWNER, visibility: 'public', archived: false })
  })
})

describe('archiving and deleting', () => {
  const UNSEEN = [{ archived: true }, { deleted: true }] as const

  test.each(UNSEEN)(
    '%j keeps its facts out of the daily review until taken back',
    async (change) => {
      const { db } = database
      const { owner, id, facts } = await authored()
      const [fact] = await facts()
      await recordReviews(db, owner, [sentAnswer(fact?.id ?? '')], LATER)
      const inReview = async () => [
        (await soonestMemories(db, owner, 10)).length,
        (await enrolments(db, owner)).length,
      ]
      expect(await inReview()).toEqual([1, 1])
      await setState(db, owner, id, change, NOON)
      expect(await inReview()).toEqual([0, 0])
      const back = 'archived' in change ? { archived: false } : { deleted: false }
      await setState(db, owner, id, back, NOON)
      expect(await inReview()).toEqual([1, 1])
    },
  )

  test('the list of own ones tells all that are there', async () => {
    const { owner, id } = await authored()
    const { id: other } = await authored(TEXT.slice(1), owner)
    await setState(database.db, owner, id, { archived: true }, NOON)
    await setState(database.db, owner, other, { deleted: true }, NOON)
    const own = await listOwn(database.db, owner)
    expect(own).toHaveLength(2)
    expect(own.find((line) => line.id === id)).toMatchObject({ archived: true, deletedAt: null })
    expect(own.find((line) => line.id === other)).toMatchObject({
      archived: false,
      deletedAt: NOON,
      facts: 2,
      origin: null,
    })
  })

  test('what was deleted long ago is purged, with its address', async () => {
    const own = await ownDatabase()
    try {
      const ownerId = await newLearner(own.db)
      const [old, young] = [randomUUID(), randomUUID()]
      for (const id of [old, young]) {
        await createComparison(own.db, ownerId, { id, address: id, ...revisionOf(TEXT) })
      }
      await setState(own.db, ownerId, old, { deleted: true }, NOON)
      await setState(own.db, ownerId, young, { deleted: true }, NOON + 1)
      expect(await purgeDeleted(own.db, NOON + UNDO_DAYS * 86_400_000, 10)).toBe(1)
      const left = await own.db.comparison.findMany({ where: { ownerId }, select: { id: true } })
      expect(left).toEqual([{ id: young }])
      expect(await own.db.address.count({ where: { ownerId } })).toBe(1)
      expect(await own.db.fact.count({ where: { ownerId } })).toBe(TEXT.length)
    } finally {
      await own.close()
    }
  })
})

test('a withheld fact is asked of nobody, and everything known of it waits', async () => {
  const { db } = database
  const { owner, id, facts, edit } = await authored()
  const [first, second] = await facts()
  const factId = first?.id ?? ''
  await recordReviews(db, owner, [sentAnswer(factId)], LATER)
  const confidences = async () =>
    (await findComparisons(db, owner, [id]))[0]?.comparison.facts.map(
      ({ confidence }) => confidence,
    )
  const fresh = async () =>
    (await newFactsOfComparison(db, owner, { ownerId: owner, id }, { limit: 9, now: NOON })).length
  expect(await confidences()).toEqual([1, 1, 1])
  expect(await withhold(db, owner, id, { factId }, true, NOON)).toBe(true)
  expect(await withhold(db, owner, id, { factId: second?.id ?? '' }, true, NOON)).toBe(true)
  expect(await confidences()).toEqual([0, 0, 1])
  expect(await fresh()).toBe(1)
  expect(await memoriesOf(db, owner, owner, id)).toEqual([])
  expect((await withheldOf(db, owner, id)).factIds).toEqual([factId, second?.id])

  await edit(1, ['Cats sleep for fifteen hours of the day', ...TEXT.slice(1)])
  expect(await confidences()).toEqual([0, 0, 1])

  expect(await withhold(db, owner, id, { factId }, false, NOON)).toBe(true)
  expect(await confidences()).toEqual([1, 0, 1])
  expect(await memoriesOf(db, owner, owner, id)).toHaveLength(1)
  expect(await withhold(db, owner, id, { factId: randomUUID() }, true, NOON)).toBe(false)
})

test('a withheld item is among those not to be asked', async () => {
  const { db } = database
  const { owner, id } = await authored()
  expect(await withhold(db, owner, id, { itemId: 'item' }, true, NOON)).toBe(true)
  expect(await withhold(db, owner, id, { itemId: 'item' }, true, NOON)).toBe(true)
  expect(await brokenItems(db, owner, [id])).toEqual(['item'])
  expect((await withheldOf(db, owner, id)).itemIds).toEqual(['item'])
  await withhold(db, owner, id, { itemId: 'item' }, false, NOON)
  expect(await brokenItems(db, owner, [id])).toEqual([])
})

test('a copy says what it was copied from, whatever becomes of that', async () => {
  const { owner, id } = await authored()
  const copier = await newLearner(database.db)
  const copy = randomUUID()
  const origin = { ownerId: owner, id, revision: 1, title: 'Cat & Dog' }
  await createComparison(database.db, copier, {
    id: copy,
    address: copy,
    origin,
    ...revisionOf(TEXT),
  })
  await database.db.user.delete({ where: { id: owner } })
  expect(await originFor(database.db, copier, copy)).toEqual(origin)
})

test('tags of the library are stored, also where the text was stored before', async () => {
  const tagsOf = async () =>
    (await listLibrary(database.db)).find(({ slug }) => slug === 'tcp-and-udp')?.tags
  expect(await tagsOf()).toEqual(['infrastructure', 'networking'])
  await database.db.comparison.updateMany({
    where: { ownerId: LIBRARY_OWNER, slug: 'tcp-and-udp' },
    data: { tags: [] },
  })
  expect((await seedLibrary(database.url)).changed).toBe(0)
  expect(await tagsOf()).toEqual(['infrastructure', 'networking'])
})

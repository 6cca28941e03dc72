import { v7 as uuidv7 } from 'uuid'
import { expect, test, vi } from 'vitest'
import { dockerAndKubernetes } from '../core/questions/fixtures'
import { QUIZ_FORMATS } from '../core/questions/types'
import { NOON } from '../core/scheduling/fixtures'
import type { Viewer } from '../data/accounts'
import { recordAttempts } from '../data/attempts'
import { findVisibleComparison, type StoredComparison } from '../data/comparisons'
import { databaseOfFile, newViewer, revisionOf, sentAnswer } from '../data/fixtures'
import { reportItem, withdrawReport } from '../data/item-reports'
import { itemStatistics, recountItems } from '../data/items'
import { recordReviews } from '../data/reviews'
import { saveRevision } from '../data/revisions'
import { countedItems, itemsPageOf } from './items'
import { quizFor } from './quiz'
import { sittingOf } from './sitting'

const held = vi.hoisted(() => ({ db: undefined as unknown, now: 0 }))
vi.mock('./database', () => ({ database: () => held.db }))
vi.mock('./clock', () => ({ now: () => held.now }))

const DAY = 86_400_000

const database = databaseOfFile(({ db }) => {
  held.db = db
})

/** A learner with a comparison of their own, which no other test asks about. */
async function author(): Promise<{ viewer: Viewer; found: StoredComparison }> {
  const viewer = await newViewer(database.db)
  await saveRevision(database.db, viewer.id, {
    ...revisionOf([], 'of-my-own'),
    comparison: dockerAndKubernetes,
  })
  const found = await findVisibleComparison(database.db, viewer.id, 'of-my-own')
  if (!found) throw new Error('no comparison')
  return { viewer, found }
}

const SETTINGS = { seed: 'a', count: 5, formats: QUIZ_FORMATS, topics: null, pick: null }

test('what a learner reports is not in their next quiz, and comes back', async () => {
  const { viewer, found } = await author()
  const before = (await quizFor(viewer, found, SETTINGS)).items
  const itemId = before[0]?.id ?? ''
  await reportItem(database.db, viewer.id, found, { itemId, reason: 'wrong' })
  const after = (await quizFor(viewer, found, SETTINGS)).items
  expect(after.map(({ id }) => id)).not.toContain(itemId)
  expect((await quizFor(null, found, SETTINGS)).items[0]?.id).toBe(itemId)
  expect((await itemsPageOf(viewer, found)).reported).toMatchObject([
    { item: { id: itemId }, reason: 'wrong' },
  ])
  await withdrawReport(database.db, viewer.id, found, itemId)
  expect((await quizFor(viewer, found, SETTINGS)).items).toEqual(before)
})

test('nor in their next sitting', async () => {
  const { viewer, found } = await author()
  held.now = NOON + 400 * DAY
  const [fact] = found.comparison.facts
  await recordReviews(
    database.db,
    viewer.id,
    [0, 3].map((day) => sentAnswer(fact?.id ?? '', { at: NOON + day * DAY, rating: 4 })),
    held.now,
  )
  const asked = async () => (await sittingOf(viewer)).cards[fact?.id ?? '']?.items ?? []
  const before = await asked()
  expect(before.length).toBeGreaterThan(0)
  for (const { id } of before) {
    await reportItem(database.db, viewer.id, found, { itemId: id, reason: 'ambiguous' })
  }
  const ids = before.map(({ id }) => id)
  expect((await asked()).filter(({ id }) => ids.includes(id))).toEqual([])
})

test('what was answered is counted; too few answers are not told', async () => {
  const { viewer, found } = await author()
  const { items } = await quizFor(viewer, found, SETTINGS)
  await recordAttempts(database.db, viewer.id, [
    {
      id: uuidv7(),
      comparisonId: found.id,
      revision: 1,
      settings: 'seed=a',
      startedAt: NOON,
      finishedAt: NOON,
      total: items.length,
      correct: items.length,
      answers: items.map(({ id }) => ({ itemId: id, correct: true })),
    },
  ])
  await recountItems(database.db, found, (await countedItems(found)) ?? [])
  expect(await itemStatistics(database.db, found)).toHaveLength(items.length)
  const page = await itemsPageOf(viewer, found)
  expect(page.judged).toEqual([])
  expect(page.aside).toEqual([])
  expect(page.total).toBeGreaterThanOrEqual(items.length)
})

test('a comparison that is gone has nothing to count', async () => {
  const { found } = await author()
  expect(await countedItems({ ownerId: found.ownerId, id: uuidv7() })).toBeNull()
})

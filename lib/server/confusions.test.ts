import { expect, test, vi } from 'vitest'
import { NOON } from '../core/scheduling/fixtures'
import type { Viewer } from '../data/accounts'
import type { StoredComparison } from '../data/comparisons'
import { databaseOfFile, fromLibrary, newViewer, sentAnswer, sentUndo } from '../data/fixtures'
import { recordReviews } from '../data/reviews'
import { confusionsIn, topMixUp } from './confusions'

const held = vi.hoisted(() => ({ db: undefined as unknown }))
vi.mock('./database', () => ({ database: () => held.db }))

let found: StoredComparison
const database = databaseOfFile(async ({ db }) => {
  held.db = db
  found = await fromLibrary(db)
})

const learner = () => newViewer(database.db)

const dockers = () => found.comparison.facts.filter(({ about }) => about.join() === 'docker')
const wrong = (factId: string, chosenSubject: string | null, minute = 0) => ({
  ...sentAnswer(factId, {
    at: NOON + minute * 60_000,
    format: 'which-subject',
    rating: null,
    correct: false,
    options: 2,
  }),
  chosenSubject,
})

const record = (viewer: Viewer, reviews: Parameters<typeof recordReviews>[2]) =>
  recordReviews(database.db, viewer.id, reviews, NOON + 86_400_000)

test('wrong choices that stand are counted, each once, of one learner only', async () => {
  const [ada, bob] = [await learner(), await learner()]
  const [first, second] = dockers()
  if (!first || !second) throw new Error('too few facts')
  const taken = wrong(first.id, 'kubernetes', 1)
  const kept = wrong(first.id, 'kubernetes', 2)
  await record(ada, [
    taken,
    sentUndo(taken),
    kept,
    kept,
    wrong(second.id, 'kubernetes', 3),
    wrong(second.id, 'docker', 4),
    wrong(second.id, null, 5),
    wrong(second.id, 'podman', 6),
    { ...wrong(second.id, 'kubernetes', 7), correct: true, chosenSubject: null },
  ])
  await record(bob, [wrong(first.id, 'kubernetes')])
  expect(await confusionsIn(ada, found)).toMatchObject({
    count: 2,
    pairs: [{ right: 'docker', chosen: 'kubernetes', count: 2 }],
  })
  expect((await confusionsIn(bob, found)).count).toBe(1)
  expect((await confusionsIn(await learner(), found)).count).toBe(0)
})

test('a habit begins with the third time', async () => {
  const viewer = await learner()
  const [first] = dockers()
  if (!first) throw new Error('too few facts')
  await record(viewer, [wrong(first.id, 'kubernetes', 1), wrong(first.id, 'kubernetes', 2)])
  expect(await topMixUp(viewer)).toBeNull()
  await record(viewer, [wrong(first.id, 'kubernetes', 3)])
  expect(await topMixUp(viewer)).toMatchObject({
    found: { slug: 'docker-and-kubernetes' },
    confusions: { count: 3 },
  })
})

import pg from 'pg'
import { describe, expect, test, vi } from 'vitest'
import { studyDay } from '../core/scheduling/day'
import { NOON } from '../core/scheduling/fixtures'
import type { Viewer } from '../data/accounts'
import { findVisibleComparison, type StoredComparison } from '../data/comparisons'
import { enrol } from '../data/enrolments'
import {
  databaseOfFile,
  fromLibrary,
  newComparison,
  newViewer,
  sentAnswer,
  sentUndo,
} from '../data/fixtures'
import { recordReviews } from '../data/reviews'
import { setComparisonExam } from '../data/settings'
import { confusionsIn } from './confusions'
import { masteryMapOf } from './mastery'
import { parseMasteryQuery } from './mastery-query'

const held = vi.hoisted(() => ({ db: undefined as unknown, now: 0 }))
vi.mock('./database', () => ({ database: () => held.db }))
vi.mock('./clock', () => ({ now: () => held.now }))

const DAY = 86_400_000
const TODAY = studyDay(NOON, 'UTC', 4)

let found: StoredComparison
const database = databaseOfFile(async ({ db }) => {
  held.db = db
  found = await fromLibrary(db)
})

async function learner(): Promise<Viewer> {
  const viewer = await newViewer(database.db)
  await enrol(database.db, viewer.id, found)
  return viewer
}

const ask = (viewer: Viewer, params: Record<string, string> = {}, now = NOON) => {
  held.now = now
  return masteryMapOf(viewer, found, parseMasteryQuery(params))
}

const first = () => found.comparison.facts[0] as StoredComparison['comparison']['facts'][number]
async function answered(viewer: Viewer, days: readonly number[]) {
  const answers = days.map((day) =>
    sentAnswer(first().id, {
      at: NOON + day * DAY,
      format: 'which-subject',
      rating: null,
      correct: true,
      options: 2,
    }),
  )
  await recordReviews(database.db, viewer.id, answers, NOON + 1000 * DAY)
  return answers
}

describe('what a learner knows of a comparison', () => {
  test('without an answer is nothing, today and ahead', async () => {
    const map = await ask(await learner())
    expect(map.stops.map(({ kind }) => kind)).toEqual(['today', 'ahead', 'ahead'])
    expect(map.readings.map(({ met }) => met)).toEqual([0, 0, 0])
    expect(map).toMatchObject({ shown: 0, cell: null, tooLong: false })
  })

  test('goes back to the first answer and on to the exam', async () => {
    const viewer = await learner()
    await answered(viewer, [-10, -6])
    await setComparisonExam(database.db, viewer.id, found, TODAY + 90)
    const map = await ask(viewer)
    expect(map.stops.map(({ day }) => day - TODAY)).toEqual([
      -10, -9, -8, -7, -6, -5, -4, -3, -2, -1, 0, 7, 30, 90,
    ])
    const shares = map.readings.map(({ cells }) => cells[0]?.known)
    expect(shares.slice(0, 4)).toEqual(
      [...shares.slice(0, 4)].sort((a, b) => Number(b) - Number(a)),
    )
    expect(Number(shares[4])).toBeGreaterThan(Number(shares[3]))
    expect(Number(shares.at(-1))).toBeLessThan(Number(shares.at(-4)))
  })

  test('at a moment of the address', async () => {
    const viewer = await learner()
    await answered(viewer, [-3])
    const at = async (date: string) => {
      const { stops, shown } = await ask(viewer, { at: date })
      return (stops[shown]?.day ?? 0) - TODAY
    }
    expect(await at('2026-02-28')).toBe(-2)
    expect(await at('2026-03-02')).toBe(0)
    expect(await at('2026-03-08')).toBe(7)
    expect(await at('2026-13-99')).toBe(0)
    expect(await at('yesterday')).toBe(0)
  })
})

describe('a cell', () => {
  const where = () => ({ topic: first().topic, subject: first().about[0] ?? '' })

  test('has its facts with their memory and their log, latest first', async () => {
    const viewer = await learner()
    const [earlier, later] = await answered(viewer, [-5, -2])
    const { cell } = await ask(viewer, where())
    expect(cell?.facts[0]).toMatchObject({ fact: first(), total: 2 })
    expect(cell?.facts[0]?.memory?.reps).toBe(2)
    expect(cell?.facts[0]?.entries.map(({ id }) => id)).toEqual([later?.id, earlier?.id])
    expect(cell?.more).toBe(false)
  })

  test('names what was chosen, and knows nothing of what was taken back', async () => {
    const viewer = await learner()
    const other = found.comparison.subjects.find(({ key }) => !first().about.includes(key))
    const wrong = {
      ...sentAnswer(first().id, {
        format: 'which-subject',
        rating: null,
        correct: false,
        options: 2,
      }),
      chosenSubject: other?.key ?? null,
    }
    const taken = sentAnswer(first().id, { at: NOON + 1000 })
    await recordReviews(database.db, viewer.id, [wrong, taken, sentUndo(taken)], NOON + DAY)
    const { cell } = await ask(viewer, where(), NOON + DAY)
    expect(cell?.facts[0]?.entries.map(({ chosen }) => chosen)).toEqual([other?.name])
  })

  test('shows twenty entries a page', async () => {
    const viewer = await learner()
    await answered(
      viewer,
      Array.from({ length: 45 }, (_, index) => -100 + index),
    )
    const counts = []
    for (const page of ['1', '2', '3', '4', '-1']) {
      const { cell } = await ask(viewer, { ...where(), page })
      counts.push([cell?.facts[0]?.entries.length, cell?.more])
    }
    expect(counts).toEqual([
      [20, true],
      [20, true],
      [5, false],
      [0, false],
      [20, true],
    ])
  })

  test('that is not in the table is none', async () => {
    const viewer = await learner()
    expect((await ask(viewer, { topic: first().topic })).cell).toBeNull()
    expect((await ask(viewer, { ...where(), subject: 'podman' })).cell).toBeNull()
  })
})

test('a page takes at most six statements, however much was answered', async () => {
  const viewer = await learner()
  await answered(
    viewer,
    Array.from({ length: 45 }, (_, index) => -100 + index),
  )
  const spy = vi.spyOn(pg.Client.prototype, 'query')
  const stored = await findVisibleComparison(database.db, viewer.id, found.slug)
  await ask(viewer, { topic: first().topic, subject: first().about[0] ?? '' })
  await confusionsIn(viewer, stored ?? found)
  expect(spy.mock.calls.length).toBeLessThanOrEqual(6)
  spy.mockRestore()
})

test('a comparison known for thirty days has its badge', async () => {
  const viewer = await learner()
  const answers = found.comparison.facts.map(({ id }) =>
    sentAnswer(id, { at: NOON - 40 * DAY, rating: 4 }),
  )
  const again = found.comparison.facts.map(({ id }) =>
    sentAnswer(id, { at: NOON - 32 * DAY, rating: 4 }),
  )
  await recordReviews(database.db, viewer.id, [...answers, ...again], NOON)
  const { steady } = await ask(viewer)
  expect(steady?.days).toBeGreaterThanOrEqual(30)
  expect(steady?.earnedOn).not.toBeNull()
  expect((await ask(await learner())).steady).toEqual({ days: 0, earnedOn: null })
})

test('a comparison of somebody else is none', async () => {
  const [ada, bob] = [await learner(), await learner()]
  await newComparison(database.db, ada.id, 2, 'of-ada')
  expect(await findVisibleComparison(database.db, ada.id, 'of-ada')).not.toBeNull()
  expect(await findVisibleComparison(database.db, bob.id, 'of-ada')).toBeNull()
})

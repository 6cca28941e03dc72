import { describe, expect, test, vi } from 'vitest'
import { formatLadder } from '../core/questions/ladder'
import { studyDay } from '../core/scheduling/day'
import { NOON } from '../core/scheduling/fixtures'
import { DEFAULT_SETTINGS } from '../core/scheduling/types'
import type { Viewer } from '../data/accounts'
import type { StoredComparison } from '../data/comparisons'
import { enrol } from '../data/enrolments'
import { databaseOfFile, fromLibrary, newViewer, sentAnswer, sentCommand } from '../data/fixtures'
import { recordReviews } from '../data/reviews'
import { saveSettings, setComparisonExam, setComparisonRetention } from '../data/settings'
import { dayOf, type Sitting, sittingOf } from './learner'
import { parseStudyFilter } from './study-filter'

const held = vi.hoisted(() => ({ db: undefined as unknown, now: 0 }))
vi.mock('./database', () => ({ database: () => held.db }))
vi.mock('./clock', () => ({ now: () => held.now }))

const DAY = 86_400_000
const SLUG = 'docker-and-kubernetes'

let comparison: StoredComparison
let factIds: string[]
const database = databaseOfFile(async ({ db }) => {
  held.db = db
  held.now = NOON
  comparison = await fromLibrary(db, SLUG)
  factIds = comparison.comparison.facts.map(({ id }) => id)
})

async function learner(over: Partial<Viewer> = {}): Promise<Viewer> {
  const settings = { ...DEFAULT_SETTINGS, newPerDay: 5 }
  const viewer = await newViewer(database.db, { settings, ...over })
  await enrol(database.db, viewer.id, comparison)
  return viewer
}

const at = async <T>(now: number, work: () => Promise<T>): Promise<T> => {
  held.now = now
  try {
    return await work()
  } finally {
    held.now = NOON
  }
}

const record = (viewer: Viewer, reviews: Parameters<typeof recordReviews>[2]) =>
  recordReviews(database.db, viewer.id, reviews, NOON + 1000 * DAY)

const idsOf = ({ queue }: Sitting) => queue.main.map(({ factId }) => factId).sort()
const today = studyDay(NOON, 'UTC', 4)

describe('sittingOf', () => {
  test('begins with the new facts of the day, in the order of the source', async () => {
    const sitting = await sittingOf(await learner())
    expect(sitting.count).toBe(5)
    expect(idsOf(sitting)).toEqual(factIds.slice(0, 5).sort())
    expect(sitting.queue.learning).toEqual([])
    expect(Object.keys(sitting.cards).sort()).toEqual(factIds.slice(0, 5).sort())
    expect(sitting.memories).toEqual([])
    expect([sitting.next, sitting.filter, sitting.refolding]).toEqual([null, null, false])
  })

  test('brings as many new facts as the plan of the day says', async () => {
    const plan = { day: today, extraNew: 3, extraReviews: 0, catchUp: null }
    expect((await sittingOf(await learner({ plan }))).count).toBe(8)
    const over = { ...plan, day: today - 1 }
    expect((await sittingOf(await learner({ plan: over }))).count).toBe(5)
  })

  test('offers for each fact at most three questions that suit its memory, the same all day', async () => {
    const viewer = await learner()
    const { cards } = await sittingOf(viewer)
    const suited = formatLadder(null)
    for (const [factId, { item, items }] of Object.entries(cards)) {
      expect([item.format, item.factIds[0]]).toEqual(['flashcard', factId])
      expect(items.length).toBeLessThanOrEqual(3)
      expect(items.every(({ format }) => suited.includes(format))).toBe(true)
      expect(items.every((each) => each.factIds[0] === factId)).toBe(true)
    }
    expect(Object.values(cards).some(({ items }) => items.length > 0)).toBe(true)
    expect((await at(NOON + 3_600_000, () => sittingOf(viewer))).cards).toEqual(cards)
    expect((await at(NOON + DAY, () => sittingOf(viewer))).cards).not.toEqual(cards)
  })

  test('says when facts are due on the days to come, for evening them out', async () => {
    const viewer = await learner()
    await record(
      viewer,
      factIds.slice(0, 6).map((factId) => sentAnswer(factId, { rating: 4, at: NOON - 1000 })),
    )
    const { due, siblingDays, next } = await sittingOf(viewer)
    expect([...due.values()].reduce((sum, count) => sum + count, 0)).toBe(6)
    expect(Math.min(...due.keys())).toBeGreaterThan(today)
    expect(next?.count).toBe(due.get(today + (next?.inDays ?? 0)))
    for (const days of Object.values(siblingDays)) {
      expect(days.every((day) => due.has(day))).toBe(true)
    }
  })

  test('a fact that was answered is not asked again, and counts as introduced', async () => {
    const viewer = await learner()
    const [first = ''] = factIds
    await record(viewer, [sentAnswer(first, { rating: 4, at: NOON - 1000 })])
    const sitting = await sittingOf(viewer)
    expect(idsOf(sitting)).toEqual(factIds.slice(1, 5).sort())
  })

  test('what was suspended does not come, and comes again when resumed', async () => {
    const viewer = await learner()
    const [first = ''] = factIds
    await record(viewer, [sentCommand(first, NOON - 1000, { kind: 'suspend' })])
    const offered = async () => idsOf(await sittingOf(viewer))
    expect(await offered()).not.toContain(first)
    await record(viewer, [sentCommand(first, NOON - 500, { kind: 'resume' })])
    expect(await offered()).toContain(first)
  })

  test('names the retention of comparisons that have their own, and spreads an exam’s facts', async () => {
    const viewer = await learner()
    await setComparisonRetention(database.db, viewer.id, comparison, 0.8)
    await setComparisonExam(database.db, viewer.id, comparison, today + 30)
    const eager = { ...viewer, settings: { ...viewer.settings, newPerDay: 20 } }
    const { retentions, queue, cards } = await sittingOf(eager)
    expect(retentions).toEqual({ [comparison.id]: 0.8 })
    expect(queue.main.every(({ factId }) => cards[factId]?.comparisonId === comparison.id)).toBe(
      true,
    )
    expect(queue.main.length).toBeGreaterThan(0)
    expect(queue.main.length).toBeLessThan(factIds.length)
  })

  test('shows nothing that lags behind the settings', async () => {
    const viewer = await learner()
    await record(
      viewer,
      factIds.slice(0, 3).map((factId) => sentAnswer(factId, { rating: 4, at: NOON - 1000 })),
    )
    const settings = await saveSettings(database.db, viewer.id, { maximumIntervalDays: 2 })
    if (!settings) throw new Error('there is no such learner')
    const changed = { ...viewer, settings, refolding: true }
    const day = await dayOf(changed)
    expect(day).toMatchObject({ refolding: false, next: { inDays: 2, count: 3 } })
    const row = await database.db.user.findUniqueOrThrow({ where: { id: viewer.id } })
    expect(row.foldedVersion).toBe(row.settingsVersion)
  })

  test('is each learner’s own', async () => {
    const [bob, alice] = [await learner(), await learner()]
    await record(bob, [sentAnswer(factIds[0] ?? '', { rating: 4, at: NOON - 1000 })])
    const sitting = await sittingOf(alice)
    expect(sitting.memories).toEqual([])
    expect(sitting.due.size).toBe(0)
    expect(idsOf(sitting)).toContain(factIds[0])
  })
})

describe('a filtered sitting', () => {
  const filtered = (viewer: Viewer, query: Record<string, string>) =>
    sittingOf(viewer, parseStudyFilter(query))
  const ids = async (viewer: Viewer, query: Record<string, string>) =>
    idsOf(await filtered(viewer, query))

  async function met() {
    const viewer = await learner()
    const [a = '', b = '', c = ''] = factIds
    await record(viewer, [
      sentAnswer(a, { rating: 4, at: NOON - 20 * DAY }),
      sentAnswer(b, { rating: 4, at: NOON - 1000 }),
      sentAnswer(c, { rating: 4, at: NOON - 1000 }),
      sentCommand(c, NOON - 900, { kind: 'flag', flag: 2 }),
    ])
    return { viewer, a, b, c }
  }

  test('takes what is due and new of a comparison', async () => {
    const { viewer, a, b } = await met()
    const found = await ids(viewer, { c: SLUG })
    expect(found).toContain(a)
    expect(found).not.toContain(b)
    expect(found).toHaveLength(6)
  })

  test('takes all of it for practice', async () => {
    const { viewer, a, b, c } = await met()
    const sitting = await filtered(viewer, { c: SLUG, practise: '1' })
    expect(sitting.filter?.practise).toBe(true)
    expect(sitting.queue.main.map(({ factId }) => factId)).toEqual(
      expect.arrayContaining([a, b, c]),
    )
    expect(sitting.count).toBe(8)
    expect(await ids(viewer, { practise: '1' })).toEqual([a, b, c].sort())
  })

  test('takes only the flagged, or the weak', async () => {
    const { viewer, a, c } = await met()
    expect(await ids(viewer, { only: 'flagged' })).toEqual([c])
    expect(await ids(viewer, { c: SLUG, only: 'flagged' })).toEqual([c])
    expect(await ids(viewer, { only: 'weak' })).toEqual([a])
  })

  test('takes one topic, or one subject', async () => {
    const { viewer } = await met()
    const { facts } = comparison.comparison
    const topic = facts[0]?.topic ?? ''
    const found = await ids(viewer, { c: SLUG, topic, practise: '1' })
    expect(found).toEqual(facts.flatMap((fact) => (fact.topic === topic ? [fact.id] : [])).sort())
    const subject = facts[0]?.about[0] ?? ''
    const about = await ids(viewer, { c: SLUG, subject, practise: '1' })
    expect(about.length).toBeGreaterThan(0)
    expect(about.every((id) => facts.find((fact) => fact.id === id)?.about.includes(subject))).toBe(
      true,
    )
  })

  test('of a comparison that does not exist, or another learner has, is empty', async () => {
    const { viewer } = await met()
    expect((await filtered(viewer, { c: 'nothing-and-nobody' })).count).toBe(0)
    expect((await filtered(await learner(), { only: 'flagged' })).count).toBe(0)
  })
})

describe('parseStudyFilter', () => {
  const NONE = { comparison: null, topic: null, subject: null, only: null, practise: false }

  test.each([
    [{}, null],
    [{ page: '2', practise: '0', only: 'all' }, null],
    [{ topic: 'networking' }, null],
    [{ practise: '1' }, { ...NONE, practise: true }],
    [{ only: 'weak' }, { ...NONE, only: 'weak' }],
    [
      { only: 'flagged', topic: 'lost' },
      { ...NONE, only: 'flagged' },
    ],
    [
      { c: 'a-and-b', topic: 'x', subject: 'a', only: 'flagged', practise: '1' },
      { comparison: 'a-and-b', topic: 'x', subject: 'a', only: 'flagged', practise: true },
    ],
    [
      { c: ['a', 'b'], only: 'weak' },
      { ...NONE, only: 'weak' },
    ],
    [{ c: 'x'.repeat(201) }, null],
    [{ c: '' }, null],
  ])('%j', (query, filter) => expect(parseStudyFilter(query)).toEqual(filter))
})

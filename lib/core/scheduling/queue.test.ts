import { describe, expect, test } from 'vitest'
import { DAY, studyDay } from './day'
import { NOON, placesOf, queueInput, remembered } from './fixtures'
import { buildQueue, offeredNow, type QueueInput } from './queue'
import { endOfStudyDay } from './queue-day'
import { newMemory } from './schedule'
import { DEFAULT_SETTINGS, type Memory, type SchedulingSettings } from './types'

const MINUTE = 60_000
const TODAY = studyDay(NOON, 'UTC', 4)
const DAY_END = endOfStudyDay(NOON, DEFAULT_SETTINGS)

const queueOf = (over: Partial<QueueInput>, settings: Partial<SchedulingSettings> = {}) =>
  buildQueue(queueInput(over), { ...DEFAULT_SETTINGS, ...settings }, NOON)
const ids = (entries: readonly { factId: string }[]) => entries.map(({ factId }) => factId)
const reasons = (queue: ReturnType<typeof queueOf>) =>
  Object.fromEntries(queue.held.map(({ factId, reason }) => [factId, reason]))

const step = (factId: string, minutes: number, over: Partial<Memory> = {}): Memory =>
  remembered(factId, {
    state: 'learning',
    lastReview: NOON - 10 * MINUTE,
    due: NOON + minutes * MINUTE,
    ...over,
  })
/** A step of a day, answered yesterday. */
const leftOver = (factId: string): Memory =>
  step(factId, 0, { lastReview: NOON - DAY, due: DAY_END - DAY })
const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${name}${i}`)

describe('what is due', () => {
  test('reviews of the day and before, not of tomorrow', () => {
    const queue = queueOf({
      memories: [
        remembered('tomorrow', { due: DAY_END }),
        remembered('tonight', { due: DAY_END - 1 }),
        remembered('overdue', { due: NOON - 2 * DAY }),
      ],
    })
    expect(ids(queue.main)).toEqual(['overdue', 'tonight'])
  })

  test('steps come apart from the rest, soonest first, those of today only', () => {
    const queue = queueOf({
      memories: [
        step('late', 60),
        step('past', -5),
        step('relearning', 3, { state: 'relearning' }),
        step('tomorrow', 24 * 60),
      ],
    })
    expect(ids(queue.learning)).toEqual(['past', 'relearning', 'late'])
    expect(queue.main).toEqual([])
    expect(ids(offeredNow(queue, DEFAULT_SETTINGS, NOON))).toEqual(['past', 'relearning'])
    const patient = { ...DEFAULT_SETTINGS, learnAheadMinutes: 2 }
    expect(ids(offeredNow(queue, patient, NOON))).toEqual(['past'])
  })

  test('a step of a day is due all day and comes before reviews; one left from yesterday is a step', () => {
    const queue = queueOf({
      memories: [
        remembered('review'),
        leftOver('of a day'),
        step('of yesterday', -DAY / MINUTE + 10, { lastReview: NOON - DAY }),
      ],
    })
    expect(ids(queue.learning)).toEqual(['of yesterday'])
    expect(ids(queue.main)).toEqual(['of a day', 'review'])
  })

  test('neither what is suspended nor what is buried, for as long as it is', () => {
    const marked = [
      remembered('suspended', { suspended: true }),
      remembered('buried', { buriedUntil: DAY_END }),
      remembered('buried yesterday', { buriedUntil: NOON }),
      { ...newMemory('new and suspended'), suspended: true },
      { ...newMemory('new and flagged'), flag: 1 },
    ]
    const queue = queueOf({
      memories: marked,
      candidates: ['new and suspended', 'new and flagged'],
    })
    expect(ids(queue.main)).toEqual(['buried yesterday', 'new and flagged'])
    expect(reasons(queue)).toEqual({
      suspended: 'suspended',
      buried: 'buried',
      'new and suspended': 'suspended',
    })
  })
})

describe('limits', () => {
  const candidates = numbered('new', 30)

  test('new facts come up to what the day allows', () => {
    const queue = queueOf({ memories: [remembered('due')], candidates, introducedToday: 17 })
    expect(ids(queue.main)).toEqual(['due', 'new0', 'new1', 'new2'])
    expect(queueOf({ candidates, introducedToday: 25 }).main).toEqual([])
  })

  test('new facts are those without a memory, each once', () => {
    const input = {
      memories: [remembered('new0', { due: NOON + 9 * DAY })],
      candidates: ['new0', 'new1', 'new2', 'new1'],
    }
    expect(ids(queueOf(input).main)).toEqual(['new1', 'new2'])
  })

  test('reviews answered today count, and those left over from steps come first', () => {
    const memories = [...numbered('r', 5).map((id) => remembered(id)), leftOver('step')]
    const queue = queueOf({ memories, reviewedToday: 7 }, { reviewsPerDay: 10 })
    expect(ids(queue.main)).toEqual(['step', 'r0', 'r1'])
    expect(reasons(queue)).toEqual({ r2: 'limit', r3: 'limit', r4: 'limit' })
    expect(queueOf({ memories, reviewedToday: 99 }, { reviewsPerDay: 10 }).main).toEqual([])
  })

  test('steps of today know no limit', () => {
    expect(ids(queueOf({ memories: [step('a', 0)] }, { reviewsPerDay: 0 }).learning)).toEqual(['a'])
  })

  test('new facts find room among the reviews, unless they are to come beyond them', () => {
    const input = { memories: [remembered('r')], candidates, introducedToday: 1 }
    const within = queueOf(input, { reviewsPerDay: 4 })
    expect(ids(within.main)).toEqual(['r', 'new0', 'new1'])
    const beyond = queueOf(input, { reviewsPerDay: 0, newBeyondReviews: true })
    expect(beyond.main).toHaveLength(19)
  })

  test('a plan changes them on its day only', () => {
    const memories = numbered('r', 9).map((id) => remembered(id))
    const plan = { day: TODAY, extraNew: -18, extraReviews: 3, catchUp: null }
    const settings = { reviewsPerDay: 4, newBeyondReviews: true }
    const today = queueOf({ memories, candidates, plan }, settings)
    expect(ids(today.main)).toEqual([...numbered('r', 7), 'new0', 'new1'])
    const stale = queueOf({ memories, candidates, plan: { ...plan, day: TODAY - 1 } }, settings)
    expect(stale.main).toHaveLength(4 + 20)
    const minus = queueOf({ memories, candidates, plan: { ...plan, extraReviews: -9 } }, settings)
    expect(ids(minus.main)).toEqual(['new0', 'new1'])
  })

  test('a backlog is worked off with the most valuable reviews, on any day', () => {
    const memories = [
      remembered('sure', { stability: 900, due: NOON - 5 * DAY }),
      remembered('slipping', { stability: 12, lastReview: NOON - 20 * DAY }),
    ]
    const plan = { day: TODAY - 3, extraNew: 0, extraReviews: 0, catchUp: 1 }
    expect(ids(queueOf({ memories }).main)).toEqual(['sure', 'slipping'])
    const queue = queueOf({ memories, plan })
    expect(ids(queue.main)).toEqual(['slipping'])
    expect(reasons(queue)).toEqual({ sure: 'limit' })
  })
})

describe('siblings', () => {
  const places = placesOf({ a: 'c/row', b: 'c/row', n: 'c/row', m: 'c/row', x: 'c/other' })
  const memories = [remembered('a'), remembered('b'), remembered('x')]
  const input = { memories, candidates: ['n', 'm'], places }

  test('all come where nothing is buried', () => {
    expect(queueOf(input).main).toHaveLength(5)
  })

  test('one of a row comes, of the kinds that are switched on', () => {
    const reviews = queueOf(input, { burySiblings: { new: false, review: true, learning: false } })
    expect(ids(reviews.main)).toEqual(['a', 'x', 'n', 'm'])
    expect(reasons(reviews)).toEqual({ b: 'sibling' })
    const fresh = queueOf(input, { burySiblings: { new: true, review: false, learning: false } })
    expect(ids(fresh.main)).toEqual(['a', 'x', 'b'])
  })

  test('what was answered today puts off those of its kind and of later ones', () => {
    const burySiblings = { new: true, review: true, learning: true }
    const answered = { factId: 'z', comparisonId: 'c', row: 'row' }
    const answering = (kind: 'new' | 'review') =>
      ids(queueOf({ ...input, answered: [{ ...answered, kind }] }, { burySiblings }).main)
    expect(answering('review')).toEqual(['x'])
    expect(answering('new')).toEqual(['a', 'x'])
  })

  test('a step puts off the others of its row, itself never', () => {
    const burySiblings = { new: true, review: true, learning: true }
    const queue = queueOf({ ...input, memories: [...memories, step('m', 0)] }, { burySiblings })
    expect(ids(queue.learning)).toEqual(['m'])
    expect(ids(queue.main)).toEqual(['x'])
  })

  test('facts of equal row keys in two comparisons are no siblings', () => {
    const others = placesOf({ a: 'c/row', b: 'd/row' })
    const queue = queueOf(
      { memories, places: others },
      { burySiblings: { new: true, review: true, learning: true } },
    )
    expect(queue.main).toHaveLength(3)
  })
})

describe('new facts among the reviews', () => {
  const input = { memories: numbered('r', 5).map((id) => remembered(id)), candidates: ['n0', 'n1'] }

  test('after, before, or evenly among them', () => {
    const placed = (newPlacement: SchedulingSettings['newPlacement']) =>
      ids(queueOf(input, { newPlacement }).main).join(' ')
    expect(placed('after')).toBe('r0 r1 r2 r3 r4 n0 n1')
    expect(placed('before')).toBe('n0 n1 r0 r1 r2 r3 r4')
    expect(placed('mixed')).toBe('r0 r1 n0 r2 r3 n1 r4')
  })

  test('by chance they come in one order all day and in another tomorrow', () => {
    const candidates = numbered('n', 20)
    const at = (now: number) =>
      ids(
        buildQueue(queueInput({ candidates }), { ...DEFAULT_SETTINGS, newOrder: 'random' }, now)
          .main,
      )
    expect(at(NOON)).toEqual(at(NOON + 3 * 3_600_000))
    expect(at(NOON)).not.toEqual(at(NOON + DAY))
    expect(at(NOON).sort()).toEqual([...candidates].sort())
  })
})

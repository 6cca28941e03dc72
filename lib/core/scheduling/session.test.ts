import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flashcard, NOON, ratings } from './fixtures'
import { apply } from './fold'
import type { Queue } from './queue'
import { answer, current, remaining, type Session, startSession, undo } from './session'
import { DEFAULT_SETTINGS, type Memory, type Rating } from './types'

const MINUTE = 60_000

const queueOf = (count: number): Queue => ({
  learning: [],
  main: Array.from({ length: count }, (_, i) => ({ factId: `f${i}`, kind: 'new', due: 0 })),
})

interface Play {
  readonly session: Session
  readonly memories: ReadonlyMap<string, Memory>
  readonly asked: readonly string[]
}

/** Answers what is asked at `now`; nothing where nothing is. */
function step({ session, memories, asked }: Play, rating: Rating, now: number): Play {
  const entry = current(session, now)
  if (!entry) return { session, memories, asked }
  const { factId } = entry
  const review = flashcard({ id: `r${asked.length}`, factId, at: now, rating })
  const memory = apply(memories.get(factId) ?? null, review, DEFAULT_SETTINGS)
  return {
    session: answer(session, rating, memory),
    memories: new Map(memories).set(factId, memory),
    asked: [...asked, factId],
  }
}

const begin = (queue: Queue): Play => ({
  session: startSession(queue),
  memories: new Map(),
  asked: [],
})

/** The facts asked when ratings are given one after the other, `seconds` apart. */
function play(queue: Queue, given: readonly Rating[], seconds: number): Play {
  return given.reduce(
    (state, rating, i) => step(state, rating, NOON + i * seconds * 1000),
    begin(queue),
  )
}

test('each fact is asked in turn, and when all are known the session is over', () => {
  const { session, asked } = play(queueOf(3), [4, 4, 4], 10)
  expect(asked).toEqual(['f0', 'f1', 'f2'])
  expect(current(session, NOON + 30_000)).toBeNull()
  expect(session.waiting).toEqual([])
})

test('a forgotten fact comes back after five others, though it was due before', () => {
  expect(play(queueOf(9), [1, 4, 4, 4, 4, 4, 4, 4], 60).asked).toEqual([
    'f0',
    'f1',
    'f2',
    'f3',
    'f4',
    'f5',
    'f0',
    'f6',
  ])
})

test('with fewer others it comes back when they are done', () => {
  expect(play(queueOf(3), [1, 4, 4, 4], 10).asked).toEqual(['f0', 'f1', 'f2', 'f0'])
})

test('a fact on its way through the steps comes when due, before the rest of the queue', () => {
  expect(play(queueOf(9), [3, 4, 4, 4], 299).asked).toEqual(['f0', 'f1', 'f2', 'f0'])
  expect(play(queueOf(9), [3, 4, 4, 4], 376).asked).toEqual(['f0', 'f1', 'f0', 'f2'])
})

test('nobody waits ten minutes for the last ones: they take turns', () => {
  expect(play(queueOf(2), [1, 1, 1, 1, 3, 3], 5).asked).toEqual([
    'f0',
    'f1',
    'f0',
    'f1',
    'f0',
    'f1',
  ])
})

test('a step further away than the learn-ahead time is not asked', () => {
  const queue: Queue = {
    learning: [{ factId: 'a', kind: 'learning', due: NOON + 21 * MINUTE }],
    main: [],
  }
  const session = startSession(queue)
  expect(current(session, NOON)).toBeNull()
  expect(current(session, NOON + MINUTE)).toEqual(queue.learning[0])
})

test('steps that are due come first', () => {
  const queue: Queue = {
    ...queueOf(2),
    learning: [
      { factId: 'soon', kind: 'learning', due: NOON + MINUTE },
      { factId: 'now', kind: 'learning', due: NOON },
    ],
  }
  expect(play(queue, [4, 4, 4, 4], 1).asked).toEqual(['now', 'f0', 'f1', 'soon'])
  expect(remaining(startSession(queue))).toEqual({ learning: 2, review: 0, new: 2 })
})

test('an answer to what is not asked is a mistake of ours', () => {
  const memory = apply(null, flashcard({ id: 'a', factId: 'elsewhere' }), DEFAULT_SETTINGS)
  expect(() => answer(startSession(queueOf(2)), 3, memory)).toThrow(RangeError)
})

const sessions = fc.record({
  count: fc.integer({ min: 1, max: 12 }),
  given: fc.array(ratings, { minLength: 1, maxLength: 40 }),
  seconds: fc.constantFrom(2, 30, 61, 400),
})

test('undo leads back through every state of a session, exactly', () => {
  fc.assert(
    fc.property(sessions, ({ count, given, seconds }) => {
      const states = [begin(queueOf(count))]
      for (const [i, rating] of given.entries()) {
        const before = states.at(-1)
        if (before) states.push(step(before, rating, NOON + i * seconds * 1000))
      }
      const distinct = states.map(({ session }) => session).filter((s, i, all) => s !== all[i - 1])
      let session = structuredClone(distinct.at(-1))
      for (const expected of distinct.toReversed()) {
        expect(session).toEqual(expected)
        session = session && undo(session)
      }
      expect(session).toEqual(distinct[0])
    }),
    { numRuns: 1000 },
  )
})

test('no fact is asked twice in a row while another can be asked', () => {
  fc.assert(
    fc.property(sessions, ({ count, given, seconds }) => {
      let state = begin(queueOf(count))
      for (const [i, rating] of given.entries()) {
        const now = NOON + i * seconds * 1000
        const entry = current(state.session, now)
        const others = [...state.session.main, ...state.session.waiting].filter(
          ({ factId, due }) => factId !== entry?.factId && due <= now + 20 * MINUTE,
        )
        if (others.length > 0) expect(entry?.factId).not.toBe(state.asked.at(-1))
        state = step(state, rating, now)
      }
    }),
  )
})

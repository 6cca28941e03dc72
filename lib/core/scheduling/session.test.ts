import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flashcard, NOON, ratings } from './fixtures'
import { apply, fold } from './fold'
import type { Queue, QueueEntry } from './queue'
import {
  answer,
  current,
  EMPTY_SESSION,
  remaining,
  type Session,
  setAside,
  startSession,
  undo,
} from './session'
import {
  type Answer,
  type Command,
  DEFAULT_SETTINGS,
  type Memory,
  type Rating,
  type Review,
  type SchedulingSettings,
} from './types'

const MINUTE = 60_000

const queueOf = (count: number): Queue => ({
  learning: [],
  main: Array.from({ length: count }, (_, i) => ({
    factId: `f${i}`,
    kind: 'new',
    due: 0,
    row: null,
  })),
  held: [],
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
  session: startSession(queue, DEFAULT_SETTINGS),
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
    learning: [{ factId: 'a', kind: 'learning', due: NOON + 21 * MINUTE, row: null }],
    main: [],
    held: [],
  }
  const session = startSession(queue, DEFAULT_SETTINGS)
  expect(current(session, NOON)).toBeNull()
  expect(current(session, NOON + MINUTE)).toEqual(queue.learning[0])
})

test('how early a step may be taken is for the learner to say', () => {
  const queue: Queue = {
    learning: [{ factId: 'a', kind: 'learning', due: NOON + 21 * MINUTE, row: null }],
    main: [],
    held: [],
  }
  const ids = (learnAheadMinutes: number) =>
    current(startSession(queue, { ...DEFAULT_SETTINGS, learnAheadMinutes }), NOON)?.factId
  expect(ids(21)).toBe('a')
  expect(ids(0)).toBeUndefined()
  expect(current(EMPTY_SESSION, NOON)).toBeNull()
})

const ALL: SchedulingSettings['burySiblings'] = { new: true, review: true, learning: true }
const entry = (factId: string, kind: QueueEntry['kind'], row: string): QueueEntry => ({
  factId,
  kind,
  due: kind === 'new' ? 0 : NOON,
  row,
})

test('what is set aside leaves the sitting, and siblings of its kind and later ones wait too', () => {
  const queue: Queue = {
    learning: [entry('step', 'learning', 'c/row')],
    main: [
      entry('left over', 'learning', 'c/row'),
      entry('review', 'review', 'c/row'),
      entry('other row', 'review', 'c/other'),
      entry('new', 'new', 'c/row'),
    ],
    held: [],
  }
  const ids = ({ waiting, main }: Session) => [...waiting, ...main].map(({ factId }) => factId)
  const session = startSession(queue, { ...DEFAULT_SETTINGS, burySiblings: ALL })
  expect(ids(setAside(session, 'review'))).toEqual(['step', 'left over', 'other row'])
  expect(undo(setAside(session, 'review'))).toEqual(session)
  const plain = startSession(queue, DEFAULT_SETTINGS)
  expect(ids(setAside(plain, 'review'))).toEqual(['step', 'left over', 'other row', 'new'])
})

test('a fact that an answer suspends leaves the sitting', () => {
  const memory = apply(null, flashcard({ id: 'a', factId: 'f0', rating: 1 }), DEFAULT_SETTINGS)
  const session = startSession(queueOf(2), DEFAULT_SETTINGS)
  expect(answer(session, 1, memory).waiting).toHaveLength(1)
  expect(answer(session, 1, { ...memory, suspended: true }).waiting).toEqual([])
})

test('a fact that comes back does not put off what it let stand the first time', () => {
  const queue: Queue = {
    learning: [],
    main: [entry('new', 'new', 'c/row'), entry('review', 'review', 'c/row')],
    held: [],
  }
  const memory = apply(null, flashcard({ id: 'a', factId: 'new', rating: 1 }), DEFAULT_SETTINGS)
  let session = startSession(queue, { ...DEFAULT_SETTINGS, burySiblings: ALL })
  session = answer(session, 1, memory)
  expect(session.main).toEqual([queue.main[1]])
  expect(answer(session, 1, memory).main).toEqual([queue.main[1]])
})

test('steps that are due come first', () => {
  const queue: Queue = {
    ...queueOf(2),
    learning: [
      { factId: 'soon', kind: 'learning', due: NOON + MINUTE, row: null },
      { factId: 'now', kind: 'learning', due: NOON, row: null },
    ],
  }
  expect(play(queue, [4, 4, 4, 4], 1).asked).toEqual(['now', 'f0', 'f1', 'soon'])
  expect(remaining(startSession(queue, DEFAULT_SETTINGS))).toEqual({
    learning: 2,
    review: 0,
    new: 2,
  })
})

test('an answer to what is not asked is a mistake of ours', () => {
  const memory = apply(null, flashcard({ id: 'a', factId: 'elsewhere' }), DEFAULT_SETTINGS)
  expect(() => setAside(startSession(queueOf(2), DEFAULT_SETTINGS), 'elsewhere')).toThrow(
    RangeError,
  )
  expect(() => answer(startSession(queueOf(2), DEFAULT_SETTINGS), 3, memory)).toThrow(RangeError)
})

const sessions = fc.record({
  count: fc.integer({ min: 1, max: 12 }),
  given: fc.array(ratings, { minLength: 1, maxLength: 40 }),
  seconds: fc.constantFrom(2, 30, 61, 400),
})

type Deed = Rating | 'suspend' | 'bury'

const sittings = fc.record({
  kinds: fc.array(
    fc.record({
      kind: fc.constantFrom<QueueEntry['kind']>('learning', 'review', 'new'),
      row: fc.constantFrom('c/a', 'c/b', 'c/c'),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  deeds: fc.array(fc.constantFrom<Deed>(1, 2, 3, 4, 'suspend', 'bury'), {
    minLength: 1,
    maxLength: 16,
  }),
  seconds: fc.constantFrom(2, 30, 61, 400),
  buries: fc.boolean(),
})

/** All of a session; of what led to it how much, because every undo brings that to light. */
const standingOf = (session: Session) =>
  JSON.stringify({ ...session, past: session.past.map(({ factId }) => factId) })

test('undo leads back through every state of a sitting and of its memories, exactly', () => {
  fc.assert(
    fc.property(sittings, ({ kinds, deeds, seconds, buries }) => {
      const settings = buries ? { ...DEFAULT_SETTINGS, burySiblings: ALL } : DEFAULT_SETTINGS
      const main = kinds.map(({ kind, row }, i) => entry(`f${i}`, kind, row))
      const log: Review[] = []
      const memories = new Map<string, Memory>()
      const memoryOf = (factId: string) =>
        fold(
          log.filter((review) => review.factId === factId),
          settings,
        )
      const states: { session: Session; done: Answer | Command | null; before: Memory | null }[] = [
        { session: startSession({ learning: [], main }, settings), done: null, before: null },
      ]
      for (const [i, deed] of deeds.entries()) {
        const session = states.at(-1)?.session
        const at = NOON + i * seconds * 1000
        const asked = session && current(session, at)
        if (!session || !asked) break
        const { factId } = asked
        const id = `r${String(i).padStart(2, '0')}`
        const done: Answer | Command =
          typeof deed === 'number'
            ? flashcard({ id, factId, at, rating: deed })
            : { kind: deed, id, factId, at }
        const before = memories.get(factId) ?? null
        const memory = apply(before, done, settings)
        memories.set(factId, memory)
        log.push(done)
        const next =
          typeof deed === 'number' ? answer(session, deed, memory) : setAside(session, factId)
        states.push({ session: next, done, before })
      }
      let session = structuredClone(states.at(-1)?.session ?? EMPTY_SESSION)
      for (const { session: expected, done, before } of states.toReversed()) {
        expect(standingOf(session)).toBe(standingOf(expected))
        session = undo(session)
        if (!done) continue
        log.push({ ...done, kind: 'undo', id: `undo ${done.id}`, undoes: done.id })
        expect(memoryOf(done.factId)).toEqual(before)
      }
      expect(session).toEqual(states[0]?.session)
    }),
    { numRuns: 1000 },
  )
}, 30_000)

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

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY } from '@/lib/core/scheduling/day'
import { flashcard, NOON, placesOf, queueInput, remembered } from '@/lib/core/scheduling/fixtures'
import { apply } from '@/lib/core/scheduling/fold'
import { buildQueue } from '@/lib/core/scheduling/queue'
import { answer, current, type Session, setAside } from '@/lib/core/scheduling/session'
import {
  DEFAULT_SETTINGS,
  type Memory,
  type Rating,
  type Review,
} from '@/lib/core/scheduling/types'
import type { Card, Sitting } from '@/lib/server/learner'
import { begin } from './pending'

const FACTS = [...'abcnm']
const INPUT = queueInput({
  memories: ['a', 'b', 'c'].map((factId) => remembered(factId)),
  candidates: ['n', 'm'],
  places: placesOf({ a: 'x/1', b: 'x/1', c: 'x/2', n: 'x/3', m: 'x/3' }),
})
const SITTING = {
  memories: INPUT.memories,
  queue: buildQueue(INPUT, DEFAULT_SETTINGS, NOON),
  cards: Object.fromEntries(FACTS.map((factId) => [factId, { comparisonId: 'x' } as Card])),
  settings: DEFAULT_SETTINGS,
  retentions: {},
}
const left = (pending: Review[], settings = DEFAULT_SETTINGS) =>
  begin({ ...SITTING, settings }, pending).session.main.map(({ factId }) => factId)

test('without anything unseen it is the queue of the sitting', () => {
  expect(left([])).toEqual(['a', 'c', 'b', 'n', 'm'])
})

test('what was answered is not asked again, and puts off its siblings where that is wanted', () => {
  const reviewed = flashcard({ id: '1', factId: 'a', at: NOON - 1000 })
  expect(left([reviewed])).toEqual(['c', 'b', 'n', 'm'])
  const burySiblings = { new: true, review: true, learning: true }
  expect(left([reviewed], { ...DEFAULT_SETTINGS, burySiblings })).toEqual(['c', 'n', 'm'])
})

test('what was forgotten waits to be asked again', () => {
  const forgotten = flashcard({ id: '1', factId: 'a', rating: 1, at: NOON - 1000 })
  const { session } = begin(SITTING, [forgotten])
  expect(session.waiting.map(({ factId }) => factId)).toEqual(['a'])
  expect(session.answered).toBe(1)
})

test('practice asks anew what was answered for the schedule', () => {
  const reviewed = flashcard({ id: '1', factId: 'a', at: NOON - 1000 })
  const practice = { practise: true } as Sitting['filter']
  const { session, memories } = begin({ ...SITTING, filter: practice }, [reviewed])
  expect(session.main.map(({ factId }) => factId)).toEqual(['a', 'c', 'b', 'n', 'm'])
  expect(session.answered).toBe(0)
  expect(memories.get('a')?.lastReview).toBe(NOON - 1000)
})

test('what was put aside stays away, and comes back when that is taken back', () => {
  const suspend: Review = { kind: 'suspend', id: '1', factId: 'a', at: NOON - 2000 }
  const bury: Review = { kind: 'bury', id: '2', factId: 'n', at: NOON - 2000 }
  const flag: Review = { kind: 'flag', id: '4', factId: 'c', at: NOON - 2000, flag: 1 }
  const undo: Review = { kind: 'undo', id: '3', factId: 'a', at: NOON - 1000, undoes: '1' }
  expect(left([suspend, bury, flag])).toEqual(['c', 'b', 'm'])
  expect(left([suspend, bury, flag, undo])).toEqual(['a', 'c', 'b', 'm'])
})

test('what the server has seen, or does not offer, changes nothing', () => {
  const seen = flashcard({ id: '1', factId: 'a', at: NOON - 11 * DAY })
  const stranger = flashcard({ id: '2', factId: 'elsewhere', at: NOON - 1000 })
  expect(left([seen, stranger])).toEqual(['a', 'c', 'b', 'n', 'm'])
})

test('practice is asked anew, for it leaves no trace', () => {
  const practised = flashcard({ id: '1', factId: 'a', at: NOON - 1000, practice: true })
  expect(left([practised])).toEqual(['a', 'c', 'b', 'n', 'm'])
})

test('a page loaded anew stands where the sitting stood, whatever was done', () => {
  const deed = fc.oneof(fc.constantFrom<Rating>(1, 2, 3, 4), fc.constant('suspend' as const))
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 25 }), (deeds) => {
      let { session, memories }: { session: Session; memories: ReadonlyMap<string, Memory> } =
        begin(SITTING, [])
      const log: Review[] = []
      deeds.forEach((each, index) => {
        const at = NOON + index * 90_000
        const factId = current(session, at)?.factId
        if (factId === undefined) return
        const id = String(index).padStart(3, '0')
        const entry: Review =
          each === 'suspend'
            ? { kind: 'suspend', id, factId, at }
            : flashcard({ id, factId, at, rating: each })
        const memory = apply(memories.get(factId) ?? null, entry, DEFAULT_SETTINGS)
        session = each === 'suspend' ? setAside(session, factId) : answer(session, each, memory)
        memories = new Map(memories).set(factId, memory)
        log.push(entry)
      })
      const again = begin(SITTING, log)
      expect(again.memories).toEqual(memories)
      const { main, waiting, answered } = again.session
      expect({ main, waiting, answered }).toEqual({
        main: session.main,
        waiting: session.waiting,
        answered: session.answered,
      })
    }),
  )
})

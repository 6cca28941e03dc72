import { expect, test } from 'vitest'
import { DAY } from '@/lib/core/scheduling/day'
import { flashcard, NOON, placesOf, queueInput, remembered } from '@/lib/core/scheduling/fixtures'
import { DEFAULT_SETTINGS, type Review } from '@/lib/core/scheduling/types'
import type { Card } from '@/lib/server/learner'
import { begin } from './pending'

const INPUT = queueInput({
  memories: ['a', 'b', 'c'].map((factId) => remembered(factId)),
  candidates: ['n', 'm'],
  places: placesOf({ a: 'x/1', b: 'x/1', c: 'x/2', n: 'x/3', m: 'x/3' }),
})
const SETTINGS = { ...DEFAULT_SETTINGS, newPerDay: 1 }
const CARD = {} as Card
const SITTING = {
  at: NOON,
  input: INPUT,
  queue: { learning: [], main: [] },
  cards: Object.fromEntries([...'abcnm'].map((factId) => [factId, CARD])),
  filter: null,
  settings: SETTINGS,
  retentions: {},
}
const opened = (pending: Review[], settings = SETTINGS) =>
  begin({ ...SITTING, settings }, pending, NOON).session.main.map(({ factId }) => factId)

test('without anything unseen it is the queue of the input', () => {
  expect(opened([])).toEqual(['a', 'c', 'b', 'n'])
})

test('a sitting kept from the day before gives this day its own new facts', () => {
  const input = {
    ...INPUT,
    introducedToday: 1,
    answered: [{ factId: 'n', comparisonId: 'x', row: '3', kind: 'new' as const }],
  }
  const on = (at: number) =>
    begin({ ...SITTING, input, at }, [], NOON).session.main.map(({ factId }) => factId)
  expect(on(NOON)).toEqual(['a', 'c', 'b'])
  expect(on(NOON - DAY)).toEqual(['a', 'c', 'b', 'n'])
})

test('what was answered and not seen yet counts: limits, new facts, siblings', () => {
  const reviewed = flashcard({ id: '1', factId: 'a', at: NOON - 1000 })
  expect(opened([reviewed])).toEqual(['b', 'c', 'n'])
  expect(opened([reviewed], { ...SETTINGS, reviewsPerDay: 2 })).toEqual(['b'])
  const burySiblings = { new: true, review: true, learning: true }
  expect(opened([reviewed], { ...SETTINGS, burySiblings })).toEqual(['c', 'n'])
  const introduced = flashcard({ id: '2', factId: 'n', at: NOON - 1000 })
  expect(opened([introduced])).toEqual(['a', 'c', 'b'])
})

test('what was put aside stays away, and comes back when that is taken back', () => {
  const suspend: Review = { kind: 'suspend', id: '1', factId: 'a', at: NOON - 2000 }
  const bury: Review = { kind: 'bury', id: '2', factId: 'n', at: NOON - 2000 }
  const undo: Review = { kind: 'undo', id: '3', factId: 'a', at: NOON - 1000, undoes: '1' }
  expect(opened([suspend, bury])).toEqual(['b', 'c', 'm'])
  expect(opened([suspend, bury, undo])).toEqual(['a', 'c', 'b', 'm'])
})

test('what the server has seen, or does not offer, changes nothing', () => {
  const seen = flashcard({ id: '1', factId: 'a', at: NOON - 11 * DAY })
  const stranger = flashcard({ id: '2', factId: 'elsewhere', at: NOON - 1000 })
  expect(opened([seen, stranger])).toEqual(['a', 'c', 'b', 'n'])
})

test('a filtered sitting goes through its own list, without what was done to a fact meanwhile', () => {
  const { main } = begin(SITTING, [], NOON).session
  const filter = {
    comparison: 'x',
    topic: null,
    subject: null,
    only: null,
    practise: false,
  } as const
  const filtered = { ...SITTING, filter, queue: { learning: [], main: [...main].reverse() } }
  const suspended: Review = { kind: 'suspend', id: 's', factId: 'c', at: NOON }
  const factsOf = (pending: Review[]) =>
    begin(filtered, pending, NOON).session.main.map(({ factId }) => factId)
  expect(factsOf([])).toEqual(main.map(({ factId }) => factId).reverse())
  expect(factsOf([suspended])).not.toContain('c')
})

test('a fact without a card is not asked, however the queue turns out', () => {
  const { c: _, ...cards } = SITTING.cards
  const main = begin({ ...SITTING, cards }, [], NOON).session.main
  expect(main.map(({ factId }) => factId)).toEqual(['a', 'b', 'n'])
})

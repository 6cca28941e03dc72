import { expect, test } from 'vitest'
import { DAY } from './day'
import { type Filter, filterFacts, leeches, queueOf, recentlyForgotten } from './filter'
import { choice, flashcard, NOON, placesOf, remembered, undoOf } from './fixtures'
import { newMemory } from './schedule'
import { DEFAULT_SETTINGS } from './types'

const PLACES = {
  ...placesOf({ a: 'c/ports', b: 'c/ports', d: 'c/volumes', e: 'd/ports' }),
  s: { comparisonId: 'd', row: 'speed', about: ['docker'], examDay: null },
}
const LATER = NOON + 30 * DAY
const MEMORIES = [
  remembered('a', { stability: 5 }),
  remembered('b', { stability: 40, due: LATER }),
  remembered('d', { stability: 4, flag: 2 }),
  remembered('e', { stability: 300, due: LATER, lapses: 8 }),
  remembered('s', { stability: 200, due: LATER }),
  remembered('suspended', { suspended: true }),
  remembered('buried', { buriedUntil: LATER }),
  newMemory('new'),
]
const found = (filter: Partial<Filter>, forgotten: string[] = []) =>
  filterFacts(
    { which: 'all', ...filter },
    MEMORIES,
    PLACES,
    new Set(forgotten),
    DEFAULT_SETTINGS,
    NOON,
  ).join(' ')

test('all that was answered before and is not put aside, the least certain first', () => {
  expect(found({})).toBe('d a b s e')
})

test('by comparison, row and subject', () => {
  expect(found({ comparisonId: 'c' })).toBe('d a b')
  expect(found({ comparisonId: 'c', row: 'ports' })).toBe('a b')
  expect(found({ row: 'ports' })).toBe('a b e')
  expect(found({ subject: 'docker' })).toBe('s')
  expect(found({ comparisonId: 'nowhere' })).toBe('')
})

test('by mark and by day', () => {
  expect(found({ flagged: true })).toBe('d')
  expect(found({ which: 'due' })).toBe('d a')
})

test('weak is what is likely forgotten, a leech, or was forgotten of late', () => {
  expect(found({ weak: true })).toBe('d a e')
  expect(found({ weak: true }, ['s'])).toBe('d a s e')
})

test('forgotten of late are misses of the last seven days that stand', () => {
  const reviews = [
    flashcard({ id: '1', factId: 'again', rating: 1 }),
    choice({ id: '2', factId: 'wrong', correct: false }),
    choice({ id: '3', factId: 'right' }),
    flashcard({ id: '4', factId: 'own grade', rating: 3, correct: false }),
    flashcard({ id: '5', factId: 'long ago', rating: 1, at: NOON - 7 * DAY }),
    flashcard({ id: '6', factId: 'undone', rating: 1 }),
    undoOf('6'),
  ]
  expect([...recentlyForgotten(reviews, NOON)]).toEqual(['again', 'wrong'])
})

test('leeches, the most often forgotten first', () => {
  const memories = [7, 8, 12].map((lapses) => remembered(`lapsed ${lapses}`, { lapses }))
  expect(leeches(memories, DEFAULT_SETTINGS).map(({ lapses }) => lapses)).toEqual([12, 8])
})

test('a list of facts is a queue of its own', () => {
  const memories = new Map([['a', remembered('a')]])
  expect(queueOf(['b', 'a'], memories, PLACES)).toEqual({
    learning: [],
    main: [
      { factId: 'b', kind: 'new', due: 0, row: 'c/ports' },
      { factId: 'a', kind: 'review', due: NOON, row: 'c/ports' },
    ],
  })
})

import { expect, test } from 'vitest'
import { compare } from './fixtures'
import { generateItems } from './generate'

const cardsOf = (...[subjects, rows, form]: Parameters<typeof compare>) =>
  generateItems(compare(subjects, rows, form)).items.filter(({ format }) => format === 'flashcard')

test('a statement that is the name of its subject is asked for its topic', () => {
  const cards = cardsOf(['DuckDB', 'csvq'], [['Database', 'DuckDB', 'None']], 'value')
  expect(cards.map(({ stem, key }) => [stem, key])).toEqual([
    ['DuckDB: under which topic is “DuckDB” said?', 'Database'],
    ['csvq — Database', 'None'],
  ])
})

test('topics that say the same name are one answer', () => {
  const rows = [
    ['Database', 'DuckDB', 'SQLite'],
    ['Engine', 'DuckDB', 'own'],
  ] as const
  const asked = cardsOf(['DuckDB', 'csvq'], rows, 'value').filter(({ stem }) =>
    stem.includes('which topic'),
  )
  expect(asked.map(({ key, factIds }) => [key, factIds.length])).toEqual([
    ['Database and Engine', 2],
  ])
})

test('statements of one cell are told apart by how they open, short ones by their number', () => {
  const said = ['Focuses on the orchestration of many machines.', 'Scales out', 'Runs anywhere']
  const cards = cardsOf(['Alpha', 'Beta'], [['Scope', said, 'Focuses on one machine.']], 'value')
  expect(cards.map(({ stem }) => stem)).toEqual([
    'Alpha — Scope: Focuses on the …',
    'Alpha — Scope (2 of 3)',
    'Alpha — Scope (3 of 3)',
    'Beta — Scope',
  ])
  expect(cards[0]?.instruction).toBe('Recall how the comparison goes on, then turn the card.')
  expect(cards[1]?.instruction).toBe('Recall what the comparison says, then turn the card.')
})

test('statements of one cell that open alike are told apart by their number', () => {
  const said = ['Alpha is a tool for small teams.', 'Alpha is a tool for large teams.']
  const cards = cardsOf(['Alpha', 'Beta'], [['Use', said, 'Beta is free.']])
  expect(cards.map(({ stem }) => stem)).toEqual([
    'Alpha — Use (1 of 2)',
    'Alpha — Use (2 of 2)',
    'Beta — Use',
  ])
})

test('an opening that gives away most of the statement is not shown', () => {
  const said = ['Internationalisation everywhere is a must here', 'Scales out']
  const cards = cardsOf(['Alpha', 'Beta'], [['Scope', said, 'Narrow']], 'value')
  expect(cards[0]?.stem).toBe('Alpha — Scope (1 of 2)')
})

test('a sentence is on the card as it stands alone', () => {
  const cards = cardsOf(
    ['Stack', 'Heap'],
    [['Use', 'However, the stack is small.', 'the heap is large.']],
  )
  expect(cards.map(({ key }) => key)).toEqual(['The stack is small.', 'The heap is large.'])
})

test('a topic that only numbers its row is not shown', () => {
  const rows = [['Another point (2)', 'Alpha purrs at night in bed.', 'Beta barks.']] as const
  const comparison = compare(['Alpha', 'Beta'], rows)
  const { items } = generateItems(comparison)
  expect(items.filter(({ format }) => format === 'contrast')).toEqual([])
  expect(cardsOf(['Alpha', 'Beta'], rows).map(({ stem }) => stem)).toEqual([
    'Alpha purrs at …',
    'Beta — Another point (2)',
  ])
})

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

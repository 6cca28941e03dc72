import { describe, expect, test } from 'vitest'
import type { Comparison } from '../comparison/types'
import { compare } from './fixtures'
import { generateItems } from './generate'
import type { Format, Item } from './types'

type Of<F extends Format> = Item & { readonly format: F }

function asked<F extends Format>(comparison: Comparison, format: F): Of<F>[] {
  return generateItems(comparison).items.filter((item): item is Of<F> => item.format === format)
}
const table = (...rows: Parameters<typeof compare>[1]) =>
  compare(['Postgres', 'MySQL', 'Mongo', 'Redis'], rows, 'value')
const stems = (items: readonly Item[]) => items.map(({ stem }) => stem)

describe('a row of yes and no', () => {
  const rows = table(['Foreign keys', 'Yes', 'Yes', 'No', ''])
  test('is a question on the flashcard', () => {
    const [card] = asked(rows, 'flashcard')
    expect([card?.stem, card?.key]).toEqual(['Does Postgres have foreign keys?', 'Yes'])
  })
  test('is a sentence, true and false, true no more than twice as often', () => {
    expect(stems(asked(rows, 'true-false'))).toEqual([
      'Postgres has foreign keys.',
      'Mongo has foreign keys.',
      'MySQL has foreign keys.',
    ])
  })
  test('asks which, and never of one that is not known', () => {
    const [which] = asked(rows, 'multi-select')
    expect(which?.stem).toBe('Which of these have foreign keys?')
    expect(which?.options.map(({ text }) => text)).toEqual(['Postgres', 'MySQL', 'Mongo'])
    expect(stems(asked(rows, 'which-subject'))).toEqual(['Does not have foreign keys'])
  })
  test('asks of two at once', () => {
    const stem = 'Has foreign keys'
    expect(asked(rows, 'both-or-neither').every((item) => item.stem === stem)).toBe(true)
  })
})

describe('an answer with a remark', () => {
  test('that limits it is neither yes nor no', () => {
    const rows = table(['Joins', 'Yes', 'Yes (with a plugin)', 'No', 'No (planned)'])
    expect(asked(rows, 'multi-select')).toEqual([])
  })
  test('that only explains it counts', () => {
    const rows = table(['Joins', 'Yes', 'Yes (since 2.0)', 'No', ''])
    const [item] = asked(rows, 'multi-select')
    expect(item?.key).toEqual([0, 1])
  })
  test('stands in the question', () => {
    const rows = table(['Joins', 'Yes (since 2.0)', 'No', '', ''])
    expect(stems(asked(rows, 'which-subject'))).toContain('Joins — Yes (since 2.0)')
  })
  test('words that tell how well are no bare yes', () => {
    const rows = table(['Recovery', 'Full support', 'Limited', '', ''])
    expect(stems(asked(rows, 'which-subject'))).toContain('Recovery — Full support')
  })
})

describe('numbers', () => {
  test.each([
    ['Version', '3.9', '3.10'],
    ['Install size', '~5 MB', '7 MB'],
    ['Install size', '5 MB', '5 MB of memory in use by all its workers'],
    ['Workers', '2-4', '8'],
    ['Launch', '2021-03', '2022-08'],
  ])('%s: %s and %s are not compared', (topic, a, b) => {
    expect(asked(table([topic, a, b, '', '']), 'numeric')).toEqual([])
  })
  test.each([
    ['Price', '$5', '$7', 'Price: which costs more?'],
    ['Stars', '600k', '1.2M', 'Stars: which has more?'],
    ['Memory', '5 MB', '7 MB', 'Memory: which is larger?'],
  ])('%s: %s and %s are', (topic, a, b, stem) => {
    const [item] = asked(table([topic, a, b, '', '']), 'numeric')
    expect([item?.stem, item?.key]).toEqual([stem, 1])
  })
  test('two that tie give way to two that do not', () => {
    const [item] = asked(table(['Memory', '5 MB', '5 MB', '7 MB', '']), 'numeric')
    expect(item?.options.map(({ text }) => text)).toEqual(['Postgres', 'Mongo'])
  })
})

test('cells too long to be taken in at a glance are not swapped', () => {
  const long = (word: string) => `${word} ${'and then some more of it '.repeat(6)}`.trim()
  const rows = (cell: (word: string) => string) =>
    compare(
      ['Postgres', 'Redis'],
      [
        ['Kind', cell('relations'), cell('pairs')],
        ['Home', cell('disk'), cell('memory')],
        ['Language', cell('SQL'), cell('commands')],
      ],
      'value',
    )
  expect(
    asked(
      rows((word) => word),
      'swapped-row',
    ),
  ).not.toEqual([])
  expect(asked(rows(long), 'swapped-row')).toEqual([])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { read } from '../comparison/fixtures'
import { readComparison } from '../comparison/read'
import type { Comparison } from '../comparison/types'
import { library } from './fixtures'
import { writeMarkdown } from './write-markdown'

const said = ({ title, subjects, facts }: Comparison) => ({
  title,
  subjects: subjects.map(({ name }) => name),
  facts: facts.map(({ topic, about, statement, form, polarity }) => ({
    topic,
    about,
    statement,
    form,
    polarity,
  })),
})

test.each(library)('%s written and read again says the same', (_, comparison) => {
  expect(said(read(writeMarkdown(comparison)))).toEqual(said(comparison))
})

test('cards written and read again are the same cards', () => {
  const cards = read(
    '# Capitals\n\n| Front | Back |\n| --- | --- |\n| France | Paris |\n| Peru | Lima |\n',
  )
  expect(cards.shape).toBe('cards')
  const again = read(writeMarkdown(cards))
  expect(again.shape).toBe('cards')
  expect(said(again)).toEqual(said(cards))
})

/**
 * Words with all that means something to Markdown, HTML, tables or links. A number and a stop never stand as a statement
 * of their own: nothing says which neighbour they belong to.
 */
const word = fc.constantFrom(
  'plain',
  '*bold*',
  '_slanted_',
  '`code`',
  'a|b',
  '\\',
  '<b>tag</b>',
  '&amp;',
  '[link](x)',
  '![image](x)',
  '#5',
  '2^32',
  '~gone~',
  '$x$',
  'a=b',
  '1. item',
  'Ends here.',
  '- dash',
  'Größe',
  '中文',
  '🙂',
  'https://example.org/a_b',
)
const cell = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))

test('any table that can be read is read the same after it was written', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 2, maxLength: 5 }), (rows) => {
      const source = [
        '# Tea & Coffee',
        '',
        '| Topic | Tea | Coffee |',
        '| --- | --- | --- |',
        ...rows.map(([tea, coffee], at) => `| Topic ${at} | ${tea} | ${coffee} |`),
      ].join('\n')
      const first = readComparison(source)
      fc.pre(first.ok)
      if (first.ok) expect(said(read(writeMarkdown(first.value)))).toEqual(said(first.value))
    }),
    { numRuns: 1000 },
  )
})

import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { expect, test } from 'vitest'
import { delimiterColumns, splitRow } from './cells'
import { visible } from './inline'
import { outline } from './markdown'
import { openSource } from './source'

function cells(line: string): string[] {
  return splitRow(line, 0, line.length, 99).cells.map(({ start, end }) => line.slice(start, end))
}

test.each([
  ['| a | b |', ['a', 'b']],
  ['a | b', ['a', 'b']],
  ['| a \\| b | `c|d` |', ['a \\| b', '`c', 'd`']],
  ['||', ['']],
  ['|', []],
  ['| a |\u00a0', ['a']],
])('%j is cut into %j', (line, expected) => expect(cells(line)).toEqual(expected))

test('counts the cells it does not keep', () => {
  expect(splitRow('|a|b|c|', 0, 7, 1)).toEqual({ cells: [{ start: 1, end: 2 }], count: 3 })
})

test.each([
  ['| --- | :-: |', 2],
  ['-|-', 2],
  ['|  |---|', null],
  ['| -- -- |', null],
  ['| == |', null],
  ['', null],
])('%j delimits %j columns', (text, columns) => expect(delimiterColumns(text)).toBe(columns))

function cellsByReference(markdown: string): string[][] {
  const rows: string[][] = []
  let inCell = false
  for (const { type, content } of new MarkdownIt({ html: true }).parse(markdown, {})) {
    if (type === 'tr_open') rows.push([])
    if (type === 'th_open' || type === 'td_open') inCell = true
    else if (type === 'inline' && inCell) rows.at(-1)?.push(content)
    else inCell = false
  }
  return rows
}

function cellsByOurs(markdown: string): string[][] {
  const source = openSource(markdown)
  if (!source.ok) return []
  return outline(source.value).tables.flatMap(({ header, rows, columns }) =>
    [header, ...rows].map(({ start, end }) => {
      const found = splitRow(markdown, start, end, columns).cells.map((cell) =>
        markdown.slice(cell.start, cell.end).replaceAll('\\|', '|'),
      )
      return Array.from({ length: columns }, (_, n) => found[n] ?? '')
    }),
  )
}

test('finds the tables and cells that markdown-it finds, and where they stand', () => {
  const piece = fc.constantFrom(
    '|',
    '|',
    ' a ',
    'b',
    '\\',
    '\n',
    '\n',
    '-',
    '|-|-|',
    '|---|:-:|',
    '> ',
    '- ',
    ' ',
    '    ',
    '1. ',
    '`',
    '\r\n',
    '| a | b |',
    '| --- | --- |',
    '\t',
    '#',
    '\n\n',
    '<b>',
  )
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(text, (markdown) => {
      fc.pre(markdown.trim() !== '' && !markdown.startsWith('---'))
      expect(cellsByOurs(markdown)).toEqual(cellsByReference(markdown))
    }),
    { numRuns: 3000 },
  )
})

test.each([
  ['A **bold** `code`', 'A bold code'],
  ['one<br>two<BR/>three', 'one two three'],
  ['safe <script>alert(1)</script>end', 'safe end'],
  ['<b>x</b> &amp; y &lt;z&gt;', 'x & y <z>'],
  ['[text](javascript:alert(1)) after', 'text after'],
  ['[a](b)b', 'ab'],
  ['![alt](x.png) and ![][none]', 'alt and ![][none]'],
  ['a \\| b \\* c', 'a | b * c'],
  ['`a \\| b`', 'a | b'],
  ['snake_case_name', 'snake_case_name'],
  ['a\u00a0 b', 'a b'],
  ['*'.repeat(500), '*'.repeat(500)],
])('%j reads %j', (written, text) => {
  expect(visible(written, 0, written.length, {}).text).toBe(text)
})

test.each([
  ['**A** is b', 'A', '**A**'],
  ['see [the page](http://x.y "t") now', 'the page', '[the page](http://x.y "t")'],
  ['[a](b)b', 'b', 'b'],
  ['x `co\\|de` y', 'co|de', '`co\\|de`'],
  ['tom &amp; jerry', '&', '&amp;'],
])('in %j, %j stands at %j', (written, piece, place) => {
  const read = visible(written, 0, written.length, {})
  const from = read.text.lastIndexOf(piece)
  const [start, end] = read.locate(from, from + piece.length)
  expect(written.slice(start, end)).toBe(place)
})

test('places lie in the text, in order', () => {
  const piece = fc.constantFrom(
    ...'ab *_`~[]()<>!&;\\|. ',
    '**',
    '](',
    '<br>',
    '&amp;',
    '![',
    'é',
    '😀',
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const written = pieces.join('').replaceAll('\n', '')
      const { text, locate } = visible(written, 0, written.length, {})
      let last = 0
      for (let at = 0; at < text.length; at += 1) {
        const [start, end] = locate(at, at + 1)
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThanOrEqual(start)
        expect(end).toBeLessThanOrEqual(written.length)
        expect(start).toBeGreaterThanOrEqual(last)
        last = start
      }
    }),
  )
})

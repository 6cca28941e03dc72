import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { delimitedPage } from './delimited-page'
import { read } from './fixtures'
import { readComparison } from './read'
import { openSource } from './source'

function pageOf(text: string) {
  const source = openSource(text)
  if (!source.ok) throw new Error(source.error.message)
  const page = delimitedPage(source.value, ',', null)
  return page.ok ? page.value : null
}

test('quantities on lines of their own are parted by a comma, words are not', () => {
  const text = 'name,p\na,"10 A/240 V\n15 A/240 V"\nb,"runs on\n2 machines"\nc,"10 A\r\n15 A"\n'
  const seen = pageOf(text)
    ?.grids[0]?.rows()
    .map(({ cells }) => cells[1]?.read().text)
  expect(seen).toEqual(['10 A/240 V, 15 A/240 V', 'runs on 2 machines', '10 A, 15 A'])
})

test('cells of delimited text stand where papaparse finds them', () => {
  const cell = fc.constantFrom('a', 'b c', '', '1,2', 'say "x"', 'two\nlines', ' ', 'é', '😀')
  const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 6,
  })
  fc.assert(
    fc.property(rows, fc.constantFrom('\n', '\r\n'), fc.boolean(), (cells, newline, quotes) => {
      const text = `name,p,q${newline}${Papa.unparse(cells, { newline, quotes })}`
      const grid = pageOf(text)?.grids[0]
      const wanted = cells.filter((row) => row.some((value) => value.trim() !== ''))
      const seen = grid?.rows().map((row) => row.cells.map((each) => each.read().text))
      const visible = (value: string) => value.replace(/\s+/g, ' ').trim()
      expect(seen).toEqual(wanted.map((row) => row.map(visible)))
      for (const row of grid?.rows() ?? []) {
        for (const each of row.cells) {
          const { text: shown, span } = each.read()
          if (shown === '') continue
          const { start, end } = span(0, shown.length)
          expect(visible(text.slice(start, end).replaceAll('""', '"'))).toBe(shown)
        }
      }
    }),
  )
})

test.each([
  ['malformed-table', 'T,A1,B1\nx,"1,2\n'],
  ['too-many-columns', `${'a,'.repeat(70)}\n${'b,'.repeat(70)}\n`],
  ['too-many-columns', `<table><tr>${'<th>a'.repeat(70)}<tr>${'<td>b'.repeat(70)}</table>`],
  ['too-large', '<table>'.repeat(5_001)],
  ['cell-too-long', `<table><tr><th>T<th>A1<th>B1<tr><td>x<td>${'a'.repeat(4_001)}<td>b</table>`],
  ['not-a-comparison', '<p>Nothing here.</p>'],
] as const)('refuses as %s', (code, source) => {
  const result = readComparison(source, { name: source.startsWith('<') ? 'a.html' : 'a.csv' })
  expect(result.ok ? null : result.error.code).toBe(code)
})

test('whatever the format, nothing throws and every statement knows where it stands', () => {
  const piece = fc.constantFrom(
    '<table>',
    '</table>',
    '<tr>',
    '<td colspan=9 rowspan=3>',
    '<td>',
    '<th>',
    '<h1>A1 vs B1</h1>',
    '<ul><li>',
    '</ul>',
    '<p>',
    '<br>',
    '&amp;',
    '&#128512;',
    '&nbsp;',
    '<sup>1</sup>',
    '<b>',
    '<script>',
    'A1 is small. ',
    'B1 is large. ',
    'A1',
    'B1: x',
    'Feature,A1,B1\n',
    'Feature\tA1\tB1\n',
    ',',
    '\t',
    '"',
    '\n',
    '\r\n',
    '# A1 vs B1\n',
    '- ',
    '  - ',
    '**A1**: ',
    '\n\n',
    'yes',
    '12 MB',
    'é😀',
  )
  const name = fc.constantFrom(null, 'x.html', 'x.csv', 'x.tsv', 'x.md')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), name, (pieces, hint) => {
      const source = pieces.join('')
      const result = readComparison(source, { name: hint })
      expect(readComparison(source, { name: hint })).toEqual(result)
      if (!result.ok) return
      let last = 0
      for (const { span, statement, about, id, topic } of result.value.facts) {
        expect(span.start).toBeGreaterThanOrEqual(last)
        expect(span.end).toBeGreaterThan(span.start)
        expect(span.end).toBeLessThanOrEqual(source.length)
        expect(span.line).toBe(source.slice(0, span.start).split(/\r\n?|\n/).length)
        expect(statement).toBe(statement.trim())
        expect(about.length).toBeGreaterThan(0)
        expect(id.startsWith(`${topic}/`)).toBe(true)
        last = span.start
      }
    }),
    { numRuns: 1500 },
  )
}, 60_000)

test('a caption row over all columns is no header, and a group over all subjects no part of a name', () => {
  const rows =
    '<tr><th rowspan=2>Property<th colspan=2>Bird<tr><th>Kite<th>Lark<tr><th colspan=3>Food<tr><td>Prey<td>mice<td>seeds'
  for (const table of [
    `<table>${rows}</table>`,
    `<table><tr><td colspan=3>Details${rows}</table>`,
  ]) {
    const { subjects, topics } = read(`<h1>Birds</h1>${table}`)
    expect(subjects.map(({ name }) => name)).toEqual(['Kite', 'Lark'])
    expect(topics.map(({ name }) => name)).toEqual(['Prey'])
  }
})

test('groups that tell columns apart stay in their names', () => {
  const { subjects } = read(
    '<h1>Birds</h1><table><tr><th rowspan=2>Property<th colspan=2>Kite<th colspan=2>Lark<tr><th>young<th>old<th>young<th>old<tr><td>Food<td>a<td>b<td>c<td>d</table>',
  )
  expect(subjects.map(({ name }) => name)).toEqual([
    'Kite young',
    'Kite old',
    'Lark young',
    'Lark old',
  ])
})

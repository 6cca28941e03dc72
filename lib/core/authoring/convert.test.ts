import { expect, test } from 'vitest'
import { readComparison } from '../comparison/read'
import { toMarkdown } from './convert'

const TABLE = [
  '| Topic | Docker | Kubernetes |',
  '| --- | --- | --- |',
  '| Scale | by hand | by itself |',
]

test.each([
  ['cells of a spreadsheet', 'Topic\tDocker\tKubernetes\nScale\tby hand\tby itself', null],
  ['CSV', 'Topic,Docker,Kubernetes\n"Scale","by hand","by itself"\n', null],
  ['a file of CSV', 'Topic;Docker;Kubernetes\nScale;by hand;by itself\n', 'd.csv'],
  [
    'a table of a page',
    '<meta charset="utf-8"><table><tr><th>Topic</th><th>Docker</th><th>Kubernetes</th></tr><tr><td>Scale</td><td><b>by</b> hand</td><td>by itself</td></tr></table>',
    null,
  ],
])('%s become a Markdown table that is read alike', (_, text, name) => {
  const made = toMarkdown(text, name)
  if (!made.ok) throw new Error(made.error.message)
  expect(made.value).toContain(TABLE.join('\n'))
  const read = readComparison(made.value)
  expect(read.ok && read.value.facts.map(({ statement }) => statement)).toEqual([
    'by hand',
    'by itself',
  ])
})

test('terms with definitions get a header; a title that names the subjects makes them a comparison', () => {
  const made = toMarkdown(
    'Scale\tDocker is scaled by hand. Kubernetes scales by itself.\nNet\tDocker has a bridge. Kubernetes has an overlay.',
  )
  expect(made).toEqual({
    ok: true,
    value:
      '| Topic | Description |\n| --- | --- |\n| Scale | Docker is scaled by hand. Kubernetes scales by itself. |\n| Net | Docker has a bridge. Kubernetes has an overlay. |\n',
  })
  const read = made.ok && readComparison(`# Docker & Kubernetes\n\n${made.value}`)
  expect(read).toMatchObject({ ok: true, value: { facts: { length: 4 } } })
})

test.each([
  ['# A & B\n\n| Topic | A | B |\n| - | - | - |\n| t | 1 | 2 |\n'],
  ['Docker and Kubernetes, in a sentence.'],
  ['<p>No table here.</p>'],
])('%j stays as it is', (text) => expect(toMarkdown(text)).toEqual({ ok: true, value: text }))

test('what is no text is refused', () => {
  expect(toMarkdown('\0')).toMatchObject({ ok: false, error: { code: 'binary' } })
  expect(toMarkdown('a,b,c\n"1,2,3\n4,5,6', 'x.csv')).toMatchObject({
    ok: false,
    error: { code: 'malformed-table' },
  })
})

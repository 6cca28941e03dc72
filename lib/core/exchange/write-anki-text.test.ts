import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { ankiNotes } from './anki'
import { awkward, library } from './fixtures'
import { writeAnkiText } from './write-anki-text'

const all = [
  ['awkward words', awkward] as const,
  ...library.map(([name, each]) => [name, each] as const),
]

test.each(all)('Anki text of %s', (_, comparison) => {
  const made = ankiNotes(comparison, 'some-slug')
  const text = writeAnkiText(made)
  const lines = text.split('\n')
  const header = lines.filter((line) => line.startsWith('#'))
  expect(header.map((line) => line.split(':')[0])).toEqual([
    '#separator',
    '#html',
    '#notetype',
    '#deck',
    '#columns',
    '#guid column',
    '#tags column',
  ])
  const body = lines.slice(header.length).join('\n').trimEnd()
  const { data, errors } = Papa.parse<string[]>(body, { delimiter: '\t' })
  expect(errors).toEqual([])
  expect(data.map(([guid, front, back]) => [guid, front, back])).toEqual(
    made.notes.map(({ guid, question, answer }) => [guid, question, answer]),
  )
  expect(new Set(data.map(([guid]) => guid)).size).toBe(data.length)
  expect(
    data.every((row) => row.length === 4 && /^discern::some-slug::\S+$/.test(row[3] ?? '')),
  ).toBe(true)
  expect(made.notes.length + made.withoutCard).toBe(comparison.facts.length)
})

test('no word of the comparison becomes markup', () => {
  const text = writeAnkiText(ankiNotes(awkward, 'x')).replace(/^#.*\n/gm, '')
  expect(text).toContain('Less &amp; &lt;more&gt;')
  expect(text).not.toContain('<more>')
})

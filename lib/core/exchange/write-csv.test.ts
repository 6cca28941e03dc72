import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { recordsOf } from '../comparison/records'
import { compare } from '../questions/fixtures'
import { itemsOf } from '../questions/quiz'
import { awkward, library } from './fixtures'
import { writeComparisonCsv, writeQuestionsCsv } from './write-csv'

/** What a spreadsheet shows: the mark at the beginning is none of the text, an apostrophe says that text follows. */
function shown(csv: string): string[][] {
  const { rows, malformed, unclosed } = recordsOf(csv.replace(/^\ufeff/, ''), ',', 100_000)
  expect({ malformed, unclosed }).toEqual({ malformed: false, unclosed: null })
  return rows.slice(0, -1).map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, '')))
}

test.each([['awkward words', awkward, itemsOf(awkward)] as const, ...library])(
  'CSV of %s opens to its cells',
  (_, comparison, items) => {
    const [header, ...rows] = shown(writeComparisonCsv(comparison))
    expect(header).toEqual(['Topic', ...comparison.subjects.map(({ name }) => name)])
    expect(rows.map(([topic]) => topic)).toEqual(comparison.topics.map(({ name }) => name))
    const said = rows
      .flatMap((row) => row.slice(1).flatMap((cell) => cell.split('\n')))
      .filter(Boolean)
    const wanted = comparison.facts.flatMap(({ about, statement }) => about.map(() => statement))
    expect(said.sort()).toEqual(wanted.sort())

    const questions = shown(writeQuestionsCsv(comparison, items))
    expect(questions).toHaveLength(items.length + 1)
    expect(questions.slice(1).map(([id, format, , , stem]) => [id, format, stem])).toEqual(
      items.map(({ id, format, stem }) => [id, format, stem]),
    )
    expect(questions.every((row) => row.length === 9)).toBe(true)
  },
)

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("http://x")\nmore'])(
  'no cell is a formula: %j',
  (statement) => {
    const csv = writeComparisonCsv(compare(['A', 'B'], [['=Topic', statement, 'plain']]))
    const { data } = Papa.parse<string[]>(csv.replace(/^\ufeff/, ''))
    expect(data.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    expect(data[1]?.slice(0, 2)).toEqual(["'=Topic", `'${statement}`])
  },
)

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addColumn,
  addRow,
  removeColumn,
  removeRow,
  setCell,
  tableIn,
  tableText,
} from './table-text'

const TEXT = [
  '# Docker & Kubernetes',
  '',
  'Words | before',
  '',
  '| Topic | Docker | Kubernetes |',
  '|:--|--|--|',
  '| Scale | by hand | `a` \\| b |',
  '| Net | bridge |',
  '',
  'Words after.',
].join('\n')

test('the first table is found between what stands around it', () => {
  expect(tableIn(TEXT)).toEqual({
    line: 4,
    columns: 3,
    rows: [
      ['Topic', 'Docker', 'Kubernetes'],
      ['Scale', 'by hand', '`a` | b'],
      ['Net', 'bridge', ''],
    ],
    lines: [4, 6, 7],
  })
})

test.each([['no table'], ['a | b\nc | d'], ['```\n| a |\n| - |\n```']])('%j has none', (text) =>
  expect(tableIn(text)).toBeNull(),
)

test('a cell is written in its own line only, and what it is made of is kept', () => {
  const edited = setCell(TEXT, { row: 2, column: 2 }, 'over|lay\nand more')
  const lines = edited.split('\n')
  expect(lines[7]).toBe('| Net | bridge | over\\|lay<br>and more |')
  expect(lines.filter((line, index) => line !== TEXT.split('\n')[index])).toHaveLength(1)
  expect(tableIn(edited)?.rows[2]?.[2]).toBe('over|lay\nand more')
  expect(setCell(TEXT, { row: 1, column: 1 }, 'by hand')).toBe(TEXT)
  expect(setCell(TEXT, { row: 9, column: 1 }, 'x')).toBe(TEXT)
  expect(setCell(TEXT, { row: 1, column: 9 }, 'x')).toBe(TEXT)
})

describe('rows and columns', () => {
  test('come and go', () => {
    const rows = (text: string) => tableIn(text)?.rows.map((row) => row.join('/'))
    expect(rows(addRow(TEXT, 0))?.[1]).toBe('//')
    expect(rows(addRow(TEXT, 2))?.[3]).toBe('//')
    expect(removeRow(addRow(TEXT, 1), 2)).toBe(TEXT)
    expect(removeRow(TEXT, 0)).toBe(TEXT)
    expect(rows(addColumn(TEXT, 'Nomad'))?.[0]).toBe('Topic/Docker/Kubernetes/Nomad')
    expect(rows(removeColumn(addColumn(TEXT, 'Nomad'), 3))).toEqual(rows(TEXT))
    expect(removeColumn(TEXT, 0)).toBe(TEXT)
    expect(removeColumn('| a | b |\n|-|-|', 1)).toBe('| a | b |\n|-|-|')
  })

  test('ends of lines stay as they are', () => {
    const text = TEXT.replaceAll('\n', '\r\n')
    expect(addRow(text, 1).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(setCell(text, { row: 1, column: 1 }, 'x').split('\r\n')).toHaveLength(10)
  })
})

const cell = fc.string({ maxLength: 12 }).map((text) =>
  text
    .replace(/[\\<>`]/g, '')
    .replace(/\s+/g, ' ')
    .trim(),
)

test('what a table is written from is read from it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }).chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
          minLength: 1,
          maxLength: 5,
        }),
      ),
      (rows) => {
        expect(tableIn(tableText(rows))?.rows).toEqual(rows)
      },
    ),
  )
})

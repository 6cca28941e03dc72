import { delimiterColumns, splitRow } from '../comparison/cells'

/** A Markdown table as it stands in a text. */
export interface TableText {
  /** Zero-based line of the header; the row of dashes follows it. */
  readonly line: number
  readonly columns: number
  /** The cells as a person would type them, the header first; every row has `columns` of them. */
  readonly rows: readonly (readonly string[])[]
  /** Zero-based line of each row. */
  readonly lines: readonly number[]
}

/** Where in a table: row 0 is the header. */
export interface Place {
  readonly row: number
  readonly column: number
}

const LINE = /\r\n|\r|\n/
const FENCE = /^ {0,3}(?:```|~~~)/
const blank = (text: string) => text.trim() === ''

/** Breaks and pipes as a person types them in a cell, and back. */
const shown = (cell: string) => cell.replaceAll('\\|', '|').replace(/<br\s*\/?>/gi, '\n')
const written = (cell: string) =>
  cell
    .trim()
    .replace(/\s*(?:\r\n|\r|\n)\s*/g, '<br>')
    .replace(/\\?\|/g, '\\|')

function cellsOf(line: string): string[] {
  const { cells } = splitRow(line, 0, line.length, Number.POSITIVE_INFINITY)
  return cells.map(({ start, end }) => shown(line.slice(start, end)))
}

/** The first Markdown table of a text, or null. Rows that are too short are filled up, what is beyond is joined. */
export function tableIn(source: string): TableText | null {
  const all = source.split(LINE)
  let fenced = false
  for (let line = 0; line + 1 < all.length; line += 1) {
    if (FENCE.test(all[line] ?? '')) fenced = !fenced
    const header = all[line] ?? ''
    if (fenced || !header.includes('|')) continue
    if (delimiterColumns(all[line + 1] ?? '') === null) continue
    const names = cellsOf(header)
    const lines = [line]
    for (let at = line + 2; at < all.length && !blank(all[at] ?? ''); at += 1) lines.push(at)
    const columns = names.length
    const rows = [names, ...lines.slice(1).map((at) => fitted(cellsOf(all[at] ?? ''), columns))]
    return { line, columns, rows, lines }
  }
  return null
}

function fitted(cells: readonly string[], columns: number): string[] {
  const kept = cells.slice(0, columns)
  if (cells.length > columns) kept[columns - 1] = cells.slice(columns - 1).join(' | ')
  return [...kept, ...Array(Math.max(0, columns - kept.length)).fill('')]
}

/** One line of a Markdown table. */
export const rowText = (cells: readonly string[]): string => `| ${cells.map(written).join(' | ')} |`

const dashes = (columns: number) => rowText(Array(columns).fill('---'))

/** A whole Markdown table, the header first. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const [header = [], ...others] = rows
  const columns = Math.max(...rows.map((row) => row.length))
  return [
    rowText(fitted(header, columns)),
    dashes(columns),
    ...others.map((row) => rowText(fitted(row, columns))),
  ].join('\n')
}

/** The text with some of its lines written anew; null takes a line out. All else stays as it is, ends of lines too. */
function withLines(source: string, changes: ReadonlyMap<number, string | null>): string {
  const parts = source.split(/(\r\n|\r|\n)/)
  const kept: string[] = []
  for (let at = 0; at < parts.length; at += 2) {
    const change = changes.get(at / 2)
    if (change === null) continue
    kept.push(change ?? parts[at] ?? '', parts[at + 1] ?? '')
  }
  return kept.join('')
}

const replaced = <T>(list: readonly T[], at: number, value: T) =>
  list.map((each, index) => (index === at ? value : each))

/** The text with one cell of its table written anew; only that row's line changes. */
export function setCell(source: string, { row, column }: Place, text: string): string {
  const table = tableIn(source)
  const [cells, line] = [table?.rows[row], table?.lines[row]]
  if (!table || !cells || line === undefined || column >= table.columns) return source
  if (shown(written(text)) === cells[column]) return source
  return withLines(source, new Map([[line, rowText(replaced(cells, column, text))]]))
}

/** The text with an empty row after row `after` of its table. */
export function addRow(source: string, after: number): string {
  const table = tableIn(source)
  if (!table) return source
  const line = after === 0 ? table.line + 1 : table.lines[after]
  if (line === undefined) return source
  const before = source.split(LINE)[line] ?? ''
  const end = source.includes('\r\n') ? '\r\n' : '\n'
  const empty = rowText(Array(table.columns).fill(''))
  return withLines(source, new Map([[line, `${before}${end}${empty}`]]))
}

/** The text without a row of its table; the header stays. */
export function removeRow(source: string, row: number): string {
  const line = row > 0 ? tableIn(source)?.lines[row] : undefined
  return line === undefined ? source : withLines(source, new Map([[line, null]]))
}

/** The text with the columns of its table changed: every line of the table is written anew. */
function withColumns(source: string, change: (cells: readonly string[]) => string[]): string {
  const table = tableIn(source)
  if (!table) return source
  const rows = table.rows.map(change)
  const changes = new Map(rows.map((row, index) => [table.lines[index] ?? -1, rowText(row)]))
  return withLines(source, changes.set(table.line + 1, dashes(rows[0]?.length ?? 0)))
}

/** The text with a last column of this name in its table: another subject. */
export function addColumn(source: string, name: string): string {
  let isHeader = true
  return withColumns(source, (cells) => {
    const added = isHeader ? name : ''
    isHeader = false
    return [...cells, added]
  })
}

/** The text without a column of its table; the first one, of topics, and the last of two stay. */
export function removeColumn(source: string, column: number): string {
  const columns = tableIn(source)?.columns ?? 0
  if (column === 0 || columns <= 2) return source
  return withColumns(source, (cells) => cells.filter((_, index) => index !== column))
}

import { fail, ok, type Result } from '../result'
import { TextCollector } from './collector'
import {
  attribute,
  collectNode,
  type HtmlElement,
  isBlock,
  isElement,
  isFootnote,
  isSilent,
  walkNodes,
} from './html-nodes'
import { LIMITS } from './limits'
import { type Grid, type GridCell, type GridRow, once, type Passage } from './page'
import { lineAt, type Source } from './source'
import type { ReadError } from './types'

interface RawCell extends GridCell {
  readonly heading: boolean
  readonly columns: number
  readonly rows: number
}

interface RawRow {
  readonly cells: RawCell[]
  readonly line: number
  readonly inHead: boolean
}

/** What HTML allows. */
const MOST_SPAN_ROWS = 65_534

function spanOf(element: HtmlElement, name: string, most: number): number {
  const written = Number.parseInt(attribute(element, name) ?? '1', 10)
  return Number.isFinite(written) && written > 0 ? Math.min(written, most) : 1
}

/** What is seen of an element, block boundaries as spaces. */
export function collectElement(element: HtmlElement, source: Source): TextCollector {
  const into = new TextCollector()
  walkNodes(
    element,
    (node) => {
      if (isElement(node)) {
        if (isSilent(node) || isFootnote(node, into.text)) return false
        if (isBlock(node)) into.space(node.sourceCodeLocation?.startOffset ?? 0)
      }
      collectNode(node, into, source)
      return true
    },
    () => {},
  )
  return into
}

function cellOf(element: HtmlElement, source: Source): RawCell {
  const collected = once(() => collectElement(element, source))
  return {
    get length() {
      return collected().length
    },
    read: once(() => collected().passage(source)),
    heading: element.tagName === 'th',
    columns: spanOf(element, 'colspan', LIMITS.columns + 1),
    rows: spanOf(element, 'rowspan', MOST_SPAN_ROWS),
  }
}

function rowsOf(table: HtmlElement, source: Source): RawRow[] {
  const rows: RawRow[] = []
  let inHead = false
  walkNodes(
    table,
    (node) => {
      if (!isElement(node)) return false
      const { tagName } = node
      if (tagName === 'thead') inHead = true
      if (tagName === 'tr') {
        const line = lineAt(source, node.sourceCodeLocation?.startOffset ?? 0)
        rows.push({ cells: [], line, inHead })
      }
      if (tagName === 'td' || tagName === 'th') {
        rows.at(-1)?.cells.push(cellOf(node, source))
        return false
      }
      return tagName !== 'caption'
    },
    (node) => {
      if (isElement(node) && node.tagName === 'thead') inHead = false
    },
  )
  return rows.filter(({ cells }) => cells.length > 0)
}

/** How many columns the rows have; a row of one cell says nothing of it unless all have one. */
function widthOf(rows: readonly RawRow[]): number {
  const wide = rows.filter(({ cells }) => cells.length > 1)
  let most = 1
  for (const { cells } of wide) {
    most = Math.max(
      most,
      cells.reduce((sum, { columns }) => sum + columns, 0),
    )
  }
  return most
}

/** Repeats each cell over the columns and rows it spans. */
function expand(rows: readonly RawRow[], width: number): (RawCell | undefined)[][] {
  const open: { cell: RawCell; left: number }[] = []
  return rows.map(({ cells }) => {
    const row: (RawCell | undefined)[] = []
    const waiting = [...cells]
    for (let at = 0; at < width; ) {
      const above = open[at]
      if (above && above.left > 0) {
        above.left -= 1
        row[at] = above.cell
        at += 1
        continue
      }
      const cell = waiting.shift()
      if (!cell) {
        at += 1
        continue
      }
      for (let n = 0; n < cell.columns && at < width; n += 1, at += 1) {
        row[at] = cell
        open[at] = { cell, left: cell.rows - 1 }
      }
    }
    return row
  })
}

/** A row of one cell over all columns: a caption before the header, a name for a group of rows after it. */
function isBanner({ cells: [only, ...others] }: RawRow, width: number): boolean {
  return only !== undefined && others.length === 0 && only.columns >= Math.max(2, width)
}

function headerRows(rows: readonly RawRow[], width: number): number {
  const first = rows.findIndex(
    (row) => isBanner(row, width) || (!row.inHead && !row.cells.every(({ heading }) => heading)),
  )
  const head = first < 0 ? rows.length : first
  return Math.max(1, Math.min(head, 4, rows.length))
}

/** Cells of the header that stand over every column but the first, and so tell none of them apart. */
function overAll(header: readonly (readonly (RawCell | undefined)[])[]): ReadonlySet<RawCell> {
  const above = header.slice(0, -1).flatMap(([, first, ...others]) => {
    return first && others.length > 0 && others.every((cell) => cell === first) ? [first] : []
  })
  return new Set(above)
}

function joined(
  cells: readonly (RawCell | undefined)[],
  shared: ReadonlySet<RawCell>,
): { name: string; last: Passage | null } {
  const distinct = [...new Set(cells)].filter((cell) => cell !== undefined && !shared.has(cell))
  const passages = distinct
    .flatMap((cell) => (cell ? [cell.read()] : []))
    .filter(({ text }) => text !== '')
  return { name: passages.map(({ text }) => text).join(' '), last: passages.at(-1) ?? null }
}

/**
 * A table of cells as a grid, spans filled in; null when it has fewer than two columns or no row under its header.
 * Refuses `too-many-columns` and `too-many-rows`.
 */
export function htmlGrid(
  table: HtmlElement,
  headings: readonly string[],
  source: Source,
): Result<Grid | null, ReadError> {
  const every = rowsOf(table, source)
  const top = every.findIndex((row) => !isBanner(row, widthOf(every)))
  const raw = top > 0 ? every.slice(top) : every
  const line = raw[0]?.line ?? 1
  if (raw.length > LIMITS.rows + 4) {
    const message = `The table on line ${line} has more than ${LIMITS.rows.toLocaleString('en')} rows, the most that can be read. Split the comparison.`
    return fail({ code: 'too-many-rows', message, line })
  }
  const width = widthOf(raw)
  if (width > LIMITS.columns) {
    const message = `The table on line ${line} has ${width} columns; at most ${LIMITS.columns} can be read. Split it, or leave columns out.`
    return fail({ code: 'too-many-columns', message, line })
  }
  const head = headerRows(raw, width)
  if (width < 2 || raw.length <= head) return ok(null)
  const cells = expand(raw, width)
  const header = cells.slice(0, head)
  const shared = overAll(header)
  const names = Array.from({ length: width }, (_, at) =>
    joined(
      header.map((row) => row[at]),
      shared,
    ),
  )
  const bodies = raw.slice(head).flatMap((row, n): GridRow[] => {
    const expanded = cells[head + n] ?? []
    const banner = row.cells.length === 1 && new Set(expanded).size === 1
    const again = row.cells.every(({ heading }) => heading) && row.cells.length > 1
    if (banner || again) return []
    const nothing: GridCell = { length: 0, read: () => ({ text: '', span: () => NOWHERE }) }
    const filled = Array.from({ length: width }, (_, at) => expanded[at] ?? nothing)
    const count = expanded.filter((cell) => cell !== undefined).length
    return [{ cells: filled, count, line: row.line }]
  })
  const caption = table.childNodes.find((node) => isElement(node) && node.tagName === 'caption')
  const title =
    caption && isElement(caption) ? collectElement(caption, source).passage(source).text : ''
  return ok({
    line,
    columns: width,
    header: names.map(({ name }) => name),
    headerSpan: (at) => names[at]?.last?.span(0, names[at]?.last?.text.length ?? 1) ?? NOWHERE,
    size: bodies.length,
    rows: () => bodies,
    headings: title ? [title, ...headings] : headings,
  })
}

const NOWHERE = { start: 0, end: 1, line: 1, endLine: 1 }

import { fail, ok, type Result } from '../result'
import { type Cell, splitRow } from './cells'
import { htmlPage } from './html-page'
import { isPlain, type Visible, visible, visibleLines } from './inline'
import { LIMITS } from './limits'
import { headedInBold, paragraphsOf } from './lines'
import { type Outline, outline, type Table, type TextBlock } from './markdown'
import { bareName } from './names'
import {
  type Block,
  type Grid,
  type GridCell,
  type GridRow,
  once,
  type Page,
  type Passage,
} from './page'
import { tooManyRows, tooWide } from './rows'
import { type Source, spanAt } from './source'
import type { ReadError, Span } from './types'

function passageOf(source: Source, seen: Visible): Passage {
  return {
    text: seen.text,
    span: (from, to) => {
      const [start, end] = seen.locate(from, to)
      return spanAt(source, start, end)
    },
  }
}

/** What a reader sees of a cell, all of it on one line. */
class OnLine implements Passage {
  readonly text: string

  constructor(
    private readonly seen: Visible,
    private readonly line: number,
  ) {
    this.text = seen.text
  }

  span(from: number, to: number): Span {
    const [start, end] = this.seen.locate(from, to)
    return { start, end, line: this.line, endLine: this.line }
  }
}

/** A cell without markup: what a reader sees is what is written, from `start` on. */
class Plain implements Passage {
  constructor(
    readonly text: string,
    private readonly start: number,
    private readonly line: number,
  ) {}

  span(from: number, to: number): Span {
    return {
      start: this.start + from,
      end: this.start + to,
      line: this.line,
      endLine: this.line,
    }
  }
}

/** A cell of a table, kept as its place until it is read. */
class WrittenCell implements GridCell {
  private known: Passage | null = null

  private readonly start: number
  private readonly end: number

  constructor(
    private readonly table: { readonly text: string; readonly env: Outline['env'] },
    { start, end }: Cell,
    private readonly line: number,
  ) {
    this.start = start
    this.end = end
  }

  get length(): number {
    return this.end - this.start
  }

  read(): Passage {
    if (this.known) return this.known
    const { start, end } = this
    const { text, env } = this.table
    const written = text.slice(start, end)
    this.known = isPlain(written)
      ? new Plain(written, start, this.line)
      : new OnLine(visible(text, start, end, env), this.line)
    return this.known
  }
}

function gridOf(source: Source, { env }: Outline, table: Table): Grid {
  const { text } = source
  const written = { text, env }
  const { header, columns } = table
  const rowAt = (start: number, end: number, line: number): GridRow => {
    const cut = splitRow(text, start, end, columns)
    const tooMany = cut.count > columns && end - start <= LIMITS.paragraph
    const meant = tooMany ? splitRow(text, start, end, columns, true) : cut
    const { cells, count } = meant.count === columns ? meant : cut
    return {
      count,
      line,
      cells: cells.map((cell) => new WrittenCell(written, cell, line)),
    }
  }
  const names = splitRow(text, header.start, header.end, columns).cells.map(
    ({ start, end }) => new OnLine(visible(text, start, end, env), header.line),
  )
  return {
    line: header.line,
    columns,
    header: names.map((name) => name.text),
    headerSpan: (at) =>
      names[at]?.span(0, names[at]?.text.length ?? 0) ?? spanAt(source, header.start, header.end),
    size: table.rows.length,
    rows: once(() => table.rows.map(({ start, end, line }) => rowAt(start, end, line))),
    headings: table.headings.map((heading) => visible(heading, 0, heading.length, env).text),
  }
}

function blockOf(source: Source, { env }: Outline, block: TextBlock): Block {
  const { kind, level, depth, stretches } = block
  return {
    kind,
    level,
    depth,
    line: stretches[0]?.line ?? 1,
    read: once(() => passageOf(source, visibleLines(source.text, stretches, env))),
  }
}

function tooMuchText(line: number): string {
  return `The text from line ${line} on was left out: it comes after ${LIMITS.blocks.toLocaleString('en')} headings, paragraphs and list items. Split the document.`
}

/** Nothing but images, perhaps as links. */
const IMAGES = /^(?:\[?!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])(?:\](?:\([^)]*\)|\[[^\]]*\]))?\s*)+$/

function isPicture(source: Source, { kind, stretches: [first, ...others] }: TextBlock): boolean {
  if (kind !== 'paragraph' || !first || others.length > 0 || first.end - first.start > 1_000)
    return false
  return IMAGES.test(source.text.slice(first.start, first.end))
}

function isText({ stretches }: TextBlock): boolean {
  const length = stretches.reduce((sum, { start, end }) => sum + end - start, 0)
  return length > 0 && length <= LIMITS.paragraph
}

/** The source with everything but its HTML tables blanked, so that places in them stay what they are. */
function onlyHtmlTables({ text }: Source, { html }: Outline): string | null {
  const pieces: string[] = []
  let end = 0
  for (const block of html) {
    for (let at = block.start; at < block.end; ) {
      const found = text.slice(at, block.end).search(/<table[\s>]/i)
      if (found < 0 || at + found < end) break
      const start = at + found
      const close = text.indexOf('</table>', start)
      if (close < 0) break
      pieces.push(' '.repeat(start - end), text.slice(start, close + 8))
      end = close + 8
      at = end
    }
  }
  return pieces.length === 0 ? null : pieces.join('')
}

/** The tables written as HTML inside Markdown, under the headings they stand under. */
function htmlGrids(source: Source, found: Outline): Result<readonly Grid[], ReadError> {
  const text = onlyHtmlTables(source, found)
  if (text === null) return ok([])
  const page = htmlPage({ ...source, text })
  if (!page.ok) return page
  return ok(
    page.value.grids.map((grid) => {
      const start = source.lineStarts[grid.line - 1] ?? 0
      const block = found.html.findLast((each) => each.start <= start)
      const headings = (block?.headings ?? []).map(
        (heading) => visible(heading, 0, heading.length, found.env).text,
      )
      return { ...grid, headings: [...grid.headings, ...headings] }
    }),
  )
}

/**
 * Reads Markdown into a page. Refuses `too-many-columns` and `too-many-rows`. A table whose row of dashes does not
 * match is read all the same when every row has as many cells as the header.
 */
export function markdownPage(source: Source): Result<Page, ReadError> {
  const found = outline(source)
  const tables = [...found.tables, ...found.uneven].sort((a, b) => a.header.start - b.header.start)
  const over = tooWide(tables) ?? tooManyRows(tables)
  if (over) return fail(over)
  const html = htmlGrids(source, found)
  if (!html.ok) return html
  const mended = new Set(found.uneven.map(({ header }) => header.line))
  const top = found.headings.find(({ level }) => level === 1)
  const texts = found.texts.filter((block) => isText(block) && !isPicture(source, block))
  const unread = texts[LIMITS.blocks]?.stretches[0]
  const written = [
    source.title,
    top && visible(top.markdown, 0, top.markdown.length, found.env).text,
  ]
  return ok({
    titles: written.flatMap((title) => (title ? [bareName(title)] : [])),
    blocks: texts
      .slice(0, LIMITS.blocks)
      .flatMap((block) => paragraphsOf(source.text, block))
      .map((block) => headedInBold(source.text, block))
      .map((block) => blockOf(source, found, block)),
    grids: [...tables.map((table) => gridOf(source, found, table)), ...html.value].sort(
      (a, b) => a.line - b.line,
    ),
    broken: found.broken.filter(({ line }) => !mended.has(line)),
    mended: [
      ...found.broken.filter(({ line }) => mended.has(line)),
      ...(unread ? [{ line: unread.line, message: tooMuchText(unread.line) }] : []),
    ],
  })
}

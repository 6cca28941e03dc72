import MarkdownIt, { type Env, type Token } from 'markdown-it'
import { splitRow } from './cells'
import { LIMITS } from './limits'
import type { Source } from './source'
import { type RawLine, TABLE_TOKEN, type TableSink, tableRule } from './table-rule'

/** A stretch of the source on one line: UTF-16 offsets [start, end), 1-based line. */
export interface Stretch {
  readonly start: number
  readonly end: number
  readonly line: number
}

export interface Table {
  readonly header: Stretch
  readonly rows: readonly Stretch[]
  readonly columns: number
  /** The headings the table stands under, nearest first, as Markdown. */
  readonly headings: readonly string[]
}

/** Lines that mean to be a table but are none. */
export interface BrokenTable {
  readonly line: number
  readonly message: string
}

/** What a reader of comparisons needs of a Markdown document, in the order of the source. */
export interface Outline {
  readonly headings: readonly { readonly level: number; readonly markdown: string }[]
  readonly tables: readonly Table[]
  readonly broken: readonly BrokenTable[]
  /** Link definitions, for reading inline Markdown. */
  readonly env: Env
}

/** One parser for all: it keeps nothing between documents. HTML is recognised only to be dropped. */
export const markdown = new MarkdownIt({ html: true, maxNesting: LIMITS.nesting })
markdown.block.ruler.at('table', tableRule, { alt: ['paragraph', 'reference'] })
/** Only the text of a link is kept, so where it leads to needs no check. */
markdown.validateLink = () => true
markdown.core.ruler.enableOnly(['normalize', 'block'])

/** UTF-16 units of a heading that are read. */
const MOST_HEADING = 1_000

function columnsOf(count: number): string {
  return count === 1 ? '1 column' : `${count} columns`
}

/** Two neighbouring lines framed by pipes, with the same number of cells, in what was read as a paragraph. */
function pipedLines(lines: readonly string[]): { at: number; count: number } | null {
  const counts = lines.map((line) =>
    /^\|.*\|$/.test(line) ? splitRow(line, 0, line.length, 0).count : 0,
  )
  const at = counts.findIndex((count, n) => count >= 2 && counts[n + 1] === count)
  return at < 0 ? null : { at, count: counts[at] ?? 0 }
}

function unfinishedTable(token: Token, firstLine: number): BrokenTable | null {
  if (!token.map || !token.content.includes('|')) return null
  const found = pipedLines(token.content.split('\n').map((line) => line.trim()))
  if (!found) return null
  const line = firstLine + token.map[0] + found.at + 1
  const dashes = `|${' --- |'.repeat(Math.min(found.count, 6))}`
  const message = `Line ${line} looks like the header of a table with ${columnsOf(found.count)}, but line ${line + 1} is not a row of dashes. Expected ${dashes} there.`
  return { line, message }
}

/** Finds headings and tables. Takes time proportional to the document; inline Markdown is not read yet. */
export function outline(source: Source): Outline {
  const { text, lineStarts, bodyLine } = source
  const bodyStart = lineStarts[bodyLine] ?? text.length
  const body = text.slice(bodyStart).replace(/\r\n?/g, '\n')
  const bodyStarts = [0]
  for (let at = body.indexOf('\n'); at >= 0; at = body.indexOf('\n', at + 1))
    bodyStarts.push(at + 1)

  const toStretch = ({ line, start, end }: RawLine): Stretch => {
    const shift = (lineStarts[bodyLine + line] ?? 0) - (bodyStarts[line] ?? 0)
    return { start: start + shift, end: end + shift, line: bodyLine + line + 1 }
  }

  const sink: TableSink = { tables: [], mismatches: new Map() }
  const env: Env = { sink }
  const headings: { level: number; markdown: string }[] = []
  const open: string[] = []
  const tables: Table[] = []
  const broken: BrokenTable[] = []
  let level = 0
  for (const token of markdown.parse(body, env)) {
    if (token.type === 'heading_open') level = Number(token.tag.slice(1))
    if (token.type === 'inline' && level > 0) {
      const heading = token.content.slice(0, MOST_HEADING)
      headings.push({ level, markdown: heading })
      open.length = level
      open[level - 1] = heading
      level = 0
    } else if (token.type === 'inline') {
      const unfinished = unfinishedTable(token, bodyLine)
      if (unfinished) broken.push(unfinished)
    } else if (token.type === TABLE_TOKEN) {
      const raw = sink.tables[Number(token.meta?.index)]
      const [header, ...rows] = raw?.lines.map(toStretch) ?? []
      if (!raw || !header) continue
      const above = open.filter((heading) => heading !== undefined).reverse()
      tables.push({ header, rows, columns: raw.columns, headings: above })
    }
  }
  for (const { line, header, delimiter } of sink.mismatches.values()) {
    const at = bodyLine + line + 1
    const message = `The table header on line ${at} has ${columnsOf(header)}, but the row of dashes under it has ${columnsOf(delimiter)}. Give both the same number.`
    broken.push({ line: at, message })
  }
  broken.sort((a, b) => a.line - b.line)
  return { headings, tables, broken, env }
}

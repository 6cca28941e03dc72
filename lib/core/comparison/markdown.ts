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

/** A heading, a paragraph or the first paragraph of a list item: what of each line belongs to it. */
export interface TextBlock {
  readonly kind: 'heading' | 'paragraph' | 'item'
  /** 1 to 6 for a heading, else 0. */
  readonly level: number
  /** How many lists stand around it. */
  readonly depth: number
  readonly stretches: readonly Stretch[]
}

/** A stretch of raw HTML, whole lines. */
export interface HtmlBlock {
  readonly start: number
  readonly end: number
  readonly headings: readonly string[]
}

/** What a reader of comparisons needs of a Markdown document, in the order of the source. */
export interface Outline {
  readonly headings: readonly { readonly level: number; readonly markdown: string }[]
  readonly texts: readonly TextBlock[]
  readonly html: readonly HtmlBlock[]
  readonly tables: readonly Table[]
  /** Tables whose row of dashes has another number of columns than all their other rows; also among `broken`. */
  readonly uneven: readonly Table[]
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

/** The tokens an outline is made of. */
const OUTLINED = new Set([
  'heading_open',
  'bullet_list_open',
  'bullet_list_close',
  'ordered_list_open',
  'ordered_list_close',
  'list_item_open',
  'list_item_close',
  'html_block',
  'inline',
  TABLE_TOKEN,
])

/** Makes no other tokens, so that a document of many short blocks takes little time and memory. */
class OutlineState extends markdown.block.State {
  /** What the rules write to in place of any other token. */
  private readonly unread = new this.Token('', '', 0)

  override push(type: string, tag: string, nesting: Token['nesting']): Token {
    if (OUTLINED.has(type)) return super.push(type, tag, nesting)
    this.level += nesting
    return this.unread
  }
}
markdown.block.State = OutlineState

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

/** Where the body, with its line ends made alike, stands in the source. */
class Body {
  readonly text: string
  readonly #starts: number[] = [0]

  constructor(readonly source: Source) {
    const { text, lineStarts, bodyLine } = source
    const written = text.slice(lineStarts[bodyLine] ?? text.length)
    this.text = written.includes('\r') ? written.replace(/\r\n?/g, '\n') : written
    for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1)) {
      this.#starts.push(at + 1)
    }
  }

  startOf(line: number): number {
    const { text, lineStarts, bodyLine } = this.source
    return lineStarts[bodyLine + line] ?? text.length
  }

  stretch({ line, start, end }: RawLine): Stretch {
    const shift = this.startOf(line) - (this.#starts[line] ?? 0)
    return { start: start + shift, end: end + shift, line: this.source.bodyLine + line + 1 }
  }

  /** The stretches of a block's content, which markdown-it gives without indentation and quotation marks. */
  stretches({ map, content }: Token): Stretch[] {
    if (!map) return []
    return content.split('\n').flatMap((written, n) => {
      const piece = written.trim()
      const line = map[0] + n
      const begin = this.startOf(line)
      const at = this.source.text.slice(begin, this.startOf(line + 1)).lastIndexOf(piece)
      if (piece === '' || at < 0) return []
      const start = begin + at
      return [{ start, end: start + piece.length, line: this.source.bodyLine + line + 1 }]
    })
  }
}

/** Finds headings, tables, lists and paragraphs. Takes time proportional to the document; inline Markdown is not read yet. */
export function outline(source: Source): Outline {
  const { bodyLine } = source
  const body = new Body(source)
  const sink: TableSink = { tables: [], mismatches: new Map() }
  const env: Env = { sink }
  const headings: { level: number; markdown: string }[] = []
  const texts: TextBlock[] = []
  const html: HtmlBlock[] = []
  const open: string[] = []
  const tables: Table[] = []
  const uneven: Table[] = []
  const broken: BrokenTable[] = []
  const above = () => open.filter((heading) => heading !== undefined).reverse()
  let level = 0
  let depth = 0
  let atItem = false
  for (const token of markdown.parse(body.text, env)) {
    const { type } = token
    if (type === 'heading_open') level = Number(token.tag.slice(1))
    else if (/^(?:bullet|ordered)_list/.test(type)) depth += token.nesting
    else if (type === 'list_item_open') atItem = true
    else if (type === 'list_item_close') atItem = false
    else if (type === 'html_block' && token.map) {
      const [from, to] = token.map
      html.push({ start: body.startOf(from), end: body.startOf(to), headings: above() })
    } else if (type === 'inline' && level > 0) {
      const heading = token.content.slice(0, MOST_HEADING)
      headings.push({ level, markdown: heading })
      if (texts.length <= LIMITS.blocks) {
        texts.push({ kind: 'heading', level, depth: 0, stretches: body.stretches(token) })
      }
      open.length = level
      open[level - 1] = heading
      level = 0
    } else if (type === 'inline') {
      const unfinished = unfinishedTable(token, bodyLine)
      const mismatch = token.map ? sink.mismatches.get(token.map[0]) : undefined
      const [header, ...rows] = mismatch?.lines.map((raw) => body.stretch(raw)) ?? []
      if (mismatch && header) {
        uneven.push({ header, rows, columns: mismatch.header, headings: above() })
      }
      if (unfinished) broken.push(unfinished)
      else if (!mismatch && texts.length <= LIMITS.blocks) {
        const kind = atItem ? 'item' : 'paragraph'
        texts.push({ kind, level: 0, depth, stretches: body.stretches(token) })
      }
      atItem = false
    } else if (type === TABLE_TOKEN) {
      const raw = sink.tables[Number(token.meta?.index)]
      const [header, ...rows] = raw?.lines.map((line) => body.stretch(line)) ?? []
      if (raw && header) tables.push({ header, rows, columns: raw.columns, headings: above() })
    }
  }
  for (const { line, header, delimiter } of sink.mismatches.values()) {
    const at = bodyLine + line + 1
    const message = `The table header on line ${at} has ${columnsOf(header)}, but the row of dashes under it has ${columnsOf(delimiter)}. Give both the same number.`
    broken.push({ line: at, message })
  }
  broken.sort((a, b) => a.line - b.line)
  const { references } = env
  return { headings, texts, html, tables, uneven, broken, env: references ? { references } : {} }
}

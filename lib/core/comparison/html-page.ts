import { parse } from 'parse5'
import { fail, ok, type Result } from '../result'
import { TextCollector } from './collector'
import {
  collectNode,
  type HtmlElement,
  type HtmlNode,
  isBlock,
  isElement,
  isFootnote,
  isSilent,
  walkNodes,
} from './html-nodes'
import { collectElement, htmlGrid } from './html-table'
import { LIMITS } from './limits'
import { bareName } from './names'
import type { Block, Grid, Page } from './page'
import { lineAt, type Source } from './source'
import type { ReadError } from './types'

/** The tables in which no other table stands; the others only arrange the page. */
function innerTables(root: HtmlNode): Set<HtmlNode> {
  const inner = new Set<HtmlNode>()
  const open: HtmlElement[] = []
  walkNodes(
    root,
    (node) => {
      if (isElement(node) && node.tagName === 'table') {
        const outer = open.at(-1)
        if (outer) inner.delete(outer)
        inner.add(node)
        open.push(node)
      }
      return true
    },
    (node) => {
      if (node === open.at(-1)) open.pop()
    },
  )
  return inner
}

/** Collects blocks and tables in the order of the document. */
class HtmlReader {
  readonly blocks: Block[] = []
  readonly grids: Grid[] = []
  title = ''
  refused: ReadError | null = null
  readonly #tables: Set<HtmlNode>
  readonly #headings: string[] = []
  #text = new TextCollector()
  #start = 0
  #kind: Block['kind'] = 'paragraph'
  #depth = 0

  constructor(
    readonly source: Source,
    root: HtmlNode,
  ) {
    this.#tables = innerTables(root)
  }

  #flush(level = 0): void {
    const [collected, kind] = [this.#text, level > 0 ? 'heading' : this.#kind]
    if (this.#text.length > 0) this.#text = new TextCollector()
    if (collected.text.trim() === '' || this.blocks.length >= LIMITS.blocks) return
    const depth = level > 0 ? 0 : Math.min(this.#depth, LIMITS.nesting)
    const line = lineAt(this.source, this.#start)
    const passage = collected.passage(this.source)
    this.blocks.push({ kind, level, depth, line, read: () => passage })
    this.#kind = 'paragraph'
    if (level > 0) {
      this.#headings.length = level
      this.#headings[level - 1] = passage.text.slice(0, 1_000)
    }
  }

  #table(node: HtmlElement): boolean {
    const headings = this.#headings.filter((heading) => heading !== undefined).reverse()
    const grid = htmlGrid(node, headings, this.source)
    if (!grid.ok) this.refused ??= grid.error
    if (!grid.ok || !grid.value) return !grid.ok
    this.grids.push(grid.value)
    return true
  }

  enter(node: HtmlNode): boolean {
    if (this.refused) return false
    if (!isElement(node)) {
      if ('value' in node) {
        if (this.#text.length === 0) this.#start = node.sourceCodeLocation?.startOffset ?? 0
        collectNode(node, this.#text, this.source)
      }
      return true
    }
    const { tagName } = node
    if (tagName === 'head') return true
    if (tagName === 'title') {
      this.title ||= collectElement(node, this.source).passage(this.source).text
      return false
    }
    if (isSilent(node) || isFootnote(node, this.#text.text)) return false
    if (tagName === 'br') collectNode(node, this.#text, this.source)
    if (!isBlock(node)) return true
    this.#flush()
    if (tagName === 'ul' || tagName === 'ol' || tagName === 'dl') this.#depth += 1
    if (tagName === 'dd') this.#depth += 1
    if (tagName === 'li' || tagName === 'dt' || tagName === 'dd') this.#kind = 'item'
    if (tagName === 'table' && this.#tables.has(node)) return !this.#table(node)
    return true
  }

  leave(node: HtmlNode): void {
    if (!isElement(node) || !isBlock(node)) return
    const { tagName } = node
    const level = /^h[1-6]$/.test(tagName) ? Number(tagName[1]) : 0
    this.#flush(level)
    this.#kind = 'paragraph'
    if (tagName === 'ul' || tagName === 'ol' || tagName === 'dl' || tagName === 'dd') {
      this.#depth -= 1
    }
  }

  end(): void {
    this.#flush()
  }
}

function countOf(text: string, piece: string, most: number): number {
  let count = 0
  for (let at = text.indexOf(piece); at >= 0 && count <= most; at = text.indexOf(piece, at + 1)) {
    count += 1
  }
  return count
}

/** The refusal of a page too large to be parsed in reasonable time; null when it is not. */
function tooMuch(text: string): ReadError | null {
  const counts = [
    { most: LIMITS.tags, count: countOf(text, '<', LIMITS.tags), what: 'tags' },
    { most: LIMITS.tables, count: countOf(text, '<table', LIMITS.tables), what: 'tables' },
  ]
  const over = counts.find(({ count, most }) => count > most)
  if (!over) return null
  const message = `This page has more than ${over.most.toLocaleString('en')} ${over.what}. Split it, or keep only the comparison.`
  return { code: 'too-large', message, line: null }
}

/**
 * Reads HTML into a page, a whole document or a piece of one. Tables inside tables count, the outer ones only
 * arrange. Refuses `too-large`, `too-many-columns` and `too-many-rows`.
 */
export function htmlPage(source: Source): Result<Page, ReadError> {
  const over = tooMuch(source.text)
  if (over) return fail(over)
  const root = parse(source.text, { sourceCodeLocationInfo: true })
  const reader = new HtmlReader(source, root)
  walkNodes(
    root,
    (node) => reader.enter(node),
    (node) => reader.leave(node),
  )
  reader.end()
  if (reader.refused) return fail(reader.refused)
  const total = reader.grids.reduce((sum, { size }) => sum + size, 0)
  const last = reader.grids.at(-1)
  if (total > LIMITS.rows && last) {
    const message = `The tables of this document have more than ${LIMITS.rows.toLocaleString('en')} rows together, the most that can be read. Split the comparison.`
    return fail({ code: 'too-many-rows', message, line: last.line })
  }
  const top = reader.blocks.find(({ level }) => level === 1)?.read().text ?? ''
  return ok({
    titles: [top, reader.title].map(bareName).filter(Boolean),
    blocks: reader.blocks,
    grids: reader.grids,
    broken: [],
    mended: [],
  })
}

import { LIMITS } from './limits'
import type { Span } from './types'

/** Visible text and the place in the source of any part of it. */
export interface Passage {
  /** Markup removed, white space collapsed, on one line. */
  readonly text: string
  /** Where text[from, to) stands, the markup around it included. Needs from < to. */
  readonly span: (from: number, to: number) => Span
}

/** A cell of a table, read when asked for. */
export interface GridCell {
  /** UTF-16 units as written. */
  readonly length: number
  readonly read: () => Passage
}

export interface GridRow {
  /** At most as many as the table has columns. */
  readonly cells: readonly GridCell[]
  /** How many the source has in this row. */
  readonly count: number
  /** 1-based. */
  readonly line: number
}

/** A table, whatever it was written in: Markdown, HTML or delimited text. */
export interface Grid {
  /** 1-based line of the header. */
  readonly line: number
  readonly columns: number
  readonly header: readonly string[]
  /** Where a header that is not empty stands. */
  readonly headerSpan: (at: number) => Span
  /** How many rows there are, the header left out. */
  readonly size: number
  readonly rows: () => readonly GridRow[]
  /** The headings the table stands under, nearest first. */
  readonly headings: readonly string[]
}

/** What stands outside tables, in the order of the source. `depth` counts the lists around it, 0 for none. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'item'
  /** 1 to 6 for a heading, 7 for a line in bold type that stands for one, else 0. */
  readonly level: number
  readonly depth: number
  readonly line: number
  readonly read: () => Passage
}

/** Something in a document that was not, or not fully, read as it is written. */
export interface Flaw {
  readonly line: number
  readonly message: string
}

/** A document taken apart, whatever it was written in. */
export interface Page {
  /** The document's own names for itself, best first. */
  readonly titles: readonly string[]
  readonly blocks: readonly Block[]
  readonly grids: readonly Grid[]
  /** Tables that could not be read. */
  readonly broken: readonly Flaw[]
  /** Tables read although something in them is wrong. */
  readonly mended: readonly Flaw[]
}

/** What a cell says; a missing cell and one too long to be read say nothing. */
export function textOf(cell: GridCell | undefined): string {
  return cell && cell.length <= LIMITS.cellLength ? cell.read().text : ''
}

class Part implements Passage {
  constructor(
    readonly text: string,
    private readonly whole: Passage,
    private readonly shift: number,
  ) {}

  span(from: number, to: number): Span {
    return this.whole.span(this.shift + from, this.shift + to)
  }
}

/** The part text[from, to) of a passage, outer white space excluded; null when nothing is left. */
export function part(passage: Passage, from: number, to: number): Passage | null {
  const { text } = passage
  let start = from
  let end = Math.min(to, text.length)
  while (start < end && text[start] === ' ') start += 1
  while (end > start && text[end - 1] === ' ') end -= 1
  if (start >= end) return null
  if (start === 0 && end === text.length) return passage
  return new Part(text.slice(start, end), passage, start)
}

/** Reads once, when first asked. */
export function once<T extends object>(read: () => T): () => T {
  let known: T | null = null
  return () => {
    known ??= read()
    return known
  }
}

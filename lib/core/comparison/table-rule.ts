import type { StateBlock } from 'markdown-it'
import { delimiterColumns, splitRow } from './cells'
import { LIMITS } from './limits'

/** A line of a table in markdown-it's copy of the text: zero-based line, offsets of what follows its indentation. */
export interface RawLine {
  readonly line: number
  readonly start: number
  readonly end: number
}

/** A table as found: the header line first, the delimiter row left out. */
export interface RawTable {
  readonly lines: readonly RawLine[]
  readonly columns: number
}

/** A header whose delimiter row has another number of columns, which makes it no table in GitHub's Markdown. */
export interface Mismatch {
  readonly line: number
  readonly header: number
  readonly delimiter: number
  /** The header and its rows when every row has as many cells as the header; else empty. */
  readonly lines: readonly RawLine[]
}

/** What the rule leaves in markdown-it's environment for the caller. */
export interface TableSink {
  readonly tables: RawTable[]
  readonly mismatches: Map<number, Mismatch>
}

const MOST_MISMATCHES = 500

export const TABLE_TOKEN = 'comparison_table'

function rawLine(state: StateBlock, line: number): RawLine | null {
  const { bMarks, tShift, eMarks } = state
  const [begin, shift, end] = [bMarks[line], tShift[line], eMarks[line]]
  if (begin === undefined || shift === undefined || end === undefined) return null
  return { line, start: begin + shift, end }
}

function indentation(state: StateBlock, line: number): number {
  return (state.sCount[line] ?? 0) - state.blkIndent
}

function delimiterBelow(state: StateBlock, line: number): number | null {
  const raw = rawLine(state, line)
  if (!raw || raw.end - raw.start < 2) return null
  if (!/^(?:[|:]|-[^ \t])/.test(state.src.slice(raw.start, raw.start + 2))) return null
  return delimiterColumns(state.src.slice(raw.start, raw.end))
}

function endsTable(state: StateBlock, line: number, endLine: number): boolean {
  const indent = indentation(state, line)
  if (indent < 0 || indent >= 4 || state.isEmpty(line)) return true
  return state.md.block.ruler
    .getRules('blockquote')
    .some((interrupts) => interrupts(state, line, endLine, true))
}

/** The lines of a table from its header on, the delimiter row left out, the first that does not fit included. */
function linesOf(
  state: StateBlock,
  header: RawLine,
  endLine: number,
  fits: (raw: RawLine) => boolean = () => true,
): RawLine[] {
  const outer = state.parentType
  state.parentType = 'table'
  const lines: RawLine[] = [header]
  for (let line = header.line + 2; line < endLine && lines.length <= LIMITS.rows + 1; line += 1) {
    const raw = rawLine(state, line)
    if (!raw || endsTable(state, line, endLine)) break
    lines.push(raw)
    if (!fits(raw)) break
  }
  state.parentType = outer
  return lines
}

/** The lines when each has `count` cells, else none. Stops at the first that has not. */
function evenLines(
  state: StateBlock,
  header: RawLine,
  endLine: number,
  count: number,
): readonly RawLine[] {
  const first = rawLine(state, header.line + 2)
  const even = (raw: RawLine) => splitRow(state.src, raw.start, raw.end, 0).count === count
  if (!first || header.line + 2 >= endLine || !even(first)) return []
  const lines = linesOf(state, header, endLine, even)
  const last = lines.at(-1)
  return lines.length > 1 && last && even(last) ? lines : []
}

/**
 * A markdown-it block rule in place of its own `table`: the same lines are tables, but rows are kept
 * as places in the text instead of tokens, so that short and long rows can be told and cells located.
 * Expects a TableSink as `env.sink`.
 */
export function tableRule(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  if (startLine + 1 >= endLine || indentation(state, startLine) >= 4) return false
  const below = indentation(state, startLine + 1)
  if (below < 0 || below >= 4) return false
  const header = rawLine(state, startLine)
  const columns = delimiterBelow(state, startLine + 1)
  if (!header || columns === null) return false
  const { src } = state
  if (!src.slice(header.start, header.end).includes('|')) return false
  const { count } = splitRow(src, header.start, header.end, 0)
  const sink = state.env.sink as TableSink
  if (count !== columns) {
    const underline = rawLine(state, startLine + 1)
    if (
      underline &&
      sink.mismatches.size < MOST_MISMATCHES &&
      src.slice(underline.start, underline.end).includes('|')
    ) {
      const lines = evenLines(state, header, endLine, count)
      sink.mismatches.set(startLine, { line: startLine, header: count, delimiter: columns, lines })
    }
    return false
  }
  if (silent) return true

  const lines = linesOf(state, header, endLine)
  const line = startLine + lines.length + 1
  state.line = line
  const token = state.push(TABLE_TOKEN, '', 0)
  token.map = [startLine, line]
  token.meta = { index: sink.tables.length }
  sink.tables.push({ lines, columns })
  return true
}

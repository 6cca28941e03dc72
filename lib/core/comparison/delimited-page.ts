import { fail, ok, type Result } from '../result'
import { LIMITS } from './limits'
import { bareName } from './names'
import { type GridCell, type GridRow, once, type Page, type Passage } from './page'
import { recordsOf } from './records'
import { lineAt, type Source, spanAt } from './source'
import type { ReadError } from './types'

export type Delimiter = ',' | ';' | '\t' | '|'

interface Place {
  readonly start: number
  readonly end: number
  /** Whether quotation marks stand around it; inside, they are doubled. */
  readonly quoted: boolean
}

/** Quantities on lines of their own, of which the second begins: "10 A" over "15 A". */
const NEXT_QUANTITY = /^\s*\d[\d.,]*\s?\p{L}/u
const QUANTITY_LINE = /(?:^|, )\d[\d.,]*\s?\p{L}[^,]{0,20}$/u

/** What a reader sees of a cell: doubled quotation marks once, white space collapsed, a comma between quantities on lines of their own. */
function passageOf(source: Source, { start, end, quoted }: Place): Passage {
  let text = ''
  const places: number[] = []
  for (let at = start; at < end; at += 1) {
    const unit = source.text.charAt(at)
    const blank = unit.trim() === ''
    if (quoted && unit === '"' && source.text[at + 1] === '"') at += 1
    if (blank && (text === '' || text.endsWith(' '))) continue
    const parts = unit === '\n' || unit === '\r'
    const next = parts ? source.text.slice(at, Math.min(end, at + 16)) : ''
    if (parts && NEXT_QUANTITY.test(next) && QUANTITY_LINE.test(text)) {
      text += ','
      places.push(at)
    }
    text += blank ? ' ' : unit
    places.push(at)
  }
  return {
    text: text.trimEnd(),
    span: (from, to) => {
      const begin = places[from] ?? start
      return spanAt(source, begin, Math.max(begin + 1, (places[to - 1] ?? begin) + 1))
    },
  }
}

/** Finds the cells of parsed rows in the text they were parsed from. */
class Places {
  #at: number

  constructor(
    readonly text: string,
    readonly delimiter: string,
    start: number,
  ) {
    this.#at = start
  }

  row(values: readonly string[]): Place[] {
    const { text, delimiter } = this
    const places = values.map((value, n) => {
      if (n > 0 && text.startsWith(delimiter, this.#at)) this.#at += delimiter.length
      return this.#cell(value)
    })
    if (text[this.#at] === '\r') this.#at += 1
    if (text[this.#at] === '\n') this.#at += 1
    return places
  }

  #cell(value: string): Place {
    const { text } = this
    const quoted = `"${value.replaceAll('"', '""')}"`
    if (text.startsWith(quoted, this.#at)) {
      const start = this.#at + 1
      this.#at += quoted.length
      while (text[this.#at] === ' ') this.#at += 1
      return { start, end: start + quoted.length - 2, quoted: true }
    }
    const start = this.#at
    this.#at += value.length
    return { start, end: this.#at, quoted: false }
  }
}

function cellOf(source: Source, place: Place): GridCell {
  return { length: place.end - place.start, read: once(() => passageOf(source, place)) }
}

function tooWide(count: number, line: number): ReadError {
  const message = `Line ${line} has ${count.toLocaleString('en')} columns; at most ${LIMITS.columns} can be read. Split the table, or leave columns out.`
  return { code: 'too-many-columns', message, line }
}

/** How many columns the first line would have, quotation marks aside. */
function firstWidth(text: string, delimiter: string): number {
  const end = text.indexOf('\n')
  const line = text.slice(0, end < 0 ? text.length : end)
  return line.includes('"') ? 0 : line.split(delimiter).length
}

function titleIn(rows: readonly (readonly string[])[]): number {
  return rows.findIndex((row) => row.filter((cell) => cell.trim() !== '').length > 1)
}

/**
 * Reads delimited text (CSV, TSV, cells pasted from a spreadsheet) into a page of one table; lines of one cell
 * before the header are its title. Refuses `malformed-table` (a quotation mark that never closes),
 * `too-many-columns` and `too-many-rows`.
 * @param name a file's name, used as the title when the text has none
 */
export function delimitedPage(
  source: Source,
  delimiter: Delimiter,
  name: string | null,
): Result<Page, ReadError> {
  const begin = source.text.startsWith('\ufeff') ? 1 : 0
  const body = begin > 0 ? source.text.slice(begin) : source.text
  const width = firstWidth(body, delimiter)
  if (width > LIMITS.columns) return fail(tooWide(width, 1))
  const parsed = recordsOf(body, delimiter, LIMITS.rows + 16)
  const places = new Places(source.text, delimiter, begin)
  const rows = parsed.rows.map((values) => ({ values, places: places.row(values) }))
  if (parsed.unclosed !== null) {
    const line = lineAt(source, rows[parsed.unclosed]?.places[0]?.start ?? 0)
    const message = `A quotation mark opened on line ${line} or after it is never closed. Close it, or double it if it is part of the text.`
    return fail({ code: 'malformed-table', message, line })
  }
  const head = titleIn(parsed.rows)
  const header = rows[head]
  if (!header) {
    return ok({ titles: [], blocks: [], grids: [], broken: [], mended: [] })
  }
  const filled = rows
    .slice(head + 1)
    .filter(({ values }) => values.some((value) => value.trim() !== ''))
  const lineOf = (cells: readonly Place[]) => lineAt(source, cells[0]?.start ?? 0)
  const columns = header.values.reduce((n, value, at) => (value.trim() === '' ? n : at + 1), 0)
  if (columns > LIMITS.columns) return fail(tooWide(columns, lineOf(header.places)))
  const beyond = filled[LIMITS.rows]
  if (beyond) {
    const line = lineOf(beyond.places)
    const message = `Line ${line} goes beyond ${LIMITS.rows.toLocaleString('en')} rows, the most that can be read. Split the comparison.`
    return fail({ code: 'too-many-rows', message, line })
  }
  const names = header.places.slice(0, columns).map((place) => passageOf(source, place))
  const written = rows.slice(0, head).flatMap(({ values }) => values.filter(Boolean))
  const [fileName = ''] = name ? [name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')] : []
  const titles = [...written, fileName.replace(/[_-]+/g, ' ')].map(bareName).filter(Boolean)
  const read = once(() =>
    filled.map(({ places: cells }): GridRow => {
      const extra = cells.slice(columns).filter(({ start, end }) => end > start).length
      return {
        cells: cells.slice(0, columns).map((place) => cellOf(source, place)),
        count: Math.min(cells.length, columns) + extra,
        line: lineOf(cells),
      }
    }),
  )
  return ok({
    titles,
    blocks: [],
    broken: [],
    mended: [],
    grids: [
      {
        line: lineOf(header.places),
        columns,
        header: names.map(({ text }) => text),
        headerSpan: (at) => {
          const passage = names[at]
          return passage?.text
            ? passage.span(0, passage.text.length)
            : spanAt(source, begin, begin + 1)
        },
        size: filled.length,
        rows: read,
        headings: [],
      },
    ],
  })
}

import { LIMITS } from '../comparison/limits'
import { recordsOf } from '../comparison/records'
import { isTopicHeader } from '../comparison/vocabulary'
import { ok, type Result } from '../result'
import { fold } from '../text'
import type { OriginCard, OriginRow } from './build'
import { plainCard } from './plain-text'
import { plainField } from './read-field'
import { type ImportRefusal, refused } from './refusal'

export const DELIMITERS = ['\t', ',', ';', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** What the columns of a delimited text hold. Columns are places, from 0. */
export type ColumnMapping =
  | { readonly as: 'table'; readonly topic: number; readonly subjects: readonly number[] }
  | { readonly as: 'cards'; readonly front: number; readonly back: number }

export interface DelimitedText {
  readonly delimiter: Delimiter
  /** Names of the columns: those of its first line, or Column 1, 2, … where that is no header. */
  readonly columns: readonly string[]
  readonly header: boolean
  /** Without the header, blank ones left out. */
  readonly rows: readonly (readonly string[])[]
  /** What it most likely holds. */
  readonly guess: ColumnMapping
}

const SAMPLE = 50
const CARD_HEADERS = new Set([
  'front',
  'back',
  'term',
  'definition',
  'question',
  'answer',
  'word',
  'meaning',
])

/** The delimiter that cuts most of the first lines into the same number of columns, more than one. */
function delimiterOf(text: string): Delimiter | null {
  let best: { delimiter: Delimiter; score: number } | null = null
  for (const delimiter of DELIMITERS) {
    const widths = recordsOf(text.slice(0, 100_000), delimiter, SAMPLE)
      .rows.filter((row) => row.some((cell) => cell.trim() !== ''))
      .map(({ length }) => length)
    const [width = 0] = widths
    const alike = widths.filter((each) => each === width).length / Math.max(1, widths.length)
    const score = width > 1 ? alike : 0
    if (score > (best?.score ?? 0)) best = { delimiter, score }
  }
  return best?.delimiter ?? null
}

/** Whether a first line names its columns rather than being one more row. */
function isHeader(first: readonly string[], second: readonly string[] | undefined): boolean {
  const names = first.map((name) => fold(name).trim())
  if (names.some((name) => CARD_HEADERS.has(name) || isTopicHeader(name))) return true
  if (!second || first.length < 3) return false
  const short = names.every((name) => name.length <= 40 && !/^[\d.,%]+$/.test(name))
  return short && new Set(names).size === names.length
}

/** Two columns are cards; more are a topic and what is said of each subject. */
function guessMapping(columns: readonly string[]): ColumnMapping {
  if (columns.length === 2) return { as: 'cards', front: 0, back: 1 }
  const topic = Math.max(0, columns.findIndex(isTopicHeader))
  return { as: 'table', topic, subjects: columns.flatMap((_, at) => (at === topic ? [] : [at])) }
}

/**
 * Reads CSV, TSV and their like for its columns to be chosen from. Refuses `malformed`: no delimiter, a quotation mark
 * that never closes, one column, or more columns or rows than can be held.
 */
export function readDelimited(
  text: string,
  given: Delimiter | null = null,
): Result<DelimitedText, ImportRefusal> {
  const body = text.replace('\ufeff', '')
  const delimiter = given ?? delimiterOf(body)
  if (!delimiter) {
    return refused(
      'malformed',
      'This text has one column only. Put a tab, a comma, a semicolon or a | between columns.',
      1,
    )
  }
  const parsed = recordsOf(body, delimiter, LIMITS.rows + 2)
  if (parsed.unclosed !== null) {
    return refused(
      'malformed',
      `A quotation mark opened in row ${parsed.unclosed + 1} is never closed. Close it, or double it if it is part of the text.`,
    )
  }
  const filled = parsed.rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  if (filled.length > LIMITS.rows + 1) {
    return refused(
      'malformed',
      `This text has more than ${LIMITS.rows.toLocaleString('en')} rows, the most that are read at a time. Split it.`,
    )
  }
  const [first = []] = filled
  const width = Math.max(...filled.slice(0, SAMPLE).map(({ length }) => length), 0)
  if (width < 2 || width > LIMITS.columns) {
    return refused(
      'malformed',
      `This text has ${width.toLocaleString('en')} columns; there must be at least 2, and at most ${LIMITS.columns} can be read.`,
      1,
    )
  }
  const header = isHeader(first, filled[1])
  const columns = Array.from(
    { length: width },
    (_, at) => (header ? plainField(first[at] ?? '').text : '') || `Column ${at + 1}`,
  )
  const rows = header ? filled.slice(1) : filled
  return ok({ delimiter, columns, header, rows, guess: guessMapping(columns) })
}

/** Its rows as cards. `origin.note` is the number of the row, from 1. */
export function delimitedCards(
  { rows }: DelimitedText,
  { front, back }: ColumnMapping & { as: 'cards' },
): OriginCard[] {
  return rows.map((row, at) => plainCard(at + 1, row[front] ?? '', row[back] ?? ''))
}

/** Its rows as those of a table. */
export function delimitedRows(
  { rows }: DelimitedText,
  { topic, subjects }: ColumnMapping & { as: 'table' },
): OriginRow[] {
  return rows.map((row, at) => ({
    note: at + 1,
    topic: plainField(row[topic] ?? ''),
    cells: subjects.map((column) => plainField(row[column] ?? '')),
  }))
}

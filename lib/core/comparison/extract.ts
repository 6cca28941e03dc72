import { fold } from '../text'
import { assign, speaksOf } from './assign'
import type { Candidate } from './candidates'
import type { Cell } from './cells'
import { type Draft, short } from './draft'
import type { Visible } from './inline'
import type { FindMentions } from './mentions'
import { isName } from './names'
import type { TableRow } from './rows'
import { type Piece, sentences } from './sentences'
import type { Span, Topic } from './types'

/** What extraction needs beside the rows. */
export interface Reading {
  /** What a reader sees of a cell. */
  readonly show: (cell: Cell) => Visible
  readonly find: FindMentions
  /** Names that may begin a sentence in lower case. */
  readonly names: readonly string[]
  /** Keys of subjects, in order. */
  readonly subjects: readonly string[]
}

const STATES_NOTHING = /^(?:[-–—‐‑−]+|n\/a|n\.a\.|na|tbd|\?+|❓|…|\.{3})$/i

function spanOf(text: Visible, piece: Piece, line: number): Span {
  const [start, end] = text.locate(piece.start, piece.end)
  return { start, end, line, endLine: line }
}

function normal(statement: string): string {
  return fold(statement).replace(/[\s.!]+$/, '')
}

/** The topic a row speaks of: its first cell, or that of the row above when it is empty. */
function topicOf(row: TableRow, cell: Visible, previous: Topic | null, draft: Draft): Topic | null {
  if (cell.text === '') {
    if (!previous)
      draft.note(
        'no-topic',
        row.line,
        `Line ${row.line} has no topic in its first cell, so it was left out. Name the topic there.`,
      )
    return previous
  }
  const whole = { start: 0, end: cell.text.length }
  if (isName(cell.text) || cell.text.length <= 2)
    return draft.topic(cell.text, spanOf(cell, whole, row.line))
  draft.note(
    'no-topic',
    row.line,
    `The first cell on line ${row.line} is too long or has no words, so the row was left out. Give the topic a short name.`,
  )
  return null
}

function checkWidth(row: TableRow, expected: number, draft: Draft): void {
  const { line, count } = row
  if (count < expected) {
    const message = `Line ${line} has ${count} of ${expected} cells. Add the missing ones, or a dash where nothing is to be said.`
    draft.note('missing-cell', line, message)
  } else if (count > expected) {
    const message = `Line ${line} has ${count} cells, the header ${expected}; what is beyond was left out. Write \\| for a pipe inside a cell.`
    draft.note('extra-cell', line, message)
  }
}

/** Gives each sentence of a description to the subjects it speaks of; nobody's sentences become findings. */
function readDescription(
  topic: Topic,
  row: TableRow,
  text: Visible,
  reading: Reading,
  draft: Draft,
) {
  const mentions = reading.find(text.text)
  let carried: readonly string[] = []
  for (const { start, end } of sentences(text.text, reading.names)) {
    const inside = mentions
      .filter((mention) => mention.start >= start && mention.end <= end)
      .map((m) => ({ ...m, start: m.start - start, end: m.end - start }))
    const claims = assign(text.text.slice(start, end), inside, {
      subjects: reading.subjects,
      carried,
    })
    carried = reading.subjects.filter((key) => claims.some(({ about }) => about.includes(key)))
    for (const claim of claims) {
      const piece = { start: start + claim.start, end: start + claim.end }
      const statement = text.text.slice(piece.start, piece.end)
      if (claim.about.length > 0) {
        const { about, confidence } = claim
        const span = spanOf(text, piece, row.line)
        draft.state(topic, { about, text: statement, form: 'sentence', confidence, span })
      } else if (/[\p{L}\p{N}]/u.test(statement) && !STATES_NOTHING.test(statement)) {
        const message = `Line ${row.line} does not say of whom this is true: "${short(statement)}" Name the subject in it.`
        draft.note('no-subject', row.line, message)
      }
    }
  }
}

interface CellStatement {
  readonly about: string[]
  readonly text: string
  readonly form: 'sentence' | 'value'
  readonly span: Span
}

/** The statements of a row's cells; what several subjects' cells say alike is one statement about them all. */
function readCells(
  row: TableRow,
  columns: readonly { readonly at: number; readonly subject: string }[],
  { show, find, names }: Reading,
): CellStatement[] {
  const stated = new Map<string, CellStatement>()
  for (const { at, subject } of columns) {
    const cell = row.cells[at]
    const text = cell && show(cell)
    if (!text || text.text === '' || STATES_NOTHING.test(text.text)) continue
    for (const piece of sentences(text.text, names)) {
      const statement = text.text.slice(piece.start, piece.end)
      const same = stated.get(normal(statement))
      if (same) {
        if (!same.about.includes(subject)) same.about.push(subject)
        continue
      }
      const sentence = speaksOf(statement, find(statement), subject)
      stated.set(normal(statement), {
        about: [subject],
        text: statement,
        form: sentence ? 'sentence' : 'value',
        span: spanOf(text, piece, row.line),
      })
    }
  }
  return [...stated.values()]
}

/** Reads the rows of one table into the draft; stops early when the draft is full. */
export function extract(
  candidate: Candidate,
  rows: readonly TableRow[],
  reading: Reading,
  draft: Draft,
): void {
  const { show } = reading
  const keyOf = new Map(draft.subjects.map(({ key, name }) => [fold(name), key]))
  const columns =
    candidate.kind === 'matrix'
      ? candidate.columns.flatMap(({ at, naming }) => {
          const subject = keyOf.get(fold(naming.name))
          return subject ? [{ at, subject }] : []
        })
      : []
  let topic: Topic | null = null
  for (const row of rows) {
    if (draft.full) return
    checkWidth(row, candidate.table.columns, draft)
    const [first, second] = row.cells
    if (!first) continue
    topic = topicOf(row, show(first), topic, draft)
    if (!topic) continue
    if (candidate.kind === 'prose') {
      if (second) readDescription(topic, row, show(second), reading, draft)
      continue
    }
    for (const { about, text, form, span } of readCells(row, columns, reading)) {
      const ordered = reading.subjects.filter((key) => about.includes(key))
      draft.state(topic, { about: ordered, text, form, confidence: 1, span })
    }
  }
}

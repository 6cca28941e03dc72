import { fold } from '../text'
import { answerOf, isBareAnswer } from './answers'
import { speaksOf } from './assign'
import type { Candidate, Column } from './candidates'
import { spoken } from './check-marks'
import type { Draft } from './draft'
import { withoutPointers } from './marks'
import { isName } from './names'
import { type Grid, type GridRow, type Passage, part, textOf } from './page'
import { pairTopics } from './pair-topics'
import { sentences } from './sentences'
import { isQuestion, type Reading, speak, statesNothing } from './speak'
import { topicLabel } from './topic-label'
import type { Span, Topic } from './types'
import { isAboutTheRow } from './vocabulary'

/** Rows looked at to tell whether a column holds answers. */
const SAMPLE = 40

function normal(statement: string): string {
  if (isBareAnswer(statement)) return answerOf(statement) ?? ''
  return fold(statement).replace(/[\s.!]+$/, '')
}

function whole(passage: Passage): Span {
  return passage.span(0, passage.text.length)
}

/** The topic a row speaks of: its first cell, or that of the row above when it is empty. */
function topicOf(row: GridRow, cell: Passage, previous: Topic | null, draft: Draft): Topic | null {
  if (cell.text === '') {
    if (!previous)
      draft.note(
        'no-topic',
        row.line,
        `Line ${row.line} has no topic in its first cell, so it was left out. Name the topic there.`,
      )
    return previous
  }
  const { text, start, end } = topicLabel(cell.text)
  const span = cell.span(start, end)
  if (previous && previous.span.start === span.start) return previous
  if (isName(text) || text.length <= 2) return draft.topic(text, span)
  draft.note(
    'no-topic',
    row.line,
    `The first cell on line ${row.line} is too long or has no words, so the row was left out. Give the topic a short name.`,
  )
  return null
}

/** Whether rows of one cell name the groups of rows after them: the first row is one, and longer ones follow. */
function isGrouped({ columns, rows }: Grid): boolean {
  const [first, ...others] = rows()
  return columns > 2 && first?.count === 1 && others.some(({ count }) => count > 1)
}

function checkWidth(row: GridRow, expected: number, draft: Draft, grouped = false): void {
  const { line, count } = row
  if (grouped && count === 1) return
  if (count < expected) {
    const message = `Line ${line} has ${count} of ${expected} cells. Add the missing ones, or a dash where nothing is to be said.`
    draft.note('missing-cell', line, message)
  } else if (count > expected) {
    const message = `Line ${line} has ${count} cells, the header ${expected}; what is beyond was left out. Write \\| for a pipe inside a cell.`
    draft.note('extra-cell', line, message)
  }
}

interface CellStatement {
  readonly about: string[]
  readonly text: string
  readonly form: 'sentence' | 'value'
  readonly span: Span
}

interface SubjectCell {
  readonly passage: Passage
  readonly subject: string
}

const ANSWER_CELL = /^\S{1,30}(?:\s?[(（].*[)）])?$/u

/** Whether one of the texts of a row is a check mark, a cross, a yes or a no, with at most a remark in parentheses. */
function holdsAnswers(texts: readonly string[]): boolean {
  return texts.some((text) => ANSWER_CELL.test(text) && answerOf(text) !== null)
}

/** The statements of cells side by side; what several subjects' cells say alike is one statement about them all. */
function readCells(
  cells: readonly SubjectCell[],
  { find, names }: Reading,
  draft: Draft,
  answers: () => boolean,
): CellStatement[] {
  const { marks } = draft
  const stated = new Map<string, CellStatement>()
  for (const { passage, subject } of cells) {
    if (statesNothing(passage.text) && marks.wordsFor(passage.text) === null) continue
    const said = sentences(passage.text, names)
    for (const { start, end } of said) {
      const piece = part(passage, start, start + withoutPointers(passage.text.slice(start, end)))
      const statement = piece && spoken(piece.text, marks, answers)
      if (piece && statement === null) draft.noteMark(piece.text, whole(piece).line)
      if (!statement || statesNothing(statement)) continue
      if (said.length > 1 && isQuestion(statement)) continue
      const same = stated.get(normal(statement))
      if (same) {
        if (!same.about.includes(subject)) same.about.push(subject)
        continue
      }
      const sentence = speaksOf(statement, find(statement), subject)
      const form = sentence ? 'sentence' : 'value'
      stated.set(normal(statement), { about: [subject], text: statement, form, span: whole(piece) })
    }
  }
  return [...stated.values()]
}

function stateCells(topic: Topic, statements: CellStatement[], reading: Reading, draft: Draft) {
  for (const { about, text, form, span } of statements) {
    const ordered = reading.subjects.filter((key) => about.includes(key))
    draft.state(topic, { about: ordered, text, form, confidence: 1, span })
  }
}

function keysOf(draft: Draft): ReadonlyMap<string, string> {
  return new Map(draft.subjects.map(({ key, name }) => [fold(name), key]))
}

function placed(columns: readonly Column[], draft: Draft) {
  const keys = keysOf(draft)
  return columns.flatMap(({ at, naming }) => {
    const subject = keys.get(fold(naming.name))
    return subject ? [{ at, subject }] : []
  })
}

/** Names for the rows of a table that gives none. */
function pairNames(
  grid: Grid,
  subjects: readonly { readonly at: number }[],
  draft: Draft,
): readonly string[] {
  const rows = grid.rows().map(({ cells }) => {
    return subjects.map(({ at }) => textOf(cells[at])).filter((text) => text !== '')
  })
  return pairTopics(
    rows,
    draft.subjects.flatMap(({ name, aliases }) => [name, ...aliases]),
  )
}

function extractColumns(
  { grid, columns, kind }: Extract<Candidate, { columns: readonly Column[] }>,
  reading: Reading,
  draft: Draft,
): void {
  const subjects = placed(columns, draft)
  const named = kind === 'pairs' ? pairNames(grid, subjects, draft) : null
  let topic: Topic | null = null
  const grouped = isGrouped(grid)
  for (const [place, row] of grid.rows().entries()) {
    if (draft.full) return
    checkWidth(row, grid.columns, draft, grouped)
    const [first] = row.cells
    if (!first) continue
    const cells = subjects.flatMap(({ at, subject }) => {
      const cell = row.cells[at]
      return cell ? [{ passage: cell.read(), subject }] : []
    })
    if (named === null) topic = topicOf(row, first.read(), topic, draft)
    else {
      const filled = cells.find(({ passage }) => passage.text !== '')
      if (!filled) continue
      topic = draft.topic(named[place] ?? '', whole(filled.passage), false)
    }
    if (!topic) continue
    const answers = () => holdsAnswers(cells.map(({ passage }) => passage.text))
    stateCells(topic, readCells(cells, reading, draft, answers), reading, draft)
  }
}

function extractProse(
  { grid, owner: named }: Extract<Candidate, { kind: 'prose' }>,
  reading: Reading,
  draft: Draft,
): void {
  const owner = (named && keysOf(draft).get(fold(named))) ?? null
  let topic: Topic | null = null
  for (const row of grid.rows()) {
    if (draft.full) return
    checkWidth(row, grid.columns, draft)
    const [first, second] = row.cells
    if (!first) continue
    topic = topicOf(row, first.read(), topic, draft)
    if (topic && second) {
      speak(topic, second.read(), reading, draft, { carried: [], owner, report: true })
    }
  }
}

function extractRows(grid: Grid, at: number, reading: Reading, draft: Draft): void {
  const keys = keysOf(draft)
  const topics = grid.header.map((name, column) => {
    const { text } = topicLabel(name)
    if (column === at || !isName(text) || isAboutTheRow(text)) return null
    return draft.topic(text, grid.headerSpan(column))
  })
  const named = [...draft.subjects]
  const answering = new Map<number, boolean>()
  const answersIn = (column: number) => {
    const known = answering.get(column)
    if (known !== undefined) return known
    const sample = grid.rows().slice(0, SAMPLE)
    const found = holdsAnswers(sample.map(({ cells }) => textOf(cells[column])))
    answering.set(column, found)
    return found
  }
  for (const row of grid.rows()) {
    if (draft.full) return
    checkWidth(row, grid.columns, draft)
    const written = textOf(row.cells[at])
    if (!isName(written)) continue
    const subject = named.shift()
    const key = subject && (keys.get(fold(written)) ?? subject.key)
    if (!key) continue
    topics.forEach((topic, column) => {
      const cell = topic && row.cells[column]
      if (!cell || !topic) return
      const cells = [{ passage: cell.read(), subject: key }]
      const said = readCells(cells, reading, draft, () => answersIn(column))
      stateCells(topic, said, reading, draft)
    })
  }
}

/** Reads the rows of one table into the draft; stops early when the draft is full. */
export function extract(candidate: Candidate, reading: Reading, draft: Draft): void {
  if (candidate.kind === 'prose') extractProse(candidate, reading, draft)
  else if (candidate.kind === 'rows') extractRows(candidate.grid, candidate.at, reading, draft)
  else extractColumns(candidate, reading, draft)
}

import { CARD_SIDES } from '../comparison/cards'
import { keyMaker } from '../comparison/keys'
import { LIMITS } from '../comparison/limits'
import { readComparison } from '../comparison/read'
import type { Comparison, Fact, ReadError, Topic } from '../comparison/types'
import { ok, type Result } from '../result'
import { clean, escapeMarkdown, type FieldText } from './read-field'

/** A comparison with the Markdown it is written in, which reads as the comparison. */
export interface Document {
  readonly source: string
  readonly comparison: Comparison
}

export interface CardText {
  readonly front: FieldText
  readonly back: FieldText
}

const KEY_LENGTH = 80
/** UTF-16 units of a source; in UTF-8 they may take three bytes each. */
export const MOST_SOURCE = 1_600_000

/** A title on one line, short enough for a heading. */
export function titleOf(text: string): string {
  const title = clean(text).trim().slice(0, LIMITS.nameLength).toWellFormed().trim()
  return title.replace(/\p{Cs}$/u, '') || 'Imported cards'
}

const heading = (title: string) => `# ${escapeMarkdown(title)}\n\n`
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
const ruler = (columns: number) => `|${'---|'.repeat(columns)}\n`

/** Why a card is no fact: a side is empty, or longer than what one cell may hold. */
export function unfit({ front, back }: CardText): 'empty' | 'too-long' | null {
  const sides = [front, back]
  if (sides.some(({ markdown }) => markdown.length > LIMITS.cellLength)) return 'too-long'
  return sides.some(({ text }) => text === '') ? 'empty' : null
}

/** Length of the row that a card becomes. */
export const lengthOf = ({ front, back }: CardText): number =>
  front.markdown.length + back.markdown.length + 8

/**
 * Cards as a document of Front and Back, a fact each in their order: the same that reading the source gives, without
 * the time that takes. Needs cards that are fit, at most as many as a document holds.
 */
export function cardsDocument(title: string, cards: readonly CardText[]): Document {
  const subject = keyMaker('cards')(title)
  const makeKey = keyMaker('card')
  const topics: Topic[] = []
  const facts: Fact[] = []
  const rows = [heading(title), row(CARD_SIDES), ruler(2)]
  let at = rows.join('').length
  for (const [index, { front, back }] of cards.entries()) {
    const line = index + 5
    const key = makeKey(front.text.slice(0, KEY_LENGTH))
    const written = row([front.markdown, back.markdown])
    const spanOf = (start: number, length: number) => ({
      start,
      end: start + length,
      line,
      endLine: line,
    })
    topics.push({ key, name: front.text, span: spanOf(at + 2, front.markdown.length) })
    facts.push({
      id: `${key}/${subject}/1`,
      topic: key,
      about: [subject],
      statement: back.text,
      form: 'value',
      polarity: 'affirmative',
      confidence: 1,
      span: spanOf(at + 5 + front.markdown.length, back.markdown.length),
    })
    rows.push(written)
    at += written.length
  }
  const subjects = [{ key: subject, name: title, aliases: [], products: [] }]
  const comparison = { title, shape: 'cards' as const, subjects, topics, facts, findings: [] }
  return { source: rows.join(''), comparison }
}

export interface TableRow {
  readonly topic: FieldText
  /** One for each subject; empty where nothing is said of it. */
  readonly cells: readonly FieldText[]
}

/** Line of the first row of a table document; row `n` stands on it plus `n`. */
export const FIRST_ROW = 5

/** Rows as a comparison with a column for each subject; refused as reading the source refuses it. */
export function tableDocument(
  title: string,
  subjects: readonly string[],
  rows: readonly TableRow[],
): Result<Document, ReadError> {
  const source = [
    heading(title),
    row(['Topic', ...subjects.map((subject) => escapeMarkdown(clean(subject).trim()))]),
    ruler(subjects.length + 1),
    ...rows.map(({ topic, cells }) => row([topic, ...cells].map(({ markdown }) => markdown))),
  ].join('')
  const read = readComparison(source)
  return read.ok ? ok({ source, comparison: read.value }) : read
}

import { buildCards, buildTable, type LeftOut } from '../core/exchange/build'
import { openText, type Unread } from '../core/exchange/plain-text'
import {
  type ColumnMapping,
  type Delimiter,
  delimitedCards,
  delimitedRows,
  readDelimited,
} from '../core/exchange/read-delimited'
import { readGift } from '../core/exchange/read-gift'
import { readTerms, type TermSeparators } from '../core/exchange/read-terms'
import { type ImportRefusal, Refused } from '../core/exchange/refusal'
import type { ImportBatch, TextPreview } from '../core/exchange/wire'
import type { Result } from '../core/result'
import { documentBatch } from './rows'

/** A text and how it is written. */
export type TextChoice =
  | { readonly as: 'gift' }
  | { readonly as: 'terms'; readonly separators: TermSeparators }
  | {
      readonly as: 'delimited'
      /** Null: told by the text itself. */
      readonly delimiter: Delimiter | null
      /** Null: what its columns most likely hold. */
      readonly mapping: ColumnMapping | null
    }

const SHOWN = 10
const CELL = 200
const LISTED = 100

function orThrow<T>(result: Result<T, ImportRefusal>): T {
  if (!result.ok) throw new Refused(result.error)
  return result.value
}

const cut = (text: string) => text.slice(0, CELL)

/** Tells what a text holds if it is written in that way. @throws Refused */
export function previewText(file: Uint8Array, choice: TextChoice): TextPreview {
  const text = orThrow(openText(file))
  if (choice.as === 'delimited') {
    const { columns, delimiter, guess, header, rows } = orThrow(
      readDelimited(text, choice.delimiter),
    )
    const shown = rows.slice(0, SHOWN).map((row) => columns.map((_, at) => cut(row[at] ?? '')))
    return {
      columns: columns.map(cut),
      delimiter,
      header,
      guess,
      rows: rows.length,
      shown,
      unread: [],
    }
  }
  const read = choice.as === 'gift' ? readGift(text) : readTerms(text, choice.separators)
  const { cards, unread } = orThrow(read)
  return {
    columns: ['Front', 'Back'],
    delimiter: null,
    header: false,
    guess: { as: 'cards', front: 0, back: 1 },
    rows: cards.length,
    shown: cards.slice(0, SHOWN).map(({ front, back }) => [cut(front.text), cut(back.text)]),
    unread: unread.slice(0, LISTED),
  }
}

function* documentsOf(
  file: Uint8Array,
  title: string,
  choice: TextChoice,
  left: (one: LeftOut) => void,
  unread: (lines: readonly Unread[]) => void,
) {
  const text = orThrow(openText(file))
  if (choice.as === 'delimited') {
    const read = orThrow(readDelimited(text, choice.delimiter))
    const mapping = choice.mapping ?? read.guess
    if (mapping.as === 'cards') {
      yield* buildCards(title, delimitedCards(read, mapping), left)
      return
    }
    const subjects = mapping.subjects.map((at) => read.columns[at] ?? `Column ${at + 1}`)
    const built = buildTable(title, subjects, delimitedRows(read, mapping), left)
    if (built) yield built
    return
  }
  const read = choice.as === 'gift' ? readGift(text) : readTerms(text, choice.separators)
  const value = orThrow(read)
  unread(value.unread)
  yield* buildCards(title, value.cards, left)
}

/** What a text holds, as documents, then a report. @throws Refused */
export function* importText(
  file: Uint8Array,
  title: string,
  choice: TextChoice,
): Iterable<ImportBatch> {
  const listed: { reason: string; text: string }[] = []
  let [leftOut, documents, facts] = [0, 0, 0]
  const leave = (reason: string, text: string) => {
    leftOut += 1
    if (listed.length < LISTED) listed.push({ reason, text })
  }
  const built = documentsOf(
    file,
    title,
    choice,
    ({ reason, text }) => leave(reason, text),
    (lines) => {
      for (const { message } of lines) leave('unread', message)
    },
  )
  for (const document of built) {
    const { batch } = documentBatch(document)
    documents += 1
    facts += batch.facts
    yield batch
  }
  yield {
    kind: 'report',
    notes: facts + leftOut,
    facts,
    documents,
    reviews: 0,
    reviewsLeft: 0,
    leftOut,
    leftOutListed: listed,
  }
}

import { LIMITS } from '../comparison/limits'
import {
  type CardText,
  cardsDocument,
  type Document,
  FIRST_ROW,
  lengthOf,
  MOST_SOURCE,
  type TableRow,
  tableDocument,
  titleOf,
  unfit,
} from './documents'
import { NOTHING, pairedCards } from './pairs'
import { escapeMarkdown } from './read-field'

/** Where a fact comes from: the number of a note or a row, and of the card made of it. */
export interface Origin {
  readonly note: number
  readonly ord: number
}

/** A document to be stored, with the origins of each of its facts, in their order. */
export interface Built extends Document {
  readonly origins: readonly (readonly Origin[])[]
}

export interface OriginCard extends CardText {
  readonly origin: Origin
}

/** A row of a table, which one note tells. */
export interface OriginRow extends TableRow {
  readonly note: number
}

/** With more cards than this, fronts are not looked at for subjects and topics. */
const MOST_PAIRED = 2_000

/** What was not brought in, and why. */
export interface LeftOut {
  readonly reason: 'empty' | 'too-long' | 'not-a-comparison'
  /** How it begins, for the person to find it. */
  readonly text: string
}

/** Cut so that each part is a document of its own; no more than two parts are held at a time. */
function* parts(cards: Iterable<OriginCard>): Iterable<OriginCard[]> {
  let [part, length]: [OriginCard[], number] = [[], 0]
  for (const card of cards) {
    const next = lengthOf(card)
    if (part.length >= LIMITS.facts || length + next > MOST_SOURCE) {
      yield part
      ;[part, length] = [[], 0]
    }
    part.push(card)
    length += next
  }
  if (part.length > 0) yield part
}

function pairedDocument(title: string, cards: readonly OriginCard[]): Built | null {
  const paired = cards.length <= MOST_PAIRED ? pairedCards(cards) : null
  if (!paired) return null
  const rows = paired.rows.map(({ topic, cards: of }) => ({
    topic: { text: topic, markdown: escapeMarkdown(topic), media: [] },
    cells: of.map((at) => (at === null ? NOTHING : (cards[at]?.back ?? NOTHING))),
  }))
  const document = tableDocument(title, paired.subjects, rows)
  if (!document.ok) return null
  const { comparison } = document.value
  const known = comparison.subjects.map(({ key, name }) => ({
    key,
    at: paired.subjects.indexOf(name),
  }))
  const origins = comparison.facts.map(({ about, span }) => {
    const row = paired.rows[span.line - FIRST_ROW]
    return known.flatMap(({ key, at }) => {
      const card = about.includes(key) ? row?.cards[at] : null
      return card === null || card === undefined ? [] : [cards[card]?.origin ?? []].flat()
    })
  })
  const asked = new Set(origins.flat().map(({ note, ord }) => `${note} ${ord}`))
  return asked.size === cards.length ? { ...document.value, origins } : null
}

function plainDocument(title: string, part: number | null, cards: readonly OriginCard[]): Built {
  const suffix = part === null ? '' : ` (part ${part})`
  const own = titleOf(title.slice(0, LIMITS.nameLength - suffix.length) + suffix)
  return { ...cardsDocument(own, cards), origins: cards.map(({ origin }) => [origin]) }
}

function* fitting(cards: Iterable<OriginCard>, leaveOut: (left: LeftOut) => void) {
  for (const card of cards) {
    const reason = unfit(card)
    if (reason === null) yield card
    else leaveOut({ reason, text: (card.front.text || card.back.text).slice(0, 80) })
  }
}

/**
 * Cards as documents, a fact each: a comparison where the fronts name subjects and topics and nothing is lost that
 * way, else cards, cut into as many documents as they need.
 */
export function* buildCards(
  name: string,
  cards: Iterable<OriginCard>,
  leaveOut: (left: LeftOut) => void,
): Iterable<Built> {
  const title = titleOf(name)
  let before: OriginCard[] | null = null
  let number = 0
  for (const part of parts(fitting(cards, leaveOut))) {
    if (before) {
      number += 1
      yield plainDocument(title, number, before)
    }
    before = part
  }
  if (before === null) return
  if (number > 0) yield plainDocument(title, number + 1, before)
  else yield pairedDocument(title, before) ?? plainDocument(title, null, before)
}

/** Rows of a topic and what is said of each subject, as a comparison. Its facts come from all the cards of their note. */
export function buildTable(
  name: string,
  subjects: readonly string[],
  rows: readonly OriginRow[],
  leaveOut: (left: LeftOut) => void,
): Built | null {
  const fit = rows.filter(({ topic, cells }) => {
    const long = [topic, ...cells].some(({ markdown }) => markdown.length > LIMITS.cellLength)
    const empty = topic.text === '' || cells.every(({ text }) => text === '')
    if (long || empty)
      leaveOut({ reason: long ? 'too-long' : 'empty', text: topic.text.slice(0, 80) })
    return !long && !empty
  })
  const document = tableDocument(titleOf(name), subjects, fit)
  if (!document.ok) {
    leaveOut({ reason: 'not-a-comparison', text: document.error.message })
    return null
  }
  const origins = document.value.comparison.facts.map(({ span }) => {
    const row = fit[span.line - FIRST_ROW]
    return row ? [{ note: row.note, ord: -1 }] : []
  })
  return { ...document.value, origins }
}

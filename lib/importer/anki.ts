import { numberOf } from '../core/exchange/anki-rows'
import {
  type Built,
  buildCards,
  buildTable,
  type LeftOut,
  type OriginCard,
  type OriginRow,
} from '../core/exchange/build'
import type { NoteUse } from '../core/exchange/choices'
import { gapCards } from '../core/exchange/gaps'
import { IMPORT_LIMITS } from '../core/exchange/limits'
import { reviewFrom, standingOf } from '../core/exchange/log'
import { type FieldText, readField } from '../core/exchange/read-field'
import {
  type AnkiReview,
  type Card,
  NOTE_COLUMNS,
  type Note,
  noteOf,
  readCards,
  readReviews,
} from '../core/exchange/read-notes'
import { refuseNow } from '../core/exchange/refusal'
import type { ImportBatch, PackageChoice } from '../core/exchange/wire'
import { newId } from './ids'
import { deckName, type Opened, openAnki, usedTypes } from './preview'
import { documentBatch } from './rows'

/** Reviews that are handed over together; those of one fact are never parted. */
const REVIEWS_AT_ONCE = 500
const LISTED = 100

/** Notes of a deck, by the type of them. */
type DeckNotes = Map<number, number[]>

/** Cards by the id of the fact they ask; of one note `ord` -1 stands for any of its cards. */
type FactsOf = Map<number, { readonly ord: number; readonly factId: string }[]>

function* notesOf({ rows }: Opened, ids: readonly number[]): Iterable<Note> {
  for (const id of ids) {
    const row = rows.row('notes', NOTE_COLUMNS, id)
    if (row) yield noteOf(row)
  }
}

/** Several fields as one side: what each says, one after the other. */
function joined(note: Note, fields: readonly number[]): FieldText {
  const [first = 0, ...others] = fields
  if (others.length === 0) return readField(note.fields[first] ?? '')
  return readField(
    fields
      .map((at) => note.fields[at] ?? '')
      .filter((html) => html.trim() !== '')
      .join('<br>'),
  )
}

function cardsOf(note: Note, use: NoteUse): OriginCard[] {
  if (use.as === 'cards') {
    const [front, back] = [joined(note, use.front), joined(note, use.back)]
    return [{ front, back, origin: { note: note.id, ord: 0 } }]
  }
  if (use.as !== 'gaps') return []
  return gapCards(note.fields[use.text] ?? '').map(({ ord, front, back }) => ({
    front: readField(front),
    back: readField(
      [back, ...use.extra.map((at) => note.fields[at] ?? '')].filter(Boolean).join('<br>'),
    ),
    origin: { note: note.id, ord },
  }))
}

function rowOf(note: Note, { topic, subjects }: NoteUse & { as: 'table' }): OriginRow {
  return {
    note: note.id,
    topic: readField(note.fields[topic] ?? ''),
    cells: subjects.map((at) => readField(note.fields[at] ?? '')),
  }
}

class Importing {
  readonly #factsOf: FactsOf = new Map()
  readonly #left: LeftOut[] = []
  #leftOut = 0
  #notes = 0
  #facts = 0
  #documents = 0
  #reviews = 0
  #reviewsLeft = 0

  constructor(
    readonly opened: Opened,
    readonly choice: PackageChoice,
    readonly at: number,
  ) {}

  /** Decks in the order of their names, each with the notes that have their first card in it. */
  #decks(): { name: string; notes: DeckNotes }[] {
    const { rows, collection } = this.opened
    const homes = new Map<number, number>()
    for (const [note, deck, home] of rows.rows('cards', ['nid', 'did', 'odid'])) {
      const id = numberOf(note)
      if (!homes.has(id)) homes.set(id, numberOf(home) || numberOf(deck))
    }
    const decks = new Map<number, DeckNotes>()
    const chosen = this.choice.decks && new Set(this.choice.decks)
    for (const [key, type] of rows.rows('notes', ['id', 'mid'])) {
      const id = numberOf(key)
      const deck = homes.get(id) ?? 0
      const used = this.choice.uses[numberOf(type)]
      if (!used || used.as === 'nothing' || (chosen && !chosen.has(deck))) continue
      const notes = decks.get(deck) ?? new Map<number, number[]>()
      decks.set(deck, notes)
      const list = notes.get(numberOf(type))
      if (list) list.push(id)
      else notes.set(numberOf(type), [id])
    }
    const paths = new Map(collection.decks.map(({ id, path }) => [id, path]))
    return [...decks]
      .map(([id, notes]) => ({ name: deckName(paths.get(id) ?? []) || `Deck ${id}`, notes }))
      .sort((a, b) => a.name.localeCompare(b.name))
  }

  #leaveOut = (left: LeftOut): void => {
    this.#leftOut += 1
    if (this.#left.length < LISTED) this.#left.push(left)
  };

  *#cards(notes: DeckNotes): Iterable<OriginCard> {
    for (const [type, ids] of notes) {
      const use = this.choice.uses[type]
      if (!use || use.as === 'table') continue
      for (const note of notesOf(this.opened, ids)) {
        this.#notes += 1
        const cards = cardsOf(note, use)
        if (cards.length === 0)
          this.#leaveOut({ reason: 'empty', text: note.fields[0]?.slice(0, 80) ?? '' })
        yield* cards
      }
    }
  }

  *#tables(name: string, notes: DeckNotes): Iterable<Built> {
    const types = new Map(usedTypes(this.opened).map((type) => [type.id, type]))
    for (const [type, ids] of notes) {
      const use = this.choice.uses[type]
      if (use?.as !== 'table') continue
      const rows = [...notesOf(this.opened, ids)].map((note) => rowOf(note, use))
      this.#notes += rows.length
      const fields = types.get(type)?.fields ?? []
      const subjects = use.subjects.map((at) => fields[at] ?? `Field ${at + 1}`)
      const built = buildTable(name, subjects, rows, this.#leaveOut)
      if (built) yield built
    }
  }

  #document(built: Built): ImportBatch {
    this.#documents += 1
    if (this.#documents > IMPORT_LIMITS.documents) {
      refuseNow(
        'too-much',
        `This would make more than ${IMPORT_LIMITS.documents} comparisons, the most at a time. Choose fewer decks.`,
      )
    }
    const { batch, factIds } = documentBatch(built)
    this.#facts += batch.facts
    if (!this.choice.history) return batch
    for (const [at, origins] of built.origins.entries()) {
      for (const { note, ord } of origins) {
        const list = this.#factsOf.get(note) ?? []
        list.push({ ord, factId: factIds[at] ?? '' })
        this.#factsOf.set(note, list)
      }
    }
    return batch
  }

  #factsOfCard({ note, ord }: Pick<Card, 'note' | 'ord'>): string[] {
    const found = this.#factsOf.get(note) ?? []
    return found.filter((fact) => fact.ord === ord || fact.ord === -1).map(({ factId }) => factId)
  }

  /** The log, fact by fact, and where each card stands. */
  *#history(): Iterable<ImportBatch> {
    const { rows, collection } = this.opened
    const cards = new Map<number, Card>()
    for (const card of readCards(rows, collection.created)) {
      if (this.#factsOfCard(card).length > 0) cards.set(card.id, card)
    }
    const logs = new Map<number, AnkiReview[]>()
    for (const review of readReviews(rows)) {
      const log = logs.get(review.card)
      if (log) log.push(review)
      else if (cards.has(review.card)) logs.set(review.card, [review])
      else this.#reviewsLeft += 1
    }
    let batch = []
    for (const card of cards.values()) {
      const log = logs.get(card.id) ?? []
      for (const factId of this.#factsOfCard(card)) {
        const kept = log.flatMap((entry) => reviewFrom(entry, factId, newId(entry.at)) ?? [])
        this.#reviews += kept.length
        this.#reviewsLeft += log.length - kept.length
        batch.push(...kept, ...standingOf(card, factId, this.at, newId))
      }
      if (batch.length < REVIEWS_AT_ONCE) continue
      yield { kind: 'reviews', reviews: batch }
      batch = []
    }
    if (batch.length > 0) yield { kind: 'reviews', reviews: batch }
  }

  *run(): Iterable<ImportBatch> {
    for (const { name, notes } of this.#decks()) {
      for (const built of this.#tables(name, notes)) yield this.#document(built)
      for (const built of buildCards(name, this.#cards(notes), this.#leaveOut)) {
        yield this.#document(built)
      }
    }
    if (this.choice.history) yield* this.#history()
    yield {
      kind: 'report',
      notes: this.#notes,
      facts: this.#facts,
      documents: this.#documents,
      reviews: this.#reviews,
      reviewsLeft: this.#reviewsLeft,
      leftOut: this.#leftOut,
      leftOutListed: this.#left,
    }
  }
}

/**
 * What is chosen of a package, piece by piece: documents, then their log, then a report.
 * @param at now, in milliseconds
 * @throws Refused
 */
export async function* importAnki(
  file: Uint8Array,
  choice: PackageChoice,
  at: number,
): AsyncIterable<ImportBatch> {
  const opened = await openAnki(file, false)
  yield* new Importing(opened, choice, at).run()
  opened.rows.close()
}

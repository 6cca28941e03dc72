import { type AnkiDatabase, blobOf, numberOf, textOf } from './anki-rows'
import { numberIn, protobufFields, textIn } from './read-protobuf'

/** A note type: the fields its notes have and the cards that are made of each. */
export interface NoteType {
  readonly id: number
  readonly name: string
  readonly kind: 'standard' | 'cloze'
  readonly fields: readonly string[]
  readonly templates: readonly CardTemplate[]
}

export interface CardTemplate {
  readonly name: string
  /** HTML with fields in braces: {{Front}}. */
  readonly front: string
  readonly back: string
}

export interface Deck {
  readonly id: number
  /** The decks it stands in first: ["Biology", "Cells"]. */
  readonly path: readonly string[]
  /** Whether it only borrows cards of other decks. */
  readonly filtered: boolean
}

/** What a collection says about its notes before they are read. */
export interface Collection {
  /** When it was made, in milliseconds since 1970: due days count from the study day of it. */
  readonly created: number
  readonly noteTypes: readonly NoteType[]
  readonly decks: readonly Deck[]
}

type Json = Record<string, unknown>

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The objects in an object of objects, or in a list, of JSON; none where it is no such thing. */
function objectsIn(value: unknown): Json[] {
  if (Array.isArray(value)) return value.filter(isJson)
  return isJson(value) ? Object.values(value).filter(isJson) : []
}

/** Objects and lists in one text; a collection describes a few thousand. */
const MOST_BRACKETS = 200_000

function jsonIn(text: string): unknown {
  if ((text.match(/[[{]/g)?.length ?? 0) > MOST_BRACKETS) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const inOrder = (objects: readonly Json[]) =>
  [...objects].sort((a, b) => Number(a.ord ?? 0) - Number(b.ord ?? 0))
const said = (value: unknown): string => (typeof value === 'string' ? value : '')

function typesInJson(models: string): NoteType[] {
  return objectsIn(jsonIn(models)).map((model) => ({
    id: Number(model.id),
    name: said(model.name),
    kind: model.type === 1 ? 'cloze' : 'standard',
    fields: inOrder(objectsIn(model.flds)).map(({ name }) => said(name)),
    templates: inOrder(objectsIn(model.tmpls)).map(({ name, qfmt, afmt }) => ({
      name: said(name),
      front: said(qfmt),
      back: said(afmt),
    })),
  }))
}

/** Rows of one note type, by its id, in the order of their number. */
function byType<T>(rows: Iterable<{ type: number; order: number; value: T }>): Map<number, T[]> {
  const lists = new Map<number, { order: number; value: T }[]>()
  for (const { type, ...row } of rows) {
    const list = lists.get(type)
    if (list) list.push(row)
    else lists.set(type, [row])
  }
  const sorted = [...lists].map(([type, list]): [number, T[]] => [
    type,
    list.sort((a, b) => a.order - b.order).map(({ value }) => value),
  ])
  return new Map(sorted)
}

function typesInTables(database: AnkiDatabase): NoteType[] {
  const columns = ['ntid', 'ord', 'name', 'config']
  const place = (row: readonly (string | number | Uint8Array | null)[]) => ({
    type: numberOf(row[0]),
    order: numberOf(row[1]),
  })
  const fields = byType(
    [...database.rows('fields', columns)].map((row) => ({ ...place(row), value: textOf(row[2]) })),
  )
  const templates = byType(
    [...database.rows('templates', columns)].map((row) => {
      const config = protobufFields(blobOf(row[3])) ?? []
      const value = { name: textOf(row[2]), front: textIn(config, 1), back: textIn(config, 2) }
      return { ...place(row), value }
    }),
  )
  return [...database.rows('notetypes', ['id', 'name', 'config'])].map(([key, name, config]) => {
    const id = numberOf(key)
    const kind = numberIn(protobufFields(blobOf(config)) ?? [], 1) === 1 ? 'cloze' : 'standard'
    return {
      id,
      name: textOf(name),
      kind,
      fields: fields.get(id) ?? [],
      templates: templates.get(id) ?? [],
    }
  })
}

function decksIn(database: AnkiDatabase, json: string): Deck[] {
  if (database.tables.has('decks')) {
    return [...database.rows('decks', ['id', 'name', 'kind'])].map(([id, name, kind]) => ({
      id: numberOf(id),
      path: textOf(name).split('\x1f'),
      filtered: (protobufFields(blobOf(kind)) ?? []).some(({ number }) => number === 2),
    }))
  }
  return objectsIn(jsonIn(json)).map(({ id, name, dyn }) => ({
    id: Number(id),
    path: said(name)
      .split('\x1f')
      .flatMap((part) => part.split('::')),
    filtered: dyn === 1 || dyn === true,
  }))
}

/**
 * Reads note types and decks of a collection, of schema 11 (JSON in one row) or 18 (tables). What is missing or cannot
 * be understood is left out: notes without a known type are still read.
 */
export function readCollection(database: AnkiDatabase): Collection {
  const [row = []] = [...database.rows('col', ['crt', 'models', 'decks'])]
  const [created, models, decks] = row
  const inTables = database.tables.has('notetypes')
  return {
    created: numberOf(created) * 1000,
    noteTypes: inTables ? typesInTables(database) : typesInJson(textOf(models)),
    decks: decksIn(database, textOf(decks)),
  }
}

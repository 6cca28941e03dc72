import { createHash } from 'node:crypto'
import { type AnkiDatabase, numberOf } from '../core/exchange/anki-rows'
import { guessUse } from '../core/exchange/choices'
import { IMPORT_LIMITS } from '../core/exchange/limits'
import { type Collection, type NoteType, readCollection } from '../core/exchange/read-collection'
import { readField } from '../core/exchange/read-field'
import { NOTE_COLUMNS, noteOf } from '../core/exchange/read-notes'
import { type AnkiPackage, type Digest, openPackage } from '../core/exchange/read-package'
import { Refused, refuseNow } from '../core/exchange/refusal'
import type { NoteTypePreview, PackagePreview } from '../core/exchange/wire'
import { openCollection } from './database'

const LISTED = 500
const SAMPLE = 200

const sha1: Digest = () => {
  const hash = createHash('sha1')
  return { update: (piece) => hash.update(piece), hex: () => hash.digest('hex') }
}

export interface Opened extends AnkiPackage {
  readonly collection: Collection
  readonly rows: AnkiDatabase & { close(): void }
  /** How many notes there are of each type, and the first of each. */
  readonly types: ReadonlyMap<number, { readonly notes: number; readonly first: number }>
}

function countTypes(rows: AnkiDatabase): Opened['types'] {
  const types = new Map<number, { notes: number; first: number }>()
  let notes = 0
  for (const [id, type] of rows.rows('notes', ['id', 'mid'])) {
    notes += 1
    if (notes > IMPORT_LIMITS.notes) {
      refuseNow(
        'too-much',
        `This collection has more than ${IMPORT_LIMITS.notes.toLocaleString('en')} notes, the most that are read. Export some of its decks.`,
      )
    }
    const known = types.get(numberOf(type))
    if (known) known.notes += 1
    else types.set(numberOf(type), { notes: 1, first: numberOf(id) })
  }
  return types
}

/** The one note of the stub that newer packages carry for older programs. */
function isStub({ version, rows, types }: Opened): boolean {
  const [only] = types.values()
  if (version !== 'legacy-1' || types.size !== 1 || only?.notes !== 1) return false
  const note = noteOf(rows.row('notes', NOTE_COLUMNS, only.first) ?? [])
  return /please update to the latest Anki version/i.test(note.fields[0] ?? '')
}

/** Opens a package and the collection in it. @throws Refused */
export async function openAnki(file: Uint8Array, digests: boolean): Promise<Opened> {
  const opened = openPackage(file, digests ? sha1 : null)
  if (!opened.ok) throw new Refused(opened.error)
  const rows = await openCollection(opened.value.database)
  const whole = { ...opened.value, rows, collection: readCollection(rows), types: countTypes(rows) }
  if (isStub(whole)) {
    refuseNow(
      'no-collection',
      'This package holds only the note that asks to update Anki: its collection is missing. Export the deck again from Anki.',
    )
  }
  return { ...whole, database: new Uint8Array() }
}

/** The note types there are notes of; one that the collection does not describe has fields by number. */
export function usedTypes({ collection, types, rows }: Opened): NoteType[] {
  const known = new Map(collection.noteTypes.map((type) => [type.id, type]))
  return [...types].map(([id, { first }]) => {
    const type = known.get(id)
    const note = noteOf(rows.row('notes', NOTE_COLUMNS, first) ?? [])
    const fields = note.fields.map((_, at) => type?.fields[at] || `Field ${at + 1}`)
    const named = (type?.fields.length ?? 0) > fields.length ? (type?.fields ?? []) : fields
    if (type) return { ...type, fields: named }
    return { id, name: `Note type ${id}`, kind: 'standard', fields, templates: [] }
  })
}

export const deckName = (path: readonly string[]): string => path.filter(Boolean).join(' › ')

function typePreview(type: NoteType, { types, rows }: Opened): NoteTypePreview {
  const { id, kind, name, fields } = type
  const { notes, first } = types.get(id) ?? { notes: 0, first: 0 }
  const sample = noteOf(rows.row('notes', NOTE_COLUMNS, first) ?? []).fields
  return {
    id,
    kind,
    name: name.slice(0, SAMPLE),
    fields: fields.slice(0, 64).map((field) => field.slice(0, SAMPLE)),
    notes,
    use: guessUse(type),
    sample: sample
      .slice(0, 64)
      .map((field) => readField(field.slice(0, 20_000)).text.slice(0, SAMPLE)),
  }
}

/** Tells what a package holds. @throws Refused */
export async function previewAnki(file: Uint8Array): Promise<PackagePreview> {
  const opened = await openAnki(file, true)
  const { version, collection, rows, types, media } = opened
  const cards = new Map<number, number>()
  let cardCount = 0
  for (const [deck, home] of rows.rows('cards', ['did', 'odid'])) {
    const own = numberOf(home) || numberOf(deck)
    cards.set(own, (cards.get(own) ?? 0) + 1)
    cardCount += 1
  }
  let reviews = 0
  for (const _ of rows.rows('revlog', ['id'])) reviews += 1
  const paths = new Map(collection.decks.map(({ id, path }) => [id, path]))
  const decks = [...cards].map(([id, count]) => ({
    id,
    name: deckName(paths.get(id) ?? []).slice(0, SAMPLE) || `Deck ${id}`,
    cards: count,
  }))
  return {
    version,
    notes: [...types.values()].reduce((sum, { notes }) => sum + notes, 0),
    cards: cardCount,
    reviews,
    decks: decks.sort((a, b) => a.name.localeCompare(b.name)).slice(0, LISTED),
    noteTypes: usedTypes(opened)
      .map((type) => typePreview(type, opened))
      .sort((a, b) => b.notes - a.notes)
      .slice(0, LISTED),
    media: {
      files: media.length,
      missing: media.filter(({ size }) => size === null).length,
      bytes: media.reduce((sum, { size }) => sum + (size ?? 0), 0),
      listed: media.slice(0, LISTED).map(({ name, size, sha1: digest }) => ({
        name: name.slice(0, SAMPLE),
        bytes: size,
        sha1: digest,
      })),
    },
  }
}

import { createHash } from 'node:crypto'
import { compress, init } from '@bokuweb/zstd-wasm'
import { strToU8, zipSync } from 'fflate'
import initSqlJs, { type Database } from 'sql.js'

/** Packages as Anki makes them, by a writer of our own: only as much as a reader can tell apart. */
export interface FixtureNote {
  readonly guid: string
  /** 1 is Basic, 2 is Cloze, 3 has a topic and two subjects. */
  readonly type: 1 | 2 | 3
  readonly fields: readonly string[]
  readonly deck?: 1 | 2
  readonly tags?: string
}

export interface FixtureReview {
  /** Place of the note, from 0. */
  readonly note: number
  readonly at: number
  readonly ease: number
  readonly type: number
  readonly ivl?: number
  readonly factor?: number
}

export interface FixtureCard {
  readonly type: number
  readonly queue: number
  readonly due: number
  readonly ivl: number
  readonly data?: string
  readonly flags?: number
}

export interface Fixture {
  readonly notes: readonly FixtureNote[]
  readonly reviews?: readonly FixtureReview[]
  /** By place of the note; others are new. */
  readonly cards?: Readonly<Record<number, FixtureCard>>
}

export const CREATED = 1_600_000_000
const FIRST_NOTE = 1_700_000_000_000
const DECKS = { 1: ['Default'], 2: ['Biology', 'Cells'] } as const
const TYPES = [
  {
    id: 1,
    name: 'Basic',
    type: 0,
    fields: ['Front', 'Back'],
    front: '{{Front}}',
    back: '{{FrontSide}}<hr id=answer>{{Back}}',
  },
  {
    id: 2,
    name: 'Cloze',
    type: 1,
    fields: ['Text', 'Back Extra'],
    front: '{{cloze:Text}}',
    back: '{{cloze:Text}}<br>{{Back Extra}}',
  },
  {
    id: 3,
    name: 'Compare',
    type: 0,
    fields: ['Topic', 'Docker', 'Kubernetes'],
    front: '{{Topic}}',
    back: '{{Docker}}{{Kubernetes}}',
  },
] as const

const COMMON = `
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
  ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
  models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
  usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
  flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL,
  ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL,
  odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
  ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_notes_csum ON notes (csum);
CREATE INDEX ix_revlog_cid ON revlog (cid);`

/** `nocase` stands for the collation that only Anki has, until the tables are filled. */
const NEWER = `
CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE nocase,
  config blob NOT NULL, PRIMARY KEY (ntid, ord)) without rowid;
CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid);
CREATE TABLE templates (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE nocase,
  mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL, PRIMARY KEY (ntid, ord)) without rowid;
CREATE UNIQUE INDEX idx_templates_name_ntid ON templates (name, ntid);
CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY, name text NOT NULL COLLATE nocase,
  mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL);
CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
CREATE TABLE decks (id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE nocase, mtime_secs integer NOT NULL,
  usn integer NOT NULL, common blob NOT NULL, kind blob NOT NULL);
CREATE UNIQUE INDEX idx_decks_name ON decks (name);
CREATE TABLE tags (tag text NOT NULL PRIMARY KEY COLLATE nocase, usn integer NOT NULL, collapsed boolean NOT NULL,
  config blob NULL) without rowid;`

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))]

/** A field of a protobuf message: text, bytes or a number. */
export function field(number: number, value: string | Uint8Array | number): number[] {
  if (typeof value === 'number') return [...varint(number * 8), ...varint(value)]
  const bytes = typeof value === 'string' ? strToU8(value) : value
  return [...varint(number * 8 + 2), ...varint(bytes.length), ...bytes]
}

export const message = (...fields: number[][]): Uint8Array => Uint8Array.from(fields.flat())

function fill(database: Database, { notes, reviews = [], cards = {} }: Fixture): void {
  database.run('BEGIN')
  const note = database.prepare('INSERT INTO notes VALUES (?,?,?,0,0,?,?,0,0,0,?)')
  const card = database.prepare('INSERT INTO cards VALUES (?,?,?,?,0,0,?,?,?,?,2500,0,0,0,0,0,?,?)')
  for (const [at, { guid, type, fields, deck = 1, tags = '' }] of notes.entries()) {
    const id = FIRST_NOTE + at
    note.run([id, guid, type, tags, fields.join('\x1f'), ''])
    const { type: state = 0, queue = 0, due = at, ivl = 0, data = '', flags = 0 } = cards[at] ?? {}
    card.run([id, id, deck, 0, state, queue, due, ivl, flags, data])
  }
  const log = database.prepare('INSERT INTO revlog VALUES (?,?,0,?,?,0,?,4000,?)')
  for (const { note: at, at: when, ease, type, ivl = 1, factor = 2500 } of reviews) {
    log.run([when, FIRST_NOTE + at, ease, ivl, factor, type])
  }
  for (const statement of [note, card, log]) statement.free()
  database.run('COMMIT')
}

const JSON_TYPES = Object.fromEntries(
  TYPES.map(({ id, name, type, fields, front, back }) => [
    id,
    {
      id,
      name,
      type,
      flds: fields.map((each, ord) => ({ name: each, ord })),
      tmpls: [{ name: 'Card 1', ord: 0, qfmt: front, afmt: back }],
    },
  ]),
)
const JSON_DECKS = Object.fromEntries(
  Object.entries(DECKS).map(([id, path]) => [
    id,
    { id: Number(id), name: path.join('::'), dyn: 0 },
  ]),
)

async function emptyDatabase(): Promise<Database> {
  const { Database } = await initSqlJs()
  return new Database()
}

export async function schema11(fixture: Fixture): Promise<Uint8Array> {
  const database = await emptyDatabase()
  database.run(COMMON)
  database.run('INSERT INTO col VALUES (1,?,0,0,11,0,0,0,?,?,?,?,?)', [
    CREATED,
    '{}',
    JSON.stringify(JSON_TYPES),
    JSON.stringify(JSON_DECKS),
    '{}',
    '{}',
  ])
  fill(database, fixture)
  const bytes = database.export()
  database.close()
  return bytes
}

export async function schema18(fixture: Fixture): Promise<Uint8Array> {
  const database = await emptyDatabase()
  database.run(COMMON + NEWER)
  database.run("INSERT INTO col VALUES (1,?,0,0,18,0,0,0,'','','','','')", [CREATED])
  for (const { id, name, type, fields, front, back } of TYPES) {
    database.run('INSERT INTO notetypes VALUES (?,?,0,0,?)', [id, name, message(field(1, type))])
    const config = message(field(1, front), field(2, back))
    database.run("INSERT INTO templates VALUES (?,0,'Card 1',0,0,?)", [id, config])
    for (const [ord, each] of fields.entries()) {
      database.run('INSERT INTO fields VALUES (?,?,?,?)', [id, ord, each, new Uint8Array()])
    }
  }
  // Exports leave the fields of note types behind that they take away.
  database.run("INSERT INTO fields VALUES (99,0,'Left behind',x'')")
  for (const [id, path] of Object.entries(DECKS)) {
    const kind = message(field(1, message(field(1, 1))))
    database.run('INSERT INTO decks VALUES (?,?,0,0,?,?)', [
      Number(id),
      path.join('\x1f'),
      new Uint8Array(),
      kind,
    ])
  }
  database.run("INSERT INTO tags VALUES ('noun',0,0,NULL)")
  fill(database, fixture)
  database.run('PRAGMA writable_schema = ON')
  database.run("UPDATE sqlite_schema SET sql = replace(sql, 'COLLATE nocase', 'COLLATE unicase')")
  const bytes = database.export()
  database.close()
  return bytes
}

const STUB: Fixture = {
  notes: [
    {
      guid: 'stub',
      type: 1,
      fields: [
        'Please update to the latest Anki version, then import the .colpkg/.apkg file again.',
        '',
      ],
    },
  ],
}

let ready: Promise<unknown> | null = null
export async function zstd(bytes: Uint8Array, level = 3): Promise<Uint8Array> {
  ready ??= Promise.resolve(init())
  await ready
  return compress(bytes, level)
}

type Entries = Record<string, Uint8Array | [Uint8Array, { level: 0 }]>
const sha1 = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest()

/** Any further entries of a package, which take the place of its own. */
export type Extra = Readonly<Record<string, Uint8Array>>
export type Media = Readonly<Record<string, Uint8Array>>

function legacyMedia(media: Media): Entries {
  const names = Object.fromEntries(Object.keys(media).map((name, at) => [at, name]))
  const files = Object.values(media).map((bytes, at) => [String(at), bytes] as const)
  return { media: strToU8(JSON.stringify(names)), ...Object.fromEntries(files) }
}

export async function legacy1(
  fixture: Fixture,
  media: Media = {},
  extra: Extra = {},
): Promise<Uint8Array> {
  return zipSync({ 'collection.anki2': await schema11(fixture), ...legacyMedia(media), ...extra })
}

export async function legacy2(
  fixture: Fixture,
  media: Media = {},
  extra: Extra = {},
): Promise<Uint8Array> {
  return zipSync({
    meta: message(field(1, 2)),
    'collection.anki21': await schema11(fixture),
    'collection.anki2': await schema11(STUB),
    ...legacyMedia(media),
    ...extra,
  })
}

export async function latest(
  fixture: Fixture,
  media: Media = {},
  extra: Extra = {},
): Promise<Uint8Array> {
  const list = Object.entries(media).map(([name, bytes]) =>
    field(1, message(field(1, name), field(2, bytes.length), field(3, sha1(bytes)))),
  )
  const entries: Entries = {
    meta: message(field(1, 3)),
    'collection.anki21b': [await zstd(await schema18(fixture)), { level: 0 }],
    'collection.anki2': await schema11(STUB),
    media: await zstd(message(...list)),
  }
  for (const [at, bytes] of Object.values(media).entries()) entries[at] = await zstd(bytes)
  return zipSync({ ...entries, ...extra })
}

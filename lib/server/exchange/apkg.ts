import 'server-only'
import { createHash } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { ankiNotes } from '../../core/exchange/anki'
import {
  type AnkiOptions,
  type AnkiProgress,
  type AnkiRows,
  ankiRows,
} from '../../core/exchange/write-apkg'
import type { Viewer } from '../../data/accounts'
import type { StoredComparison } from '../../data/comparisons'
import { enrolmentOf } from '../../data/enrolments'
import { logsWithin } from '../../data/logs'
import { memoriesOf } from '../../data/memories'
import { revisedAt } from '../../data/revisions'
import { now } from '../clock'
import { database } from '../database'
import { refoldIfNeeded } from '../refolding'
import { withSqlite } from './sqlite'

/** The tables of Anki's collection, schema 11. */
const SCHEMA = `
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
  ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
  models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
  usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
  flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL,
  ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL,
  left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
  ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL,
  type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);`

/** Where the checksum of the first field stands in a note's row. */
const CSUM = 8
const SORT_FIELD = 7
/** Version 2 of packages, "legacy 2", as its protocol buffer says it. */
const META = new Uint8Array([0x08, 0x02])
/** The time of files within, so that equal content gives equal bytes. */
const FILE_TIME = new Date('2000-01-01T00:00:00')

/** First 32 bits of the SHA-1 of a field's text, by which Anki finds duplicates. */
function checksum(field: string): number {
  const text = field.replace(/<[^>]*>/g, '')
  return Number.parseInt(createHash('sha1').update(text).digest('hex').slice(0, 8), 16)
}

/** Rows of a collection as an .apkg. */
export async function packApkg({ col, notes, cards, revlog }: AnkiRows): Promise<Uint8Array> {
  const collection = await withSqlite(null, (db) => {
    db.run(SCHEMA)
    const insert = (table: string, rows: readonly (readonly (string | number)[])[]) => {
      const [first] = rows
      if (!first) return
      const statement = db.prepare(
        `INSERT INTO ${table} VALUES (${first.map(() => '?').join(', ')})`,
      )
      for (const row of rows) statement.run([...row])
      statement.free()
    }
    db.run('BEGIN')
    insert('col', [[1, ...col]])
    insert(
      'notes',
      notes.map((note) => note.with(CSUM, checksum(String(note[SORT_FIELD])))),
    )
    insert('cards', cards)
    insert('revlog', revlog)
    db.run('COMMIT')
    return db.export()
  })
  return zipSync(
    { 'collection.anki21': collection, media: strToU8('{}'), meta: META },
    { mtime: FILE_TIME },
  )
}

/** A longer log of one comparison does not come along; the state of its cards does. */
const MOST_REVIEWS = 200_000

/** A comparison as an Anki deck; for a learner who studies it, with what they know. */
export async function apkgFor(
  viewer: Viewer | null,
  found: StoredComparison,
  without: ReadonlySet<string>,
): Promise<Uint8Array> {
  const { comparison, slug, ownerId, id } = found
  const options: AnkiOptions = {
    comparisonId: `${ownerId}/${id}`,
    changedAt: await revisedAt(database(), found),
    now: now(),
    progress: viewer ? await progressOf(viewer, found) : undefined,
  }
  return packApkg(ankiRows(ankiNotes(comparison, slug, without), options))
}

async function progressOf(
  viewer: Viewer,
  { ownerId, id, comparison }: StoredComparison,
): Promise<ReadonlyMap<string, AnkiProgress>> {
  await refoldIfNeeded(viewer)
  const db = database()
  const factIds = comparison.facts.map((fact) => fact.id)
  const [enrolled, memories, logs] = await Promise.all([
    enrolmentOf(db, viewer.id, { ownerId, id }),
    memoriesOf(db, viewer.id, ownerId, id),
    logsWithin(db, viewer.id, factIds, MOST_REVIEWS),
  ])
  const settings = {
    ...viewer.settings,
    desiredRetention: enrolled?.desiredRetention ?? viewer.settings.desiredRetention,
  }
  const reviews = new Map((logs ?? []).map((log) => [log.factId, log.reviews]))
  return new Map(
    memories.map(({ memory }) => [
      memory.factId,
      { memory, reviews: reviews.get(memory.factId) ?? [], settings },
    ]),
  )
}

import { strToU8, zipSync } from 'fflate'
import initSqlJs from 'sql.js'

const WORDS =
  'network storage volume cluster container image layer cache scheduler replica secret config probe service ingress namespace daemon socket kernel memory'.split(
    ' ',
  )
const FIRST = 1_700_000_000_000

const wordAt = (n: number) => WORDS[n % WORDS.length] ?? ''
const said = (n: number, words: number) =>
  Array.from({ length: words }, (_, at) => wordAt(n * 7 + at * at * 3 + (n >> at))).join(' ')

/** A package of as many notes of two fields, a tenth of them with markup, each with so many reviews of its card. */
export async function packageOf(notes: number, reviews: number): Promise<Uint8Array> {
  const { Database } = await initSqlJs()
  const database = new Database()
  database.run(`CREATE TABLE col (id integer PRIMARY KEY, crt integer, ver integer, models text, decks text);
    CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer, mod integer, usn integer, tags text, flds text,
      sfld integer, csum integer, flags integer, data text);
    CREATE TABLE cards (id integer PRIMARY KEY, nid integer, did integer, ord integer, mod integer, usn integer,
      type integer, queue integer, due integer, ivl integer, factor integer, reps integer, lapses integer,
      left integer, odue integer, odid integer, flags integer, data text);
    CREATE TABLE revlog (id integer PRIMARY KEY, cid integer, usn integer, ease integer, ivl integer, lastIvl integer,
      factor integer, time integer, type integer);
    CREATE INDEX ix_notes_csum ON notes (csum);
    CREATE INDEX ix_cards_nid ON cards (nid);
    CREATE INDEX ix_revlog_cid ON revlog (cid)`)
  const type = {
    id: 1,
    name: 'Basic',
    type: 0,
    flds: [{ name: 'Front' }, { name: 'Back' }],
    tmpls: [],
  }
  database.run('INSERT INTO col VALUES (1, 1600000000, 11, ?, ?)', [
    JSON.stringify({ 1: type }),
    JSON.stringify({ 1: { id: 1, name: 'Large' } }),
  ])
  database.run('BEGIN')
  const note = database.prepare("INSERT INTO notes VALUES (?, ?, 1, 0, 0, '', ?, 0, ?, 0, '')")
  const card = database.prepare(
    "INSERT INTO cards VALUES (?, ?, 1, 0, 0, 0, ?, 0, ?, ?, 2500, 0, 0, 0, 0, 0, 0, '')",
  )
  const log = database.prepare('INSERT INTO revlog VALUES (?, ?, 0, ?, ?, 0, 2500, 4000, 1)')
  for (let n = 0; n < notes; n += 1) {
    const id = FIRST + n
    const back = n % 10 === 0 ? `<b>${wordAt(n)}</b> &amp; ${said(n, 9)}` : said(n, 11)
    note.run([id, `guid${n}`, `What is ${said(n + 1, 4)} ${n}?\x1f${back}`, n * 2_654_435_761])
    card.run([id, id, reviews > 0 ? 2 : 0, reviews > 0 ? 2_000 + (n % 300) : n, reviews * 5])
    for (let k = 0; k < reviews; k += 1) {
      log.run([FIRST + k * 500_000_000 + n, id, 1 + ((n + k) % 4), k * 5])
    }
  }
  database.run('COMMIT')
  const bytes = database.export()
  database.close()
  return zipSync({ 'collection.anki21': bytes, media: strToU8('{}') })
}

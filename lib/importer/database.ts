import initSqlJs, { type Database } from 'sql.js'
import type { AnkiDatabase, SqlValue } from '../core/exchange/anki-rows'
import { Refused, refuseNow } from '../core/exchange/refusal'

/** Bytes SQLite may take for its own work; one row of a hostile file can ask for a gigabyte. */
const MOST_HEAP = 67_108_864
const TABLES = ['col', 'notes', 'cards', 'revlog', 'notetypes', 'fields', 'templates', 'decks']
/** Of these the structure is checked; names are few, and sorted in a way of Anki's own. */
const CHECKED = ['col', 'notes', 'cards', 'revlog']

/** Bytes of one value, by table: a larger one is taken for none, and not even looked at. */
const MOST_VALUE: Record<string, number> = { col: 10_000_000, others: 1_000_000 }

const DAMAGED =
  'The collection in this package is damaged. In Anki, choose Tools, Check Database, and export it again.'

interface Schema {
  readonly id: number
  readonly type: string
  readonly name: string
  readonly sql: string
}

function schemaOf(database: Database): Schema[] {
  const [found] = database.exec('SELECT rowid, type, name, sql FROM sqlite_schema LIMIT 1000')
  return (found?.values ?? []).map(([id, type, name, sql]) => ({
    id: Number(id),
    type: String(type),
    name: String(name),
    sql: typeof sql === 'string' ? sql : '',
  }))
}

/**
 * Newer collections sort names by a rule that Anki brings along and SQLite does not have: without it tables keyed by
 * such a name cannot even be listed. In this copy, which is only read from end to end, another rule takes its place.
 */
function replaceCollation(database: Database, schema: readonly Schema[]): void {
  const foreign = schema.filter(({ sql }) => /\bcollate\s+unicase\b/i.test(sql))
  if (foreign.length === 0) return
  database.run('PRAGMA writable_schema = ON')
  for (const { id, sql } of foreign) {
    const known = sql.replace(/\bcollate\s+unicase\b/gi, 'COLLATE nocase')
    database.run('UPDATE sqlite_schema SET sql = ? WHERE rowid = ?', [known, id])
  }
  database.run('PRAGMA writable_schema = RESET')
}

/** Columns that hold what they show, by table; views, virtual tables and columns that are computed are left out. */
function tablesOf(database: Database, schema: readonly Schema[]): Map<string, string[]> {
  const plain = schema.filter(
    ({ type, name, sql }) =>
      type === 'table' && TABLES.includes(name) && /^\s*CREATE\s+TABLE\b/i.test(sql),
  )
  return new Map(
    plain.map(({ name }) => {
      const [found] = database.exec(`PRAGMA table_xinfo(${name})`)
      const [column, hidden] = ['name', 'hidden'].map((each) => found?.columns.indexOf(each) ?? -1)
      const own = (found?.values ?? []).filter((row) => row[hidden ?? -1] === 0)
      return [name, own.map((row) => String(row[column ?? -1]))]
    }),
  )
}

function check(database: Database, tables: ReadonlyMap<string, unknown>): void {
  if (!tables.has('notes') || !tables.has('cards')) refuseNow('damaged', DAMAGED)
  for (const table of CHECKED.filter((name) => tables.has(name))) {
    const [found] = database.exec(`PRAGMA quick_check(${table})`)
    if (found?.values[0]?.[0] !== 'ok') refuseNow('damaged', DAMAGED)
  }
}

/** What SQLite throws is about the file: it is the only thing that differs from one to the next. */
function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refused) throw error
    return refuseNow('damaged', DAMAGED)
  }
}

function prepare(database: Database): Map<string, string[]> {
  database.exec('PRAGMA trusted_schema = OFF')
  database.exec(`PRAGMA hard_heap_limit = ${MOST_HEAP}`)
  database.exec('PRAGMA cell_size_check = ON')
  const schema = schemaOf(database)
  replaceCollation(database, schema)
  database.exec('PRAGMA query_only = ON')
  const tables = tablesOf(database, schema)
  check(database, tables)
  return tables
}

/**
 * Opens a collection that may be hostile, from memory and only to be read: nothing in its schema is run, and SQLite's
 * own memory is bounded. Meant for a thread that can be ended, as some queries of a hostile file may take long.
 * @throws Refused `damaged`, also while rows are read
 */
export async function openCollection(bytes: Uint8Array): Promise<AnkiDatabase & { close(): void }> {
  const { Database } = await initSqlJs()
  const database = guarded(() => new Database(bytes))
  const tables = guarded(() => prepare(database))

  const selected = (table: string, columns: readonly string[]) => {
    const own = tables.get(table)
    const most = MOST_VALUE[table] ?? MOST_VALUE.others
    const value = (column: string) =>
      `CASE WHEN octet_length("${column}") <= ${most} THEN "${column}" END`
    const list = columns.map((column) => (own?.includes(column) ? value(column) : 'NULL'))
    return own ? `SELECT ${list.join(', ')} FROM "${table}" NOT INDEXED` : null
  }
  const prepared = new Map<string, ReturnType<Database['prepare']>>()
  const byId = (table: string, columns: readonly string[]) => {
    const sql = selected(table, columns)
    if (!sql) return null
    const statement = prepared.get(sql) ?? database.prepare(`${sql} WHERE rowid = ?`)
    prepared.set(sql, statement)
    return statement
  }
  return {
    tables,
    *rows(table, columns): Iterable<readonly SqlValue[]> {
      const sql = selected(table, columns)
      if (!sql) return
      const statement = guarded(() => database.prepare(sql))
      try {
        for (;;) {
          const row = guarded(() => (statement.step() ? statement.get() : null))
          if (!row) return
          yield row
        }
      } finally {
        statement.free()
      }
    },
    row(table, columns, id) {
      return guarded(() => {
        const statement = byId(table, columns)
        statement?.bind([id])
        return statement?.step() ? statement.get() : null
      })
    },
    close: () => database.close(),
  }
}

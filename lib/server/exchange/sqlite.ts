import 'server-only'
import type { Database, SqlJsStatic } from 'sql.js'

let engine: Promise<SqlJsStatic> | undefined

/** SQLite as WebAssembly, loaded by the first that needs it; a load that failed is tried again by the next. */
function loaded(): Promise<SqlJsStatic> {
  engine ??= import('sql.js')
    .then(({ default: load }) => load())
    .catch((error: unknown) => {
      engine = undefined
      throw error
    })
  return engine
}

/**
 * Runs `work` on a SQLite database in memory and closes it, whatever comes of it.
 * @param file the bytes of a database, or null for an empty one; whether they are one shows with the first statement
 */
export async function withSqlite<T>(
  file: Uint8Array | null,
  work: (db: Database) => T,
): Promise<T> {
  const { Database } = await loaded()
  const db = new Database(file)
  try {
    return work(db)
  } finally {
    db.close()
  }
}

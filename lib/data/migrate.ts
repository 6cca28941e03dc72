import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

/** The advisory lock that the Prisma CLI takes, so that it and this applier wait for each other. */
const PRISMA_LOCK = 72_707_369
const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))

/** How long a migration waits for a table in use before it gives up, so that it never stalls the app behind it. */
const TABLE_WAIT = '15s'
/** How long to wait for another process that migrates. */
const TURN_WAIT = '180s'

/** Nobody listens; the name is not known yet; the server is starting. */
const NOT_UP_YET = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', '57P03'])

interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

interface Row {
  readonly migration_name: string
  readonly checksum: string
  readonly finished: boolean
}

export interface MigrateOptions {
  readonly url: string
  /** Holds a folder per migration, each with a `migration.sql`, applied in the order of their names. */
  readonly directory?: string
  readonly log?: (line: string) => void
  /** How long to wait for a database server that is not up yet. */
  readonly waitMs?: number
}

/**
 * Applies the migrations that the database has not had yet, each in a transaction of its own, and records them as the
 * Prisma CLI does, so that `prisma migrate deploy` agrees afterwards. Safe to run from several processes at once.
 * @throws when an applied file has changed, an earlier run of the CLI failed halfway, the database has migrations
 *   this version does not know, or a migration fails (it is then rolled back, and those before it stay); also when
 *   the database cannot be reached or does not let us in
 */
export async function applyMigrations({
  url,
  directory = MIGRATIONS,
  log = () => undefined,
  waitMs = 0,
}: MigrateOptions): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(directory)
  const client = await connect(url, performance.now() + waitMs)
  try {
    await client.query(`SET lock_timeout = '${TURN_WAIT}'`)
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK])
    await client.query('RESET lock_timeout')
    const rows = await readRows(client)
    checkHistory(migrations, rows)
    const known = new Set(rows.map((row) => row.migration_name))
    const applied: string[] = []
    for (const migration of migrations.filter(({ name }) => !known.has(name))) {
      await applyOne(client, migration)
      log(`Applied migration ${migration.name}`)
      applied.push(migration.name)
    }
    return { applied }
  } finally {
    await client.end()
  }
}

async function connect(url: string, deadline: number): Promise<pg.Client> {
  for (;;) {
    const client = new pg.Client({
      connectionString: url,
      options: '-c TimeZone=UTC',
      connectionTimeoutMillis: 10_000,
    })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return client
    } catch (cause) {
      await client.end().catch(() => undefined)
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
      if (!NOT_UP_YET.has(code) || performance.now() >= deadline) {
        const reason = cause instanceof Error && cause.message ? cause.message : code
        throw new Error(`The database at ${client.host}:${client.port} cannot be used: ${reason}`, {
          cause,
        })
      }
      await sleep(500)
    }
  }
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return Promise.all(
    names.sort().map(async (name) => {
      const bytes = await readFile(join(directory, name, 'migration.sql'))
      return { name, sql: bytes.toString('utf8'), checksum: sha256(bytes) }
    }),
  )
}

function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex')
}

/** The migrations the database has had, without those marked as rolled back. */
async function readRows(client: pg.Client): Promise<Row[]> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS _prisma_migrations (
      id                  VARCHAR(36) PRIMARY KEY NOT NULL,
      checksum            VARCHAR(64) NOT NULL,
      finished_at         TIMESTAMPTZ,
      migration_name      VARCHAR(255) NOT NULL,
      logs                TEXT,
      rolled_back_at      TIMESTAMPTZ,
      started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
      applied_steps_count INTEGER NOT NULL DEFAULT 0
    )`)
  const { rows } = await client.query<Row>(`
    SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
    FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`)
  return rows
}

function checkHistory(migrations: readonly Migration[], rows: readonly Row[]): void {
  const files = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { migration_name: name, checksum, finished } of rows) {
    if (!finished) {
      throw new Error(
        `Migration ${name} was begun and not finished. Put the database right by hand, then run: npx prisma migrate resolve --applied ${name} (or --rolled-back ${name}).`,
      )
    }
    const file = files.get(name)
    if (!file) {
      throw new Error(
        `The database has migration ${name}, which this version of the app does not know: the app is older than the database. Start the newer version, or restore a backup from before it.`,
      )
    }
    if (!matches(file, checksum)) {
      throw new Error(
        `Migration ${name} was changed after it was applied. Restore its migration.sql, and put the change into a new migration.`,
      )
    }
  }
}

/** Git may have changed the line endings on the way, which the Prisma CLI forgives as well. */
function matches({ sql, checksum }: Migration, recorded: string): boolean {
  const unix = sql.replaceAll('\r\n', '\n')
  return [checksum, sha256(unix), sha256(unix.replaceAll('\n', '\r\n'))].includes(recorded)
}

async function applyOne(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID()
  try {
    await client.query('BEGIN')
    await client.query(`SET LOCAL lock_timeout = '${TABLE_WAIT}'`)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at)
       VALUES ($1, $2, $3, clock_timestamp())`,
      [id, checksum, name],
    )
    await client.query(sql)
    await client.query(
      `UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1
       WHERE id = $1`,
      [id],
    )
    await client.query('COMMIT')
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => undefined)
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`Migration ${name} failed and was rolled back: ${reason}`, { cause })
  }
}

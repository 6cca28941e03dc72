import path from 'node:path'
import pg from 'pg'
import type { Log } from './files'
import { returnLease, takeLease } from './leases'
import { withLock } from './lock'
import { type Binaries, findBinaries } from './postgres/binaries'
import { ensureCluster, type Passwords } from './postgres/cluster'
import { type Home, openHome } from './postgres/home'
import { runningPort, startServer, stopServer } from './postgres/server'
import { errorCode } from './processes'

export interface EmbeddedDatabase {
  /** `postgresql://discern:…@127.0.0.1:…/discern`; holds the password, so it is not to be printed. */
  readonly url: string
  /** The folder that holds the data and the files beside it. */
  readonly folder: string
  /** Stops the server when no other living process uses it. May be called more than once. */
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** See `dataDirectory`. */
  readonly dataDir: string
  readonly log?: Log
  /** Where root keeps data whose folder is closed to the database's user. */
  readonly systemRoot?: string
  /** Where programs that cannot run in place are copied to. */
  readonly cacheRoot?: string
}

/** The folder of the built-in database: DISCERN_DATA_DIR, else `data/postgres` in the project. */
export function dataDirectory(env: NodeJS.ProcessEnv, project = process.cwd()): string {
  return path.resolve(project, env.DISCERN_DATA_DIR || 'data/postgres')
}

/**
 * Opens the built-in PostgreSQL of a data folder: makes it at the first time, joins a server that already runs on it,
 * recovers one that was killed. Processes that open the same folder share one server.
 * @throws when the platform has no binaries, the disk refuses, or the server does not start (with its log's end)
 */
export async function openDatabase({
  dataDir,
  log = () => undefined,
  systemRoot = '/var/lib/discern',
  cacheRoot,
}: DatabaseOptions): Promise<EmbeddedDatabase> {
  try {
    const home = await openHome(dataDir, log, systemRoot)
    return await withLock(path.join(home.folder, 'lock'), async () => {
      const binaries = await findBinaries(home.runAs, log, cacheRoot)
      const passwords = await ensureCluster(home, binaries, log)
      const lease = await takeLease(path.join(home.folder, 'leases'))
      const release = async () => {
        if ((await returnLease(lease)) === 0) await stopServer(home, binaries)
      }
      try {
        const port = await serve(home, binaries, passwords, log)
        return opened(home, address('discern', passwords.app, port, 'discern'), release)
      } catch (error) {
        await release()
        throw error
      }
    })
  } catch (error) {
    const reason = DISK_REFUSALS[errorCode(error) ?? '']
    if (!reason) throw error
    throw new Error(
      `The database cannot be kept in ${dataDir}: ${reason} (${String(error)}). Set DISCERN_DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL of yours.`,
      { cause: error },
    )
  }
}

function opened({ folder }: Home, url: string, release: () => Promise<void>): EmbeddedDatabase {
  let closing: Promise<void> | undefined
  return {
    url,
    folder,
    close: () => {
      closing ??= withLock(path.join(folder, 'lock'), release)
      return closing
    },
  }
}

const DISK_REFUSALS: Readonly<Record<string, string>> = {
  EACCES: 'it belongs to another user',
  EPERM: 'it belongs to another user',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOENT: 'the folder cannot be made',
  ENOTDIR: 'a file stands where a folder should be',
  EEXIST: 'a file stands where a folder should be',
}

/** The port of a server that has the app's database: the one that runs already, or a new one. */
async function serve(
  home: Home,
  binaries: Binaries,
  passwords: Passwords,
  log: Log,
): Promise<number> {
  const running = await runningPort(home, (port) =>
    canConnect(address('postgres', passwords.admin, port, 'postgres')),
  )
  const port = running ?? (await startServer(home, binaries))
  await ensureDatabase(port, passwords)
  log(running ? 'Joined the database that is already running' : 'Database started')
  return port
}

function address(user: string, password: string, port: number, database: string): string {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`
}

/** False while the server starts, stops or is gone. */
async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch (error) {
    if (errorCode(error) === '28P01') {
      throw new Error('The running database does not accept the password kept beside its data.')
    }
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The app's own user owns its database and may make others (for tests), but does not administer the server. */
async function ensureDatabase(port: number, { admin, app }: Passwords): Promise<void> {
  const client = new pg.Client({ connectionString: address('postgres', admin, port, 'postgres') })
  await client.connect()
  try {
    const role = await client.query("SELECT 1 FROM pg_roles WHERE rolname = 'discern'")
    if (role.rowCount === 0) {
      const password = client.escapeLiteral(app)
      await client.query(`CREATE ROLE discern LOGIN CREATEDB PASSWORD ${password}`)
    }
    const database = await client.query("SELECT 1 FROM pg_database WHERE datname = 'discern'")
    if (database.rowCount === 0) await client.query('CREATE DATABASE discern OWNER discern')
  } finally {
    await client.end()
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type EmbeddedDatabase, openDatabase } from './embedded-postgres'
import { isAlive } from './processes'

const MODULE = fileURLToPath(new URL('./embedded-postgres.ts', import.meta.url))
const isRoot = process.getuid?.() === 0

let root: string
let dataDir: string
const toClose: EmbeddedDatabase[] = []
const toEnd: ChildProcess[] = []

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'discern-database-'))
  await chmod(root, 0o755)
  dataDir = path.join(root, 'shared')
})

afterEach(async () => {
  for (const child of toEnd.splice(0)) {
    if (child.kill('SIGKILL')) await once(child, 'exit')
  }
  for (const database of toClose.splice(0)) await database.close()
})

afterAll(() => rm(root, { recursive: true, force: true }))

async function open(folder = dataDir, lines: string[] = []): Promise<EmbeddedDatabase> {
  const database = await openDatabase({
    dataDir: folder,
    log: (line) => lines.push(line),
    systemRoot: path.join(root, 'system'),
  })
  toClose.push(database)
  return database
}

async function sql(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** Another process that opens the database, tells its address and stays. */
async function openElsewhere(folder = dataDir): Promise<{ child: ChildProcess; url: string }> {
  const script = `
    const { openDatabase } = await import(process.argv[1])
    console.log((await openDatabase({ dataDir: process.argv[2] })).url)
    setInterval(() => {}, 1000)`
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', script, MODULE, folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  toEnd.push(child)
  const [url] = await once(child.stdout, 'data')
  return { child, url: String(url).trim() }
}

function pidFile(): string {
  return path.join(dataDir, 'cluster/postmaster.pid')
}

function postmaster(): number {
  return Number(readFileSync(pidFile(), 'utf8').split('\n')[0])
}

/** The processes that PostgreSQL has for its background work and its connections. */
async function helpersOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0)
  return pids.filter((pid) => {
    try {
      const state = readFileSync(`/proc/${pid}/stat`, 'utf8')
      return Number(state.slice(state.lastIndexOf(')') + 2).split(' ')[1]) === parent
    } catch {
      return false
    }
  })
}

describe('openDatabase', () => {
  test('makes a database that only this machine reaches, and keeps its password to itself', async () => {
    const lines: string[] = []
    const { url, folder } = await open(dataDir, lines)
    expect(folder).toBe(dataDir)
    expect(url).toMatch(/^postgresql:\/\/discern:[\w-]{32}@127\.0\.0\.1:\d+\/discern$/)
    const settings = await sql(
      url,
      `SELECT name, setting FROM pg_settings WHERE name IN ('data_checksums', 'fsync', 'listen_addresses',
       'max_connections', 'password_encryption', 'server_encoding', 'TimeZone')`,
    )
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      data_checksums: 'on',
      fsync: 'on',
      listen_addresses: '127.0.0.1',
      max_connections: '50',
      password_encryption: 'scram-sha-256',
      server_encoding: 'UTF8',
      TimeZone: 'UTC',
    })
    const [, , , , socketFolder] = readFileSync(pidFile(), 'utf8').split('\n')
    expect(socketFolder).toBe('')
    expect(await sql(url, 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user')).toEqual([
      { rolsuper: false },
    ])
    await expect(sql(url.replace(/:[\w-]{32}@/, ':wrong@'), 'SELECT 1')).rejects.toThrow('password')
    expect((await stat(path.join(dataDir, 'database.json'))).mode & 0o777).toBe(0o600)
    const told = lines.join() + (await readFile(path.join(dataDir, 'postgres.log'), 'utf8'))
    expect(told).not.toContain(new URL(url).password)
  })

  test('is shared by all who open it, and stops with the last', async () => {
    const [first, second] = [await open(), await open()]
    expect(second.url).toBe(first.url)
    await first.close()
    await first.close()
    expect(await sql(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    const pid = postmaster()
    await second.close()
    expect(isAlive({ pid })).toBe(false)
  })

  test('two processes that start at once on a new folder get one server', async () => {
    const folder = path.join(root, 'race')
    const all = await Promise.all([openElsewhere(folder), openElsewhere(folder), open(folder)])
    expect(new Set(all.map(({ url }) => url)).size).toBe(1)
  })

  test('outlives a killed process that opened it, is joined, and then stops all the same', async () => {
    const { child, url } = await openElsewhere()
    await sql(url, 'CREATE TABLE kept AS SELECT 42 AS answer')
    child.kill('SIGKILL')
    await once(child, 'exit')
    const lines: string[] = []
    const next = await open(dataDir, lines)
    expect(next.url).toBe(url)
    expect(lines).toEqual(['Joined the database that is already running'])
    expect(await sql(next.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
    const pid = postmaster()
    await next.close()
    expect(isAlive({ pid })).toBe(false)
  })

  test('does not stop while another living process uses it', async () => {
    const ours = await open()
    const { url } = await openElsewhere()
    await ours.close()
    expect(await sql(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await open()
  })

  test.skipIf(process.platform !== 'linux').each(['all its processes', 'its first process'])(
    'recovers what was acknowledged when PostgreSQL is killed: %s',
    async (which) => {
      const { url } = await open()
      await sql(url, 'DROP TABLE IF EXISTS acknowledged')
      await sql(url, 'CREATE TABLE acknowledged AS SELECT generate_series(1, 500) AS n')
      const busy = sql(url, 'SELECT pg_sleep(3)').catch(() => 'cut off')
      const pid = postmaster()
      const helpers = await helpersOf(pid)
      expect(helpers.length).toBeGreaterThan(3)
      process.kill(pid, 'SIGKILL')
      if (which === 'all its processes') for (const helper of helpers) kill(helper)
      const next = await open()
      expect(await sql(next.url, 'SELECT count(*)::int FROM acknowledged')).toEqual([
        { count: 500 },
      ])
      expect(postmaster()).not.toBe(pid)
      await busy
    },
    20_000,
  )

  test.each([
    ['names a living process that is not PostgreSQL', `${process.pid}\n/elsewhere\n0\n5432\n\n`],
    ['is empty', ''],
  ])('starts when a stale postmaster.pid %s', async (_, text) => {
    await (await open()).close()
    await writeFile(pidFile(), text)
    expect(await sql((await open()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('begins again after an interrupted creation, and removes only its own draft', async () => {
    const folder = path.join(root, 'interrupted')
    await mkdir(path.join(folder, 'cluster.new-0123'), { recursive: true })
    await mkdir(path.join(folder, 'cluster/base'), { recursive: true })
    await chmod(folder, 0o711)
    await writeFile(path.join(folder, 'cluster/PG_VERSION'), '18\n')
    await open(folder)
    const names = await readdir(folder)
    expect(names.filter((name) => name.startsWith('cluster.new'))).toEqual([])
    const [aside] = names.filter((name) => name.startsWith('cluster.incomplete-'))
    expect(await readdir(path.join(folder, aside ?? ''))).toEqual(['PG_VERSION', 'base'])
  })

  test('a start that was killed while it held the lock is not waited for', async () => {
    await (await open()).close()
    const dead = spawn(process.execPath, ['-e', ''])
    await once(dead, 'exit')
    await writeFile(path.join(dataDir, 'lock'), JSON.stringify({ pid: dead.pid, token: 'abc' }))
    expect(await sql((await open()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect((await readdir(dataDir)).filter((name) => name.startsWith('lock'))).toEqual([])
  })

  test('refuses a database whose passwords are lost, and leaves it as it is', async () => {
    const folder = path.join(root, 'lost')
    await (await open(folder)).close()
    await rm(path.join(folder, 'database.json'))
    await expect(open(folder)).rejects.toThrow(/database\.json is missing or damaged/)
    expect(await readdir(path.join(folder, 'cluster'))).toContain('PG_VERSION')
  })

  test('says what to do when the folder cannot be used', async () => {
    await writeFile(path.join(root, 'file'), '')
    await expect(open(path.join(root, 'file'))).rejects.toThrow(/Set DISCERN_DATA_DIR/)
  })

  test.skipIf(!isRoot)(
    'as root, keeps data elsewhere when its folder is closed, and finds it again',
    async () => {
      const closed = path.join(root, 'closed')
      await mkdir(closed, { mode: 0o700 })
      const lines: string[] = []
      const first = await open(path.join(closed, 'data'), lines)
      expect(first.folder).toMatch(new RegExp(`^${path.join(root, 'system')}/[0-9a-f]{12}$`))
      expect(lines[0]).toContain(first.folder)
      await sql(first.url, 'CREATE TABLE kept ()')
      await first.close()
      await chmod(closed, 0o755)
      const again = await open(path.join(closed, 'data'))
      expect(again.folder).toBe(first.folder)
      expect(await sql(again.url, "SELECT to_regclass('kept') AS found")).toEqual([
        { found: 'kept' },
      ])
    },
  )
})

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    expect(isAlive({ pid })).toBe(false)
  }
}

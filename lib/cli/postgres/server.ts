import { chown, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readIfPresent } from '../files'
import { errorCode, isAlive, waitUntil } from '../processes'
import type { Binaries } from './binaries'
import type { Home } from './home'
import { run } from './run'

const LOG_FILE = 'postgres.log'
const LOG_LIMIT_BYTES = 10_000_000
const START_LIMIT_MS = 90_000
const STOP_LIMIT_S = 20

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '50',
  shared_buffers: '64MB',
  fsync: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

interface Postmaster {
  readonly pid: number
  /** Absent while the server has not yet written it. */
  readonly port?: number
}

/** The port of the server that runs on this data; undefined when none does. Waits for one that starts or stops. */
export async function runningPort(
  home: Home,
  answers: (port: number) => Promise<boolean>,
): Promise<number | undefined> {
  let found: Postmaster | undefined
  const settled = await waitUntil(async () => {
    found = await findPostmaster(home)
    return !found || (found.port !== undefined && (await answers(found.port)))
  }, 60_000)
  if (settled) return found?.port
  throw new Error(
    `PostgreSQL (process ${found?.pid}) runs on ${home.cluster} but does not answer. End it and try again.`,
  )
}

/**
 * Starts the server on a free port of 127.0.0.1 and waits until it takes connections. Call it under the home's lock,
 * with no server running on the data. After a crash the server recovers by itself.
 * @throws with the end of the server's log when it does not start
 */
export async function startServer(home: Home, { pgCtl }: Binaries): Promise<number> {
  const logFile = await openLog(home)
  await removeForeignPidFile(home)
  const deadline = performance.now() + START_LIMIT_MS
  for (;;) {
    const port = await freePort()
    const before = (await stat(logFile)).size
    const settings = Object.entries(SETTINGS).map(([name, value]) => `-c ${name}=${value}`)
    const started = await run(
      pgCtl,
      ['start', '-w', '-t', '60', '-s', '-l', LOG_FILE, '-o', `-p ${port} ${settings.join(' ')}`],
      { as: home.runAs, cwd: home.folder, env: { PGDATA: home.cluster } },
    )
    if (started.ok) return port
    const said = (await readFile(logFile, 'utf8')).slice(before).trim()
    if (!mayPass(said) || performance.now() > deadline) {
      throw new Error(
        `PostgreSQL did not start. The end of ${logFile}:\n${said.slice(-2000) || started.said}`,
      )
    }
    await sleep(300)
  }
}

/** Stops the server after the transactions under way are rolled back; does nothing when none runs. */
export async function stopServer(home: Home, { pgCtl }: Binaries): Promise<void> {
  const running = await findPostmaster(home)
  if (!running) return
  for (const mode of ['fast', 'immediate']) {
    await run(pgCtl, ['stop', '-w', '-t', String(STOP_LIMIT_S), '-s', '-m', mode], {
      as: home.runAs,
      cwd: home.folder,
      env: { PGDATA: home.cluster },
    })
    if (await waitUntil(() => !isAlive({ pid: running.pid }), 1000)) return
  }
  throw new Error(`PostgreSQL (process ${running.pid}) could not be stopped.`)
}

/** Another program took the port first, or processes of a killed server have not ended yet. */
function mayPass(said: string): boolean {
  return /could not bind|already in use|is still in use/i.test(said)
}

async function findPostmaster(home: Home): Promise<Postmaster | undefined> {
  const lines = ((await readIfPresent(pidFile(home))) ?? '').split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  if (!isAlive({ pid }) || !(await worksIn(pid, home.cluster))) return undefined
  const port = Number(lines[3])
  return {
    pid,
    port: port > 0 && /^(ready|starting|stopping)/.test(lines[7] ?? '') ? port : undefined,
  }
}

/** PostgreSQL works in its data directory, which tells it from an unrelated process that got its number. */
async function worksIn(pid: number, cluster: string): Promise<boolean> {
  if (process.platform !== 'linux') return true
  try {
    const [there, here] = await Promise.all([stat(`/proc/${pid}/cwd`), stat(cluster)])
    return there.ino === here.ino && there.dev === here.dev
  } catch {
    return false
  }
}

/**
 * PostgreSQL overwrites the file a dead server left, and refuses one that is empty or names a living process.
 * That process is not a server on this data, as `findPostmaster` has told.
 */
async function removeForeignPidFile(home: Home): Promise<void> {
  const text = await readIfPresent(pidFile(home))
  if (text === undefined) return
  const pid = Number(text.split('\n')[0])
  if (text.trim() === '' || existsInAnyState(pid)) await rm(pidFile(home), { force: true })
}

function existsInAnyState(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

function pidFile(home: Home): string {
  return path.join(home.cluster, 'postmaster.pid')
}

async function openLog({ folder, runAs }: Home): Promise<string> {
  const file = path.join(folder, LOG_FILE)
  const size = await stat(file).then(
    (found) => found.size,
    () => undefined,
  )
  if (size !== undefined && size > LOG_LIMIT_BYTES) await rename(file, `${file}.1`)
  await (await open(file, 'a', 0o600)).close()
  if (runAs) await chown(file, runAs.uid, runAs.gid)
  return file
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no port')),
      )
    })
  })
}

import { type AppServer, checkPort, startApp } from './app-server'
import { buildIfNeeded } from './build'
import { databaseGone } from './database-watch'
import { dataDirectory, type EmbeddedDatabase, openDatabase } from './embedded-postgres'
import { generateClient } from './generate'
import { loadEnvFiles, PROJECT } from './project'
import { localSecret } from './secret'
import { readSettings, type Settings } from './settings'

const log = (line: string) => console.log(line)

/** From a fresh checkout, or any later state, to a running app. Resolves with the exit code when it has ended. */
async function main(stopping: AbortSignal): Promise<number> {
  checkNode()
  loadEnvFiles()
  const settings = readSettings(process.env)
  await checkPort(settings)

  const building = buildIfNeeded(log, stopping)
  for (;;) {
    const opening = settings.databaseUrl
      ? undefined
      : openDatabase({ dataDir: dataDirectory(process.env, PROJECT), log })
    await Promise.allSettled([building, opening])
    const database = await opening
    try {
      await building
      if (stopping.aborted) return 0
      const ended = await serve(settings, database, stopping)
      if (ended !== 'database-gone') return ended
    } finally {
      await database?.close()
    }
    log('The database has ended. Starting it again.')
  }
}

async function serve(
  settings: Settings,
  database: EmbeddedDatabase | undefined,
  stopping: AbortSignal,
): Promise<number | 'database-gone'> {
  const url = settings.databaseUrl ?? database?.url ?? ''
  const secret =
    settings.secret ?? (await localSecret(database?.folder ?? dataDirectory(process.env)))
  await prepareData(url)
  if (stopping.aborted) return 0

  const app = startApp(settings, {
    DATABASE_URL: url,
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: settings.appUrl,
  })
  const stopped = new Promise<boolean>((resolve) => {
    const stop = () => resolve(app.stop())
    if (stopping.aborted) stop()
    stopping.addEventListener('abort', stop, { once: true })
  })
  const announced = announce(app, settings, stopping)
  const watch = new AbortController()
  const gone = database ? databaseGone(url, watch.signal) : new Promise<never>(() => undefined)
  const first = await Promise.race([stopped, app.ended, announced, gone])
  watch.abort()
  if (first === 'database-gone') {
    await app.stop()
    return first
  }
  if (typeof first === 'boolean') return first ? 0 : 1
  if (stopping.aborted) return 0
  console.error('The app has ended unexpectedly.')
  return first || 1
}

/** Never resolves; rejects, with the app stopped, when it does not become ready. */
async function announce(app: AppServer, settings: Settings, stopping: AbortSignal): Promise<never> {
  try {
    await app.ready()
    log(`Discern is ready at http://localhost:${settings.port}`)
  } catch (error) {
    if (!stopping.aborted) {
      await app.stop()
      throw error
    }
  }
  return new Promise(() => undefined)
}

async function prepareData(url: string): Promise<void> {
  await generateClient()
  const { applyMigrations } = await import('../data/migrate')
  await applyMigrations({ url, log, waitMs: 30_000 })
  const { seedLibrary } = await import('../../prisma/seed')
  const { comparisons, changed } = await seedLibrary(url)
  if (changed > 0) log(`Library: ${comparisons} comparisons, ${changed} new or changed`)
}

function checkNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Error(
    `Node.js 20.19 or newer is needed (24 is recommended); this is ${process.version}.`,
  )
}

/**
 * npm passes a signal to the shell it runs a script in, and the shell dies of it alone. So a start by npm ends when the
 * process above it has; one from a terminal may outlive it.
 */
function stopWithNpm(stop: () => void): void {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) stop()
  }, 500).unref()
}

const stop = new AbortController()
stopWithNpm(() => stop.abort())
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => stop.abort())
}
main(stop.signal).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  },
)

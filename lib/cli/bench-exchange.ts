import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { inflateRawSync } from 'node:zlib'
import { zipEntries } from '../core/exchange/read-zip'
import { copy } from './bench-exchange-copy'
import { packageOf } from './bench-exchange-package'
import { learnerId, openSeeded, type SeededDatabase } from './bench-scheduling-seed'
import { type Figure, figure, printFigures } from './figures'

/** Notes of the package, and of the one with a log; fewer may be asked for. */
const NOTES = Number(process.argv[2] ?? 100_000)
const REVIEWED = Math.min(20_000, NOTES)
const MOST_TIMES = 6
const MOST_BYTES = 300_000_000
const IMPORT = fileURLToPath(new URL('./bench-exchange-import.ts', import.meta.url))
const TABLES = ['topics', 'facts'] as const

const run = promisify(execFile)

interface Taken {
  readonly ms: number
  readonly before: number
  readonly peak: number
  readonly facts: number
  readonly documents: number
  readonly reviews: number
}

async function importing(
  file: string,
  url: string,
  ownerId: string,
  history: string,
): Promise<Taken> {
  const { stdout } = await run(process.execPath, [
    '--import',
    'tsx',
    IMPORT,
    file,
    url,
    ownerId,
    history,
  ])
  return JSON.parse(stdout)
}

async function timed(work: () => unknown): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

/** Milliseconds to unpack the collection and to COPY the rows that an import left, into tables of the same shape. */
async function floor(file: string, { sql, url }: SeededDatabase, ownerId: string): Promise<number> {
  const bytes = new Uint8Array(await readFile(file))
  const listed = zipEntries(bytes)
  const entry = listed.ok && listed.value.find(({ name }) => name === 'collection.anki21')
  if (!entry) throw new Error('bench-exchange: the package has no collection')
  let ms = await timed(() =>
    inflateRawSync(bytes.subarray(entry.start, entry.start + entry.packed)),
  )
  for (const table of TABLES) {
    const rows = await copy(
      url,
      `COPY (SELECT * FROM ${table} WHERE owner_id = '${ownerId}') TO STDOUT`,
    )
    await sql(`CREATE TABLE bare_${table} (LIKE ${table} INCLUDING ALL)`)
    ms += await timed(() => copy(url, `COPY bare_${table} FROM STDIN`, rows))
  }
  return ms
}

async function* figures(): AsyncIterable<Figure> {
  const folder = await mkdtemp(path.join(tmpdir(), 'discern-exchange-'))
  await chmod(folder, 0o777)
  const database = await openSeeded()
  try {
    const [plain, studied] = [path.join(folder, 'plain.apkg'), path.join(folder, 'studied.apkg')]
    await writeFile(plain, await packageOf(NOTES, 0))
    await writeFile(studied, await packageOf(REVIEWED, 4))
    for (const learner of [1, 2, 3]) {
      await database.sql(`INSERT INTO users (id, email) VALUES ($1, $2)`, [
        learnerId(learner),
        `importer-${learner}@example.org`,
      ])
    }
    const first = await importing(plain, database.url, learnerId(1), '')
    const second = await importing(plain, database.url, learnerId(2), '')
    const { ms, facts, documents, before } = second.ms < first.ms ? second : first
    const bare = await floor(plain, database, learnerId(1))
    yield figure(`facts of ${NOTES} notes`, `${facts} in ${documents} comparisons`, facts === NOTES)
    yield figure('bare unzip and COPY of the same rows, ms', bare.toFixed(0), true)
    const times = ms / bare
    yield figure('import, ms', ms.toFixed(0), true)
    yield figure(
      'import beside unzip and COPY, times (at most 6)',
      times.toFixed(1),
      times <= MOST_TIMES,
    )
    const highest = Math.max(first.peak, second.peak)
    yield figure(
      'peak memory of the process, MB (under 300)',
      (highest / 1e6).toFixed(0),
      highest < MOST_BYTES,
    )
    yield figure('of which before the import, MB', (before / 1e6).toFixed(0), true)
    const log = await importing(studied, database.url, learnerId(3), 'history')
    yield figure('with a log: reviews stored', log.reviews, log.reviews === REVIEWED * 4)
    yield figure(
      'with a log: cards, reviews and memories a second',
      ((REVIEWED * 6) / (log.ms / 1000)).toFixed(0),
      true,
    )
    yield figure(
      'with a log: peak memory, MB (under 300)',
      (log.peak / 1e6).toFixed(0),
      log.peak < MOST_BYTES,
    )
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

await printFigures(figures())

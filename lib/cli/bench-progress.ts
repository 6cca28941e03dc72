import pg from 'pg'
import { figuresOf } from '../core/progress/figures'
import { sumOf, type Tally } from '../core/progress/tally'
import { tallying, tallyLog } from '../core/progress/tally-log'
import type { Review } from '../core/scheduling/types'
import { DEFAULT_SETTINGS, type SchedulingSettings } from '../core/scheduling/types'
import { createClient, type Database } from '../data/client'
import { enrolments } from '../data/enrolments'
import { gatherFigures } from '../data/figures'
import { gatherDay } from '../data/gather'
import { logsAfter } from '../data/logs'
import { memoriesOfAll } from '../data/memories'
import { refold } from '../data/refold'
import { memoriesSetAside } from '../data/set-aside'
import { NOW, seedLog, YEARS } from './bench-progress-seed'
import { learnerId, openSeeded, type SeededDatabase } from './bench-scheduling-seed'
import { type Sent, statementsOf } from './bench-statements'
import { type Figure, figure, printFigures } from './figures'

const MOST_MS = 300
const MOST_STATEMENTS = 20
const MOST_RATIO = 4
const RUNS = 21
const ID = learnerId(0)
const SETTINGS: SchedulingSettings = { ...DEFAULT_SETTINGS, timeZone: 'Europe/Berlin' }
const LEARNER = { id: ID, settings: SETTINGS, plan: null }

/** All that the progress page asks the database of a learner, and the figures made of it. */
async function readPage(db: Database): Promise<void> {
  const [gathered] = await Promise.all([
    gatherFigures(db, LEARNER, NOW),
    gatherDay(db, LEARNER, NOW),
    enrolments(db, ID).then((enrolled) =>
      memoriesOfAll(
        db,
        ID,
        enrolled.map(({ ownerId, comparisonId }) => ({ ownerId, id: comparisonId })),
      ),
    ),
    memoriesSetAside(db, ID, { now: NOW, lapses: SETTINGS.leechThreshold, limit: 100 }),
  ])
  const figures = figuresOf(gathered, SETTINGS, NOW)
  if (figures.calendar.answers === 0) throw new Error('The page of the benchmark is empty.')
}

/** Milliseconds of the fastest of several runs: a moment in which the machine was busy elsewhere does not decide. */
async function fastestOf(run: () => Promise<unknown>): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY
  for (let i = 0; i < RUNS; i += 1) {
    const from = performance.now()
    await run()
    fastest = Math.min(fastest, performance.now() - from)
  }
  return fastest
}

/** The same statements through the driver alone, on as many connections: what PostgreSQL itself takes. */
async function bare(url: string, sent: readonly Sent[]): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: 10, options: '-c TimeZone=UTC' })
  try {
    return await fastestOf(() =>
      Promise.all(sent.map(({ text, values }) => pool.query({ text, values: [...values] }))),
    )
  } finally {
    await pool.end()
  }
}

/** What a recount over the whole raw log finds and the stored tallies do not say, or the other way round. */
async function wrongTallies({ sql }: SeededDatabase, db: Database): Promise<string[]> {
  const logs = new Map<string, readonly Review[]>()
  for (let from: string | null = null, done = false; !done; ) {
    const { logs: some, last } = await logsAfter(db, ID, from, 20_000)
    for (const { factId, reviews } of some) logs.set(factId, reviews)
    from = some.at(-1)?.factId ?? from
    done = last
  }
  const by = tallying(SETTINGS)
  const recounted = sumOf([...logs.values()].map((log) => tallyLog(log, by).tallies))
  const rows = await sql<Tally>(
    `SELECT figure, day, bucket, count::float8, reviews::float8, passed::float8, sum::float8 FROM tallies
     WHERE user_id = $1 AND (count <> 0 OR reviews <> 0 OR passed <> 0 OR sum <> 0)`,
    [ID],
  )
  const said = ({ figure: name, day, bucket, ...numbers }: Tally) =>
    `${name} ${day} ${bucket}: ${numbers.count} ${numbers.reviews} ${numbers.passed} ${numbers.sum}`
  const stored = new Set(rows.map(said))
  const wanted = new Set([...recounted.values()].map(said))
  return [
    ...[...wanted].filter((each) => !stored.has(each)),
    ...[...stored].filter((each) => !wanted.has(each)),
  ]
}

async function* figures(): AsyncGenerator<Figure> {
  const database = await openSeeded()
  const db = createClient(database.url)
  try {
    const { reviews, facts } = await seedLog(database, ID)
    const before = performance.now()
    await refold(db, ID, { chunk: 5_000 })
    const counting = (performance.now() - before) / 1000
    for (const table of ['memories', 'reviews', 'tallies', 'attempts']) {
      await database.sql(`VACUUM ANALYZE ${table}`)
    }
    const [counted] = await database.sql('SELECT count(*)::int AS rows FROM tallies')
    yield figure(
      `${reviews} reviews of ${facts} facts over ${YEARS} years, folded and counted anew, s`,
      `${counting.toFixed(1)}, ${counted?.rows} rows of tallies`,
      reviews === 200_000,
    )
    const wrong = await wrongTallies(database, db)
    yield figure(
      'tallies that differ from a recount over the raw log',
      wrong.length,
      wrong.length === 0,
    )

    const sent = await statementsOf(() => readPage(db))
    yield figure(
      `statements of the progress page (at most ${MOST_STATEMENTS})`,
      sent.length,
      sent.length <= MOST_STATEMENTS,
    )
    const page = await fastestOf(() => readPage(db))
    yield figure(
      `server time of all it reads and works out, ms, fastest of ${RUNS} (at most ${MOST_MS})`,
      page.toFixed(1),
      page <= MOST_MS,
    )
    const floor = await bare(database.url, sent)
    yield figure(
      `that against the same statements through the driver alone (at most ${MOST_RATIO})`,
      `${(page / floor).toFixed(2)}, bare SQL ${floor.toFixed(1)} ms`,
      page / floor <= MOST_RATIO,
    )
    const gathered = await gatherFigures(db, LEARNER, NOW)
    const reading = await fastestOf(() => gatherFigures(db, LEARNER, NOW))
    const working = await fastestOf(async () => figuresOf(gathered, SETTINGS, NOW))
    yield figure(
      'of it reading for the figures, and working them out, ms',
      `${reading.toFixed(1)} and ${working.toFixed(1)}`,
      true,
    )
    const log = await fastestOf(() =>
      database.sql(
        'SELECT count(*), sum(elapsed_ms) FROM reviews WHERE user_id = $1 GROUP BY at::date',
        [ID],
      ),
    )
    yield figure(
      'bare SQL that only groups the raw log by day, ms, against the reading of every tally',
      `${log.toFixed(1)}, ${(log / reading).toFixed(2)} times as long`,
      true,
    )
  } finally {
    await db.$disconnect()
    await database.close()
  }
}

/** How fast the progress page of a learner with a long past is; exits non-zero when a figure falls short. */
await printFigures(figures())

import { buildQueue } from '../core/scheduling/queue'
import { DEFAULT_SETTINGS } from '../core/scheduling/types'
import { createClient, type Database } from '../data/client'
import { gatherDay } from '../data/gather'
import { soonestMemories } from '../data/memories'
import {
  countRows,
  learnerId,
  openSeeded,
  type SeededDatabase,
  seedLearner,
} from './bench-scheduling-seed'
import { type Sent, statementsOf } from './bench-statements'
import { type Figure, figure } from './figures'

const NOW = Date.UTC(2026, 5, 15, 12)
const SOONEST = 1000
const RUNS = 21
const MOST_MS = 50
const LEARNERS = 10

/** Milliseconds from the question for the queue to its first entry: reading what is due soonest, and building. */
async function firstQuestion(db: Database): Promise<number> {
  const from = performance.now()
  const soonest = await soonestMemories(db, learnerId(0), SOONEST)
  const queue = buildQueue(
    {
      memories: soonest.map(({ memory }) => memory),
      candidates: [],
      places: Object.fromEntries(soonest.map(({ memory, place }) => [memory.factId, place])),
      plan: null,
      introducedToday: 0,
      reviewedToday: 0,
      answered: [],
    },
    DEFAULT_SETTINGS,
    NOW,
  )
  if (queue.main.length === 0) throw new Error('The queue of the benchmark is empty.')
  return performance.now() - from
}

const LEARNER = { id: learnerId(0), settings: DEFAULT_SETTINGS, plan: null }

/** The same with all that a sitting begins with: what was answered today, enrolments, new facts, exams. */
async function wholeFirstQuestion(db: Database): Promise<number> {
  const from = performance.now()
  const { input } = await gatherDay(db, LEARNER, NOW)
  const queue = buildQueue(input, DEFAULT_SETTINGS, NOW)
  if (queue.main.length === 0) throw new Error('The queue of the benchmark is empty.')
  return performance.now() - from
}

async function fastestOf(run: () => Promise<number>): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY
  for (let i = 0; i < RUNS; i += 1) fastest = Math.min(fastest, await run())
  return fastest
}

interface Plan {
  readonly lines: readonly string[]
  /** Pages of 8 kB looked at, in memory or on disk: by the scan of memories, and by the whole statement. */
  readonly scan: number
  readonly whole: number
}

async function planOf({ sql }: SeededDatabase, { text, values }: Sent): Promise<Plan> {
  const explain = () => sql(`EXPLAIN (ANALYZE, BUFFERS, SUMMARY OFF) ${text}`, values)
  await explain()
  const lines = (await explain()).map((row) => String(row['QUERY PLAN']))
  const scan = lines.findIndex((line) => line.includes('Scan') && line.includes(' on memories'))
  return { lines, scan: buffersFrom(lines.slice(scan)), whole: buffersFrom(lines) }
}

function buffersFrom(lines: readonly string[]): number {
  const line = lines.find((each) => each.includes('Buffers:')) ?? ''
  return [...line.matchAll(/(?:hit|read)=(\d+)/g)].reduce(
    (sum, [, pages]) => sum + Number(pages),
    0,
  )
}

/** The first question of a learner with 100,000 memories, alone in the table and among a million. */
export async function* benchQueue(): AsyncGenerator<Figure> {
  const database = await openSeeded()
  const db = createClient(database.url)
  try {
    await seedLearner(database, 0, NOW)
    await countRows(database)
    const [statement] = await statementsOf(() => soonestMemories(db, learnerId(0), SOONEST))
    if (!statement) throw new Error('The statement of the queue was not seen.')
    const alone = await planOf(database, statement)
    const first = await fastestOf(() => firstQuestion(db))
    yield figure(
      `first question of a learner with 100,000 memories, ms, fastest of ${RUNS} (at most ${MOST_MS})`,
      first.toFixed(1),
      first <= MOST_MS,
    )

    for (let learner = 1; learner < LEARNERS; learner += 1)
      await seedLearner(database, learner, NOW)
    await countRows(database)
    const among = await planOf(database, statement)
    const again = await fastestOf(() => firstQuestion(db))
    yield figure(
      `the same of 1,000,000 in the table, ms (at most ${MOST_MS})`,
      again.toFixed(1),
      again <= MOST_MS,
    )
    const before = await wholeFirstQuestion(db)
    const whole = await fastestOf(() => wholeFirstQuestion(db))
    const sent = await statementsOf(() => wholeFirstQuestion(db))
    yield figure(
      `all that its sitting begins with, ms of ${sent.length} statements (at most ${MOST_MS})`,
      `${whole.toFixed(1)}; ${before.toFixed(0)} before its comparisons are noted as met`,
      whole <= MOST_MS,
    )
    yield figure(
      'buffers of memories read for it, of 100,000 and 1,000,000 in the table (the same within a tenth)',
      `${alone.scan} and ${among.scan}; with facts and enrolments ${alone.whole} and ${among.whole}`,
      among.scan <= alone.scan * 1.1,
    )
    for (const [rows, { lines }] of [
      ['100,000', alone],
      ['1,000,000', among],
    ] as const) {
      console.log([`     EXPLAIN (ANALYZE, BUFFERS) of ${rows}:`, ...lines].join('\n       '))
    }
  } finally {
    await db.$disconnect()
    await database.close()
  }
}

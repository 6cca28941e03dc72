import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { NOON } from '../core/scheduling/fixtures'
import {
  LATER,
  newComparison,
  newLearner,
  sentAnswer,
  type TestDatabase,
  testDatabase,
} from './fixtures'
import { introducedSince, memoriesOf, soonestMemories } from './memories'
import { recordReviews, reviewsSince } from './reviews'

let database: TestDatabase
let userId: string
let comparisonId: string
let factIds: string[]

beforeAll(async () => {
  database = await testDatabase()
  userId = await newLearner(database.db)
  const made = await newComparison(database.db, userId, 500)
  comparisonId = made.id
  factIds = made.factIds
}, 120_000)

afterAll(() => database.close())

interface Statement {
  readonly text: string
  readonly values: unknown[]
}

/** What goes to the server while `work` runs, without the edges of transactions. */
async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const spy = vi.spyOn(pg.Client.prototype, 'query')
  try {
    await work()
    return spy.mock.calls
      .map(([query, values]: unknown[]): Statement => {
        if (typeof query === 'string') return { text: query, values: (values as unknown[]) ?? [] }
        const config = query as { text: string; values?: unknown[] }
        return { text: config.text, values: config.values ?? (values as unknown[]) ?? [] }
      })
      .filter(({ text }) => !/^(BEGIN|COMMIT)\b/.test(text))
  } finally {
    spy.mockRestore()
  }
}

const record = (count: number) =>
  recordReviews(
    database.db,
    userId,
    factIds.slice(0, count).map((factId) => sentAnswer(factId)),
    LATER,
  )

describe('statements', () => {
  test.each([1, 500])('a batch of %i reviews takes three', async (count) => {
    const statements = await statementsOf(async () => {
      const verdicts = await record(count)
      expect(verdicts.filter(({ status }) => status === 'stored')).toHaveLength(count)
    })
    expect(statements.map(({ text }) => text)).toHaveLength(3)
  })

  test('a batch that is stored already takes one', async () => {
    const again = [sentAnswer(factIds[0] ?? '')]
    await recordReviews(database.db, userId, again, LATER)
    const statements = await statementsOf(() => recordReviews(database.db, userId, again, LATER))
    expect(statements).toHaveLength(1)
  })
})

interface Plan {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Index Cond'?: string
  readonly Plans?: readonly Plan[]
}

const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]

/** The plan of a statement as it was sent, with the ways of reading a small table ruled out. */
async function planOf({ text, values }: Statement): Promise<Plan[]> {
  const client = new pg.Client({ connectionString: database.url, options: '-c TimeZone=UTC' })
  await client.connect()
  try {
    await client.query('SET enable_seqscan = off; SET enable_bitmapscan = off')
    const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${text}`, values)
    return nodes(rows[0]['QUERY PLAN'][0].Plan)
  } finally {
    await client.end()
  }
}

const QUERIES: readonly {
  name: string
  run: () => Promise<unknown>
  index: RegExp
  /** The rows come out of the index in the order asked for. */
  ordered: boolean
}[] = [
  {
    name: 'what is due soonest',
    run: () => soonestMemories(database.db, userId, 50),
    index: /^memories_user_id_next_at_fact_id_idx$/,
    ordered: true,
  },
  {
    name: 'the memories of a comparison',
    run: () => memoriesOf(database.db, userId, userId, comparisonId),
    index: /^memories_user_id_owner_id_comparison_id_idx$/,
    ordered: false,
  },
  {
    name: 'the reviews since a moment',
    run: () => reviewsSince(database.db, userId, NOON - 1),
    index: /^reviews_user_id_at_id_idx$/,
    ordered: true,
  },
  {
    name: 'the facts met since a moment',
    run: () => introducedSince(database.db, userId, NOON - 1),
    index: /^memories_user_id_introduced_idx$/,
    ordered: false,
  },
]

describe('plans', () => {
  test.each(QUERIES)('$name is found by an index led by the learner', async (query) => {
    const [statement] = await statementsOf(query.run)
    if (!statement) throw new Error('nothing was asked')
    const plan = await planOf(statement)
    const scans = plan.filter((node) => node['Relation Name'] !== undefined)
    expect(scans.length).toBeGreaterThan(0)
    for (const scan of scans) {
      expect(scan['Index Name']).toMatch(query.index)
      expect(scan['Index Cond']).toMatch(/\buser_id = /)
    }
    if (query.ordered) expect(plan.map((node) => node['Node Type'])).not.toContain('Sort')
  })

  test('the log of the facts of a batch is found by an index led by the learner', async () => {
    const statements = await statementsOf(() => record(20))
    await database.sql('ANALYZE reviews')
    const log = statements.find(({ text }) => /^\s*SELECT log\.id/.test(text))
    if (!log) throw new Error('the log was not read')
    const scans = (await planOf(log)).filter((node) => node['Relation Name'] === 'reviews')
    expect(scans).toHaveLength(1)
    expect(scans[0]?.['Index Name']).toBe('reviews_user_id_fact_id_at_id_idx')
    expect(scans[0]?.['Index Cond']).toMatch(/user_id = .*fact_id = ANY/)
  })
})

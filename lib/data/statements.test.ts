import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { chosenIn, latestWrongChoices, wrongChoicesOn } from './choices'
import {
  LATER,
  newComparison,
  newLearner,
  sentAnswer,
  type TestDatabase,
  testDatabase,
} from './fixtures'
import { reportedItems, reportsOn } from './item-reports'
import { brokenItems, itemStatistics } from './items'
import { logsWithin } from './logs'
import {
  dueOfFacts,
  firstMemories,
  introducedSince,
  loadsOf,
  memoriesAnsweredSince,
  memoriesOf,
  memoriesOfFacts,
  soonestMemories,
} from './memories'
import { newFactsOfComparison } from './new-facts'
import { revisionsOf, sourceOf } from './own-comparisons'
import { secondsPerAnswer, slowAfter } from './pace'
import { refold } from './refold'
import { claimReminders } from './reminder-rounds'
import { recordReviews, reviewsSince } from './reviews'
import { storedFacts } from './revisions'
import { saveSettings } from './settings'
import { recallsOf, talliesOf } from './tallies'

const DAY = 86_400_000
/** Within what the tables are filled with. */
const TODAY = Date.UTC(2026, 8, 1, 4)

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

const OTHERS = 200
const OWN = 20_000

/** Other learners' memories and reviews, and many of this one's own, so that every way to read them has its true cost. */
async function growTables(): Promise<void> {
  const values = [userId, comparisonId, OTHERS, OWN]
  await database.sql(
    `INSERT INTO users (id) SELECT gen_random_uuid() FROM generate_series(1, $1::int)`,
    [OTHERS],
  )
  await database.sql(
    `INSERT INTO memories (user_id, fact_id, owner_id, comparison_id, state, step, stability, difficulty, due,
       interval_days, last_review, reps, lapses, introduced, next_at, flag)
     SELECT learner, gen_random_uuid(), learner, CASE WHEN n % 40 = 0 THEN $2::uuid ELSE gen_random_uuid() END,
       'review', 0, 10, 5, at, 10, at, 3, 0, at, at, n % 50 / 49
     FROM (
       SELECT $1::uuid AS learner, generate_series(1, $4::int) AS n
       UNION ALL SELECT id, generate_series(1, 200) FROM (
         SELECT id FROM users WHERE email IS NULL AND id <> $1::uuid LIMIT $3::int) others
     ) rows CROSS JOIN LATERAL (SELECT timestamptz '2026-03-03' + n * interval '20 minutes' AS at) moment`,
    values,
  )
  await database.sql(
    `INSERT INTO reviews (user_id, id, fact_id, owner_id, comparison_id, kind, at, format, rating,
       elapsed_ms)
     SELECT user_id, gen_random_uuid(), fact_id, owner_id, comparison_id, 'answer', last_review, 'flashcard', 3, 4000
     FROM memories WHERE last_review >= '2026-03-03'`,
  )
  await database.sql(
    `INSERT INTO item_reports (user_id, owner_id, comparison_id, item_id, reason)
     SELECT others.id, $1::uuid, $2::uuid, 'item ' || n, 'wrong'
     FROM (SELECT id FROM users WHERE email IS NULL AND id <> $1::uuid LIMIT $3::int) others,
       generate_series(1, 20) AS n`,
    [userId, comparisonId, OTHERS],
  )
  await database.sql(
    `ANALYZE memories; ANALYZE reviews; ANALYZE users; ANALYZE facts; ANALYZE enrolments; ANALYZE item_reports`,
  )
}

const NEXT = 'memories_user_id_next_at_fact_id_idx'
const BY_FACT = 'memories_pkey'
const LOG = 'reviews_user_id_at_id_idx'
/** Led by the owner, as the key is. */
const OWN_COMPARISONS = 'comparisons_owner_id_slug_key'
const MET = 'memories_user_id_introduced_idx'
const OF_COMPARISON = 'memories_user_id_owner_id_comparison_id_idx'

const QUERIES: readonly {
  name: string
  run: () => Promise<unknown>
  /** By table; each is led by whose the rows are. */
  indexes: Record<string, string>
}[] = [
  {
    name: 'what is due soonest',
    run: () => soonestMemories(database.db, userId, 50),
    indexes: { memories: NEXT, comparisons: OWN_COMPARISONS },
  },
  {
    name: 'what comes first in another order',
    run: () =>
      firstMemories(database.db, userId, { order: 'overdue', now: TODAY, end: TODAY, limit: 50 }),
    indexes: { memories: NEXT, comparisons: OWN_COMPARISONS },
  },
  {
    name: 'the new facts of a comparison',
    run: () =>
      newFactsOfComparison(
        database.db,
        userId,
        { ownerId: userId, id: comparisonId },
        { limit: 20, now: TODAY },
      ),
    indexes: { memories: BY_FACT, facts: 'facts_owner_id_comparison_id_position_idx' },
  },
  {
    name: 'when some facts are due',
    run: () => dueOfFacts(database.db, userId, factIds.slice(0, 50)),
    indexes: { memories: BY_FACT },
  },
  {
    name: 'the memories of a comparison',
    run: () => memoriesOf(database.db, userId, userId, comparisonId),
    indexes: { memories: OF_COMPARISON },
  },
  {
    name: 'the memories of some facts',
    run: () => memoriesOfFacts(database.db, userId, factIds.slice(0, 50)),
    indexes: { memories: BY_FACT },
  },
  {
    name: 'the memories of the facts answered today',
    run: () => memoriesAnsweredSince(database.db, userId, TODAY),
    indexes: { memories: BY_FACT, reviews: LOG },
  },
  {
    name: 'how much the days to come hold',
    run: () => loadsOf(database.db, userId, [TODAY, TODAY + DAY, TODAY + 2 * DAY]),
    indexes: { memories: NEXT },
  },
  {
    name: 'the reviews since a moment',
    run: () => reviewsSince(database.db, userId, TODAY),
    indexes: { reviews: LOG },
  },
  {
    name: 'the facts met since a moment',
    run: () => introducedSince(database.db, userId, TODAY),
    indexes: { memories: MET },
  },
  {
    name: 'the logs of a comparison',
    run: () => logsWithin(database.db, userId, factIds, 10_000),
    indexes: { reviews: 'reviews_user_id_fact_id_at_id_idx' },
  },
  {
    name: 'what was chosen',
    run: () => chosenIn(database.db, userId, factIds.slice(0, 20)),
    indexes: { reviews: 'reviews_pkey' },
  },
  {
    name: 'the wrong choices of a comparison',
    run: () => wrongChoicesOn(database.db, userId, factIds),
    indexes: { reviews: 'reviews_user_id_fact_id_at_id_idx' },
  },
  {
    name: 'what a learner reported',
    run: () => reportedItems(database.db, userId),
    indexes: { item_reports: 'item_reports_pkey' },
  },
  {
    name: 'what a learner reported of a comparison',
    run: () => reportsOn(database.db, userId, { ownerId: userId, id: comparisonId }),
    indexes: { item_reports: 'item_reports_pkey' },
  },
  {
    name: 'the items set aside',
    run: () => brokenItems(database.db, userId, [comparisonId]),
    indexes: { item_statistics: 'item_statistics_pkey' },
  },
  {
    name: 'how items fare',
    run: () => itemStatistics(database.db, { ownerId: userId, id: comparisonId }),
    indexes: { item_statistics: 'item_statistics_pkey' },
  },
  {
    name: 'the facts an edit is matched with',
    run: () => storedFacts(database.db, userId, comparisonId),
    indexes: { facts: 'facts_owner_id_comparison_id_position_idx' },
  },
  {
    name: 'the revisions of a comparison',
    run: () => revisionsOf(database.db, userId, comparisonId),
    indexes: { revisions: 'revisions_pkey' },
  },
  {
    name: 'the text of a revision',
    run: () => sourceOf(database.db, userId, comparisonId, 1),
    indexes: { revisions: 'revisions_pkey' },
  },
  {
    name: 'what an author is asked of nobody',
    run: () => brokenItems(database.db, userId, [comparisonId]),
    indexes: { withheld_items: 'withheld_items_pkey' },
  },
  {
    name: 'how long an answer takes',
    run: () => secondsPerAnswer(database.db, userId),
    indexes: { reviews: LOG },
  },
  {
    name: 'how long answers take',
    run: () => slowAfter(database.db, userId),
    indexes: { reviews: LOG },
  },
  {
    name: 'what a log comes to in numbers',
    run: () => talliesOf(database.db, userId),
    indexes: { tallies: 'tallies_pkey', users: 'users_pkey' },
  },
  {
    name: 'what was recalled',
    run: () => recallsOf(database.db, userId, 20_000),
    indexes: { tallies: 'tallies_pkey', users: 'users_pkey' },
  },
]

describe('plans', () => {
  beforeAll(growTables, 120_000)

  test('the latest wrong choices come out of the log by time, what took them back by fact', async () => {
    const [statement] = await statementsOf(() => latestWrongChoices(database.db, userId))
    const plan = statement ? await planOf(statement) : []
    const scans = plan.filter((node) => node['Relation Name'] === 'reviews')
    expect(scans.map((scan) => scan['Index Name']).sort()).toEqual([
      'reviews_user_id_at_id_idx',
      'reviews_user_id_fact_id_at_id_idx',
    ])
    for (const scan of scans) expect(scan['Index Cond']).toMatch(/user_id = /)
  })

  test.each(QUERIES)('$name is found by an index led by the learner', async ({ run, indexes }) => {
    const [statement] = await statementsOf(run)
    if (!statement) throw new Error('nothing was asked')
    const scans = (await planOf(statement)).filter((node) => node['Relation Name'] !== undefined)
    expect(scans.length).toBeGreaterThan(0)
    for (const scan of scans) {
      const table = scan['Relation Name'] ?? ''
      expect(scan['Index Name']).toBe(indexes[table] ?? `${table}_pkey`)
      const leader = table === 'users' ? /\bid = / : /\b(user_id|owner_id) = /
      expect(scan['Index Cond'], table).toMatch(leader)
    }
    expect(scans.map((scan) => scan['Relation Name'])).toEqual(
      expect.arrayContaining(Object.keys(indexes)),
    )
  })

  test('what is due soonest and when answers were given come out of the index in order', async () => {
    for (const run of [
      () => soonestMemories(database.db, userId, 50),
      () => reviewsSince(database.db, userId, TODAY),
    ]) {
      const [statement] = await statementsOf(run)
      const plan = statement ? await planOf(statement) : []
      expect(plan.length).toBeGreaterThan(0)
      for (const node of plan.filter((each) => each['Node Type'] === 'Limit')) {
        expect(nodes(node).map((each) => each['Node Type'])).not.toContain('Sort')
      }
    }
  })

  test('the one question across learners reads moments by their index, and nothing of what is learnt', async () => {
    await database.sql(
      `INSERT INTO reminders (user_id, at, quiet_from, quiet_to, next_at)
       SELECT id, 1080, 1320, 420, timestamptz '2026-03-03' + row_number() OVER () * interval '1 minute' FROM users
       ON CONFLICT DO NOTHING; ANALYZE reminders`,
    )
    const early = Date.UTC(2026, 2, 3, 0, 30)
    const statements = await statementsOf(() => claimReminders(database.db, early, 1000))
    expect(statements).toHaveLength(2)
    const plans = await Promise.all(statements.map(planOf))
    const scans = plans.map((plan) => plan.filter((node) => node['Relation Name'] !== undefined))
    const found = scans.map((own) => own.flatMap((scan) => scan['Index Name'] ?? []).sort())
    expect(found).toEqual([
      ['reminders_next_at_idx', 'users_pkey'],
      [expect.stringMatching(/^reminders_(pkey|next_at_idx)$/)],
    ])
    const moments = scans[0]?.find((scan) => scan['Relation Name'] === 'reminders')
    expect(moments?.['Index Cond']).toMatch(/next_at <= /)
  })

  test.each([
    ['of a batch', () => record(20), /user_id = .*fact_id = ANY/],
    ['of a chunk that is folded anew', () => foldAnew(), /user_id = .*/],
  ])('the log %s is found by an index led by the learner', async (_, run, condition) => {
    const statements = await statementsOf(run)
    const log = statements.find(({ text }) => /SELECT log\.id/.test(text))
    if (!log) throw new Error('the log was not read')
    const scans = (await planOf(log)).filter((node) => node['Relation Name'] === 'reviews')
    expect(scans).toHaveLength(1)
    expect(scans[0]?.['Index Name']).toBe('reviews_user_id_fact_id_at_id_idx')
    expect(scans[0]?.['Index Cond']).toMatch(condition)
  })
})

async function foldAnew(): Promise<void> {
  await saveSettings(database.db, userId, { maximumIntervalDays: 100 })
  await refold(database.db, userId, { chunk: 20, most: 20 })
}

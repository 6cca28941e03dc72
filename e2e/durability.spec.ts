import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDatabase } from '../lib/cli/embedded-postgres'
import type { ReviewVerdict } from '../lib/core/records'
import { fold } from '../lib/core/scheduling/fold'
import { DEFAULT_SETTINGS } from '../lib/core/scheduling/types'
import { PORT } from './app'
import { expect, test } from './fixtures'
import { type Learner, newLearner } from './http'
import { type Launched, launch } from './launcher'
import { reviewOf } from './routes'
import { type Query, storedMemories, storedReviews, withSql } from './sql'

type Sent = ReturnType<typeof reviewOf>

const REVIEWS = 200
const SENDERS = 4
const KILL_AFTER = 60
const MINUTE = 60_000
const LAUNCHER_PORT = PORT + 2
const THERE = `http://localhost:${LAUNCHER_PORT}`

let dataDir: string
let launched: Launched | undefined

test.beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'discern-durability-'))
  await chmod(folder, 0o755)
  dataDir = path.join(folder, 'data')
})

test.afterAll(async () => {
  await launched?.stop()
  await rm(path.dirname(dataDir), { recursive: true, force: true })
})

/** Looks into the launcher's database, which stays open for the launcher. */
async function look<T>(work: (query: Query) => Promise<T>): Promise<T> {
  const database = await openDatabase({ dataDir })
  try {
    return await withSql(database.url, work)
  } finally {
    await database.close()
  }
}

/** Batches of 1, 2, … 10 and again from 1. */
function batchesOf(reviews: readonly Sent[]): Sent[][] {
  const batches: Sent[][] = []
  for (let start = 0; start < reviews.length; start += batches.at(-1)?.length ?? 0) {
    batches.push(reviews.slice(start, start + (batches.length % 10) + 1))
  }
  return batches
}

async function send({ api, id }: Learner, reviews: readonly Sent[]): Promise<ReviewVerdict[]> {
  const response = await api.post('/api/reviews', {
    headers: { Origin: THERE },
    data: { learner: id, reviews },
  })
  if (!response.ok()) throw new Error(`reviews: ${response.status()}`)
  const { results } = (await response.json()) as { results: ReviewVerdict[] }
  return results
}

const idsOf = (entries: Iterable<{ id: string }>) => [...entries].map(({ id }) => id).sort()

/** Sends from several sides at once until so many are acknowledged, then lets everything be killed. */
async function sendUntilKilled(learner: Learner, reviews: readonly Sent[]) {
  const waiting = batchesOf(reviews)
  const sent = new Set<string>()
  const acknowledged = new Set<string>()
  let killing: Promise<void> | undefined
  async function sender() {
    for (let batch = waiting.shift(); batch && !killing; batch = waiting.shift()) {
      for (const { id } of batch) sent.add(id)
      const verdicts = await send(learner, batch).catch((error: unknown) => {
        if (!killing) throw error
        return []
      })
      for (const { id } of verdicts) if (id) acknowledged.add(id)
      if (acknowledged.size >= KILL_AFTER) killing ??= launched?.killEverything()
    }
  }
  await Promise.all(Array.from({ length: SENDERS }, sender))
  await killing
  expect(sent.size, 'all was sent before anything was killed').toBeLessThan(reviews.length)
  return { sent, acknowledged }
}

test('when everything is killed at once, what was acknowledged is there, once', async () => {
  launched = await launch(dataDir, LAUNCHER_PORT)
  const learner = await newLearner(THERE)
  const { email } = learner
  const factIds = idsOf(
    await look((query) => query<{ id: string }>('SELECT id FROM facts LIMIT 10')),
  )
  const start = Date.now() - REVIEWS * MINUTE
  const reviews = Array.from({ length: REVIEWS }, (_, index) =>
    reviewOf(factIds[index % factIds.length] ?? '', start + index * MINUTE),
  )
  const { sent, acknowledged } = await sendUntilKilled(learner, reviews)

  launched = await launch(dataDir, LAUNCHER_PORT)
  const stored = await look((query) => storedReviews(query, email))
  expect(new Set(stored).size, 'stored once').toBe(stored.length)
  expect(
    [...acknowledged].filter((id) => !stored.includes(id)),
    'acknowledged and lost',
  ).toEqual([])
  expect(
    stored.filter((id) => !sent.has(id)),
    'stored and never sent',
  ).toEqual([])

  const verdicts: ReviewVerdict[] = []
  for (const batch of batchesOf(reviews.toReversed()))
    verdicts.push(...(await send(learner, batch)))
  const statuses = new Map(verdicts.map(({ id, status }) => [id, status]))
  for (const { id } of reviews) {
    expect(statuses.get(id)).toBe(stored.includes(id) ? 'already-stored' : 'stored')
  }
  await look(async (query) => {
    expect(await storedReviews(query, email)).toEqual(idsOf(reviews))
    expect(await storedMemories(query, email)).toEqual(
      factIds.map((id) =>
        fold(
          reviews.filter(({ factId }) => factId === id),
          DEFAULT_SETTINGS,
        ),
      ),
    )
  })
})

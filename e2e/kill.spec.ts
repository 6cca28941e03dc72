import { setTimeout as sleep } from 'node:timers/promises'
import type { AppServer } from '../lib/cli/app-server'
import { random } from '../lib/core/random'
import type { ReviewVerdict } from '../lib/core/records'
import { fold } from '../lib/core/scheduling/fold'
import { DEFAULT_SETTINGS } from '../lib/core/scheduling/types'
import { LIBRARY_OWNER } from '../lib/data/client'
import { databaseUrl, PORT, startTestApp } from './app'
import { expect, test } from './fixtures'
import { type Learner, newLearner } from './http'
import { reviewOf } from './routes'
import { storedMemories, storedReviews, withSql } from './sql'

const KILLS = 50
const SENDERS = 4
const MOST_AT_ONCE = 5
/** One server starts on the one port while the other is written to and killed on the other. */
const PORTS = [PORT + 7, PORT + 8] as const
const MINUTE = 60_000
const DAYS_30 = 30 * 24 * 60 * MINUTE

type Sent = ReturnType<typeof reviewOf>

const chance = random('fifty kills')
const idsOf = (entries: Iterable<{ id: string | null }>) => [...entries].map(({ id }) => id).sort()

let running: AppServer | undefined
let starting: Promise<AppServer> | undefined

test.afterAll(async () => {
  await running?.stop()
  await (await starting)?.stop()
})

async function post({ api, id }: Learner, port: number, reviews: readonly Sent[]) {
  const site = `http://localhost:${port}`
  const response = await api.post(`${site}/api/reviews`, {
    headers: { Origin: site },
    data: { learner: id, reviews },
  })
  if (!response.ok()) throw new Error(`reviews: ${response.status()} ${await response.text()}`)
  const { results } = (await response.json()) as { results: ReviewVerdict[] }
  return results
}

/** Sends from several sides at once, to a server that is killed at some moment of it. */
async function writeUntilKilled(
  app: AppServer,
  send: () => Promise<unknown>,
): Promise<{ failed: number }> {
  let killed: Promise<void> | undefined
  let failed = 0
  let acknowledge = () => {}
  const acknowledged = new Promise<void>((resolve) => {
    acknowledge = resolve
  })
  async function sender() {
    while (!killed) {
      await send().then(acknowledge, (error: unknown) => {
        if (!killed) throw error
        failed += 1
      })
    }
  }
  async function killer() {
    if (chance.int(4) > 0) await acknowledged
    await sleep(chance.int(250))
    killed = app.kill()
    await killed
  }
  await Promise.all([killer(), ...Array.from({ length: SENDERS }, sender)])
  return { failed }
}

test('a server killed fifty times while it writes loses nothing it acknowledged and doubles nothing', async () => {
  test.setTimeout(600_000)
  const look = <T>(work: Parameters<typeof withSql<T>>[1]) => withSql(databaseUrl(), work)
  const factIds = idsOf(
    await look((query) =>
      query<{ id: string }>('SELECT id FROM facts WHERE owner_id = $1', [LIBRARY_OWNER]),
    ),
  )
  const start = Date.now() - DAYS_30
  const sent: Sent[] = []
  const acknowledged = new Map<string, string>()
  let port = 0
  let cut = 0
  starting = startTestApp(PORTS[0])
  running = await starting
  const learner = await newLearner(`http://localhost:${PORTS[0]}`)

  const send = async () => {
    const batch = Array.from({ length: 1 + chance.int(MOST_AT_ONCE) }, (_, index) =>
      reviewOf(chance.pick(factIds) ?? '', start + (sent.length + index) * MINUTE),
    )
    sent.push(...batch)
    for (const { id, status } of await post(learner, port, batch)) {
      if (id) acknowledged.set(id, status)
    }
  }
  for (let kill = 0; kill < KILLS; kill += 1) {
    port = PORTS[kill % 2] ?? 0
    starting = startTestApp(PORTS[(kill + 1) % 2] ?? 0)
    const { failed } = await writeUntilKilled(running, send)
    cut += failed
    running = await starting
  }
  port = PORTS[KILLS % 2] ?? 0

  const stored = await look((query) => storedReviews(query, learner.email))
  const times = new Map<string, number>()
  for (const id of stored) times.set(id, (times.get(id) ?? 0) + 1)
  const doubled = [...times.values()].filter((count) => count > 1).length
  const lost = [...acknowledged.keys()].filter((id) => !times.has(id)).length
  const sentIds = new Set(idsOf(sent))
  console.log(
    `${KILLS} kills, ${acknowledged.size} acknowledged, ${lost} lost, ${doubled} doubled (${cut} batches cut off, ${stored.length - acknowledged.size} reviews of them stored)`,
  )
  expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 })
  expect(new Set(acknowledged.values())).toEqual(new Set(['stored']))
  expect(stored.filter((id) => !sentIds.has(id))).toEqual([])
  expect(cut).toBeGreaterThan(KILLS)
  const foldOf = (reviews: readonly Sent[]) =>
    factIds.flatMap(
      (id) =>
        fold(
          reviews.filter(({ factId }) => factId === id),
          DEFAULT_SETTINGS,
        ) ?? [],
    )
  await look(async (query) =>
    expect(await storedMemories(query, learner.email)).toEqual(
      foldOf(sent.filter(({ id }) => times.has(id))),
    ),
  )

  const verdicts = new Map<string | null, string>()
  for (let from = 0; from < sent.length; from += 400) {
    const again = await post(learner, port, sent.slice(from, from + 400))
    for (const { id, status } of again) verdicts.set(id, status)
  }
  for (const { id } of sent) {
    expect(verdicts.get(id)).toBe(times.has(id) ? 'already-stored' : 'stored')
  }
  await look(async (query) => {
    expect(await storedReviews(query, learner.email)).toEqual(idsOf(sent))
    expect(await storedMemories(query, learner.email)).toEqual(foldOf(sent))
  })
})

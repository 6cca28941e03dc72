import { randomUUID } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fold } from '../core/scheduling/fold'
import { DEFAULT_SETTINGS } from '../core/scheduling/types'
import { openSession, viewerOf } from './accounts'
import { recordAttempts } from './attempts'
import { createClient, type Database } from './client'
import { newComparison, newLearner, sentAnswer, type TestDatabase, testDatabase } from './fixtures'
import { introducedSince, soonestMemories } from './memories'
import { applyMigrations } from './migrate'
import { recordReviews, reviewsSince } from './reviews'

/** Half past one at night, an hour before the clocks go forward in Europe; in Kathmandu it is 06:15. */
const AT = Date.UTC(2026, 2, 29, 0, 30, 15, 250)
const WRITTEN = '2026-03-29 00:30:15.25'

let server: TestDatabase
let name: string
let db: Database
let sql: TestDatabase['sql']

/** A database whose sessions are in Kathmandu's time unless they say otherwise. */
beforeAll(async () => {
  server = await testDatabase()
  name = `instants_${randomUUID().replaceAll('-', '')}`
  await server.sql(`CREATE DATABASE ${name}`)
  await server.sql(`ALTER DATABASE ${name} SET timezone = 'Asia/Kathmandu'`)
  const url = new URL(server.url)
  url.pathname = `/${name}`
  await applyMigrations({ url: url.href })
  db = createClient(url.href)
  const { Client } = (await import('pg')).default
  sql = async (text, values) => {
    const client = new Client({ connectionString: url.href })
    await client.connect()
    try {
      return (await client.query(text, values)).rows
    } finally {
      await client.end()
    }
  }
}, 120_000)

afterAll(async () => {
  await db.$disconnect()
  await server.sql(`DROP DATABASE ${name}`)
  await server.close()
})

test('the server’s own zone is another', async () => {
  expect(await sql('SHOW timezone')).toEqual([{ TimeZone: 'Asia/Kathmandu' }])
})

test('reviews and memories are kept at the instant they were given for', async () => {
  const userId = await newLearner(db)
  const { factIds } = await newComparison(db, userId, 1)
  const answer = sentAnswer(factIds[0] ?? '', { at: AT, rating: 1 })
  await recordReviews(db, userId, [answer], AT)
  expect(
    await sql(
      `SELECT (at AT TIME ZONE 'UTC')::text AS at, extract(epoch FROM at) * 1000 = $1 AS same
       FROM reviews`,
      [AT],
    ),
  ).toEqual([{ at: WRITTEN, same: true }])
  const memory = fold([answer], DEFAULT_SETTINGS)
  const due = new Date(memory?.due ?? 0).toISOString().replace('T', ' ').replace(/0*Z$/, '')
  expect(
    await sql(
      `SELECT (last_review AT TIME ZONE 'UTC')::text AS last, (due AT TIME ZONE 'UTC')::text AS due,
         (next_at AT TIME ZONE 'UTC')::text AS next, (introduced AT TIME ZONE 'UTC')::text AS introduced
       FROM memories`,
    ),
  ).toEqual([{ last: WRITTEN, due, next: due, introduced: WRITTEN }])
  expect((await reviewsSince(db, userId, AT)).map(({ at }) => at)).toEqual([AT])
  expect(await reviewsSince(db, userId, AT + 1)).toEqual([])
  expect(await introducedSince(db, userId, AT)).toBe(1)
  expect(await introducedSince(db, userId, AT + 1)).toBe(0)
  expect((await soonestMemories(db, userId, 10)).map(({ memory }) => memory)).toEqual([memory])
})

test('attempts and sessions as well', async () => {
  const userId = await newLearner(db)
  const { id } = await newComparison(db, userId, 1)
  await recordAttempts(db, userId, [
    {
      id: uuidv7(),
      comparisonId: id,
      revision: 1,
      settings: '',
      startedAt: AT - 60_000,
      finishedAt: AT,
      total: 1,
      correct: 1,
      answers: [],
    },
  ])
  expect(
    await sql(
      `SELECT (started_at AT TIME ZONE 'UTC')::text AS started,
         (finished_at AT TIME ZONE 'UTC')::text AS finished
       FROM attempts`,
    ),
  ).toEqual([{ started: '2026-03-29 00:29:15.25', finished: WRITTEN }])

  const session = await openSession(db, userId, AT)
  expect(await sql(`SELECT (expires AT TIME ZONE 'UTC')::text AS expires FROM sessions`)).toEqual([
    { expires: '2026-04-28 00:30:15.25' },
  ])
  const asked = { userId, sessionId: session.id, epoch: session.epoch }
  expect(await viewerOf(db, asked, AT + 30 * 86_400_000 - 1)).not.toBeNull()
  expect(await viewerOf(db, asked, AT + 30 * 86_400_000)).toBeNull()
})

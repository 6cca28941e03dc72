import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tallying, tallyLog } from '../core/progress/tally-log'
import { NOON } from '../core/scheduling/fixtures'
import { fold } from '../core/scheduling/fold'
import { DEFAULT_SETTINGS } from '../core/scheduling/types'
import { createClient, type Database } from './client'
import { memoryOf, type TestDatabase, testDatabase } from './fixtures'
import { soonestMemories } from './memories'
import { applyMigrations } from './migrate'
import { refold } from './refold'
import { reviewsSince } from './reviews'
import { settingsOf } from './settings-schema'
import { talliesOf } from './tallies'

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))
const FIRST = '20261123000000_init'

let server: TestDatabase
let url: string
let name: string
let folder: string
let client: pg.Client
let db: Database

beforeAll(async () => {
  server = await testDatabase()
  name = `upgrade_${randomUUID().replaceAll('-', '')}`
  await server.sql(`CREATE DATABASE ${name}`)
  const address = new URL(server.url)
  address.pathname = `/${name}`
  url = address.href
  folder = await mkdtemp(join(tmpdir(), 'discern-upgrade-'))
  await cp(join(MIGRATIONS, FIRST), join(folder, FIRST), { recursive: true })
  await applyMigrations({ url, directory: folder })
  client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' })
  await client.connect()
}, 120_000)

afterAll(async () => {
  await db?.$disconnect()
  await client.end()
  await server.sql(`DROP DATABASE ${name}`)
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const DAY = 86_400_000

test('what was learnt before there were settings is there after, and folded anew', async () => {
  const [userId, comparisonId, factId, freshId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()]
  const run = (text: string, values: unknown[]) => client.query(text, values)
  await run(
    `INSERT INTO users (id, email, time_zone, new_per_day, desired_retention)
     VALUES ($1, 'ada@example.org', 'Europe/Oslo', 7, 0.85)`,
    [userId],
  )
  await run(
    `INSERT INTO comparisons (owner_id, id, slug, title, shape, revision, updated_at)
     VALUES ($1, $2, 'cat-and-dog', 'Cat & Dog', 'matrix', 1, now())`,
    [userId, comparisonId],
  )
  for (const [position, id] of [factId, freshId].entries()) {
    await run(
      `INSERT INTO facts (owner_id, id, comparison_id, topic_key, position, about, statement, form, polarity,
         confidence, start_offset, end_offset, start_line, end_line)
       VALUES ($1, $2, $3, 'tricks', $4, '{cat}', 'Cats know a trick', 'sentence', 'affirmative', 1, 0, 1, 1, 1)`,
      [userId, id, comparisonId, position],
    )
  }
  await run(`INSERT INTO enrolments (user_id, owner_id, comparison_id) VALUES ($1, $1, $2)`, [
    userId,
    comparisonId,
  ])
  for (const day of [0, 4]) {
    await run(
      `INSERT INTO reviews (user_id, id, fact_id, owner_id, comparison_id, kind, at, format, rating)
       VALUES ($1, $2, $3, $1, $4, 'answer', $5, 'flashcard', 3)`,
      [userId, uuidv7(), factId, comparisonId, new Date(NOON + day * DAY)],
    )
  }
  const due = new Date(NOON + 9 * DAY)
  const last = new Date(NOON + 4 * DAY)
  await run(
    `INSERT INTO memories (user_id, fact_id, owner_id, comparison_id, state, step, stability, difficulty, due,
       interval_days, last_review, reps, lapses)
     VALUES ($1, $2, $1, $3, 'review', 0, 5, 5, $4, 5, $5, 2, 0)`,
    [userId, factId, comparisonId, due, last],
  )

  const { applied } = await applyMigrations({ url })
  expect(applied).toEqual(
    (await readdir(MIGRATIONS)).filter((each) => /^\d/.test(each) && each !== FIRST),
  )
  db = createClient(url)

  const user = await db.user.findUniqueOrThrow({ where: { id: userId } })
  const settings = {
    ...DEFAULT_SETTINGS,
    timeZone: 'Europe/Oslo',
    newPerDay: 7,
    desiredRetention: 0.85,
  }
  expect(settingsOf(user)).toEqual(settings)
  expect(user.settingsVersion).toBeGreaterThan(user.foldedVersion)
  const [moved] = await db.memory.findMany({ where: { userId } })
  expect(moved).toMatchObject({ nextAt: due, introduced: last, suspended: false, flag: 0 })
  expect(await soonestMemories(db, userId, 10)).toHaveLength(1)

  expect(await refold(db, userId)).toEqual({ finished: true, reviews: 2 })
  const [folded] = await db.memory.findMany({ where: { userId } })
  expect(folded && memoryOf(folded)).toEqual(fold(await reviewsSince(db, userId, 0), settings))
  expect(folded?.introduced).toEqual(new Date(NOON))
  expect(folded?.nextAt).toEqual(folded?.due)

  const { tallies } = tallyLog(await reviewsSince(db, userId, 0), tallying(settings))
  const counted = [...tallies.values()].filter(({ figure }) => figure !== 'recall')
  expect(await talliesOf(db, userId)).toEqual(expect.arrayContaining(counted))
  expect(await talliesOf(db, userId)).toHaveLength(counted.length)
})

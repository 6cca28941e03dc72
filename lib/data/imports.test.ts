import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportBatch } from '../core/exchange/wire'
import { CREATED, type Fixture, latest } from '../importer/fixtures'
import { importFile } from '../importer/jobs'
import { findVisibleComparison } from './comparisons'
import { newLearner, type TestDatabase, testDatabase } from './fixtures'
import { storeImport } from './imports'

const NOW = Date.UTC(2026, 0, 15, 12)
const DAY = 86_400_000
const FIXTURE: Fixture = {
  notes: [
    { guid: 'a', type: 1, fields: ['France', 'Paris'] },
    { guid: 'b', type: 1, fields: ['Italy', '<b>Rome</b> & more'], deck: 2 },
  ],
  cards: { 0: { type: 2, queue: 2, due: Math.floor((NOW - CREATED * 1000) / DAY) + 20, ivl: 30 } },
  reviews: [
    { note: 0, at: NOW - 40 * DAY, ease: 3, type: 0 },
    { note: 0, at: NOW - 30 * DAY, ease: 3, type: 1 },
  ],
}
const CHOICE = {
  uses: { 1: { as: 'cards', front: [0], back: [1] } },
  decks: null,
  history: true,
} as const

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const batches = async () => importFile(await latest(FIXTURE), CHOICE, NOW)
const options = { addressOf: () => `imported-${randomUUID()}` }
const countOf = async (table: string, column: string, id: string) =>
  (
    await database.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} WHERE ${column} = $1`,
      [id],
    )
  )[0]?.n

describe('storing what comes of a file', () => {
  test('keeps comparisons with their source, and the log with the memories it comes to', async () => {
    const learner = await newLearner(database.db)
    const stored = await storeImport(database.db, learner, await batches(), NOW, options)
    if (!stored.ok) throw new Error(stored.error)
    const { comparisons, report } = stored.value
    expect(comparisons.map(({ title }) => title)).toEqual(['Biology › Cells', 'Default'])
    expect(report).toMatchObject({ facts: 2, reviews: 2 })

    const found = await findVisibleComparison(database.db, learner, comparisons[0]?.slug ?? '')
    expect(found?.comparison).toMatchObject({
      shape: 'cards',
      subjects: [{ name: 'Biology › Cells', aliases: [] }],
      topics: [{ name: 'Italy' }],
      facts: [{ statement: 'Rome & more', form: 'value', span: { line: 5 } }],
    })
    const [memory] = await database.sql<{ state: string; reps: number; due: Date }>(
      'SELECT state, reps, due FROM memories WHERE user_id = $1',
      [learner],
    )
    expect(memory).toMatchObject({ state: 'review', reps: 2 })
    expect(Math.round(((memory?.due.getTime() ?? 0) - NOW) / DAY)).toBe(20)
    expect(await countOf('reviews', 'user_id', learner)).toBe(3)
    expect(await countOf('revisions', 'owner_id', learner)).toBe(2)
    expect(await countOf('addresses', 'owner_id', learner)).toBe(2)
  })

  test('keeps nothing where the file fails half way', async () => {
    const learner = await newLearner(database.db)
    async function* failing(): AsyncIterable<ImportBatch> {
      for await (const batch of await batches()) {
        if (batch.kind === 'report') throw new Error('cancelled')
        yield batch
      }
    }
    await expect(storeImport(database.db, learner, failing(), NOW, options)).rejects.toThrow(
      'cancelled',
    )
    for (const [table, column] of [
      ['comparisons', 'owner_id'],
      ['facts', 'owner_id'],
      ['reviews', 'user_id'],
    ]) {
      expect(await countOf(table ?? '', column ?? '', learner)).toBe(0)
    }
  })

  test('is refused for nobody, and beyond as many comparisons as one may have', async () => {
    expect(await storeImport(database.db, randomUUID(), await batches(), NOW, options)).toEqual({
      ok: false,
      error: 'not-found',
    })
    const learner = await newLearner(database.db)
    await database.sql(
      `INSERT INTO comparisons (owner_id, id, slug, title, shape, revision, updated_at)
       SELECT $1::uuid, gen_random_uuid(), 'many-' || n, 'Many', 'matrix', 1, now() FROM generate_series(1, 499) n`,
      [learner],
    )
    expect(await storeImport(database.db, learner, await batches(), NOW, options)).toEqual({
      ok: false,
      error: 'too-many',
    })
    expect(await countOf('comparisons', 'owner_id', learner)).toBe(499)
  })
})

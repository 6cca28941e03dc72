import { createHash, randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll } from 'vitest'
import { seedLibrary } from '../../prisma/seed'
import { openDatabase } from '../cli/embedded-postgres'
import type { Comparison } from '../core/comparison/types'
import type { SentReview } from '../core/records'
import { flashcard, NOON } from '../core/scheduling/fixtures'
import {
  type Answer,
  type Command,
  DEFAULT_SETTINGS,
  type Memory,
  type Review,
} from '../core/scheduling/types'
import type { Viewer } from './accounts'
import { createClient, type Database } from './client'
import { findLibraryComparison, type StoredComparison } from './comparisons'
import { applyMigrations } from './migrate'
import { saveRevision } from './revisions'

export interface TestDatabase {
  readonly url: string
  readonly db: Database
  /** Runs one statement beside the app's own client. */
  sql<T extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<T[]>
  close(): Promise<void>
}

/**
 * A migrated PostgreSQL with the library in it: the one at TEST_DATABASE_URL, which test files share, or one of this
 * file's own. Tests keep apart by using learners of their own.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return connected(given, async () => undefined)
  const folder = await mkdtemp(join(tmpdir(), 'discern-data-'))
  await chmod(folder, 0o755)
  const server = await openDatabase({ dataDir: join(folder, 'postgres') })
  return connected(server.url, async () => {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })
}

/** The same with nobody else in it, for what is asked across learners. */
export async function ownDatabase(): Promise<TestDatabase> {
  const server = await testDatabase()
  const name = `own_${randomUUID().replaceAll('-', '')}`
  await server.sql(`CREATE DATABASE ${name}`)
  const url = new URL(server.url)
  url.pathname = `/${name}`
  return connected(url.href, async () => {
    await server.sql(`DROP DATABASE ${name}`)
    await server.close()
  })
}

/**
 * A database for all tests of a file: opened before them, closed after them.
 * @param prepare what else is to be done before the tests
 */
export function databaseOfFile(
  prepare: (database: TestDatabase) => Promise<void> | void = () => undefined,
  open: () => Promise<TestDatabase> = testDatabase,
): TestDatabase {
  let opened: TestDatabase | undefined
  const there = () => {
    if (!opened) throw new Error('The database is there from the first test on.')
    return opened
  }
  beforeAll(async () => {
    opened = await open()
    await prepare(opened)
  }, 120_000)
  afterAll(() => opened?.close())
  return {
    get url() {
      return there().url
    },
    get db() {
      return there().db
    },
    sql: (text, values) => there().sql(text, values),
    close: () => there().close(),
  }
}

async function connected(url: string, close: () => Promise<void>): Promise<TestDatabase> {
  await applyMigrations({ url })
  await seedLibrary(url)
  const db = createClient(url)
  return {
    url,
    db,
    sql: async (text, values) => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      try {
        return (await client.query(text, values)).rows
      } finally {
        await client.end()
      }
    },
    close: async () => {
      await db.$disconnect()
      await close()
    },
  }
}

/** A learner nobody else knows. */
export async function newLearner(db: Database): Promise<string> {
  const id = randomUUID()
  await db.user.create({ data: { id, email: `${id}@example.org` } })
  return id
}

/** The same, signed in. */
export async function newViewer(db: Database, over: Partial<Viewer> = {}): Promise<Viewer> {
  return {
    id: await newLearner(db),
    email: null,
    name: null,
    settings: DEFAULT_SETTINGS,
    plan: null,
    refolding: false,
    placeless: false,
    ...over,
  }
}

/** A built-in comparison. */
export async function fromLibrary(
  db: Database,
  slug = 'docker-and-kubernetes',
): Promise<StoredComparison> {
  const found = await findLibraryComparison(db, slug)
  if (!found) throw new Error(`The library has no ${slug}.`)
  return found
}

/** A comparison of two subjects that states one fact about the first of them on each topic. */
export function comparisonOf(statements: readonly string[]): Comparison {
  const span = { start: 0, end: 1, line: 1, endLine: 1 }
  const subject = (name: string) => ({
    key: name.toLowerCase(),
    name,
    aliases: [],
    products: [],
  })
  return {
    title: 'Cat & Dog',
    shape: 'matrix',
    subjects: [subject('Cat'), subject('Dog')],
    topics: statements.map((_, index) => ({ key: `topic-${index}`, name: `Topic ${index}`, span })),
    facts: statements.map((statement, index) => ({
      id: `topic-${index}/cat/1`,
      topic: `topic-${index}`,
      about: ['cat'],
      statement,
      form: 'sentence',
      polarity: 'affirmative',
      confidence: 1,
      span,
    })),
    findings: [],
  }
}

/** A revision that says these statements, as `saveRevision` takes it. */
export function revisionOf(statements: readonly string[], slug = 'cat-and-dog') {
  const source = statements.join('\n')
  const digest = createHash('sha256').update(source).digest('hex')
  return { slug, source, digest, comparison: comparisonOf(statements) }
}

/** Gives a learner a comparison of their own with so many facts. */
export async function newComparison(
  db: Database,
  ownerId: string,
  count: number,
  slug?: string,
): Promise<{ id: string; factIds: string[] }> {
  const statements = Array.from({ length: count }, (_, index) => `Cats know trick number ${index}`)
  const { id } = await saveRevision(db, ownerId, revisionOf(statements, slug))
  const facts = await db.fact.findMany({
    where: { ownerId, comparisonId: id },
    orderBy: { position: 'asc' },
  })
  return { id, factIds: facts.map((fact) => fact.id) }
}

const CONTEXT = { itemId: null, attemptId: null, chosenFactId: null, chosenSubject: null }

/** An answer as a client sends it; `over` says what is different from a flashcard graded Good at NOON. */
export function sentAnswer(factId: string, over: Partial<Answer> = {}): SentReview & Answer {
  return { ...flashcard({ id: uuidv7(), factId, ...over }), ...CONTEXT }
}

export function sentUndo({ id, factId, at }: Review): SentReview {
  return { kind: 'undo', id: uuidv7(), factId, at: at + 1000, undoes: id, ...CONTEXT }
}

type Told = Command extends infer One
  ? One extends Command
    ? Omit<One, 'id' | 'factId' | 'at'>
    : never
  : never

/** What a learner does to a fact at `at`, as a client sends it. */
export function sentCommand(factId: string, at: number, told: Told): SentReview {
  return { ...told, id: uuidv7(), factId, at, ...CONTEXT }
}

/** Later than every review of these tests. */
export const LATER = NOON + 10 * 365 * 86_400_000

/** The columns of a memory that the core knows. */
type MemoryRow = Omit<
  Awaited<ReturnType<Database['memory']['findMany']>>[number],
  'userId' | 'ownerId' | 'comparisonId' | 'nextAt'
>

/** A stored row as the core knows it. */
export function memoryOf(row: MemoryRow): Memory {
  return {
    factId: row.factId,
    state: row.state as Memory['state'],
    step: row.step,
    stability: row.stability,
    difficulty: row.difficulty,
    due: row.due.getTime(),
    intervalDays: row.intervalDays,
    lastReview: row.lastReview.getTime(),
    introduced: row.introduced?.getTime() ?? 0,
    reps: row.reps,
    lapses: row.lapses,
    suspended: row.suspended,
    buriedUntil: row.buriedUntil?.getTime() ?? 0,
    flag: row.flag,
  }
}

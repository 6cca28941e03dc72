import type { Comparison, Fact } from '../core/comparison/types'
import { type Database, LIBRARY_OWNER } from './client'
import { Prisma } from './generated/client'
import { jsonRows } from './json-rows'

/** A comparison as it is stored, with the names its addresses and records need. */
export interface StoredComparison {
  readonly ownerId: string
  readonly id: string
  readonly slug: string
  readonly revision: number
  readonly comparison: Comparison
}

/** One line of the library's list. */
export interface ComparisonSummary {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly subjects: readonly string[]
  readonly topics: number
  readonly facts: number
}

const LIST_LIMIT = 200
/** Leads the library's list: what a visitor is asked about first. */
const FIRST_SLUG = 'docker-and-kubernetes'
/** As many as one learner may study, and no more facts than a sitting of theirs may touch. */
const KEPT = 200
const KEPT_FACTS = 100_000

/**
 * Content never changes within a revision, so a revision read once is kept, the latest KEPT of them as long as they
 * have no more facts than KEPT_FACTS.
 */
const revisions = new Map<string, Comparison>()
let keptFacts = 0

function keep(key: string, comparison: Comparison): Comparison {
  drop(key)
  revisions.set(key, comparison)
  keptFacts += comparison.facts.length
  for (const oldest of revisions.keys()) {
    if (oldest === key || (revisions.size <= KEPT && keptFacts <= KEPT_FACTS)) break
    drop(oldest)
  }
  return comparison
}

function drop(key: string): void {
  keptFacts -= revisions.get(key)?.facts.length ?? 0
  revisions.delete(key)
}

interface Row {
  readonly ownerId: string
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly shape: string
  readonly revision: number
}

const keyOf = ({ ownerId, id, revision }: Row) => `${ownerId}/${id}/${revision}`

/** So many comparisons are read in one turn of three statements. */
const READ_AT_ONCE = 20

async function contentsOf(db: Database, rows: readonly Row[]): Promise<Comparison[]> {
  const found = new Map<string, Comparison>()
  for (const row of rows) {
    const kept = revisions.get(keyOf(row))
    if (kept) found.set(keyOf(row), keep(keyOf(row), kept))
  }
  const missing = rows.filter((row) => !found.has(keyOf(row)))
  for (let from = 0; from < missing.length; from += READ_AT_ONCE) {
    for (const [key, comparison] of await readContents(
      db,
      missing.slice(from, from + READ_AT_ONCE),
    )) {
      found.set(key, keep(key, comparison))
    }
  }
  return rows.flatMap((row) => found.get(keyOf(row)) ?? [])
}

type Of<T> = T & { readonly comparisonId: string }

/** What comparisons of one owner say, by key. */
async function readContents(
  db: Database,
  rows: readonly Row[],
): Promise<[key: string, content: Comparison][]> {
  const [first] = rows
  if (!first) return []
  const isOfThese = Prisma.sql`owner_id = ${first.ownerId}::uuid
    AND comparison_id = ANY(${rows.map(({ id }) => id)}::uuid[])`
  const [subjects, topics, facts] = await Promise.all([
    jsonRows<Of<Comparison['subjects'][number]>>(
      db,
      Prisma.sql`SELECT comparison_id AS "comparisonId", key, name, aliases, products FROM subjects
        WHERE ${isOfThese} ORDER BY position LIMIT ${64 * rows.length}`,
    ),
    jsonRows<Of<Comparison['topics'][number]>>(
      db,
      Prisma.sql`SELECT comparison_id AS "comparisonId", key, name, ${SPAN} FROM topics
        WHERE ${isOfThese} ORDER BY position LIMIT ${20_000 * rows.length}`,
    ),
    jsonRows<Of<Fact>>(
      db,
      Prisma.sql`SELECT comparison_id AS "comparisonId", id, topic_key AS topic, about, statement, form, polarity,
        confidence, ${SPAN} FROM facts
        WHERE ${isOfThese} AND retired_at IS NULL ORDER BY position LIMIT ${10_000 * rows.length}`,
    ),
  ])
  const own = {
    subjects: byComparison(subjects),
    topics: byComparison(topics),
    facts: byComparison(facts),
  }
  return rows.map((row) => [
    keyOf(row),
    {
      title: row.title,
      shape: row.shape as Comparison['shape'],
      subjects: own.subjects.get(row.id) ?? [],
      topics: own.topics.get(row.id) ?? [],
      facts: own.facts.get(row.id) ?? [],
      findings: [],
    },
  ])
}

const SPAN = Prisma.sql`json_build_object('start', start_offset, 'end', end_offset, 'line', start_line,
  'endLine', end_line) AS span`

function byComparison<T>(rows: readonly Of<T>[]): Map<string, Omit<Of<T>, 'comparisonId'>[]> {
  const parts = new Map<string, Omit<Of<T>, 'comparisonId'>[]>()
  for (const { comparisonId, ...row } of rows) {
    const part = parts.get(comparisonId)
    if (part) part.push(row)
    else parts.set(comparisonId, [row])
  }
  return parts
}

/** The library's comparisons: the one a visitor is asked about first, then the others by title. */
export async function listLibrary(db: Database): Promise<ComparisonSummary[]> {
  const rows = await db.comparison.findMany({
    where: { ownerId: LIBRARY_OWNER },
    orderBy: { title: 'asc' },
    take: LIST_LIMIT,
    include: {
      subjects: { orderBy: { position: 'asc' }, select: { name: true } },
      _count: { select: { topics: true, facts: { where: { retiredAt: null } } } },
    },
  })
  const lines = rows.map(({ id, slug, title, subjects, _count }) => ({
    id,
    slug,
    title,
    subjects: subjects.map(({ name }) => name),
    topics: _count.topics,
    facts: _count.facts,
  }))
  const rank = ({ slug }: ComparisonSummary) => (slug === FIRST_SLUG ? 0 : 1)
  return lines.sort((a, b) => rank(a) - rank(b))
}

/** A built-in comparison by the name in its address, or null. */
export async function findLibraryComparison(
  db: Database,
  slug: string,
): Promise<StoredComparison | null> {
  const row = await db.comparison.findUnique({
    where: { ownerId_slug: { ownerId: LIBRARY_OWNER, slug } },
  })
  return row && stored(db, row)
}

/** A comparison by the name in its address, as a learner sees it: their own, or else the library's; or null. */
export async function findVisibleComparison(
  db: Database,
  userId: string,
  slug: string,
): Promise<StoredComparison | null> {
  const rows = await db.comparison.findMany({
    where: { ownerId: { in: [userId, LIBRARY_OWNER] }, slug },
    take: 2,
  })
  const row = rows.find(({ ownerId }) => ownerId === userId) ?? rows[0]
  return row ? stored(db, row) : null
}

/** The same by its ids. */
export async function findVisibleComparisonById(
  db: Database,
  userId: string,
  ownerId: string,
  id: string,
): Promise<StoredComparison | null> {
  if (ownerId !== userId && ownerId !== LIBRARY_OWNER) return null
  return (await findComparisons(db, ownerId, [id]))[0] ?? null
}

/** The comparisons of one owner by id; those that do not exist are left out. */
export async function findComparisons(
  db: Database,
  ownerId: string,
  ids: readonly string[],
): Promise<StoredComparison[]> {
  const rows = await jsonRows<Row>(
    db,
    Prisma.sql`SELECT owner_id AS "ownerId", id, slug, title, shape, revision FROM comparisons
      WHERE owner_id = ${ownerId}::uuid AND id = ANY(${ids}::uuid[]) ORDER BY title LIMIT ${LIST_LIMIT}`,
  )
  return storedAll(db, rows)
}

async function stored(db: Database, row: Row): Promise<StoredComparison | null> {
  return (await storedAll(db, [row]))[0] ?? null
}

async function storedAll(db: Database, rows: readonly Row[]): Promise<StoredComparison[]> {
  const contents = await contentsOf(db, rows)
  return contents.flatMap((comparison, index) => {
    const row = rows[index]
    if (!row) return []
    const { ownerId, id, slug, revision } = row
    return [{ ownerId, id, slug, revision, comparison }]
  })
}

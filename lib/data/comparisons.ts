import type { Comparison, Fact } from '../core/comparison/types'
import { type Database, LIBRARY_OWNER } from './client'

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
const KEPT = 100

/** Content never changes within a revision, so a revision read once is kept, the latest KEPT of them. */
const revisions = new Map<string, Comparison>()

function keep(key: string, comparison: Comparison): Comparison {
  revisions.delete(key)
  revisions.set(key, comparison)
  const oldest = revisions.size > KEPT ? revisions.keys().next().value : undefined
  if (oldest !== undefined) revisions.delete(oldest)
  return comparison
}

async function contentOf(
  db: Database,
  row: { ownerId: string; id: string; title: string; shape: string; revision: number },
): Promise<Comparison> {
  const key = `${row.ownerId}/${row.id}/${row.revision}`
  const kept = revisions.get(key)
  if (kept) return keep(key, kept)
  const of = { ownerId: row.ownerId, comparisonId: row.id }
  const [subjects, topics, facts] = await Promise.all([
    db.subject.findMany({ where: of, orderBy: { position: 'asc' }, take: 64 }),
    db.topic.findMany({ where: of, orderBy: { position: 'asc' }, take: 20_000 }),
    db.fact.findMany({
      where: { ...of, retiredAt: null },
      orderBy: { position: 'asc' },
      take: 10_000,
    }),
  ])
  return keep(key, {
    title: row.title,
    shape: row.shape as Comparison['shape'],
    subjects: subjects.map(({ key, name, aliases, products }) => ({
      key,
      name,
      aliases,
      products,
    })),
    topics: topics.map((topic) => ({ key: topic.key, name: topic.name, span: spanOf(topic) })),
    facts: facts.map(
      (fact): Fact => ({
        id: fact.id,
        topic: fact.topicKey,
        about: fact.about,
        statement: fact.statement,
        form: fact.form as Fact['form'],
        polarity: fact.polarity as Fact['polarity'],
        confidence: fact.confidence,
        span: spanOf(fact),
      }),
    ),
    findings: [],
  })
}

const spanOf = (row: {
  startOffset: number
  endOffset: number
  startLine: number
  endLine: number
}) => ({ start: row.startOffset, end: row.endOffset, line: row.startLine, endLine: row.endLine })

/** The library's comparisons by title. */
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
  return rows.map(({ id, slug, title, subjects, _count }) => ({
    id,
    slug,
    title,
    subjects: subjects.map(({ name }) => name),
    topics: _count.topics,
    facts: _count.facts,
  }))
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
  const rows = await db.comparison.findMany({
    where: { ownerId, id: { in: [...ids] } },
    orderBy: { title: 'asc' },
    take: LIST_LIMIT,
  })
  return Promise.all(rows.map((row) => stored(db, row)))
}

async function stored(
  db: Database,
  row: {
    ownerId: string
    id: string
    slug: string
    title: string
    shape: string
    revision: number
  },
): Promise<StoredComparison> {
  return {
    ownerId: row.ownerId,
    id: row.id,
    slug: row.slug,
    revision: row.revision,
    comparison: await contentOf(db, row),
  }
}

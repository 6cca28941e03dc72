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
  readonly visibility: Visibility
  /** It rests: nothing of it comes up in its owner's daily review. */
  readonly archived: boolean
}

export const VISIBILITIES = ['private', 'unlisted', 'public'] as const
/** Who may see a comparison: its owner, whoever has its address, or everybody. */
export type Visibility = (typeof VISIBILITIES)[number]

/** One line of the library's list. */
export interface ComparisonSummary {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly subjects: readonly string[]
  readonly topics: number
  readonly facts: number
  readonly tags: readonly string[]
}

const LIST_LIMIT = 200
/** Leads the library's list: what a visitor is asked about first. */
const FIRST_SLUG = 'docker-and-kubernetes'
/** As many as one learner may study, and no more facts than a sitting of theirs may touch. */
const KEPT = 200
const KEPT_FACTS = 100_000

/**
 * Content never changes within a revision and its count of changes, so one read once is kept, the latest KEPT of them as
 * long as they have no more facts than KEPT_FACTS.
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
  readonly changes: number
  readonly visibility: string
  /** An instant; null where it does not rest. */
  readonly archivedAt: unknown
}

const keyOf = ({ ownerId, id, revision, changes }: Row) => `${ownerId}/${id}/${revision}/${changes}`

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
        CASE WHEN withheld_at IS NULL THEN confidence ELSE 0 END AS confidence, ${SPAN} FROM facts
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

/** What `summaryOf` needs beside a comparison's own row. */
export const COUNTED = {
  subjects: { orderBy: { position: 'asc' }, select: { name: true } },
  _count: { select: { topics: true, facts: { where: { retiredAt: null } } } },
} satisfies Prisma.ComparisonInclude

type Counted = Prisma.ComparisonGetPayload<{ include: typeof COUNTED }>

export const summaryOf = ({
  id,
  slug,
  title,
  tags,
  subjects,
  _count,
}: Counted): ComparisonSummary => ({
  id,
  slug,
  title,
  tags,
  subjects: subjects.map(({ name }) => name),
  topics: _count.topics,
  facts: _count.facts,
})

/** The library's comparisons: the one a visitor is asked about first, then the others by title. */
export async function listLibrary(db: Database): Promise<ComparisonSummary[]> {
  const rows = await db.comparison.findMany({
    where: { ownerId: LIBRARY_OWNER, deletedAt: null },
    orderBy: { title: 'asc' },
    take: LIST_LIMIT,
    include: COUNTED,
  })
  const lines = rows.map(summaryOf)
  const rank = ({ slug }: ComparisonSummary) => (slug === FIRST_SLUG ? 0 : 1)
  return lines.sort((a, b) => rank(a) - rank(b))
}

/** A built-in comparison by the name in its address, or null. */
export async function findLibraryComparison(
  db: Database,
  slug: string,
): Promise<StoredComparison | null> {
  const row = await db.comparison.findUnique({
    where: { ownerId_slug: { ownerId: LIBRARY_OWNER, slug }, deletedAt: null },
  })
  return row && stored(db, row)
}

/**
 * A comparison by what stands in its address, as somebody sees it, or null: their own, the library's, or one of somebody
 * else that is not private. What its owner deleted is there for nobody.
 * @param userId null is a guest
 */
export async function findVisibleComparison(
  db: Database,
  userId: string | null,
  address: string,
): Promise<StoredComparison | null> {
  const owners = userId === null ? [LIBRARY_OWNER] : [userId, LIBRARY_OWNER]
  const rows = await db.comparison.findMany({
    where: { ownerId: { in: owners }, slug: address, deletedAt: null },
    take: 2,
  })
  const row = rows.find(({ ownerId }) => ownerId === userId) ?? rows[0]
  if (row) return stored(db, row)
  const found = await db.address.findUnique({
    where: { address },
    select: { comparison: true },
  })
  const open = found?.comparison
  const isOpen = open && open.visibility !== 'private' && open.deletedAt === null
  return isOpen ? stored(db, open) : null
}

/** The same by its ids; of somebody else's only what is public. */
export async function findVisibleComparisonById(
  db: Database,
  userId: string,
  ownerId: string,
  id: string,
): Promise<StoredComparison | null> {
  const [found] = await findComparisons(db, ownerId, [id])
  const isVisible = ownerId === userId || found?.visibility === 'public'
  return found && isVisible ? found : null
}

/** The comparisons of one owner by id; those that do not exist, or are deleted, are left out. */
export async function findComparisons(
  db: Database,
  ownerId: string,
  ids: readonly string[],
): Promise<StoredComparison[]> {
  const rows = await jsonRows<Row>(
    db,
    Prisma.sql`SELECT owner_id AS "ownerId", id, slug, title, shape, revision, changes, visibility,
        archived_at AS "archivedAt" FROM comparisons
      WHERE owner_id = ${ownerId}::uuid AND id = ANY(${ids}::uuid[]) AND deleted_at IS NULL ORDER BY title LIMIT ${LIST_LIMIT}`,
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
    const { ownerId, id, slug, revision, archivedAt } = row
    const visibility = row.visibility as Visibility
    return [{ ownerId, id, slug, revision, comparison, visibility, archived: archivedAt !== null }]
  })
}

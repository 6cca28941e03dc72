import type { Comparison } from '../core/comparison/types'
import { type Database, LIBRARY_OWNER } from './client'
import { contentsOf, type Row } from './contents'
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

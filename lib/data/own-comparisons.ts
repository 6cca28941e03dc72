import type { Origin } from './authoring'
import type { Database, Queries } from './client'
import { COUNTED, type ComparisonSummary, summaryOf, type Visibility } from './comparisons'

/** One line of the list of a person's own comparisons. */
export interface OwnSummary extends ComparisonSummary {
  readonly visibility: Visibility
  readonly revision: number
  /** Milliseconds. */
  readonly updatedAt: number
  readonly archived: boolean
  /** When it was deleted, milliseconds; null where it was not. */
  readonly deletedAt: number | null
  readonly origin: Origin | null
}

const MOST_LISTED = 1_000
const MOST_NAMED = 500

/** A person's comparisons, archived and deleted ones too, the latest edited first. */
export async function listOwn(db: Database, ownerId: string): Promise<OwnSummary[]> {
  const rows = await db.comparison.findMany({
    where: { ownerId },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: MOST_LISTED,
    include: COUNTED,
  })
  return rows.map((row) => ({
    ...summaryOf(row),
    visibility: row.visibility as Visibility,
    revision: row.revision,
    updatedAt: row.updatedAt.getTime(),
    archived: row.archivedAt !== null,
    deletedAt: row.deletedAt?.getTime() ?? null,
    origin: originOf(row),
  }))
}

/** What a person's comparisons are called, the latest edited first. */
export async function namesOfOwn(
  db: Queries,
  ownerId: string,
): Promise<{ id: string; slug: string; title: string }[]> {
  return db.comparison.findMany({
    where: { ownerId, deletedAt: null },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: MOST_NAMED,
    select: { id: true, slug: true, title: true },
  })
}

interface Cloned {
  readonly clonedFromOwner: string | null
  readonly clonedFromId: string | null
  readonly clonedFromRevision: number | null
  readonly clonedFromTitle: string | null
}

function originOf(row: Cloned): Origin | null {
  const { clonedFromOwner: ownerId, clonedFromId: id, clonedFromRevision: revision } = row
  if (ownerId === null || id === null || revision === null) return null
  return { ownerId, id, revision, title: row.clonedFromTitle ?? '' }
}

/** What a comparison was copied from; null where it was not, or is not there. */
export async function originFor(db: Queries, ownerId: string, id: string): Promise<Origin | null> {
  const row = await db.comparison.findUnique({ where: { ownerId_id: { ownerId, id } } })
  return row && originOf(row)
}

/** A revision of a comparison, without its text. */
export interface RevisionLine {
  readonly number: number
  /** Milliseconds. */
  readonly at: number
}

/** So many revisions are listed; older ones are kept, and shown by their number. */
export const MOST_REVISIONS = 200

/** The revisions of a comparison, the latest first. */
export async function revisionsOf(
  db: Queries,
  ownerId: string,
  comparisonId: string,
): Promise<RevisionLine[]> {
  const rows = await db.revision.findMany({
    where: { ownerId, comparisonId },
    orderBy: { number: 'desc' },
    take: MOST_REVISIONS,
    select: { number: true, createdAt: true },
  })
  return rows.map(({ number, createdAt }) => ({ number, at: createdAt.getTime() }))
}

/** The text of one revision of a comparison; null where there is none such. */
export async function sourceOf(
  db: Queries,
  ownerId: string,
  comparisonId: string,
  number: number,
): Promise<string | null> {
  const row = await db.revision.findUnique({
    where: { ownerId_comparisonId_number: { ownerId, comparisonId, number } },
    select: { source: true },
  })
  return row?.source ?? null
}

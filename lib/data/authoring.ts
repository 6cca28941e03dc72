import { fail, ok, type Result } from '../core/result'
import type { Database, Queries } from './client'
import type { Visibility } from './comparisons'
import type { Prisma } from './generated/client'
import { WRITING_MS, type Written, writeRevision } from './revisions'

/** A person has no more comparisons than this, those they deleted apart. */
export const MOST_OWN = 500
/** Nor more than this with those they deleted and may still take back. */
const MOST_KEPT = 1_000

/** What a comparison was copied from, as it was called then. */
export interface Origin {
  readonly ownerId: string
  readonly id: string
  readonly revision: number
  readonly title: string
}

/** Where a comparison stands after a write. */
export interface Saved {
  readonly id: string
  readonly slug: string
  readonly revision: number
}

interface Creation extends Written {
  /** Made by whoever asks, so that asking twice creates once. */
  readonly id: string
  /** The name in its address; nobody may be able to guess it. */
  readonly address: string
  readonly origin?: Origin
}

/** Takes an owner's turn: their comparisons are written one at a time. False where there is no such owner. */
async function lockOwner(tx: Queries, ownerId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<
    object[]
  >`SELECT id FROM users WHERE id = ${ownerId}::uuid FOR UPDATE`
  return rows.length > 0
}

const LATEST = {
  slug: true,
  revision: true,
  revisions: { orderBy: { number: 'desc' }, take: 1, select: { digest: true } },
} satisfies Prisma.ComparisonSelect

/**
 * Stores a new comparison of a person's own, private at first, and its address. Repeated with the same id, as where the
 * answer was lost, it changes nothing; with another text that becomes the next revision.
 */
export async function createComparison(
  db: Database,
  ownerId: string,
  { id, address, origin, ...written }: Creation,
): Promise<Result<Saved, 'not-found' | 'too-many'>> {
  return db.$transaction(
    async (tx) => {
      if (!(await lockOwner(tx, ownerId))) return fail('not-found')
      const known = await tx.comparison.findUnique({
        where: { ownerId_id: { ownerId, id } },
        select: LATEST,
      })
      if (known) {
        const { slug, revision, revisions } = known
        if (revisions[0]?.digest === written.digest) return ok({ id, slug, revision })
        const next = await writeRevision(tx, ownerId, id, written, { revision })
        return ok({ id, slug, revision: next })
      }
      if (!(await hasRoom(tx, ownerId))) return fail('too-many')
      const revision = await writeRevision(tx, ownerId, id, written, {
        slug: address,
        ...(origin && {
          clonedFromOwner: origin.ownerId,
          clonedFromId: origin.id,
          clonedFromRevision: origin.revision,
          clonedFromTitle: origin.title,
        }),
      })
      await tx.address.create({ data: { address, ownerId, comparisonId: id } })
      return ok({ id, slug: address, revision })
    },
    { timeout: WRITING_MS },
  )
}

async function hasRoom(tx: Queries, ownerId: string): Promise<boolean> {
  const [kept, own] = [
    await tx.comparison.count({ where: { ownerId } }),
    await tx.comparison.count({ where: { ownerId, deletedAt: null } }),
  ]
  return kept < MOST_KEPT && own < MOST_OWN
}

/**
 * Stores the next revision of an owner's comparison. Repeating it changes nothing.
 * @param base the revision that was edited; another one is there by now: conflict
 * @param refused ids of facts that the author says are not those they were taken for (`editOf`)
 */
export async function editComparison(
  db: Database,
  ownerId: string,
  id: string,
  { base, refused, ...written }: Written & { base: number; refused: ReadonlySet<string> },
): Promise<Result<Saved, 'not-found' | 'conflict'>> {
  return db.$transaction(
    async (tx) => {
      if (!(await lockOwner(tx, ownerId))) return fail('not-found')
      const current = await tx.comparison.findUnique({
        where: { ownerId_id: { ownerId, id }, deletedAt: null },
        select: LATEST,
      })
      if (!current) return fail('not-found')
      const { slug, revision } = current
      const isThere = current.revisions[0]?.digest === written.digest
      if (isThere && (refused.size === 0 || revision === base + 1))
        return ok({ id, slug, revision })
      if (revision !== base) return fail('conflict')
      const next = await writeRevision(tx, ownerId, id, written, { revision }, refused)
      return ok({ id, slug, revision: next })
    },
    { timeout: WRITING_MS },
  )
}

/** What an owner can do to a comparison without editing it. */
export type StateChange =
  | { readonly archived: boolean }
  | { readonly deleted: boolean }
  | { readonly visibility: Visibility }

/**
 * Archives, deletes or shows a comparison, or takes that back, at `now` (milliseconds); false where the owner has none
 * such. Repeating it keeps the first moment.
 */
export async function setState(
  db: Queries,
  ownerId: string,
  id: string,
  change: StateChange,
  now: number,
): Promise<boolean> {
  const at = new Date(now)
  if ('deleted' in change) {
    if (change.deleted) {
      await db.comparison.updateMany({
        where: { ownerId, id, deletedAt: null },
        data: { deletedAt: at },
      })
    } else if ((await db.comparison.count({ where: { ownerId, deletedAt: null } })) < MOST_OWN) {
      await db.comparison.updateMany({ where: { ownerId, id }, data: { deletedAt: null } })
    }
    const stands = change.deleted ? { not: null } : null
    return (await db.comparison.count({ where: { ownerId, id, deletedAt: stands } })) > 0
  }
  const where = { ownerId, id, deletedAt: null }
  if ('visibility' in change) {
    const data = { visibility: change.visibility }
    return (await db.comparison.updateMany({ where, data })).count > 0
  }
  const of = change.archived ? { ...where, archivedAt: null } : where
  await db.comparison.updateMany({ where: of, data: { archivedAt: change.archived ? at : null } })
  return (await db.comparison.count({ where })) > 0
}

/** Deleted comparisons may be taken back for so long. */
export const UNDO_DAYS = 30

/**
 * Purges at most `limit` comparisons that were deleted more than UNDO_DAYS before `now` (milliseconds), the longest
 * deleted first; says how many. Learners' logs keep what they answered. This work for all owners belongs to a job.
 */
export async function purgeDeleted(db: Queries, now: number, limit: number): Promise<number> {
  return db.$executeRaw`
    WITH gone AS MATERIALIZED (
      SELECT owner_id, id FROM comparisons WHERE deleted_at <= ${new Date(now - UNDO_DAYS * 86_400_000)}
      ORDER BY deleted_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    DELETE FROM comparisons USING gone WHERE comparisons.owner_id = gone.owner_id AND comparisons.id = gone.id`
}

/**
 * Has one fact or item of an owner's comparison asked of nobody, or of everybody again; false where there is none such.
 * @param now milliseconds
 */
export async function withhold(
  db: Database,
  ownerId: string,
  comparisonId: string,
  what: { readonly factId: string } | { readonly itemId: string },
  withheld: boolean,
  now: number,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const where = { ownerId, id: comparisonId, deletedAt: null }
    if ((await tx.comparison.count({ where })) === 0) return false
    if ('itemId' in what) {
      const row = { ownerId, comparisonId, itemId: what.itemId }
      if (withheld) await tx.withheldItem.createMany({ data: [row], skipDuplicates: true })
      else await tx.withheldItem.deleteMany({ where: row })
      return true
    }
    const { count } = await tx.fact.updateMany({
      where: { ownerId, id: what.factId, comparisonId, retiredAt: null },
      data: { withheldAt: withheld ? new Date(now) : null },
    })
    if (count === 0) return false
    await tx.comparison.update({
      where: { ownerId_id: { ownerId, id: comparisonId } },
      data: { changes: { increment: 1 } },
    })
    // It may be to be met again, or be the last that was: the owner's own review looks anew.
    await tx.enrolment.updateMany({
      where: { userId: ownerId, ownerId, comparisonId },
      data: { metRevision: null },
    })
    return true
  })
}

/** The facts and items of a comparison that its author has asked of nobody. */
export async function withheldOf(
  db: Queries,
  ownerId: string,
  comparisonId: string,
): Promise<{ readonly factIds: readonly string[]; readonly itemIds: readonly string[] }> {
  const of = { ownerId, comparisonId }
  const [facts, items] = await Promise.all([
    db.fact.findMany({
      where: { ...of, retiredAt: null, withheldAt: { not: null } },
      orderBy: { position: 'asc' },
      select: { id: true },
      take: 10_000,
    }),
    db.withheldItem.findMany({ where: of, select: { itemId: true }, take: 20_000 }),
  ])
  return { factIds: facts.map(({ id }) => id), itemIds: items.map(({ itemId }) => itemId) }
}

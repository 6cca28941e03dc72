import type { Queries } from './client'
import type { ItemPlace } from './items'

export const REPORT_REASONS = ['ambiguous', 'wrong', 'gives-away'] as const
export type ReportReason = (typeof REPORT_REASONS)[number]

/** A learner's word that an item is not good. */
export interface ItemReport {
  readonly itemId: string
  readonly reason: ReportReason
}

/** One learner does not report more items than this. */
const MOST = 500

/**
 * Keeps a learner's report of an item, or changes its reason; says false where they have reported too many. It is not
 * asked of them from then on.
 */
export async function reportItem(
  db: Queries,
  userId: string,
  { ownerId, id }: ItemPlace,
  { itemId, reason }: ItemReport,
): Promise<boolean> {
  const stored = await db.$queryRaw<object[]>`
    WITH stored AS (
      INSERT INTO item_reports (user_id, owner_id, comparison_id, item_id, reason)
      SELECT ${userId}::uuid, ${ownerId}::uuid, ${id}::uuid, ${itemId}, ${reason}
      WHERE (SELECT count(*) FROM item_reports WHERE user_id = ${userId}::uuid) < ${MOST}
      ON CONFLICT (user_id, owner_id, comparison_id, item_id) DO UPDATE SET reason = excluded.reason
      RETURNING owner_id, comparison_id
    ), due AS (
      INSERT INTO statistics_due (owner_id, comparison_id) SELECT owner_id, comparison_id FROM stored
      ON CONFLICT DO NOTHING
    )
    SELECT owner_id FROM stored`
  return stored.length > 0
}

/** Takes a report back; one that is not there is taken back already. */
export async function withdrawReport(
  db: Queries,
  userId: string,
  { ownerId, id }: ItemPlace,
  itemId: string,
): Promise<void> {
  await db.$executeRaw`
    WITH gone AS (
      DELETE FROM item_reports WHERE user_id = ${userId}::uuid AND owner_id = ${ownerId}::uuid
        AND comparison_id = ${id}::uuid AND item_id = ${itemId}
      RETURNING owner_id, comparison_id
    )
    INSERT INTO statistics_due (owner_id, comparison_id) SELECT owner_id, comparison_id FROM gone
    ON CONFLICT DO NOTHING`
}

/** What a learner reported of one comparison, latest first. */
export async function reportsOn(
  db: Queries,
  userId: string,
  { ownerId, id }: ItemPlace,
): Promise<ItemReport[]> {
  return db.$queryRaw`
    SELECT item_id AS "itemId", reason FROM item_reports
    WHERE user_id = ${userId}::uuid AND owner_id = ${ownerId}::uuid AND comparison_id = ${id}::uuid
    ORDER BY created_at DESC LIMIT ${MOST}`
}

/** The ids of all items a learner reported. */
export async function reportedItems(db: Queries, userId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ itemId: string }[]>`
    SELECT item_id AS "itemId" FROM item_reports WHERE user_id = ${userId}::uuid LIMIT ${MOST}`
  return rows.map(({ itemId }) => itemId)
}

import { brokenRule, type ItemFigures, type ItemRule } from '../core/progress/item-rules'
import type { Database, Queries } from './client'
import { Prisma } from './generated/client'
import { jsonRows } from './json-rows'

/** The comparison an item is of. */
export interface ItemPlace {
  readonly ownerId: string
  readonly id: string
}

/** How an item fares over all learners. Nobody can be told from it. */
export interface ItemStatistics extends ItemFigures {
  readonly itemId: string
  /** Of the first answers, milliseconds. */
  readonly medianMs: number | null
  /** By distractor (see `AttemptAnswer`) how often it was chosen. */
  readonly choices: Readonly<Record<string, number>>
  /** The rule by which it is set aside. */
  readonly broken: ItemRule | null
}

/** An item of the present revision, with the probability that blind choice answers it. */
export interface CountedItem {
  readonly id: string
  readonly chance: number
}

/** So many first answers tell all there is to tell. */
const MOST_ANSWERS = 2_000
const MOST_REPORTS = 100
const MOST_ITEMS = 20_000

/**
 * Counts the statistics of a comparison anew, from the first answers and reports of all learners.
 *
 * This is the one place where learners' rows are read without a learner's id in front, and it belongs to a job, never to
 * a request. The aggregates could be kept up as attempts are recorded instead; but then every attempt at a popular
 * comparison would wait for the same dozen rows, medians could not be kept at all, and a fault would stay for ever. A
 * count from the rows is right by construction, costs at most 2 000 index entries an item, and recording an attempt
 * touches rows of its own learner only.
 */
export async function recountItems(
  db: Queries,
  { ownerId, id }: ItemPlace,
  items: readonly CountedItem[],
): Promise<void> {
  const chances = new Map(items.map((item) => [item.id, item.chance]))
  const rows = await jsonRows<Omit<ItemStatistics, 'broken'>>(
    db,
    Prisma.sql`
    SELECT item.id AS "itemId", coalesce(counted.answers, 0) AS answers, counted.facility, counted.discrimination,
      counted."medianMs", coalesce(counted.choices, '{}') AS choices, reported.reports
    FROM unnest(${items.map((item) => item.id)}::text[]) AS item(id)
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS answers, avg(CASE WHEN correct THEN 1 ELSE 0 END)::float8 AS facility,
        corr(CASE WHEN correct THEN 1 ELSE 0 END, rest) AS discrimination,
        percentile_disc(0.5) WITHIN GROUP (ORDER BY elapsed_ms) AS "medianMs",
        (SELECT json_object_agg(chosen, times) FROM (
          SELECT unnested.chosen, count(*)::int AS times
          FROM unnest(array_agg(answered.chosen)) AS unnested(chosen)
          WHERE unnested.chosen IS NOT NULL GROUP BY unnested.chosen) choices) AS choices
      FROM (
        SELECT correct, rest, elapsed_ms, chosen FROM first_answers
        WHERE owner_id = ${ownerId}::uuid AND comparison_id = ${id}::uuid AND item_id = item.id
        ORDER BY at LIMIT ${MOST_ANSWERS}) answered
    ) counted
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS reports FROM (
        SELECT item_id FROM item_reports
        WHERE owner_id = ${ownerId}::uuid AND comparison_id = ${id}::uuid AND item_id = item.id
        LIMIT ${MOST_REPORTS}) reports
    ) reported
    WHERE counted.answers > 0 OR reported.reports > 0`,
  )
  const counted = rows.map((row) => ({
    ...row,
    broken: brokenRule(row, chances.get(row.itemId) ?? 0),
  }))
  await db.$executeRaw`
    WITH gone AS (
      DELETE FROM item_statistics WHERE owner_id = ${ownerId}::uuid AND comparison_id = ${id}::uuid
        AND NOT item_id = ANY(${counted.map(({ itemId }) => itemId)}::text[])
    )
    INSERT INTO item_statistics (owner_id, comparison_id, item_id, answers, facility, discrimination, median_ms,
      choices, reports, broken)
    SELECT ${ownerId}::uuid, ${id}::uuid, c."itemId", c.answers, c.facility, c.discrimination, c."medianMs", c.choices,
      c.reports, c.broken
    FROM jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) AS c("itemId" text, answers int, facility float8,
      discrimination float8, "medianMs" int, choices jsonb, reports int, broken text)
    ON CONFLICT (owner_id, comparison_id, item_id) DO UPDATE SET
      answers = excluded.answers, facility = excluded.facility, discrimination = excluded.discrimination,
      median_ms = excluded.median_ms, choices = excluded.choices, reports = excluded.reports, broken = excluded.broken`
}

/** Statistics are counted anew at the earliest so long after what made them lag behind. */
const SETTLED_MS = 30_000

/**
 * Takes the comparison whose statistics have lagged behind longest and counts them anew; of several processes one takes
 * it. It is taken off the list first, so that recording never waits for a count, and put back where the count fails;
 * should the process die meanwhile, the next answer or report puts it back. Says false where there is nothing to do.
 * @param itemsOf gives the items of the present revision; null for a comparison that is gone
 */
export async function recountNext(
  db: Database,
  now: number,
  itemsOf: (place: ItemPlace) => Promise<readonly CountedItem[] | null>,
): Promise<boolean> {
  const [place] = await db.$queryRaw<ItemPlace[]>`
    WITH next AS MATERIALIZED (
      SELECT owner_id, comparison_id FROM statistics_due WHERE since <= ${new Date(now - SETTLED_MS)}
      ORDER BY since LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    DELETE FROM statistics_due due USING next
    WHERE due.owner_id = next.owner_id AND due.comparison_id = next.comparison_id
    RETURNING due.owner_id AS "ownerId", due.comparison_id AS id`
  if (!place) return false
  try {
    const items = await itemsOf(place)
    if (items) await recountItems(db, place, items)
  } catch (error) {
    await db.$executeRaw`INSERT INTO statistics_due (owner_id, comparison_id)
      VALUES (${place.ownerId}::uuid, ${place.id}::uuid) ON CONFLICT DO NOTHING`
    throw error
  }
  return true
}

/** The statistics of a comparison's items. */
export async function itemStatistics(
  db: Queries,
  { ownerId, id }: ItemPlace,
): Promise<ItemStatistics[]> {
  return jsonRows(
    db,
    Prisma.sql`SELECT item_id AS "itemId", answers, facility, discrimination, median_ms AS "medianMs", choices, reports,
        broken
      FROM item_statistics WHERE owner_id = ${ownerId}::uuid AND comparison_id = ${id}::uuid
      ORDER BY item_id LIMIT ${MOST_ITEMS}`,
  )
}

/** The ids of the items of some comparisons of one owner that break a rule, or that their author has asked of nobody. */
export async function brokenItems(
  db: Queries,
  ownerId: string,
  comparisonIds: readonly string[],
): Promise<string[]> {
  const rows = await db.$queryRaw<{ itemId: string }[]>`
    SELECT item_id AS "itemId" FROM item_statistics
    WHERE owner_id = ${ownerId}::uuid AND comparison_id = ANY(${comparisonIds}::uuid[]) AND broken IS NOT NULL
    UNION ALL
    SELECT item_id FROM withheld_items
    WHERE owner_id = ${ownerId}::uuid AND comparison_id = ANY(${comparisonIds}::uuid[])
    LIMIT ${MOST_ITEMS}`
  return rows.map(({ itemId }) => itemId)
}

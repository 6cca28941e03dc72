import type { Comparison, Fact } from '../core/comparison/types'
import type { Database } from './client'
import { Prisma } from './generated/client'
import { jsonRows } from './json-rows'

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

/** A comparison's own row, as far as its content is found by it. */
export interface Row {
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

/** What comparisons of one owner say, in their order. */
export async function contentsOf(db: Database, rows: readonly Row[]): Promise<Comparison[]> {
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

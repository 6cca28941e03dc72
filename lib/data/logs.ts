import { sumOf, type Tallies } from '../core/progress/tally'
import { tallyChange, tallying } from '../core/progress/tally-log'
import { fold } from '../core/scheduling/fold'
import type { Answer, Review, SchedulingSettings } from '../core/scheduling/types'
import type { Queries } from './client'
import { Prisma } from './generated/client'
import { jsonRows } from './json-rows'
import type { Folded } from './memory-rows'

/** The columns of a log entry that the core knows. */
export interface ReviewRow {
  readonly id: string
  readonly factId: string
  readonly kind: string
  readonly at: Date
  readonly format: string | null
  readonly rating: number | null
  readonly correct: boolean | null
  readonly options: number | null
  readonly hinted: boolean
  readonly elapsedMs: number
  readonly slow: boolean
  readonly practice: boolean
  readonly intervalDays: number | null
  readonly policy: number
  readonly undoes: string | null
  readonly value: number | null
}

/** A stored row as the core knows it. */
export function reviewOf(row: ReviewRow): Review {
  const entry = { id: row.id, factId: row.factId, at: row.at.getTime() }
  const value = row.value ?? 0
  switch (row.kind) {
    case 'undo':
      return { kind: 'undo', ...entry, undoes: row.undoes ?? '' }
    case 'suspend':
    case 'resume':
    case 'bury':
    case 'unbury':
    case 'reset':
      return { kind: row.kind, ...entry }
    case 'flag':
      return { kind: 'flag', ...entry, flag: value }
    case 'set-due':
      return { kind: 'set-due', ...entry, days: value }
    default:
      return {
        kind: 'answer',
        ...entry,
        format: row.format as Answer['format'],
        rating: row.rating as Answer['rating'],
        correct: row.correct,
        options: row.options,
        hinted: row.hinted,
        elapsedMs: row.elapsedMs,
        slow: row.slow,
        practice: row.practice,
        intervalDays: row.intervalDays,
        policy: row.policy === 1 ? 1 : 2,
      }
  }
}

/** The whole log of one fact, in the order of time, and the retention wanted for its comparison. */
export interface FactLog {
  readonly factId: string
  /** Null is the learner's general one. */
  readonly desiredRetention: number | null
  readonly reviews: readonly Review[]
}

/** More reviews of one batch's facts than this cannot be folded; at 50 a day for one fact it is centuries away. */
const MOST = 200_000

/** The logs of some facts, read in one statement. */
export async function logsOf(
  tx: Queries,
  userId: string,
  factIds: readonly string[],
): Promise<FactLog[]> {
  const rows = await readLog(tx, userId, Prisma.sql`fact_id = ANY(${factIds}::uuid[])`, MOST)
  if (rows.length === MOST) throw new Error('reviews: more log than one batch may fold')
  return byFact(rows)
}

/** The logs of some facts, or null where they hold more than `most` reviews together. */
export async function logsWithin(
  db: Queries,
  userId: string,
  factIds: readonly string[],
  most: number,
): Promise<FactLog[] | null> {
  const rows = await readLog(db, userId, Prisma.sql`fact_id = ANY(${factIds}::uuid[])`, most + 1)
  return rows.length > most ? null : byFact(rows)
}

/**
 * The logs of the facts that come after one, by id, of at most `most` reviews but one fact at least; null is before
 * all. `last` says that no fact comes after these.
 */
export async function logsAfter(
  tx: Queries,
  userId: string,
  factId: string | null,
  most: number,
): Promise<{ logs: FactLog[]; last: boolean }> {
  const after = factId === null ? Prisma.sql`TRUE` : Prisma.sql`fact_id > ${factId}::uuid`
  const rows = await readLog(tx, userId, after, most + 1)
  const logs = byFact(rows)
  if (rows.length <= most) return { logs, last: true }
  const cut = logs.pop()
  if (!cut || logs.length > 0) return { logs, last: false }
  return { logs: await logsOf(tx, userId, [cut.factId]), last: false }
}

type LogRow = ReviewRow & { readonly desiredRetention: number | null }

async function readLog(
  tx: Queries,
  userId: string,
  facts: Prisma.Sql,
  limit: number,
): Promise<LogRow[]> {
  const rows = await jsonRows<Omit<LogRow, 'at'> & { at: number }>(
    tx,
    Prisma.sql`
    SELECT log.id, log.fact_id AS "factId", log.kind, round(date_part('epoch', log.at) * 1000) AS at, log.format,
      log.rating, log.correct, log.options, log.hinted, log.elapsed_ms AS "elapsedMs", log.slow, log.practice,
      log.interval_days AS "intervalDays", log.policy, log.undoes, log.value,
      enrolments.desired_retention AS "desiredRetention"
    FROM (
      SELECT * FROM reviews WHERE user_id = ${userId}::uuid AND ${facts} ORDER BY fact_id, at, id LIMIT ${limit}
    ) log
    LEFT JOIN enrolments ON enrolments.user_id = ${userId}::uuid AND enrolments.owner_id = log.owner_id
      AND enrolments.comparison_id = log.comparison_id
    ORDER BY log.fact_id, log.at, log.id`,
  )
  return rows.map((row) => ({ ...row, at: new Date(row.at) }))
}

function byFact(rows: readonly LogRow[]): FactLog[] {
  const logs = new Map<string, { desiredRetention: number | null; reviews: Review[] }>()
  for (const row of rows) {
    const log = logs.get(row.factId) ?? { desiredRetention: row.desiredRetention, reviews: [] }
    log.reviews.push(reviewOf(row))
    logs.set(row.factId, log)
  }
  return [...logs].map(([factId, log]) => ({ factId, ...log }))
}

/** What logs come to under a learner's settings, and by how much their tallies change. */
export interface Tallied {
  readonly folded: Folded[]
  readonly tallies: Tallies
}

/**
 * What the logs come to. Of entries that `isAdded` names the tallies are new, and all others are counted already; of a
 * fact that is not `isCounted` nothing is to be counted now.
 */
export function tallyLogs(
  logs: readonly FactLog[],
  settings: SchedulingSettings,
  isAdded: (id: string) => boolean,
  isCounted: (factId: string) => boolean,
): Tallied {
  const general = tallying(settings)
  const changes = logs.map(({ factId, desiredRetention, reviews }) => {
    const by = {
      ...general,
      settings: { ...settings, desiredRetention: desiredRetention ?? settings.desiredRetention },
    }
    if (!isCounted(factId)) return { factId, memory: fold(reviews, by.settings), tallies: NONE }
    return { factId, ...tallyChange(reviews, isAdded, by) }
  })
  return { folded: changes, tallies: sumOf(changes.map(({ tallies }) => tallies)) }
}

const NONE: Tallies = new Map()

import type { BackupRecord, RecordOf } from '../core/exchange/backup'
import { comparisonRecords } from './backup-comparisons'
import { type Names, namesOf, type TouchedComparison } from './backup-names'
import type { Database, Queries } from './client'
import { Prisma } from './generated/client'
import { jsonRows } from './json-rows'
import { planOf, rowOf, settingsOf } from './settings-schema'

/** Rows that are read, and held, at once. */
const PAGE = 1_000
/** Attempts are read so many at once: each holds up to 200 answers. */
const ATTEMPTS_AT_ONCE = 200
const MOST_ENROLMENTS = 5_000
const MOST_TRAININGS = 100

/**
 * Everything a learner has, in pages, in an order that depends on the content alone; a page is read as it is asked for,
 * so that no more than one is ever held. What is written meanwhile may be in it or not. Empty when there is no such
 * learner.
 */
export async function* backupOf(db: Database, userId: string): AsyncGenerator<BackupRecord[]> {
  const profile = await profileOf(db, userId)
  if (!profile) return
  const names = await namesOf(db, userId)
  yield [profile]
  yield* comparisonRecords(db, userId)
  yield await enrolmentsOf(db, userId, names)
  yield await trainingsOf(db, userId)
  yield* reviewsOf(db, userId, names)
  yield* attemptsOf(db, userId, names)
  for (const place of names.comparisons) {
    yield* firstAnswersOf(db, userId, place, names)
    yield await itemReportsOf(db, userId, place)
  }
}

async function profileOf(db: Queries, userId: string): Promise<RecordOf<'profile'> | null> {
  const row = await db.user.findUnique({
    where: { id: userId },
    include: { reminder: true, weeklyLetter: true },
  })
  if (!row) return null
  const { scheduling, ...columns } = rowOf(settingsOf(row))
  return {
    record: 'profile',
    settings: {
      ...columns,
      timeZone: row.timeZone === null ? null : columns.timeZone,
      scheduling: Object(scheduling),
    },
    goal: {
      amount: row.dailyGoal,
      unit: row.dailyGoalUnit === 'minutes' ? 'minutes' : 'reviews',
    },
    plan: planOf(row.dayPlan),
    reminders: row.reminder && {
      at: row.reminder.at,
      quietFrom: row.reminder.quietFrom,
      quietTo: row.reminder.quietTo,
    },
    letter: row.weeklyLetter !== null,
  }
}

async function enrolmentsOf(db: Queries, userId: string, names: Names): Promise<BackupRecord[]> {
  const rows = await db.enrolment.findMany({ where: { userId }, take: MOST_ENROLMENTS })
  return rows
    .map(
      (row): RecordOf<'enrolment'> => ({
        record: 'enrolment',
        comparison: names.comparison(row),
        createdAt: row.createdAt.getTime(),
        desiredRetention: row.desiredRetention,
        examDay: row.examDay,
      }),
    )
    .sort((a, b) => a.createdAt - b.createdAt || (a.comparison < b.comparison ? -1 : 1))
}

async function trainingsOf(db: Queries, userId: string): Promise<BackupRecord[]> {
  const rows = await db.training.findMany({
    where: { userId, status: { not: 'running' } },
    orderBy: { id: 'asc' },
    take: MOST_TRAININGS,
  })
  return rows.map((row) => ({
    record: 'training',
    id: row.id,
    status: row.status as RecordOf<'training'>['status'],
    progress: row.progress,
    startedAt: row.startedAt.getTime(),
    heardAt: row.heardAt.getTime(),
    finishedAt: row.finishedAt?.getTime() ?? null,
    result: (row.result ?? null) as RecordOf<'training'>['result'],
  }))
}

interface Of {
  readonly ownerId: string
  readonly comparisonId: string
}
type ReviewRow = Of &
  Omit<RecordOf<'review'>, 'record' | 'fact' | 'chosenFact'> & {
    readonly factId: string
    readonly chosenFactId: string | null
  }

const ms = (column: string) => Prisma.raw(`round(date_part('epoch', ${column}) * 1000)`)

async function* reviewsOf(
  db: Queries,
  userId: string,
  names: Names,
): AsyncGenerator<BackupRecord[]> {
  for (let after = Prisma.sql`TRUE`; ; ) {
    const rows = await jsonRows<ReviewRow>(
      db,
      Prisma.sql`SELECT owner_id AS "ownerId", comparison_id AS "comparisonId", id, fact_id AS "factId", kind,
        ${ms('at')} AS at, ${ms('received_at')} AS "receivedAt", format, rating, correct, options, hinted,
        elapsed_ms AS "elapsedMs", slow, practice, policy, interval_days AS "intervalDays", value, undoes,
        item_id AS "itemId", attempt_id AS "attemptId", chosen_fact_id AS "chosenFactId",
        chosen_subject AS "chosenSubject", ${ms('client_at')} AS "clientAt",
        clock_offset_seconds AS "clockOffsetSeconds"
      FROM reviews WHERE user_id = ${userId}::uuid AND ${after} ORDER BY reviews.at, reviews.id LIMIT ${PAGE}`,
    )
    await names.learn(rows)
    const records = rows.map(
      ({ ownerId, comparisonId, factId, chosenFactId, ...row }): BackupRecord => ({
        record: 'review',
        ...row,
        fact: names.fact({ ownerId, comparisonId }, factId),
        chosenFact: names.chosen({ ownerId, comparisonId }, chosenFactId),
      }),
    )
    yield [...names.places(), ...records]
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = Prisma.sql`(at, id) > (${new Date(last.at)}, ${last.id}::uuid)`
  }
}

async function* attemptsOf(
  db: Queries,
  userId: string,
  names: Names,
): AsyncGenerator<BackupRecord[]> {
  for (let after = Prisma.sql`TRUE`; ; ) {
    const rows = await jsonRows<Of & Omit<RecordOf<'attempt'>, 'record' | 'comparison'>>(
      db,
      Prisma.sql`SELECT owner_id AS "ownerId", comparison_id AS "comparisonId", id, revision, settings,
        ${ms('started_at')} AS "startedAt", ${ms('finished_at')} AS "finishedAt", total, correct, answers
      FROM attempts WHERE user_id = ${userId}::uuid AND ${after} ORDER BY finished_at, id
      LIMIT ${ATTEMPTS_AT_ONCE}`,
    )
    await names.learn(rows)
    const records = rows.map(
      ({ ownerId, comparisonId, answers, ...row }): BackupRecord => ({
        record: 'attempt',
        ...row,
        comparison: names.comparison({ ownerId, comparisonId }),
        answers: answers.map((answer) => ({
          ...answer,
          ...(answer.chosen && { chosen: names.chosen({ ownerId, comparisonId }, answer.chosen) }),
        })),
      }),
    )
    yield [...names.places(), ...records]
    const last = rows.at(-1)
    if (!last || rows.length < ATTEMPTS_AT_ONCE) return
    after = Prisma.sql`(finished_at, id) > (${new Date(last.finishedAt)}, ${last.id}::uuid)`
  }
}

async function* firstAnswersOf(
  db: Queries,
  userId: string,
  { ownerId, id: comparisonId, name }: TouchedComparison,
  names: Names,
): AsyncGenerator<BackupRecord[]> {
  const of = { ownerId, comparisonId }
  await names.learn([of])
  for (let after = ''; ; ) {
    const rows = await db.firstAnswer.findMany({
      where: { userId, ...of, itemId: { gt: after } },
      orderBy: { itemId: 'asc' },
      take: PAGE,
    })
    const records = rows.map(
      (row): BackupRecord => ({
        record: 'first-answer',
        comparison: name,
        itemId: row.itemId,
        attemptId: row.attemptId,
        correct: row.correct,
        rest: row.rest,
        chosen: names.chosen(of, row.chosen),
        elapsedMs: row.elapsedMs,
        at: row.at.getTime(),
      }),
    )
    yield [...names.places(), ...records]
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = last.itemId
  }
}

async function itemReportsOf(
  db: Queries,
  userId: string,
  { ownerId, id: comparisonId, name }: TouchedComparison,
): Promise<BackupRecord[]> {
  const rows = await db.itemReport.findMany({
    where: { userId, ownerId, comparisonId },
    orderBy: { itemId: 'asc' },
    take: PAGE,
  })
  return rows.map((row) => ({
    record: 'item-report',
    comparison: name,
    itemId: row.itemId,
    reason: row.reason as RecordOf<'item-report'>['reason'],
    createdAt: row.createdAt.getTime(),
  }))
}

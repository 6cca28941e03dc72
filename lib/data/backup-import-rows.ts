import type { RecordOf } from '../core/exchange/backup'
import type { Home } from './backup-homes'
import type { Writing } from './backup-import'
import type { Prisma } from './generated/client'

const instant = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())

export async function insertEnrolments(
  writing: Writing,
  records: readonly RecordOf<'enrolment'>[],
): Promise<number> {
  const { tx, userId } = writing
  const { count } = await tx.enrolment.createMany({
    data: (await housed(writing, records)).map(([home, record]) => ({
      userId,
      ...home,
      createdAt: new Date(record.createdAt),
      desiredRetention: record.desiredRetention,
      examDay: record.examDay,
    })),
    skipDuplicates: true,
  })
  return count
}

/** The records whose comparison is here, with where that is; the others count as left out. */
async function housed<T extends { readonly comparison: string }>(
  { homes }: Writing,
  records: readonly T[],
): Promise<[Home, T][]> {
  const found: [Home, T][] = []
  for (const record of records) {
    const home = await homes.comparison(record.comparison)
    if (home) found.push([home, record])
    else homes.leaveOut('unknown-comparison', record.comparison)
  }
  return found
}

/** Entries of the log, each once; a log is a set, so what is here already is the same. */
export async function insertReviews(
  { tx, userId, homes }: Writing,
  records: readonly RecordOf<'review'>[],
): Promise<number> {
  const rows = records.flatMap(({ record: _, fact, chosenFact, ...row }) => {
    const home = homes.fact(fact)
    if (!home) return []
    return [
      {
        ...row,
        ...home,
        chosenFactId: homes.chosen(chosenFact),
        at: instant(row.at),
        receivedAt: instant(row.receivedAt),
        clientAt: instant(row.clientAt),
      },
    ]
  })
  return tx.$executeRaw`
    INSERT INTO reviews (user_id, id, fact_id, owner_id, comparison_id, kind, at, received_at, format, rating, correct,
      options, hinted, elapsed_ms, slow, practice, interval_days, policy, undoes, value, item_id, attempt_id,
      chosen_fact_id, chosen_subject, client_at, clock_offset_seconds)
    SELECT ${userId}::uuid, r.id, r."factId", r."ownerId", r."comparisonId", r.kind, r.at, r."receivedAt", r.format,
      r.rating, r.correct, r.options, r.hinted, r."elapsedMs", r.slow, r.practice, r."intervalDays", r.policy, r.undoes,
      r.value, r."itemId", r."attemptId", r."chosenFactId", r."chosenSubject", r."clientAt", r."clockOffsetSeconds"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(
      id uuid, "factId" uuid, "ownerId" uuid, "comparisonId" uuid, kind text, at timestamptz, "receivedAt" timestamptz,
      format text, rating int, correct boolean, options int, hinted boolean, "elapsedMs" int, slow boolean,
      practice boolean, "intervalDays" int, policy int, undoes uuid, value int, "itemId" text, "attemptId" uuid,
      "chosenFactId" uuid, "chosenSubject" text, "clientAt" timestamptz, "clockOffsetSeconds" int)
    ON CONFLICT (user_id, id) DO NOTHING`
}

export async function insertAttempts(
  writing: Writing,
  records: readonly RecordOf<'attempt'>[],
): Promise<number> {
  const { tx, userId, homes } = writing
  const { count } = await tx.attempt.createMany({
    data: (await housed(writing, records)).map(([home, record]) => ({
      userId,
      id: record.id,
      ...home,
      revision: record.revision,
      settings: record.settings,
      startedAt: new Date(record.startedAt),
      finishedAt: new Date(record.finishedAt),
      total: record.total,
      correct: record.correct,
      answers: record.answers.map((answer) => ({
        ...answer,
        ...(answer.chosen && { chosen: homes.chosen(answer.chosen) }),
      })),
    })),
    skipDuplicates: true,
  })
  return count
}

/** First answers count for the items too, whose statistics then lag behind. */
export async function insertFirstAnswers(
  writing: Writing,
  records: readonly RecordOf<'first-answer'>[],
): Promise<number> {
  const { tx, userId, homes } = writing
  const found = await housed(writing, records)
  const { count } = await tx.firstAnswer.createMany({
    data: found.map(([home, { record: _, comparison: __, chosen, at, ...row }]) => ({
      userId,
      ...home,
      ...row,
      chosen: homes.chosen(chosen),
      at: new Date(at),
    })),
    skipDuplicates: true,
  })
  if (count > 0) await lag(writing, found)
  return count
}

export async function insertItemReports(
  writing: Writing,
  records: readonly RecordOf<'item-report'>[],
): Promise<number> {
  const { tx, userId } = writing
  const found = await housed(writing, records)
  const { count } = await tx.itemReport.createMany({
    data: found.map(([home, { itemId, reason, createdAt }]) => ({
      userId,
      ...home,
      itemId,
      reason,
      createdAt: new Date(createdAt),
    })),
    skipDuplicates: true,
  })
  if (count > 0) await lag(writing, found)
  return count
}

/** Notes that the statistics of some comparisons no longer tell all that is known. */
async function lag({ tx }: Writing, found: readonly [Home, unknown][]): Promise<void> {
  const homes = new Map(found.map(([home]) => [home.comparisonId, home]))
  await tx.$executeRaw`
    INSERT INTO statistics_due (owner_id, comparison_id)
    SELECT h."ownerId", h."comparisonId"
    FROM jsonb_to_recordset(${JSON.stringify([...homes.values()])}::jsonb) AS h("ownerId" uuid, "comparisonId" uuid)
    JOIN comparisons ON comparisons.owner_id = h."ownerId" AND comparisons.id = h."comparisonId"
    ON CONFLICT DO NOTHING`
}

export async function insertTrainings(
  { tx, userId }: Writing,
  records: readonly RecordOf<'training'>[],
): Promise<number> {
  const { count } = await tx.training.createMany({
    data: records.map(({ record: _, startedAt, heardAt, finishedAt, result, ...row }) => ({
      userId,
      ...row,
      startedAt: new Date(startedAt),
      heardAt: new Date(heardAt),
      finishedAt: finishedAt === null ? null : new Date(finishedAt),
      ...(result !== null && { result: result as Prisma.InputJsonValue }),
    })),
    skipDuplicates: true,
  })
  return count
}

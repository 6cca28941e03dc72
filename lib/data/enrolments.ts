import type { Database } from './client'

/** A comparison the learner studies, with what is set for it. */
export interface Enrolment {
  readonly ownerId: string
  readonly comparisonId: string
  /** Null is the learner's general one. */
  readonly desiredRetention: number | null
  /** Study day of an exam. */
  readonly examDay: number | null
  /** Nothing of its present revision is left to be met, as far as is noted; see `noteMet`. */
  readonly met: boolean
}

/** Says that a learner studies a comparison. Repeating it changes nothing. */
export async function enrol(
  db: Database,
  userId: string,
  { ownerId, id }: { ownerId: string; id: string },
): Promise<void> {
  await db.enrolment.createMany({
    data: [{ userId, ownerId, comparisonId: id }],
    skipDuplicates: true,
  })
}

export async function isEnrolled(
  db: Database,
  userId: string,
  { ownerId, id }: { ownerId: string; id: string },
): Promise<boolean> {
  const row = await db.enrolment.findUnique({
    where: { userId_ownerId_comparisonId: { userId, ownerId, comparisonId: id } },
    select: { userId: true },
  })
  return row !== null
}

/** What is set for a comparison, or null where the learner does not study it. */
export async function enrolmentOf(
  db: Database,
  userId: string,
  { ownerId, id }: { ownerId: string; id: string },
): Promise<Pick<Enrolment, 'desiredRetention' | 'examDay'> | null> {
  return db.enrolment.findUnique({
    where: { userId_ownerId_comparisonId: { userId, ownerId, comparisonId: id } },
    select: { desiredRetention: true, examDay: true },
  })
}

/** The comparisons a learner studies, first enrolled first; those that rest or are deleted are left out. */
export async function enrolments(db: Database, userId: string): Promise<Enrolment[]> {
  return db.$queryRaw`
    SELECT enrolments.owner_id AS "ownerId", enrolments.comparison_id AS "comparisonId",
      enrolments.desired_retention AS "desiredRetention", enrolments.exam_day AS "examDay",
      enrolments.met_revision IS NOT DISTINCT FROM comparisons.revision AS met
    FROM enrolments JOIN comparisons ON comparisons.owner_id = enrolments.owner_id
      AND comparisons.id = enrolments.comparison_id
    WHERE enrolments.user_id = ${userId}::uuid AND comparisons.archived_at IS NULL AND comparisons.deleted_at IS NULL
    ORDER BY enrolments.created_at, enrolments.comparison_id LIMIT 200`
}

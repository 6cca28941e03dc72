import type { Database } from './client'

/** A comparison the learner studies, with what is set for it. */
export interface Enrolment {
  readonly ownerId: string
  readonly comparisonId: string
  /** Null is the learner's general one. */
  readonly desiredRetention: number | null
  /** Study day of an exam. */
  readonly examDay: number | null
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

/** The comparisons a learner studies, first enrolled first. */
export async function enrolments(db: Database, userId: string): Promise<Enrolment[]> {
  return db.enrolment.findMany({
    where: { userId },
    orderBy: { createdAt: 'asc' },
    take: 200,
    select: { ownerId: true, comparisonId: true, desiredRetention: true, examDay: true },
  })
}

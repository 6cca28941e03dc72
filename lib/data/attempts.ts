import type { Attempt } from '../core/records'
import type { Database } from './client'
import { LIBRARY_OWNER } from './client'
import { noteFirstAnswers } from './first-answers'

/** Stores finished attempts; one that is stored already, or of no comparison the learner can see, is skipped. */
export async function recordAttempts(
  db: Database,
  userId: string,
  attempts: readonly Attempt[],
): Promise<void> {
  const seen = await db.comparison.findMany({
    where: {
      ownerId: { in: [userId, LIBRARY_OWNER] },
      id: { in: attempts.map(({ comparisonId }) => comparisonId) },
    },
    select: { ownerId: true, id: true },
    take: attempts.length,
  })
  const owners = new Map(seen.map(({ ownerId, id }) => [id, ownerId]))
  await db.attempt.createMany({
    data: attempts.flatMap((attempt) => {
      const ownerId = owners.get(attempt.comparisonId)
      if (!ownerId) return []
      return [
        {
          userId,
          ownerId,
          ...attempt,
          startedAt: new Date(attempt.startedAt),
          finishedAt: new Date(attempt.finishedAt),
          answers: attempt.answers.map((answer) => ({ ...answer })),
        },
      ]
    }),
    skipDuplicates: true,
  })
  await noteFirstAnswers(
    db,
    userId,
    attempts.flatMap((attempt) => {
      const ownerId = owners.get(attempt.comparisonId)
      return ownerId ? [{ ownerId, attempt }] : []
    }),
  )
}

/** The latest attempts of one learner, newest first. */
export async function latestAttempts(
  db: Database,
  userId: string,
  limit: number,
): Promise<(Omit<Attempt, 'answers'> & { readonly ownerId: string })[]> {
  const rows = await db.attempt.findMany({
    where: { userId },
    orderBy: [{ finishedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    omit: { answers: true },
  })
  return rows.map((row) => ({
    id: row.id,
    ownerId: row.ownerId,
    comparisonId: row.comparisonId,
    revision: row.revision,
    settings: row.settings,
    startedAt: row.startedAt.getTime(),
    finishedAt: row.finishedAt.getTime(),
    total: row.total,
    correct: row.correct,
  }))
}

import type { DailyGoal } from '../core/progress/goal'
import type { Queries } from './client'

/** What a learner wants to do on a study day. */
export async function goalOf(db: Queries, userId: string): Promise<DailyGoal> {
  const rows = await db.$queryRaw<DailyGoal[]>`
    SELECT daily_goal AS amount, daily_goal_unit AS unit FROM users WHERE id = ${userId}::uuid`
  return rows[0] ?? { amount: 0, unit: 'reviews' }
}

export async function saveGoal(
  db: Queries,
  userId: string,
  { amount, unit }: DailyGoal,
): Promise<void> {
  await db.user.updateMany({
    where: { id: userId },
    data: { dailyGoal: amount, dailyGoalUnit: unit },
  })
}

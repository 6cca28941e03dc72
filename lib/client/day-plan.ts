import type { DayPlan } from '../core/scheduling/types'

/** Keeps what the learner changed for today. @returns whether that went through */
export async function saveDayPlan(plan: DayPlan): Promise<boolean> {
  const response = await fetch('/api/day-plan', {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(plan),
  }).catch(() => null)
  return response?.ok ?? false
}

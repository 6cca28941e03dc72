import type { DayPlan } from '../core/scheduling/types'
import { tellServer } from './tell-server'

/** Keeps what the learner changed for today. @returns whether that went through */
export async function saveDayPlan(plan: DayPlan): Promise<boolean> {
  return (await tellServer('PUT', '/api/day-plan', plan)).ok
}

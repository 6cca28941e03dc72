import 'server-only'
import { backlogOf, daysToClear } from '../core/scheduling/catch-up'
import { studyDay } from '../core/scheduling/day'
import type { DayPlan } from '../core/scheduling/types'
import type { Viewer } from '../data/accounts'
import { soonestMemories } from '../data/memories'
import { newFacts } from '../data/new-facts'
import { now } from './clock'
import { database } from './database'

/** A backlog with what working it off would take. */
export interface Offer {
  readonly size: number
  readonly perDay: number
  /** Study days, today included. */
  readonly days: number
}

const PER_DAY = 30
/** A backlog beyond this is told as this. */
const MOST = 5_000

/** What to offer a learner who was away; null without a backlog, and while one is being worked off. */
export async function backlogFor({ id, settings, plan }: Viewer): Promise<Offer | null> {
  if (plan?.catchUp != null) return null
  const at = now()
  const memories = (await soonestMemories(database(), id, MOST)).map(({ memory }) => memory)
  const backlog = backlogOf(memories, settings, at)
  if (!backlog) return null
  const perDay = Math.max(PER_DAY, Math.ceil(backlog.usualDay * 2))
  const days = daysToClear(memories, perDay, settings, at)
  return days === null || days < 2 ? null : { size: backlog.size, perDay, days }
}

/** The learner's plan as it holds today, to be changed. */
export function planOfToday({ settings, plan }: Viewer): DayPlan {
  const day = studyDay(now(), settings.timeZone, settings.dayStartHour)
  const isOfToday = plan?.day === day
  return {
    day,
    extraNew: isOfToday ? plan.extraNew : 0,
    extraReviews: isOfToday ? plan.extraReviews : 0,
    catchUp: plan?.catchUp ?? null,
  }
}

/** A few more than a day is offered at once. */
const MORE_AT_ONCE = 5

/** How many new facts there still are for a learner whose day is done, at most five. */
export async function newFactsLeft({ id, settings }: Viewer): Promise<number> {
  const at = now()
  const today = studyDay(at, settings.timeZone, settings.dayStartHour)
  const left = await newFacts(database(), id, { limit: MORE_AT_ONCE, today, now: at })
  return Math.min(MORE_AT_ONCE, left.length)
}

import 'server-only'
import { type GoalProgress, goalProgress } from '../core/progress/goal'
import { type Mastery, masteryOf } from '../core/progress/mastery'
import { SECONDS_PER_ITEM, type Today, todayOf } from '../core/progress/today'
import { standingAnswers } from '../core/scheduling/fold'
import { studyDayAt } from '../core/scheduling/queue-day'
import type { Learner, Viewer } from '../data/accounts'
import type { StoredComparison } from '../data/comparisons'
import { gatherDay } from '../data/gather'
import { goalOf } from '../data/goals'
import { memoriesOf, memoriesOfAll } from '../data/memories'
import { secondsPerAnswer } from '../data/pace'
import { reviewsSince } from '../data/reviews'
import { now } from './clock'
import { database } from './database'
import { refoldIfNeeded } from './refolding'
import { comparisonsOf } from './sitting'

export type { Card } from './cards'
export { comparisonsOf, type Sitting, sittingOf } from './sitting'

/** What a study day holds for a learner, in numbers. */
export interface Day extends Today {
  /** When they were counted, milliseconds. */
  readonly at: number
  /** The comparisons the new facts are of. */
  readonly freshOf: readonly { readonly slug: string; readonly title: string }[]
  /** How far today's answers go towards the learner's goal; null without one. */
  readonly goal: GoalProgress | null
  /** Whether the learner studies anything at all. */
  readonly begun: boolean
  /** The numbers will change: memories are still being brought up to changed settings. */
  readonly refolding: boolean
}

export async function dayOf(learner: Learner): Promise<Day> {
  const { id, settings } = learner
  const at = now()
  const refolding = await refoldIfNeeded(learner)
  const [{ input, owners }, reviews, pace, goal] = await Promise.all([
    gatherDay(database(), learner, at),
    reviewsSince(database(), id, studyDayAt(at, settings).start),
    secondsPerAnswer(database(), id),
    goalOf(database(), id),
  ])
  const today = todayOf(input, reviews, settings, at, pace ?? SECONDS_PER_ITEM)
  const fresh = await comparisonsOf(
    input.candidates.slice(0, today.fresh).flatMap((factId) => {
      const [ownerId, comparisonId] = [owners.get(factId), input.places[factId]?.comparisonId]
      return ownerId && comparisonId ? [{ ownerId, comparisonId }] : []
    }),
  )
  return {
    ...today,
    goal: goalProgress(goal, standingAnswers(reviews)),
    freshOf: fresh.map(({ slug, comparison }) => ({ slug, title: comparison.title })),
    minutes: Math.max(1, today.minutes),
    at,
    begun: input.memories.length + input.candidates.length > 0,
    refolding,
  }
}

/** What a learner knows of some comparisons at this moment, in their order; read at once, however many they are. */
export async function masteryOfAll(
  viewer: Viewer,
  found: readonly StoredComparison[],
): Promise<Mastery[]> {
  const { id, settings } = viewer
  await refoldIfNeeded(viewer)
  const memories = await memoriesOfAll(database(), id, found)
  const at = now()
  return found.map(({ comparison }) => masteryOf(comparison, memories, settings, at))
}

/** What a learner knows of one comparison at this moment. */
export async function masteryFor(
  viewer: Viewer,
  { ownerId, id: comparisonId, comparison }: StoredComparison,
): Promise<Mastery> {
  const { id, settings } = viewer
  await refoldIfNeeded(viewer)
  const memories = await memoriesOf(database(), id, ownerId, comparisonId)
  return masteryOf(
    comparison,
    new Map(memories.map(({ memory }) => [memory.factId, memory])),
    settings,
    now(),
  )
}

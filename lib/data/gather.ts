import type { QueueInput } from '../core/scheduling/queue'
import { studyDayAt } from '../core/scheduling/queue-day'
import { tallyOf } from '../core/scheduling/queue-tally'
import type { DayPlan, Place, SchedulingSettings } from '../core/scheduling/types'
import type { Viewer } from './accounts'
import type { Database } from './client'
import { type Enrolment, enrolments } from './enrolments'
import {
  firstMemories,
  memoriesAnsweredSince,
  memoriesOf,
  memoriesOfFacts,
  type PlacedMemory,
  soonestMemories,
} from './memories'
import { type NewFact, newFacts, noteMet } from './new-facts'
import type { PlacedFact } from './places'

/** What is known of a learner's facts, for building queues. */
export interface Gathered {
  readonly input: QueueInput
  /** By fact id, whose it is. */
  readonly owners: ReadonlyMap<string, string>
  readonly enrolled: readonly Enrolment[]
}

/** Memories read beyond what the day asks, to know what comes after it, and at most. */
const SOONEST_AFTER = 400
const SOONEST = 1_000
/** Of so many the order by chance, or that of a backlog, takes its first. */
const SOONEST_TO_RANK = 5_000
/** New facts to choose from by chance, or where siblings are put off. */
const CANDIDATES = 1_000
/** An exam moves reviews so many days before it. */
const EXAM_NEAR_DAYS = 7

/** Everything the queue of the study day at `at` (milliseconds) is built from, asked in at most two turns. */
export async function gatherDay(
  db: Database,
  { id, settings, plan }: Pick<Viewer, 'id' | 'settings' | 'plan'>,
  at: number,
): Promise<Gathered> {
  const today = studyDayAt(at, settings)
  const limit = newLimit(settings, plan, today.number)
  const [soonest, answered, enrolled, fresh] = await Promise.all([
    competingMemories(db, { id, settings, plan }, at, today.end),
    memoriesAnsweredSince(db, id, today.start),
    enrolments(db, id),
    newFacts(db, id, { limit, today: today.number, now: at }),
  ])
  const near = enrolled.filter(
    ({ examDay }) =>
      examDay !== null && examDay > today.number && examDay <= today.number + EXAM_NEAR_DAYS,
  )
  const marked = fresh.filter((fact) => fact.marked).map(({ factId }) => factId)
  const met = lookedThrough(enrolled, fresh, limit, today.number)
  const [known, exams] = await Promise.all([
    memoriesOfFacts(db, id, marked),
    Promise.all(near.map(({ ownerId, comparisonId }) => memoriesOf(db, id, ownerId, comparisonId))),
    met.length > 0 && noteMet(db, id, met),
  ])
  return gathered([...soonest, ...answered, ...known, ...exams.flat()], fresh, {
    enrolled,
    plan,
    tally: (places) =>
      tallyOf(
        answered.map(({ memory }) => memory),
        places,
        settings,
        at,
      ),
  })
}

/**
 * The memories that compete for the day: the soonest, which are the first of the order by due date, and what is the
 * first of all that is due in an order that the database knows. The order by chance hashes ids and that of a backlog
 * asks FSRS what a review is worth, which it does not know: of those the soonest 5 000 compete.
 */
async function competingMemories(
  db: Database,
  { id, settings, plan }: Pick<Viewer, 'id' | 'settings' | 'plan'>,
  now: number,
  end: number,
): Promise<PlacedMemory[]> {
  const order = settings.reviewOrder
  if (plan?.catchUp != null || order === 'random') return soonestMemories(db, id, SOONEST_TO_RANK)
  const limit = rowsFor(settings, plan)
  if (order === 'due') return soonestMemories(db, id, limit)
  const both = await Promise.all([
    soonestMemories(db, id, limit),
    firstMemories(db, id, { order, now, end, limit }),
  ])
  return both.flat()
}

/** Where siblings of reviews are put off, nobody knows how many of the memories a day asks come to. */
function rowsFor(
  { reviewsPerDay, burySiblings }: SchedulingSettings,
  plan: DayPlan | null,
): number {
  const asked = reviewsPerDay + Math.max(0, plan?.extraReviews ?? 0)
  return burySiblings.review ? SOONEST : Math.min(SOONEST, asked + SOONEST_AFTER)
}

/** Comparisons not noted as met of which nothing new was found, though they were looked through. */
function lookedThrough(
  enrolled: readonly Enrolment[],
  fresh: readonly NewFact[],
  limit: number,
  today: number,
): string[] {
  const found = new Set(fresh.map(({ place }) => place.comparisonId))
  const others = enrolled.filter(({ examDay }) => (examDay ?? 0) <= today)
  const count = fresh.filter(({ place }) => (place.examDay ?? 0) <= today).length
  const last = others.findLastIndex(({ comparisonId }) => found.has(comparisonId))
  return others
    .slice(0, count < limit ? others.length : Math.max(0, last))
    .filter(({ comparisonId, met }) => !met && !found.has(comparisonId))
    .map(({ comparisonId }) => comparisonId)
}

function newLimit(
  { newPerDay, newOrder, burySiblings }: SchedulingSettings,
  plan: DayPlan | null,
  today: number,
): number {
  if (newOrder === 'random' || burySiblings.new) return CANDIDATES
  return Math.max(0, newPerDay + (plan?.day === today ? plan.extraNew : 0))
}

/** The same from memories and new facts found in another way. */
export function gathered(
  memories: readonly PlacedMemory[],
  fresh: readonly NewFact[],
  {
    enrolled,
    plan,
    tally,
  }: {
    readonly enrolled: readonly Enrolment[]
    readonly plan: DayPlan | null
    readonly tally: (
      places: Readonly<Record<string, Place>>,
    ) => Pick<QueueInput, 'introducedToday' | 'reviewedToday' | 'answered'>
  },
): Gathered {
  const facts: PlacedFact[] = [
    ...memories.map(({ ownerId, memory, place }) => ({ factId: memory.factId, ownerId, place })),
    ...fresh,
  ]
  const places = Object.fromEntries(facts.map(({ factId, place }) => [factId, place]))
  const byFact = new Map(memories.map(({ memory }) => [memory.factId, memory]))
  return {
    input: {
      memories: [...byFact.values()],
      candidates: fresh.map(({ factId }) => factId),
      places,
      plan,
      ...tally(places),
    },
    owners: new Map(facts.map(({ factId, ownerId }) => [factId, ownerId])),
    enrolled,
  }
}

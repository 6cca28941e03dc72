import 'server-only'
import type { QueueInput } from '../core/scheduling/queue'
import { studyDayAt } from '../core/scheduling/queue-day'
import { tallyOf } from '../core/scheduling/queue-tally'
import type { DayPlan, Place, SchedulingSettings } from '../core/scheduling/types'
import type { Viewer } from '../data/accounts'
import { type Enrolment, enrolments } from '../data/enrolments'
import {
  memoriesAnsweredSince,
  memoriesOf,
  memoriesOfFacts,
  type NewFact,
  newFacts,
  type PlacedFact,
  type PlacedMemory,
  soonestMemories,
} from '../data/memories'
import { database } from './database'

/** What is known of a learner's facts, for building queues. */
export interface Gathered {
  readonly input: QueueInput
  /** By fact id, whose it is. */
  readonly owners: ReadonlyMap<string, string>
  readonly enrolled: readonly Enrolment[]
}

/** The memories that may be asked soonest; in an order other than by day all that is due competes, so more are read. */
const SOONEST = 1_000
const SOONEST_TO_RANK = 5_000
/** New facts to choose from by chance, or where siblings are put off. */
const CANDIDATES = 1_000
/** An exam moves reviews so many days before it. */
const EXAM_NEAR_DAYS = 7

/** Everything the queue of the study day at `at` (milliseconds) is built from. */
export async function gatherDay({ id, settings, plan }: Viewer, at: number): Promise<Gathered> {
  const db = database()
  const today = studyDayAt(at, settings)
  const ranked = settings.reviewOrder !== 'due' || plan?.catchUp != null
  const [soonest, answered, enrolled, fresh] = await Promise.all([
    soonestMemories(db, id, ranked ? SOONEST_TO_RANK : SOONEST),
    memoriesAnsweredSince(db, id, today.start),
    enrolments(db, id),
    newFacts(db, id, {
      limit: newLimit(settings, plan, today.number),
      today: today.number,
      now: at,
    }),
  ])
  const near = enrolled.filter(
    ({ examDay }) =>
      examDay !== null && examDay > today.number && examDay <= today.number + EXAM_NEAR_DAYS,
  )
  const [marked, ...exams] = await Promise.all([
    memoriesOfFacts(
      db,
      id,
      fresh.filter(({ marked }) => marked).map(({ factId }) => factId),
    ),
    ...near.map(({ ownerId, comparisonId }) => memoriesOf(db, id, ownerId, comparisonId)),
  ])
  return gathered([...soonest, ...answered, ...marked, ...exams.flat()], fresh, {
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

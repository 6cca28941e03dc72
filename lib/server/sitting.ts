import 'server-only'
import type { Comparison } from '../core/comparison/types'
import { type NextDue, nextDue } from '../core/progress/today'
import { startOfStudyDay } from '../core/scheduling/day'
import { filterFacts, queueOf, recentlyForgotten } from '../core/scheduling/filter'
import { buildQueue, offeredNow, type Queue } from '../core/scheduling/queue'
import { studyDayAt } from '../core/scheduling/queue-day'
import type { Memory, SchedulingSettings } from '../core/scheduling/types'
import type { Viewer } from '../data/accounts'
import { findComparisons, type StoredComparison } from '../data/comparisons'
import { enrolments } from '../data/enrolments'
import { type Gathered, gatherDay, gathered } from '../data/gather'
import { dueOfFacts, flaggedMemories, loadsOf, memoriesOf, soonestMemories } from '../data/memories'
import { newFactsOfComparison } from '../data/new-facts'
import { type SlowAfter, slowAfter } from '../data/pace'
import { reviewsSince } from '../data/reviews'
import { type Card, cardsOf } from './cards'
import { now } from './clock'
import { comparisonAt } from './comparisons'
import { database } from './database'
import { refoldIfNeeded } from './refolding'
import type { StudyFilter } from './study-filter'
import { unwantedItems } from './unwanted'

/** Everything a sitting needs, so that answering asks the network for nothing. */
export interface Sitting {
  /** When it was put together, milliseconds. */
  readonly at: number
  /** Of the facts that have a card and are not new. */
  readonly memories: readonly Memory[]
  readonly queue: Pick<Queue, 'learning' | 'main'>
  readonly filter: StudyFilter | null
  /** How many can be asked now. */
  readonly count: number
  /** What comes after this sitting, its own facts apart. */
  readonly next: NextDue | null
  /** By fact id. */
  readonly cards: Readonly<Record<string, Card>>
  readonly settings: SchedulingSettings
  /** Retention by id of the comparisons that have their own. */
  readonly retentions: Readonly<Record<string, number>>
  /** How many facts are due on the study days to come, by their number. */
  readonly due: ReadonlyMap<number, number>
  /** By fact id the study days on which other facts of its row are due, where there are any. */
  readonly siblingDays: Readonly<Record<string, readonly number[]>>
  readonly slowAfterMs: SlowAfter
  /** Memories are still being brought up to changed settings. */
  readonly refolding: boolean
}

/** More than this is not reviewed in one sitting. */
const SITTING_LIMIT = 500
/** Study days whose load is told. */
const LOAD_DAYS = 91

/** What a learner can go through now: the queue of the study day, or the facts of a filter. */
export async function sittingOf(
  viewer: Viewer,
  filter: StudyFilter | null = null,
): Promise<Sitting> {
  const at = now()
  const { settings } = viewer
  const refolding = await refoldIfNeeded(viewer)
  const day = studyDayAt(at, settings)
  const [found, due, slowAfterMs] = await Promise.all([
    filter ? gatherFilter(viewer, filter, at) : gatherQueue(viewer, at),
    loadFrom(viewer, day.number),
    slowAfter(database(), viewer.id),
  ])
  const { learning, main } = found.queue
  const memories = new Map(found.input.memories.map((memory) => [memory.factId, memory]))
  const wanted = new Map(
    [...learning, ...main]
      .slice(0, SITTING_LIMIT)
      .map(({ factId }) => [factId, memories.get(factId) ?? null]),
  )
  const comparisons = await comparisonsOf(
    [...wanted.keys()].flatMap((factId) => {
      const comparisonId = found.input.places[factId]?.comparisonId
      const ownerId = found.owners.get(factId)
      return ownerId && comparisonId ? [{ ownerId, comparisonId }] : []
    }),
  )
  const cards = cardsOf(comparisons, wanted, {
    seed: String(day.number),
    drill: filter?.topic != null,
    without: await unwantedItems(viewer, comparisons),
  })
  const siblingDays = await siblingDaysOf(viewer, comparisons, new Set(Object.keys(cards)))
  const shown = ({ factId }: { readonly factId: string }) => factId in cards
  const contrastFirst = ({ factId }: { readonly factId: string }) =>
    filter?.topic != null && cards[factId]?.items[0]?.format === 'contrast' ? 0 : 1
  const queue = {
    learning: learning.filter(shown),
    main: main.filter(shown).sort((a, b) => contrastFirst(a) - contrastFirst(b)),
  }
  return {
    at,
    memories: found.input.memories.filter(shown),
    queue,
    filter,
    count: offeredNow({ ...queue, held: [] }, settings, at).length,
    next: nextDue(
      found.input.memories.filter((memory) => !shown(memory)),
      settings,
      at,
    ),
    cards,
    settings,
    retentions: Object.fromEntries(
      found.enrolled.flatMap(({ comparisonId, desiredRetention }) =>
        desiredRetention === null ? [] : [[comparisonId, desiredRetention]],
      ),
    ),
    due,
    siblingDays,
    slowAfterMs,
    refolding,
  }
}

async function gatherQueue(viewer: Viewer, at: number) {
  const data = await gatherDay(database(), viewer, at)
  return { ...data, queue: buildQueue(data.input, viewer.settings, at) }
}

const RANKED = 5_000
const FORGOTTEN_MS = 7 * 86_400_000

/** The facts of a filter, whatever the limits of the day; weak and flagged ones and practice also before they are due. */
async function gatherFilter(
  { id, settings }: Viewer,
  { comparison: slug, topic, subject, only, practise }: StudyFilter,
  at: number,
): Promise<Gathered & { queue: Pick<Queue, 'learning' | 'main'> }> {
  const db = database()
  const found = slug === null ? null : await comparisonAt({ id }, slug)
  const isMissing = slug !== null && found === null
  const [memories, fresh, enrolled, reviews] = await Promise.all([
    isMissing ? [] : filteredMemories(id, found, only),
    found && only === null
      ? newFactsOfComparison(db, id, found, { limit: SITTING_LIMIT, now: at })
      : [],
    enrolments(db, id),
    only === 'weak' ? reviewsSince(db, id, at - FORGOTTEN_MS) : [],
  ])
  const candidates = fresh
    .filter(
      ({ place }) =>
        (topic === null || place.row === topic) &&
        (subject === null || place.about.includes(subject)),
    )
    .slice(0, settings.newPerDay)
  const data = gathered(memories, candidates, {
    enrolled,
    plan: null,
    tally: () => ({ introducedToday: 0, reviewedToday: 0, answered: [] }),
  })
  const chosen = filterFacts(
    {
      ...(found && { comparisonId: found.id }),
      ...(topic !== null && { row: topic }),
      ...(subject !== null && { subject }),
      weak: only === 'weak',
      flagged: only === 'flagged',
      which: practise || only !== null ? 'all' : 'due',
    },
    data.input.memories,
    data.input.places,
    recentlyForgotten(reviews, at),
    settings,
    at,
  )
  const byFact = new Map(data.input.memories.map((memory) => [memory.factId, memory]))
  return {
    ...data,
    queue: queueOf([...chosen, ...data.input.candidates], byFact, data.input.places),
  }
}

function filteredMemories(
  userId: string,
  comparison: StoredComparison | null,
  only: StudyFilter['only'],
) {
  const db = database()
  if (comparison) return memoriesOf(db, userId, comparison.ownerId, comparison.id)
  return only === 'flagged'
    ? flaggedMemories(db, userId, RANKED)
    : soonestMemories(db, userId, RANKED)
}

async function loadFrom(
  { id, settings: { timeZone, dayStartHour } }: Viewer,
  today: number,
): Promise<ReadonlyMap<number, number>> {
  const starts = Array.from({ length: LOAD_DAYS + 1 }, (_, index) =>
    startOfStudyDay(today + index, timeZone, dayStartHour),
  )
  const counts = await loadsOf(database(), id, starts)
  return new Map(
    counts.flatMap((count, index) => (count > 0 ? [[today + index, count] as const] : [])),
  )
}

/** The days of siblings, for spreading the facts of a row when the load is evened out. */
async function siblingDaysOf(
  { id, settings }: Viewer,
  comparisons: readonly StoredComparison[],
  wanted: ReadonlySet<string>,
): Promise<Record<string, readonly number[]>> {
  const shared = comparisons
    .flatMap(({ comparison }) => rowsOfFacts(comparison, wanted))
    .filter((row) => row.length > 1)
  const due = await dueOfFacts(database(), id, shared.flat())
  const days = new Map([...due].map(([factId, at]) => [factId, studyDayAt(at, settings).number]))
  return Object.fromEntries(
    shared.flatMap((row) =>
      row
        .filter((factId) => wanted.has(factId))
        .map((factId) => [
          factId,
          row.flatMap((other) => (other === factId ? [] : (days.get(other) ?? []))),
        ])
        .filter(([, others]) => (others?.length ?? 0) > 0),
    ),
  )
}

/** The rows that some facts stand in, each as the ids of all its facts. */
function rowsOfFacts({ facts }: Comparison, wanted: ReadonlySet<string>): string[][] {
  const rows = new Map<string, string[]>()
  for (const { id, topic } of facts) if (wanted.has(id)) rows.set(topic, [])
  for (const { id, topic } of facts) rows.get(topic)?.push(id)
  return [...rows.values()]
}

/** The comparisons some facts belong to, each once. */
export async function comparisonsOf(
  places: readonly { ownerId: string; comparisonId: string }[],
): Promise<StoredComparison[]> {
  const byOwner = new Map<string, Set<string>>()
  for (const { ownerId, comparisonId } of places) {
    byOwner.set(ownerId, (byOwner.get(ownerId) ?? new Set()).add(comparisonId))
  }
  const found = await Promise.all(
    [...byOwner].map(([ownerId, ids]) => findComparisons(database(), ownerId, [...ids])),
  )
  return found.flat()
}

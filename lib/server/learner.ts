import 'server-only'
import { type Mastery, masteryOf } from '../core/progress/mastery'
import { type Streak, streakOf } from '../core/progress/streak'
import { type NextDue, nextDue, type Today, todayOf } from '../core/progress/today'
import type { ContextRow } from '../core/questions/context'
import type { FlashcardItem } from '../core/questions/types'
import { startOfStudyDay, studyDay } from '../core/scheduling/day'
import { buildQueue, offeredNow, type QueueInput } from '../core/scheduling/queue'
import { endOfStudyDay, learnAheadOf } from '../core/scheduling/queue-day'
import type { Review, SchedulingSettings } from '../core/scheduling/types'
import type { Viewer } from '../data/accounts'
import { findComparisons, type StoredComparison } from '../data/comparisons'
import { introducedSince, memoriesOf, newFacts, soonestMemories } from '../data/memories'
import { reviewsSince } from '../data/reviews'
import { now } from './clock'
import { database } from './database'
import { flashcardsOf, rowsOf } from './quiz'

/** What a study day holds for a learner, in numbers. */
export interface Day extends Today {
  /** When they were counted, milliseconds. */
  readonly at: number
  /** Whether the learner studies anything at all. */
  readonly begun: boolean
}

/** More than this is neither reviewed nor counted in one day. */
const DUE_LIMIT = 500
const SOONEST = 1000
const NOTHING_ELSE = { places: {}, reviewedToday: 0, answered: [], plan: null }

export async function dayOf({ id, settings }: Viewer): Promise<Day> {
  const at = now()
  const since = startOfDay(at, settings)
  const [memories, reviews, fresh] = await Promise.all([
    soonestMemories(database(), id, SOONEST),
    reviewsSince(database(), id, since),
    freshFacts(id, settings, since),
  ])
  const today = todayOf(
    {
      ...NOTHING_ELSE,
      memories: memories.map(({ memory }) => memory),
      candidates: fresh.candidates.map(({ factId }) => factId),
      introducedToday: fresh.introducedToday,
    },
    reviews,
    settings,
    at,
  )
  return {
    ...today,
    at,
    minutes: Math.max(1, today.minutes),
    begun: memories.length > 0 || fresh.candidates.length > 0,
  }
}

const startOfDay = (at: number, { timeZone, dayStartHour }: SchedulingSettings) =>
  startOfStudyDay(studyDay(at, timeZone, dayStartHour), timeZone, dayStartHour)

async function freshFacts(userId: string, { newPerDay }: SchedulingSettings, since: number) {
  const introducedToday = await introducedSince(database(), userId, since)
  const candidates = await newFacts(database(), userId, Math.max(0, newPerDay - introducedToday))
  return { introducedToday, candidates }
}

/** One card of a sitting with what is shown after it is turned. */
export interface Card {
  readonly item: FlashcardItem
  readonly comparison: string
  readonly row: ContextRow
}

/** Everything a sitting needs, so that answering asks the network for nothing. */
export interface Sitting {
  /** When it was put together, milliseconds. */
  readonly at: number
  /** What the queue is built from; empty of both kinds when nothing is to be done. */
  readonly input: QueueInput
  readonly count: number
  /** What comes after this sitting, its own facts apart. */
  readonly next: NextDue | null
  /** By fact id. */
  readonly cards: Readonly<Record<string, Card>>
  readonly settings: SchedulingSettings
}

export async function sittingOf({ id, settings }: Viewer): Promise<Sitting> {
  const at = now()
  const until = Math.max(endOfStudyDay(at, settings), at + learnAheadOf(settings))
  const [soonest, fresh] = await Promise.all([
    soonestMemories(database(), id, SOONEST),
    freshFacts(id, settings, startOfDay(at, settings)),
  ])
  const due = soonest.filter(({ memory }) => memory.due <= until).slice(0, DUE_LIMIT)
  const later = soonest.flatMap(({ memory }) => (memory.due > until ? [memory] : []))
  const next = nextDue(later, settings, at)
  const places = [...due, ...fresh.candidates]
  const comparisons = await comparisonsOf(places)
  const cards = cardsOf(comparisons, [
    ...due.map(({ memory }) => memory.factId),
    ...fresh.candidates.map(({ factId }) => factId),
  ])
  const memories = due.map(({ memory }) => memory).filter(({ factId }) => factId in cards)
  const input = {
    ...NOTHING_ELSE,
    memories,
    candidates: fresh.candidates.map(({ factId }) => factId).filter((factId) => factId in cards),
    introducedToday: fresh.introducedToday,
  }
  const { length: count } = offeredNow(buildQueue(input, settings, at), settings, at)
  return { at, input, count, next, cards, settings }
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

function cardsOf(
  comparisons: readonly StoredComparison[],
  factIds: readonly string[],
): Record<string, Card> {
  const wanted = new Set(factIds)
  const cards: Record<string, Card> = {}
  for (const { comparison } of comparisons) {
    for (const [factId, item] of flashcardsOf(comparison)) {
      if (!wanted.has(factId)) continue
      const row = rowsOf(comparison, [item])[factId]
      if (row) cards[factId] = { item, comparison: comparison.title, row }
    }
  }
  return cards
}

/** What a learner knows of one comparison at this moment. */
export async function masteryFor(
  { id, settings }: Viewer,
  { ownerId, id: comparisonId, comparison }: StoredComparison,
): Promise<Mastery> {
  const memories = await memoriesOf(database(), id, ownerId, comparisonId)
  return masteryOf(
    comparison,
    new Map(memories.map(({ memory }) => [memory.factId, memory])),
    settings,
    now(),
  )
}

const STREAK_DAYS = 400

/** How many days in a row the learner has kept at it, over the last 400 days. */
export async function streakFor({ id, settings }: Viewer): Promise<Streak> {
  const at = now()
  const logs = new Map<string, Review[]>()
  for (const review of await reviewsSince(database(), id, at - STREAK_DAYS * 86_400_000)) {
    const log = logs.get(review.factId) ?? []
    log.push(review)
    logs.set(review.factId, log)
  }
  return streakOf(logs.values(), settings, at)
}

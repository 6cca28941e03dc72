import { startOfStudyDay, studyDay } from './day'
import { retrievabilityAt } from './schedule'
import type { Memory, SchedulingSettings } from './types'

/** Milliseconds by which a learning step may be taken early when there is nothing else to do: 20 minutes, as in Anki. */
export const LEARN_AHEAD = 20 * 60_000

export interface QueueEntry {
  readonly factId: string
  readonly kind: 'learning' | 'review' | 'new'
  /** Milliseconds since 1970, UTC; 0 for a new fact. */
  readonly due: number
}

/** What a study day has to offer; every fact stands in it once. */
export interface Queue {
  /** Facts in (re)learning steps that are due before the next study day begins or within LEARN_AHEAD; soonest first. */
  readonly learning: readonly QueueEntry[]
  /** Facts due today or before, then new ones in the order given. */
  readonly main: readonly QueueEntry[]
}

export interface QueueInput {
  /** At most one of a fact. */
  readonly memories: readonly Memory[]
  /** Ids of facts that may be introduced, in document order; those with a memory are passed over. */
  readonly candidates: readonly string[]
  /** How many new facts this study day has brought already. */
  readonly introducedToday: number
}

/** The instant the study day after that of `now` begins. Errors as `studyDay`. */
export function endOfStudyDay(now: number, { timeZone, dayStartHour }: SchedulingSettings): number {
  return startOfStudyDay(studyDay(now, timeZone, dayStartHour) + 1, timeZone, dayStartHour)
}

const inSteps = ({ state }: Memory) => state === 'learning' || state === 'relearning'

/**
 * Whether a fact can be asked at `now`: a step that is due within LEARN_AHEAD, or a review due before the study day
 * ends at `dayEnd` (milliseconds both).
 */
export function isDue(memory: Memory, now: number, dayEnd: number): boolean {
  if (memory.state === 'new') return false
  return inSteps(memory) ? memory.due <= now + LEARN_AHEAD : memory.due < dayEnd
}

/**
 * The queue of the study day at `now`. Reviews stand by the study day they were due, oldest first, and among those of
 * a day the least certain first, so that the rows of a table come mixed. No more new facts than the day still allows.
 * Errors as `studyDay`.
 */
export function buildQueue(
  { memories, candidates, introducedToday }: QueueInput,
  settings: SchedulingSettings,
  now: number,
): Queue {
  const dayEnd = endOfStudyDay(now, settings)
  const { timeZone, dayStartHour, newPerDay } = settings

  const learning = memories
    .filter((memory) => inSteps(memory) && memory.due < Math.max(dayEnd, now + LEARN_AHEAD + 1))
    .map(({ factId, due }): QueueEntry => ({ factId, kind: 'learning', due }))
    .sort((a, b) => a.due - b.due || (a.factId < b.factId ? -1 : 1))

  const reviews = memories
    .filter((memory) => memory.state === 'review' && memory.due < dayEnd)
    .map((memory) => ({
      factId: memory.factId,
      due: memory.due,
      day: studyDay(memory.due, timeZone, dayStartHour),
      recall: retrievabilityAt(memory, now, settings),
    }))
    .sort((a, b) => a.day - b.day || a.recall - b.recall || (a.factId < b.factId ? -1 : 1))
    .map(({ factId, due }): QueueEntry => ({ factId, kind: 'review', due }))

  const known = new Set(memories.map(({ factId }) => factId))
  const introduced = candidates
    .filter((factId) => !known.has(factId))
    .slice(0, Math.max(0, newPerDay - introducedToday))
    .map((factId): QueueEntry => ({ factId, kind: 'new', due: 0 }))

  return { learning, main: [...reviews, ...introduced] }
}

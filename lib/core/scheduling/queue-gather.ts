import type { HeldBack, QueueEntry, QueueInput, Reason } from './queue'
import { dueAs, type StudyDay } from './queue-day'
import type { EntryKind } from './queue-tally'
import { rowKey } from './siblings'
import type { Memory, Place, SchedulingSettings } from './types'

/** All of a learner's facts, by what the study day could make of them. */
export interface Gathered {
  readonly steps: readonly Memory[]
  readonly leftOver: readonly Memory[]
  readonly reviews: readonly Memory[]
  /** Candidates, each once. */
  readonly fresh: readonly string[]
  /** Due, or candidates, and put aside by the learner. */
  readonly held: readonly HeldBack[]
}

/** Why the learner does not want to be asked, at `now`. */
export function putAside({ suspended, buriedUntil }: Memory, now: number): Reason | null {
  if (suspended) return 'suspended'
  return buriedUntil > now ? 'buried' : null
}

export function gather(
  { memories, candidates }: Pick<QueueInput, 'memories' | 'candidates'>,
  settings: SchedulingSettings,
  day: StudyDay,
  now: number,
): Gathered {
  const fresh = new Set(candidates)
  const held: HeldBack[] = []
  const due = { step: [] as Memory[], 'left-over': [] as Memory[], review: [] as Memory[] }
  for (const memory of memories) {
    const { factId, state } = memory
    const isCandidate = fresh.has(factId)
    if (isCandidate && state !== 'new') fresh.delete(factId)
    const as = dueAs(memory, day, settings)
    if (as === null && !(isCandidate && state === 'new')) continue
    const reason = putAside(memory, now)
    if (reason !== null) {
      fresh.delete(factId)
      held.push({ factId, kind: kindOf(memory), reason })
    } else if (as !== null) due[as].push(memory)
  }
  return {
    steps: due.step,
    leftOver: due['left-over'],
    reviews: due.review,
    fresh: [...fresh],
    held,
  }
}

export function kindOf({ state }: Memory): EntryKind {
  return state === 'new' || state === 'review' ? state : 'learning'
}

/** The entry of a fact with a memory, or of a new one by its id. */
export function entryOf(
  fact: Memory | string,
  places: Readonly<Record<string, Place>>,
): QueueEntry {
  const [factId, kind, due]: [string, EntryKind, number] =
    typeof fact === 'string' ? [fact, 'new', 0] : [fact.factId, kindOf(fact), fact.due]
  const place = places[factId]
  return { factId, kind, due, row: place ? rowKey(place) : null }
}

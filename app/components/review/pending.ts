import { apply, standing, verdictAt } from '@/lib/core/scheduling/fold'
import { newMemory } from '@/lib/core/scheduling/schedule'
import {
  answer,
  isAsked,
  type Session,
  setAside,
  startSession,
} from '@/lib/core/scheduling/session'
import type {
  Answer,
  Command,
  Memory,
  Rating,
  Review,
  SchedulingSettings,
} from '@/lib/core/scheduling/types'
import type { Sitting } from '@/lib/server/learner'

type Offered = Pick<Sitting, 'memories' | 'queue' | 'cards' | 'settings' | 'retentions'> &
  Partial<Pick<Sitting, 'filter'>>

/** The learner's settings as they hold for one fact: its comparison may have a retention of its own. */
export function settingsFor(
  { cards, settings, retentions }: Pick<Sitting, 'cards' | 'settings' | 'retentions'>,
  factId: string,
): SchedulingSettings {
  const own = retentions[cards[factId]?.comparisonId ?? '']
  return own === undefined ? settings : { ...settings, desiredRetention: own }
}

/**
 * Where a sitting stands after what the server had not seen when it was put together: as if it had all been done here,
 * one after the other, so that a sitting goes on where it was when its page is loaded anew, without the network too.
 * Entries about facts outside the sitting are left to the server, which alone knows what they were before. Practice asks
 * everything anew: what was answered for the schedule changes memories and is no part of it.
 */
export function begin(
  sitting: Offered,
  pending: readonly Review[],
): { session: Session; memories: ReadonlyMap<string, Memory> } {
  const memories = new Map(sitting.memories.map((memory) => [memory.factId, memory]))
  let session = startSession(sitting.queue, sitting.settings)
  for (const entry of standing(pending)) {
    const { factId } = entry
    const before = memories.get(factId) ?? null
    if (before ? before.lastReview >= entry.at : !(factId in sitting.cards)) continue
    const settings = settingsFor(sitting, factId)
    const after = apply(before, entry, settings)
    if (after === before || (!before && after.state === 'new' && entry.kind === 'answer')) continue
    memories.set(factId, after)
    if (!sitting.filter?.practise && isAsked(session, factId))
      session = moved(session, entry, before, after, settings)
  }
  return { session, memories }
}

function moved(
  session: Session,
  entry: Answer | Command,
  before: Memory | null,
  after: Memory,
  settings: SchedulingSettings,
): Session {
  if (entry.kind === 'answer') return answer(session, ratingOf(entry, before, settings), after)
  const stays = entry.kind === 'flag' || entry.kind === 'resume' || entry.kind === 'unbury'
  return stays ? session : setAside(session, entry.factId)
}

function ratingOf(entry: Answer, before: Memory | null, settings: SchedulingSettings): Rating {
  const counted = verdictAt(before ?? newMemory(entry.factId), entry, settings)?.rating
  return counted ?? entry.rating ?? (entry.correct ? 3 : 1)
}

import { apply, standing } from '@/lib/core/scheduling/fold'
import { buildQueue } from '@/lib/core/scheduling/queue'
import { studyDayAt } from '@/lib/core/scheduling/queue-day'
import { tallyOf } from '@/lib/core/scheduling/queue-tally'
import { type Session, startSession } from '@/lib/core/scheduling/session'
import type { Memory, Review, SchedulingSettings } from '@/lib/core/scheduling/types'
import type { Sitting } from '@/lib/server/learner'

type Offered = Pick<
  Sitting,
  'at' | 'input' | 'queue' | 'cards' | 'filter' | 'settings' | 'retentions'
>

/** The learner's settings as they hold for one fact: its comparison may have a retention of its own. */
export function settingsFor(
  { input, settings, retentions }: Pick<Sitting, 'input' | 'settings' | 'retentions'>,
  factId: string,
): SchedulingSettings {
  const own = retentions[input.places[factId]?.comparisonId ?? '']
  return own === undefined ? settings : { ...settings, desiredRetention: own }
}

/**
 * Where a sitting begins: the server's memories, moved on by what it has not seen yet. Entries about facts outside the
 * sitting are left to the server, which alone knows what they were before. A filtered sitting goes through its own list.
 * One that was kept from an earlier study day begins this day's count anew.
 */
export function begin(
  sitting: Offered,
  pending: readonly Review[],
  now: number,
): { session: Session; memories: ReadonlyMap<string, Memory> } {
  const { queue, cards, filter, settings } = sitting
  const isOfToday = studyDayAt(sitting.at, settings).number === studyDayAt(now, settings).number
  const input = isOfToday
    ? sitting.input
    : { ...sitting.input, introducedToday: 0, reviewedToday: 0, answered: [] }
  const memories = new Map(input.memories.map((memory) => [memory.factId, memory]))
  const candidates = new Set(input.candidates)
  const moved = new Set<string>()
  for (const entry of standing(pending)) {
    const { factId } = entry
    const before = memories.get(factId) ?? null
    if (before ? before.lastReview >= entry.at : !candidates.has(factId)) continue
    const after = apply(before, entry, settingsFor(sitting, factId))
    if (after === before || (!before && after.state === 'new' && entry.kind === 'answer')) continue
    memories.set(factId, after)
    moved.add(factId)
  }
  if (filter) {
    const left = ({ factId }: { readonly factId: string }) => !moved.has(factId)
    const { learning, main } = queue
    const open = { learning: learning.filter(left), main: main.filter(left) }
    return { session: startSession(open, settings), memories }
  }
  const known = new Set(input.answered.map(({ factId }) => factId))
  const more = tallyOf(
    [...memories.values()].filter(({ factId }) => moved.has(factId) && !known.has(factId)),
    input.places,
    settings,
    now,
  )
  const built = buildQueue(
    {
      ...input,
      memories: [...memories.values()],
      introducedToday: input.introducedToday + more.introducedToday,
      reviewedToday: input.reviewedToday + more.reviewedToday,
      answered: [...input.answered, ...more.answered],
    },
    settings,
    now,
  )
  const shown = ({ factId }: { readonly factId: string }) => factId in cards
  const { learning, main } = built
  const open = { learning: learning.filter(shown), main: main.filter(shown) }
  return { session: startSession(open, settings), memories }
}

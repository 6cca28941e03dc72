import { apply, isWorthKeeping, standing } from '@/lib/core/scheduling/fold'
import { buildQueue, type QueueInput } from '@/lib/core/scheduling/queue'
import { tallyOf } from '@/lib/core/scheduling/queue-tally'
import { type Session, startSession } from '@/lib/core/scheduling/session'
import type { Memory, Review, SchedulingSettings } from '@/lib/core/scheduling/types'

/**
 * Where a sitting begins: the server's memories, moved on by what it has not seen yet. Entries about facts outside the
 * sitting are left to the server, which alone knows what they were before.
 */
export function begin(
  input: QueueInput,
  pending: readonly Review[],
  settings: SchedulingSettings,
  now: number,
): { session: Session; memories: ReadonlyMap<string, Memory> } {
  const memories = new Map(input.memories.map((memory) => [memory.factId, memory]))
  const candidates = new Set(input.candidates)
  const answered = new Set<string>()
  for (const entry of standing(pending)) {
    const { factId, at, kind } = entry
    const before = memories.get(factId) ?? null
    if (before ? before.lastReview >= at : !candidates.has(factId)) continue
    const after = apply(before, entry, settings)
    if (!before && !isWorthKeeping(after)) continue
    memories.set(factId, after)
    if (kind === 'answer' && after !== before) answered.add(factId)
  }
  const known = new Set(input.answered.map(({ factId }) => factId))
  const more = tallyOf(
    [...memories.values()].filter(({ factId }) => answered.has(factId) && !known.has(factId)),
    input.places,
    settings,
    now,
  )
  const queue = buildQueue(
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
  return { session: startSession(queue, settings), memories }
}

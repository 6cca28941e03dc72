import { apply, standingAnswers } from '@/lib/core/scheduling/fold'
import { buildQueue, type QueueInput } from '@/lib/core/scheduling/queue'
import { tallyOf } from '@/lib/core/scheduling/queue-tally'
import { type Session, startSession } from '@/lib/core/scheduling/session'
import type { Memory, Review, SchedulingSettings } from '@/lib/core/scheduling/types'

/**
 * Where a sitting begins: the server's memories, moved on by answers it has not seen yet. Answers about facts outside
 * the sitting are left to the server, which alone knows what they were before.
 */
export function begin(
  input: QueueInput,
  pending: readonly Review[],
  settings: SchedulingSettings,
  now: number,
): { session: Session; memories: ReadonlyMap<string, Memory> } {
  const memories = new Map(input.memories.map((memory) => [memory.factId, memory]))
  const candidates = new Set(input.candidates)
  const moved = new Set<string>()
  for (const answer of standingAnswers(pending)) {
    const before = memories.get(answer.factId) ?? null
    if (before ? before.lastReview >= answer.at : !candidates.has(answer.factId)) continue
    const after = apply(before, answer, settings)
    if (after.state === 'new') continue
    memories.set(answer.factId, after)
    moved.add(answer.factId)
  }
  const known = new Set(input.answered.map(({ factId }) => factId))
  const more = tallyOf(
    [...memories.values()].filter(({ factId }) => moved.has(factId) && !known.has(factId)),
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

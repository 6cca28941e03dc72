import { random } from '../random'
import { DAY } from './day'
import { buildQueue, type QueueInput } from './queue'
import { tallyOf } from './queue-tally'
import { advance, newMemory, retrievabilityAt } from './schedule'
import type { Memory, ReviewOrder, SchedulingSettings } from './types'

export interface CatchUpCase {
  readonly facts: number
  /** Study days without a review, before the first day of catching up. */
  readonly awayDays: number
  readonly reviewsPerDay: number
  readonly days: number
  readonly seed: string
}

/**
 * How many facts a learner back from a break recalls, by FSRS, as the mean over the days of catching up, when the
 * reviews of a day are taken most valuable first ('value') or in another order. The same facts, strengths and luck for
 * the same seed: what is recalled is Good, else Again and then Good in the relearning step.
 */
export function recalledWhileCatchingUp(
  { facts, awayDays, reviewsPerDay, days, seed }: CatchUpCase,
  order: ReviewOrder | 'value',
  settings: SchedulingSettings,
  from: number,
): number {
  const dice = random(seed)
  const memories = new Map(
    Array.from({ length: facts }, (_, i): [string, Memory] => {
      const stability = 2 + dice.int(100) * (0.05 + dice.int(100) / 100)
      const lastReview = from - (awayDays + dice.int(Math.ceil(stability))) * DAY
      const intervalDays = Math.ceil(stability)
      const factId = `fact ${i}`
      const due = lastReview + intervalDays * DAY
      return [
        factId,
        {
          ...newMemory(factId),
          state: 'review',
          stability,
          difficulty: 1 + dice.int(90) / 10,
          lastReview,
          introduced: lastReview,
          intervalDays,
          due,
          reps: 3,
        },
      ]
    }),
  )
  const catchUp = order === 'value' ? reviewsPerDay : null
  const plan: QueueInput['plan'] = { day: 0, extraNew: 0, extraReviews: 0, catchUp }
  const reviewOrder = order === 'value' ? settings.reviewOrder : order
  const given = { ...settings, reviewsPerDay, reviewOrder }

  let recalled = 0
  for (let day = 0; day < days; day += 1) {
    const now = from + day * DAY
    const all = [...memories.values()]
    const input = {
      memories: all,
      candidates: [],
      places: {},
      plan,
      ...tallyOf(all, {}, given, now),
    }
    for (const { factId } of buildQueue(input, given, now).main) {
      const memory = memories.get(factId)
      if (memory) memories.set(factId, answered(memory, `${seed} ${day}`, now, given))
    }
    for (const memory of memories.values()) recalled += retrievabilityAt(memory, now, given)
  }
  return recalled / days
}

function answered(memory: Memory, luck: string, now: number, settings: SchedulingSettings): Memory {
  const isRecalled =
    random(`${luck} ${memory.factId}`).int(1_000_000) <
    1e6 * retrievabilityAt(memory, now, settings)
  if (isRecalled) return advance(memory, 3, now, 'learner', settings)
  const relearning = advance(memory, 1, now, 'learner', settings)
  return advance(relearning, 3, now + 600_000, 'learner', settings)
}

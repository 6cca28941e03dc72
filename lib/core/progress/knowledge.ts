import { DAY } from '../scheduling/day'
import { retrievability } from '../scheduling/fsrs'
import type { MemorySettings } from '../scheduling/types'
import { type KeptMemory, present } from './kept'
import { recallsOf } from './spread'
import type { StudyClock } from './study-clock'
import { LOOK_EVERY, MILLION, nextLook, type Tally } from './tally'

export interface KnowledgePoint {
  /** The study day at whose end it holds; today for the last, which holds at the moment. */
  readonly day: number
  /** Facts met. */
  readonly met: number
  /** Facts that would be recalled: the sum of their probabilities. */
  readonly known: number
}

export interface Knowledge {
  readonly now: { readonly met: number; readonly known: number }
  /** Sundays, or every second, third, … of them, and the moment. Empty before the first fact is met. */
  readonly points: readonly KnowledgePoint[]
}

/** More points than this do not show in a chart. */
const MOST_POINTS = 60

/**
 * How many facts would be recalled at `now` (milliseconds), and how many would have been in the past. A review closes
 * a stretch of remembering, whose share is in the tallies of `known`; the stretches that are open still are those of
 * the memories. Facts that an edit removed count until it did.
 */
export function knowledgeOf(
  tallies: readonly Tally[],
  memories: readonly KeptMemory[],
  settings: Pick<MemorySettings, 'parameters'>,
  clock: StudyClock,
  now: number,
): Knowledge {
  const today = clock.dayOf(now)
  const still = present(memories)
  const known = recallsOf(still, settings, now).reduce((sum, recall) => sum + recall, 0)
  const moment = { day: today, met: still.length, known }
  const open = memories
    .map((memory) => ({ memory, since: clock.dayOf(memory.lastReview) }))
    .sort((a, b) => a.since - b.since)
  const closed = new Map(
    tallies.filter(({ figure }) => figure === 'known').map((tally) => [tally.day, tally]),
  )
  const first = Math.min(...closed.keys(), nextLook(open[0]?.since ?? today))
  const past = looksUntil(today, first).map((day): KnowledgePoint => {
    const end = clock.endOf(day)
    let { count: met = 0, sum = 0 } = closed.get(day) ?? {}
    for (const { memory, since } of open) {
      if (since > day) break
      if (memory.retiredAt !== null && memory.retiredAt < end) continue
      const days = Math.max(0, end - memory.lastReview) / DAY
      met += 1
      sum += Math.round(retrievability(memory.stability, days, settings.parameters) * MILLION)
    }
    return { day, met, known: sum / MILLION }
  })
  const { met } = moment
  return { now: { met, known }, points: met > 0 || past.length > 0 ? [...past, moment] : [] }
}

/** The days looked at from `first` to before `today`, at most 60 of them, evenly: the latest is always among them. */
function looksUntil(today: number, first: number): number[] {
  const days: number[] = []
  for (let day = nextLook(today - LOOK_EVERY); day >= first; day -= LOOK_EVERY) days.push(day)
  const every = Math.ceil(days.length / MOST_POINTS)
  return days.filter((_, index) => index % every === 0).reverse()
}

import { DAY } from '../scheduling/day'
import { retrievability } from '../scheduling/fsrs'
import type { MemorySettings } from '../scheduling/types'
import { type KeptMemory, present } from './kept'
import { medianOf } from './shares'

export interface SpreadBin {
  /** The least value of it, and the least of the next; null is open. */
  readonly from: number
  readonly to: number | null
  readonly facts: number
}

export interface Spread {
  readonly bins: readonly SpreadBin[]
  /** Null of no facts. */
  readonly median: number | null
}

export interface Spreads {
  readonly facts: number
  /** Days in which recall falls to 90 %. */
  readonly stability: Spread
  /** 1 to 10. */
  readonly difficulty: Spread
  /** Probability of recall at the moment, 0 to 1. */
  readonly recall: Spread
}

/** Bounds between bins: days; steps of difficulty; tenths of probability. */
const STABILITY = [0, 1, 3, 7, 21, 60, 180, 365] as const
const DIFFICULTY = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const
const RECALL = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const

/** How strong, how hard and how well remembered at `now` (milliseconds) the facts are that were ever answered. */
export function spreadsOf(
  memories: readonly KeptMemory[],
  settings: Pick<MemorySettings, 'parameters'>,
  now: number,
): Spreads {
  const met = present(memories)
  return {
    facts: met.length,
    stability: spreadOf(
      met.map(({ stability }) => stability),
      STABILITY,
      null,
    ),
    difficulty: spreadOf(
      met.map(({ difficulty }) => difficulty),
      DIFFICULTY,
      10,
    ),
    recall: spreadOf(recallsOf(met, settings, now), RECALL, 1),
  }
}

/** The probability of recall of each at `now` (milliseconds), 0 to 1. */
export function recallsOf(
  memories: readonly KeptMemory[],
  { parameters }: Pick<MemorySettings, 'parameters'>,
  now: number,
): number[] {
  return memories.map(({ stability, lastReview }) =>
    retrievability(stability, Math.max(0, now - lastReview) / DAY, parameters),
  )
}

function spreadOf(
  values: readonly number[],
  bounds: readonly number[],
  end: number | null,
): Spread {
  const counts = bounds.map(() => 0)
  for (const value of values) {
    const bin = Math.max(
      0,
      bounds.findLastIndex((bound) => value >= bound),
    )
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return {
    bins: bounds.map((from, index) => ({
      from,
      to: bounds[index + 1] ?? end,
      facts: counts[index] ?? 0,
    })),
    median: medianOf(values),
  }
}

import type { Format } from '../questions/types'
import { journey, verdictAt } from '../scheduling/fold'
import { newMemory, retrievabilityAt } from '../scheduling/schedule'
import type { Memory, MemorySettings, Rating, Review } from '../scheduling/types'

/** How a fact is remembered at one moment. */
export interface Strength {
  /** Days. */
  readonly stability: number
  /** 1 to 10. */
  readonly difficulty: number
  /** 0 to 1. */
  readonly retrievability: number
}

/** One entry of a fact's log and what it did. */
export interface CardEntry {
  readonly id: string
  /** Milliseconds. */
  readonly at: number
  readonly kind: Exclude<Review['kind'], 'undo'>
  /** Of an answer; null for everything else. */
  readonly answer: {
    readonly format: Format
    /** The learner's own grade. */
    readonly rating: Rating | null
    /** Whether a machine-graded answer was right. */
    readonly correct: boolean | null
    /** What it counted as; null where it changed nothing. */
    readonly counted: Rating | null
    readonly elapsedMs: number
    readonly practice: boolean
  } | null
  /** Just before; null while the fact was new. */
  readonly before: Strength | null
  /** Just after; null where the fact is new then. */
  readonly after: Strength | null
  /** Whole days to the next question; 0 in steps and while new. */
  readonly intervalDays: number
}

/** What became of one fact, entry by entry, oldest first, without what was taken back. Errors as `history`. */
export function cardInfoOf(reviews: readonly Review[], settings: MemorySettings): CardEntry[] {
  let before: Memory | null = null
  return journey(reviews, settings).map(({ entry, memory }) => {
    const earlier = before ?? newMemory(entry.factId)
    before = memory
    return {
      id: entry.id,
      at: entry.at,
      kind: entry.kind,
      answer:
        entry.kind === 'answer'
          ? {
              format: entry.format,
              rating: entry.rating,
              correct: entry.correct,
              counted: verdictAt(earlier, entry, settings)?.rating ?? null,
              elapsedMs: entry.elapsedMs,
              practice: entry.practice,
            }
          : null,
      before: strengthOf(earlier, entry.at, settings),
      after: strengthOf(memory, entry.at, settings),
      intervalDays: memory.intervalDays,
    }
  })
}

function strengthOf(memory: Memory, at: number, settings: MemorySettings): Strength | null {
  if (memory.state === 'new') return null
  const { stability, difficulty } = memory
  return { stability, difficulty, retrievability: retrievabilityAt(memory, at, settings) }
}

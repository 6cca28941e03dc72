import type { Comparison } from '../comparison/types'
import { DAY } from '../scheduling/day'
import { journey } from '../scheduling/fold'
import { retrievability } from '../scheduling/fsrs'
import type { MemorySettings, Review } from '../scheduling/types'
import { type Mastery, masteryBy, NEVER, type Recall } from './mastery'

/** A while during which nothing but time changes how well a fact is remembered. */
export interface Stretch {
  /** When it began, milliseconds: at an entry of the log. It ends as the next one begins. */
  readonly from: number
  /** The review since which it is forgotten, milliseconds. */
  readonly lastReview: number
  /** Days; 0 where the fact was made new again. */
  readonly stability: number
  readonly inSteps: boolean
}

/**
 * The life of one fact's memory, in the order of time; empty for one never answered. What was taken back never was.
 * Errors as `history`.
 */
export function stretchesOf(reviews: readonly Review[], settings: MemorySettings): Stretch[] {
  const stretches: Stretch[] = []
  for (const { entry, memory } of journey(reviews, settings)) {
    const { state, lastReview, stability } = memory
    const next: Stretch = {
      from: entry.at,
      lastReview,
      stability,
      inSteps: state !== 'new' && state !== 'review',
    }
    const last = stretches.at(-1) ?? UNMET
    const isSame =
      last.lastReview === lastReview &&
      last.stability === stability &&
      last.inSteps === next.inSteps
    if (!isSame) stretches.push(next)
  }
  return stretches
}

const UNMET: Omit<Stretch, 'from'> = { lastReview: 0, stability: 0, inSteps: false }

/** What was remembered of a fact at `at` (milliseconds). Errors as `retrievability`. */
export function recallAt(
  stretches: readonly Stretch[],
  at: number,
  { parameters }: Pick<MemorySettings, 'parameters'>,
): Recall {
  const stretch = stretches.findLast(({ from }) => from <= at)
  if (!stretch || stretch.stability === 0) return NEVER
  return {
    now: retrievability(stretch.stability, Math.max(0, at - stretch.lastReview) / DAY, parameters),
    inSteps: stretch.inSteps,
  }
}

/** The comparison as it was known at `at` (milliseconds); `timelines` are by fact id. Errors as `recallAt`. */
export function masteryThen(
  comparison: Comparison,
  timelines: ReadonlyMap<string, readonly Stretch[]>,
  settings: Pick<MemorySettings, 'parameters'>,
  at: number,
): Mastery {
  return masteryBy(comparison, (factId) => recallAt(timelines.get(factId) ?? [], at, settings))
}

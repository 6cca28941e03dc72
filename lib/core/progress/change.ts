import { apply } from '../scheduling/fold'
import { retrievabilityAt } from '../scheduling/schedule'
import type { Answer, Memory, SchedulingSettings } from '../scheduling/types'
import { knownOf, NEVER, type Recall } from './mastery'
import type { CellReading } from './reading'

/** The facts of some rows of a comparison: for each row and each subject their ids. */
export type FactGrid = readonly (readonly (readonly string[])[])[]

/** The cells of a grid before and after some answers. */
export interface Change {
  readonly before: readonly (readonly CellReading[])[]
  readonly after: readonly (readonly CellReading[])[]
}

/**
 * What some answers, in the order of time, change in what is known at `at` (milliseconds). `memories` are those of
 * before; an answer that a memory knows of already changes nothing. Errors as `apply`.
 */
export function changeBy(
  answers: readonly Answer[],
  grid: FactGrid,
  memories: readonly Memory[],
  settings: SchedulingSettings,
  at: number,
): Change {
  const before = new Map(memories.map((memory) => [memory.factId, memory]))
  const after = new Map(before)
  for (const answer of answers) {
    const memory = after.get(answer.factId) ?? null
    if ((before.get(answer.factId)?.lastReview ?? 0) >= answer.at) continue
    after.set(answer.factId, apply(memory, answer, settings))
  }
  return {
    before: readingsOf(grid, before, settings, at),
    after: readingsOf(grid, after, settings, at),
  }
}

function readingsOf(
  grid: FactGrid,
  memories: ReadonlyMap<string, Memory>,
  settings: SchedulingSettings,
  at: number,
): CellReading[][] {
  const recallOf = (id: string): Recall => {
    const memory = memories.get(id)
    if (!memory || memory.state === 'new') return NEVER
    return { now: retrievabilityAt(memory, at, settings), inSteps: memory.state !== 'review' }
  }
  return grid.map((row) =>
    row.map((ids) => {
      const { known, level, met, facts } = knownOf(ids.map(recallOf))
      return { known, level, met, facts }
    }),
  )
}

import type { Memory } from '../scheduling/types'

/** The facts forgotten most often, the hardest first; none that was never forgotten, and none that is not asked. */
export function hardestOf(memories: readonly Memory[]): Memory[] {
  return memories
    .filter(({ lapses, suspended }) => lapses > 0 && !suspended)
    .sort(
      (a, b) =>
        b.lapses - a.lapses || b.difficulty - a.difficulty || (a.factId < b.factId ? -1 : 1),
    )
}

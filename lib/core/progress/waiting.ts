import type { KeptMemory } from './kept'
import type { StudyClock } from './study-clock'
import type { Tally } from './tally'

/**
 * By study day how many more facts than the day before stand due and unanswered at its end: the tallies of `waiting`
 * without the facts that an edit removed, from when it did.
 */
export function waitingBy(
  tallies: readonly Tally[],
  memories: readonly KeptMemory[],
  { dayOf }: StudyClock,
): Map<number, number> {
  const waiting = new Map<number, number>()
  const add = (day: number, count: number) => waiting.set(day, (waiting.get(day) ?? 0) + count)
  for (const { figure, day, count } of tallies) if (figure === 'waiting') add(day, count)
  for (const { nextAt, retiredAt } of memories) {
    if (nextAt === null || retiredAt === null) continue
    add(Math.max(dayOf(nextAt), dayOf(retiredAt)), -1)
  }
  return waiting
}

import { apply } from '../scheduling/fold'
import type { Answer, Command, Memory, SchedulingSettings } from '../scheduling/types'

/** A first answer of a study day, of a fact in review. */
export interface Recall {
  readonly answer: Answer
  readonly before: Memory
  readonly passed: boolean
}

/** A fact by the entries of its log that stand. */
export interface Fact {
  readonly entries: readonly (Answer | Command)[]
  readonly retiredAt: number | null
  readonly settings: SchedulingSettings
}

/** What was recalled of some recalls, with and without luck. */
export function plainShare(some: readonly Recall[]) {
  const passed = some.filter((recall) => recall.passed).length
  if (some.length < 10) return { reviews: some.length, passed, share: null, withoutLuck: null }
  const measured = passed / some.length
  const luck =
    some.reduce((sum, { answer }) => sum + (answer.options ? 1 / answer.options : 0), 0) /
    some.length
  const corrected = luck >= 1 ? 0 : Math.max(0, (measured - luck) / (1 - luck))
  return { reviews: some.length, passed, share: measured, withoutLuck: corrected }
}

/** The first answers of a study day that say something, of a fact in review. */
export function plainRecalls({ entries, settings }: Fact, dayOf: (ms: number) => number): Recall[] {
  return entries.flatMap((answer, index) => {
    if (answer.kind !== 'answer' || !speaks(answer)) return []
    const earlier = entries.slice(0, index)
    const isFirst = !earlier.some(
      (other) => other.kind === 'answer' && speaks(other) && dayOf(other.at) === dayOf(answer.at),
    )
    const before = earlier.reduce<Memory | null>(
      (memory, entry) => apply(memory, entry, settings),
      null,
    )
    if (!isFirst || before?.state !== 'review') return []
    const passed = answer.rating === null ? answer.correct === true : answer.rating !== 1
    return [{ answer, before, passed }]
  })
}

const speaks = ({ practice, rating, correct }: Answer) =>
  !practice && !(rating === null && correct === null)

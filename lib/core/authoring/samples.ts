import type { Comparison } from '../comparison/types'
import { assembleQuiz, itemsOf } from '../questions/quiz'
import { type Format, type Item, QUIZ_FORMATS } from '../questions/types'

/** A question as an author is shown it before saving. */
export interface Sample {
  readonly item: Item
  /** It is the one the rule for the weakest picks. */
  readonly weakest: boolean
}

const SAMPLES = 3
const ASKED: ReadonlySet<Format> = new Set(QUIZ_FORMATS)

/** How sure the reader is of the least sure of an item's facts, 0 to 1. */
function sureness(comparison: Comparison): (item: Item) => number {
  const confidences = new Map(comparison.facts.map(({ id, confidence }) => [id, confidence]))
  return ({ factIds }) => Math.min(...factIds.map((id) => confidences.get(id) ?? 1))
}

/**
 * The weakest question: of which the least sure fact is least sure; of several the one with the shortest stem; then the
 * first in the order of their ids. Null where nothing is asked.
 */
export function weakestOf(comparison: Comparison): Item | null {
  const sure = sureness(comparison)
  const [weakest = null] = quizItems(comparison).sort(
    (a, b) =>
      sure(a) - sure(b) ||
      a.stem.length - b.stem.length ||
      (a.id < b.id ? -1 : Number(a.id > b.id)),
  )
  return weakest
}

const quizItems = (comparison: Comparison): Item[] =>
  itemsOf(comparison).filter(({ format }) => ASKED.has(format))

/** How many questions a comparison gives. */
export const countQuestions = (comparison: Comparison): number => quizItems(comparison).length

/** Three questions of a comparison: the beginning of a quiz, and the weakest last. */
export function samplesOf(comparison: Comparison): Sample[] {
  const weakest = weakestOf(comparison)
  if (!weakest) return []
  const settings = { seed: 'sample', formats: QUIZ_FORMATS, topics: null, pick: null }
  const { items } = assembleQuiz(
    comparison,
    { ...settings, count: SAMPLES - 1 },
    new Set([weakest.id]),
  )
  return [...items.map((item) => ({ item, weakest: false })), { item: weakest, weakest: true }]
}

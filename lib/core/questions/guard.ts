import type { Comparison, Fact } from '../comparison/types'
import { remembered } from '../text'
import { cardProblem, contrastProblem, typedProblem } from './guard-cards'
import {
  missingCellProblem,
  oddProblem,
  trueFalseProblem,
  whichStatementProblem,
  whichSubjectProblem,
} from './guard-choices'
import { nameFinder } from './guard-names'
import { type Problem, problem, textsOnce } from './guard-options'
import { referenceProblem } from './guard-references'
import { bothProblem, multiSelectProblem, numericProblem, orderProblem } from './guard-rows'
import { matchProblem, sortProblem, swappedProblem } from './guard-sets'
import { type Reading, unfitText } from './guard-shown'
import { answerIn, truthOf } from './guard-truth'
import type { Item } from './types'

/** The rule that an item breaks, or null when it may be asked. */
export type Guard = (item: Item) => Problem | null

const LEAST_CONFIDENCE = 0.5
const UNKNOWN =
  /^(?:[-–—?]+|n\/?a|unknown|tbd|todo|none given|not (?:stated|specified|known))\.?$/iu

/**
 * Judges finished items of one comparison by the document alone: it shares no code with what wrote them, so that a
 * mistake there is not repeated here. Sameness with other items is judged where all are at hand.
 */
export function guardFor(comparison: Comparison): Guard {
  const topics = new Map(comparison.topics.map(({ key, name }) => [key, name]))
  const reading: Reading = {
    ...truthOf(comparison),
    ...textsOnce(),
    topicName: ({ topic }) => topics.get(topic) ?? topic,
    find: nameFinder(comparison),
    unfit: remembered(unfitText),
  }
  const doubtful = new Set(
    comparison.facts.filter(({ confidence }) => confidence < LEAST_CONFIDENCE),
  )
  const silent = new Set(comparison.facts.filter(saysNothing))
  return (item) => {
    const facts = item.factIds.map(reading.fact)
    const unsure = doubtful.size > 0 ? facts.find((fact) => doubtful.has(fact)) : undefined
    if (unsure) return problem('uncertain-fact', unsure.statement)
    if (item.format === 'flashcard') return cardProblem(item, reading)
    const empty = silent.size > 0 ? facts.find((fact) => silent.has(fact)) : undefined
    if (empty) return problem('uncertain-fact', `Says nothing: ${empty.statement}`)
    return referenceProblem(item) ?? check(item, reading)
  }
}

function check(item: Item, reading: Reading): Problem | null {
  switch (item.format) {
    case 'flashcard':
      return cardProblem(item, reading)
    case 'contrast':
      return contrastProblem(item, reading)
    case 'which-subject':
      return whichSubjectProblem(item, reading)
    case 'which-statement':
      return whichStatementProblem(item, reading)
    case 'true-false':
      return trueFalseProblem(item, reading)
    case 'odd-one-out':
      return oddProblem(item, reading)
    case 'missing-cell':
      return missingCellProblem(item, reading)
    case 'both-or-neither':
      return bothProblem(item, reading)
    case 'numeric':
      return numericProblem(item, reading)
    case 'order':
      return orderProblem(item, reading)
    case 'multi-select':
      return multiSelectProblem(item, reading)
    case 'sort':
      return sortProblem(item, reading)
    case 'match':
      return matchProblem(item, reading)
    case 'swapped-row':
      return swappedProblem(item, reading)
    case 'cloze':
    case 'short-answer':
      return typedProblem(item, reading)
  }
}

/** A dash, "n/a", a sign that means neither yes nor no, or words that only announce what follows. */
function saysNothing({ statement }: Fact): boolean {
  const words = statement.replace(/:[\w+-]+:/g, '')
  if (UNKNOWN.test(statement) || /[:：]$/u.test(words)) return true
  return !/[\p{L}\p{N}]/u.test(words) && answerIn(statement) === null
}

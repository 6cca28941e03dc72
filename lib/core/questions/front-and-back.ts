import type { Analysis } from './analysis'
import type { Proposal } from './draft'
import { card } from './flashcard'

const INSTRUCTION = 'Recall what stands on the back, then turn the card.'

/** The cards of a document of cards, as they are written: its topic in front, its statement behind. */
export function frontAndBack({ facts }: Analysis): Proposal[] {
  return facts.map((known) => [card([known], known.topic, known.fact.statement, null, INSTRUCTION)])
}

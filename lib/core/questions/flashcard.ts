import type { Analysis } from './analysis'
import { base, headed, listed, type Proposal } from './draft'

/**
 * One card a fact: "Docker — Networking" in front, the statement behind, its explanation on a second line.
 * Facts that share a cell are told apart by "(1 of 2)".
 */
export function flashcards(analysis: Analysis): Proposal[] {
  const names = new Map(analysis.subjects.map(({ key, name }) => [key, name]))
  return analysis.facts.map((known): Proposal => {
    const { fact, topic, gloss } = known
    const key = gloss === null ? fact.statement : known.beforeGloss
    const who = listed(fact.about.map((subject) => names.get(subject) ?? subject))
    const about = fact.about.join()
    const cell = analysis.on(fact.topic).filter((other) => other.fact.about.join() === about)
    const place = cell.length > 1 ? ` (${cell.indexOf(known) + 1} of ${cell.length})` : ''
    const stem = headed(who, topic) + place
    return [
      {
        ...base('flashcard', [known], [stem, key]),
        format: 'flashcard',
        instruction: 'Recall what the comparison says, then turn the card.',
        stem,
        key,
        gloss,
      },
    ]
  })
}

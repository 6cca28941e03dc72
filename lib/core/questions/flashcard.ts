import type { Analysis, Known } from './analysis'
import { base, headed, listed, type Proposal } from './draft'
import type { FormatMaker } from './maker'
import { chanceOf } from './score'

/**
 * One card a fact: "Docker — Networking" in front, the statement behind, its explanation on a second line.
 * Facts that share a cell are told apart by "(1 of 2)".
 */
function make(analysis: Analysis): Proposal[] {
  const names = new Map(analysis.subjects.map(({ key, name }) => [key, name]))
  const headOf = ({ fact, topic }: Known) =>
    headed(listed(fact.about.map((subject) => names.get(subject) ?? subject)), topic)
  const heads = new Map<string, number>()
  for (const known of analysis.facts) heads.set(headOf(known), (heads.get(headOf(known)) ?? 0) + 1)
  const places = new Map<string, number>()
  return analysis.facts.map((known): Proposal => {
    const { fact, gloss } = known
    const key = gloss === null ? fact.statement : known.beforeGloss
    const head = headOf(known)
    const place = (places.get(head) ?? 0) + 1
    places.set(head, place)
    const of = heads.get(head) ?? 1
    const stem = of > 1 ? `${head} (${place} of ${of})` : head
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

export const flashcard: FormatMaker<'flashcard'> = {
  name: 'flashcard',
  needs: 'Any fact.',
  chance: chanceOf,
  make,
}

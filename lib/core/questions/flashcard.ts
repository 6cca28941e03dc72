import type { Analysis, Known } from './analysis'
import { base, headed, lazily, listed, type Proposal } from './draft'
import type { FormatMaker } from './maker'
import { chanceOf } from './score'
import type { FlashcardItem } from './types'

/**
 * One card a fact: "Docker — Networking" in front, the statement behind, its explanation on a second line.
 * Facts that share a cell are told apart by "(1 of 2)". Where the statement stands in a name in front ("React"
 * under "React Query"), the card is asked the other way round.
 */
function make(analysis: Analysis): Proposal[] {
  const names = new Map(analysis.subjects.map(({ key, name }) => [key, name]))
  const ownerOf = ({ fact }: Known) =>
    listed(fact.about.map((subject) => names.get(subject) ?? subject))
  const headOf = (known: Known) => headed(ownerOf(known), known.topic)
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
    const turned = `${known.topic}: of which is “${fact.statement}” said?`
    return lazily([false, true], (back) => {
      return back ? card(known, turned, ownerOf(known), null) : card(known, stem, key, gloss)
    })
  })
}

function card(known: Known, stem: string, key: string, gloss: string | null): FlashcardItem {
  return {
    ...base('flashcard', [known], [stem, key]),
    format: 'flashcard',
    instruction: 'Recall what the comparison says, then turn the card.',
    stem,
    key,
    gloss,
  }
}

export const flashcard: FormatMaker<'flashcard'> = {
  name: 'flashcard',
  needs: 'Any fact.',
  chance: chanceOf,
  make,
}

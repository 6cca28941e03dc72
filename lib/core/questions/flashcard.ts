import type { Analysis, Known } from './analysis'
import { compose, type Draft, headed, lazily, listed, type Proposal } from './draft'
import type { FormatMaker } from './maker'
import { chanceOf } from './score'
import { answerOf } from './values'
import { yesNo } from './yes-no'

/**
 * One card a fact: "Docker — Networking" in front, the statement behind, its explanation on a second line; a topic of
 * yes and no is a question in front.
 * Facts that share a cell are told apart by "(1 of 2)". Where the statement stands in a name in front ("React"
 * under "React Query"), the card is asked the other way round, and where the two are one name (the database of
 * DuckDB is DuckDB), it asks for the topic.
 */
function make(analysis: Analysis): Proposal[] {
  const names = new Map(analysis.subjects.map(({ key, name }) => [key, name]))
  const ownersOf = ({ fact }: Known) => fact.about.map((subject) => names.get(subject) ?? subject)
  const ownerOf = (known: Known) => listed(ownersOf(known))
  const headOfEach = analysis.facts.map((known) => headed(ownerOf(known), known.topic))
  const heads = new Map<string, number>()
  for (const head of headOfEach) heads.set(head, (heads.get(head) ?? 0) + 1)
  const places = new Map<string, number>()
  return analysis.facts.map((known, at): Proposal => {
    const { fact, gloss } = known
    const key = gloss === null ? fact.statement : known.beforeGloss
    const head = headOfEach[at] as string
    const place = (places.get(head) ?? 0) + 1
    places.set(head, place)
    const of = heads.get(head) ?? 1
    const asked = of === 1 && asksYesOrNo(known)
    const front = asked ? yesNo(known.topic).whether(ownersOf(known)) : head
    const stem = of > 1 ? `${head} (${place} of ${of})` : front
    return lazily(WAYS, (way) => {
      if (way === 'asked') return card([known], stem, key, gloss)
      return way === 'turned'
        ? turned(known, ownerOf(known))
        : topicCard(analysis, known, ownerOf(known))
    })
  })
}

const WAYS = ['asked', 'turned', 'by topic'] as const

/** "Database: of which is “DuckDB” said?" */
function turned(known: Known, owner: string): Draft {
  return card([known], `${known.topic}: of which is “${known.fact.statement}” said?`, owner, null)
}

/** Whether a card's answer begins with yes, no or partly. */
const asksYesOrNo = (known: Known) =>
  answerOf(known) !== null && /^(?:yes|no|partly)(?!\p{L})/iu.test(known.fact.statement)

/** "DuckDB: under which topic is “DuckDB” said?" All topics that say it of the same ones are the answer. */
function topicCard(analysis: Analysis, { fact }: Known, owner: string): Draft {
  const about = listed(fact.about)
  const same = analysis.facts.filter((other) => {
    return other.fact.statement === fact.statement && listed(other.fact.about) === about
  })
  const topics = listed([...new Set(same.map(({ topic }) => topic))])
  return card(same, `${owner}: under which topic is “${fact.statement}” said?`, topics, null)
}

function card(knowns: readonly Known[], stem: string, key: string, gloss: string | null): Draft {
  return compose(knowns, [stem, key], {
    format: 'flashcard',
    instruction: 'Recall what the comparison says, then turn the card.',
    stem,
    key,
    gloss,
  })
}

export const flashcard: FormatMaker<'flashcard'> = {
  name: 'flashcard',
  needs: 'Any fact.',
  chance: chanceOf,
  make,
}

import { isUnnamed } from '../comparison/pair-topics'
import type { Analysis, Known } from './analysis'
import { compose, type Draft, headed, lazily, listed, type Proposal } from './draft'
import type { FormatMaker } from './maker'
import { chanceOf } from './score'
import { answerOf } from './values'
import { yesNo } from './yes-no'

/**
 * One card a fact: "Docker — Networking" in front, the statement behind, its explanation on a second line; a topic of
 * yes and no is a question in front.
 * Facts that share a cell are told apart by how they open, "Docker — Scope: Focuses on …", else by "(1 of 2)".
 * Where the statement stands in a name in front ("React" under "React Query"), the card is asked the other way round,
 * and where the two are one name (the database of DuckDB is DuckDB), it asks for the topic.
 */
function make(analysis: Analysis): Proposal[] {
  const names = new Map(analysis.subjects.map(({ key, name }) => [key, name]))
  const ownersOf = ({ fact }: Known) => fact.about.map((subject) => names.get(subject) ?? subject)
  const ownerOf = (known: Known) => listed(ownersOf(known))
  const headOfEach = analysis.facts.map((known) => `${ownerOf(known)} — ${known.topic}`)
  const heads = new Map<string, Known[]>()
  for (const [at, known] of analysis.facts.entries()) {
    const head = headOfEach[at] as string
    const cell = heads.get(head)
    if (cell) cell.push(known)
    else heads.set(head, [known])
  }
  const places = new Map<string, number>()
  return analysis.facts.map((known, at): Proposal => {
    const { fact, gloss } = known
    const said = known.form === 'sentence' ? known.full.text : fact.statement
    const key = gloss === null ? said : known.beforeGloss
    const head = headOfEach[at] as string
    const place = (places.get(head) ?? 0) + 1
    places.set(head, place)
    const cell = heads.get(head) ?? []
    const of = cell.length
    const asked = of === 1 && asksYesOrNo(known)
    const front = asked ? yesNo(known.topic).whether(ownersOf(known)) : head
    const opening = of > 1 || isUnnamed(known.topic) ? openingOf(said, cell) : null
    const named = isUnnamed(known.topic) && opening && analysis.find(opening).length > 0
    const begun =
      opening && `${named ? '' : `${headed(ownerOf(known), known.topic)}: `}${opening} …`
    const numbered = of > 1 ? `${head} (${place} of ${of})` : front
    const ways = [
      ...(begun ? [() => card([known], begun, key, gloss, GOES_ON)] : []),
      () => card([known], numbered, key, gloss),
      () =>
        card(
          [known],
          `${known.topic}: of which is “${fact.statement}” said?`,
          ownerOf(known),
          null,
        ),
      () => topicCard(analysis, known, ownerOf(known)),
    ]
    return lazily(ways, (way) => way())
  })
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

const GOES_ON = 'Recall how the comparison goes on, then turn the card.'
const RECALL = 'Recall what the comparison says, then turn the card.'
/** Of so many words at least, and of longer statements this share, but no more words than so many. */
const OPENING = { words: 5, share: 0.3, most: 7 } as const

/** In longer lists nothing is told apart by how it begins. */
const MOST_IN_CELL = 40

/** How a statement begins, where that tells it from the others of its cell; null where it is short or a bracket is cut. */
function openingOf(statement: string, cell: readonly Known[]): string | null {
  const words = statement.split(' ')
  if (words.length < OPENING.words || cell.length > MOST_IN_CELL) return null
  const long = Math.max(3, Math.ceil(words.length * OPENING.share))
  const count = words.length === OPENING.words ? 2 : Math.min(long, OPENING.most)
  const opening = words.slice(0, count).join(' ')
  const alike = cell.filter(({ full }) => full.text.startsWith(opening))
  const cut = /[([“"«`]/.test(opening) && !/[)\]”"»`]\P{L}*$/u.test(opening)
  const most = opening.length * 2 > statement.length
  return cut || most || alike.length > 1 ? null : opening.replace(/[\p{Po}\p{Pd}\s]+$/u, '')
}

/** A card of some facts: `stem` in front, `key` behind, `gloss` on a second line. */
export function card(
  knowns: readonly Known[],
  stem: string,
  key: string,
  gloss: string | null,
  instruction = RECALL,
): Draft {
  return compose(knowns, [stem, key], {
    format: 'flashcard',
    instruction,
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

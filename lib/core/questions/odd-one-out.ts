import type { Subject } from '../comparison/types'
import { random } from '../random'
import type { Analysis, Asked, Known } from './analysis'
import { type Card, cardRows, pairsInRow, pairsOf } from './cards'
import { compose, type Draft, lazily, type Proposal } from './draft'
import type { FormatMaker } from './maker'
import { evenSets } from './options'
import { chanceOf } from './score'
import type { Option } from './types'

const ALIKE = 3
/** How many following topics may lend the three that belong together. */
const NEAR_TOPICS = 8
const MOST_LENT = 6

/** Three statements of one subject and one of another, each on a topic of its own: which does not belong? In a large document one odd statement a row and pair. */
function make(analysis: Analysis, asked: Asked): Proposal[] {
  const pairs = pairsOf(analysis.subjects)
  const facts = new Set<Known | undefined>(asked.facts)
  return pairs.flatMap((pair) => {
    const cardsAt = cardRows(analysis, pair)
    return asked.topics.flatMap((topic) => {
      const row = analysis.placeOf(topic)
      if (!pairsInRow(pairs, row).includes(pair)) return []
      const cards = cardsAt(row)
      const one = [row % 2, 1 - (row % 2)].find((column) => facts.has(cards[column]?.known))
      return cards.flatMap((odd, column) => {
        if (odd === null || (analysis.large && column !== one)) return []
        const near = followers(row, analysis.topics.length)
        const others = lent(near, (place) => cardsAt(place)[1 - column] ?? null)
        return propose(pair, odd, others)
      })
    })
  })
}

/** The places after a place, the first ones after the last. */
function followers(row: number, rows: number): number[] {
  const steps = Math.min(NEAR_TOPICS, rows - 1)
  return Array.from({ length: steps }, (_, step) => (row + step + 1) % rows)
}

/** The first few cards there are at the places. */
function lent(places: readonly number[], cardAt: (place: number) => Card | null): Card[] {
  const cards: Card[] = []
  for (const place of places) {
    const card = cardAt(place)
    if (card !== null) cards.push(card)
    if (cards.length === MOST_LENT) break
  }
  return cards
}

function propose(pair: readonly Subject[], odd: Card, others: readonly Card[]): Proposal[] {
  const sets = evenSets(odd.text, others, ({ text }) => text, ALIKE)
  return sets.length > 0 ? [lazily(sets.slice(0, 2), (set) => ask(pair, odd, set))] : []
}

function ask(pair: readonly Subject[], odd: Card, alike: readonly Card[]): Draft {
  const cards = [odd, ...alike]
  const content = cards.map(({ text }) => text)
  const options = cards.map(({ known, text }): Option => {
    return { text, factId: known.fact.id, subject: known.subject?.key ?? null }
  })
  const either = pair.map(({ name }) => name).join(' or ')
  const order = random(content.join('\n')).shuffle(options)
  return compose(
    cards.map(({ known }) => known),
    content,
    {
      format: 'odd-one-out',
      instruction: 'Choose the one that does not belong.',
      stem: `Three of these are said of the same one, ${either}. Which is said of the other?`,
      options: order,
      key: order.indexOf(options[0] as Option),
    },
  )
}

export const oddOneOut: FormatMaker<'odd-one-out'> = {
  name: 'odd-one-out',
  needs: 'Three clean statements of one subject and one of another, all on different topics.',
  chance: chanceOf,
  make,
}

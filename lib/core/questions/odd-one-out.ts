import type { Subject } from '../comparison/types'
import { random } from '../random'
import type { Analysis } from './analysis'
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

/** Three statements of one subject and one of another, each on a topic of its own: which does not belong? */
function make(analysis: Analysis): Proposal[] {
  const pairs = pairsOf(analysis.subjects)
  return pairs.flatMap((pair) => {
    const rows = cardRows(analysis, pair)
    return rows.flatMap((cards, row) => {
      if (!pairsInRow(pairs, row).includes(pair)) return []
      return cards.flatMap((odd, column) => {
        if (odd === null) return []
        const others = followers(rows, row).flatMap((near) => near[1 - column] ?? [])
        return propose(pair, odd, others.slice(0, MOST_LENT))
      })
    })
  })
}

/** The rows after a row, the first ones after the last. */
function followers<T>(rows: readonly T[], row: number): T[] {
  const steps = Math.min(NEAR_TOPICS, rows.length - 1)
  return Array.from({ length: steps }, (_, step) => rows[(row + step + 1) % rows.length] as T)
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

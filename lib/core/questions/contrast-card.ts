import { isUnnamed } from '../comparison/pair-topics'
import type { Subject } from '../comparison/types'
import type { Analysis, Asked, Known } from './analysis'
import { pairsOf } from './cards'
import { nearDuplicate } from './contrast'
import { compose, type Draft, isRefused, type Proposal, refused } from './draft'
import type { FormatMaker } from './maker'
import { normalised } from './options'
import { chanceOf } from './score'

/** Cells with more facts than this are lists: no card holds them. */
const MOST_IN_CELL = 4

type Pair = readonly [Subject, Subject]

/** "Configuration: how does Docker differ from Kubernetes?" One card a topic and pair of subjects, a line each behind; in a large document as few as show every fact. */
function make(analysis: Analysis, asked: Asked): Proposal[] {
  const pairs = pairsOf(analysis.subjects)
  const facts = new Set(asked.facts)
  return asked.topics.flatMap((topic) => {
    if (analysis.on(topic).some((known) => isUnnamed(known.topic))) return []
    const cards = pairs.flatMap((pair): Cells[] => {
      const [left, right] = pair.map(({ key }) => analysis.of(key, topic)) as [Known[], Known[]]
      const all = [left, right].every(({ length }) => length > 0 && length <= MOST_IN_CELL)
      return all ? [{ pair, left, right }] : []
    })
    return analysis.large ? fewest(cards, facts) : cards.map((card) => [propose(card)])
  })
}

interface Cells {
  readonly pair: Pair
  readonly left: Known[]
  readonly right: Known[]
}

/** Those of both of whose cells something is yet to be shown, then those of one. */
function fewest(cards: readonly Cells[], asked: ReadonlySet<Known>): Proposal[] {
  const shown = new Set<Known>()
  const isOpen = (cell: readonly Known[]) =>
    cell.some((known) => asked.has(known) && !shown.has(known))
  const chosen = new Map<Cells, Proposal>()
  for (const least of [2, 1]) {
    for (const card of cards) {
      if (chosen.has(card) || [card.left, card.right].filter(isOpen).length < least) continue
      const draft = propose(card)
      chosen.set(card, [draft])
      if (isRefused(draft)) continue
      for (const known of [...card.left, ...card.right]) shown.add(known)
    }
  }
  return [...chosen.values()]
}

function propose(cells: Cells): Draft {
  const { pair, left, right } = cells
  const [a, b] = pair
  const [first] = left as [Known]
  const stem = `${first.topic}: how does ${a.name} differ from ${b.name}?`
  const knowns = [...new Set([...left, ...right])]
  if (isSame(cells))
    return refused('contrast', knowns, stem, 'no-contrast', 'No difference is stated')
  const key = `${a.name}: ${textOf(left)}\n${b.name}: ${textOf(right)}`
  return compose(knowns, [stem, key], {
    format: 'contrast',
    instruction: 'Say what the comparison says of each, then turn the card.',
    stem,
    key,
  })
}

const textOf = (cell: readonly Known[]) => inTurn(cell.map(({ full }) => full.text))

/** Whether two cells say the same, so that no difference is stated. */
function isSame({ left, right }: Cells): boolean {
  const [a, b] = [left[0] as Known, right[0] as Known]
  return (
    normalised(textOf(left)) === normalised(textOf(right)) ||
    (left.length === 1 &&
      right.length === 1 &&
      nearDuplicate(a.wording, b.wording) &&
      a.wording.words.join(' ') === b.wording.words.join(' '))
  )
}

/** Statements one after the other; a semicolon parts those that end without a mark. */
function inTurn(texts: readonly string[]): string {
  return texts.reduce((said, next) => `${said}${/[\p{P}。]$/u.test(said) ? '' : ';'} ${next}`)
}

export const contrast: FormatMaker<'contrast'> = {
  name: 'contrast',
  needs: 'Two subjects described under one topic, not in the same words.',
  chance: chanceOf,
  make,
}

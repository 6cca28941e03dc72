import { isUnnamed } from '../comparison/pair-topics'
import type { Subject } from '../comparison/types'
import type { Analysis, Known } from './analysis'
import { pairsInRow, pairsOf } from './cards'
import { nearDuplicate } from './contrast'
import { compose, type Proposal, refused } from './draft'
import type { FormatMaker } from './maker'
import { normalised } from './options'
import { chanceOf } from './score'

/** Cells with more facts than this are lists: no card holds them. */
const MOST_IN_CELL = 4

/** "Configuration: how does Docker differ from Kubernetes?" One card a topic and pair of subjects (two pairs a topic in a large document), a line each behind. */
function make(analysis: Analysis): Proposal[] {
  const pairs = pairsOf(analysis.subjects)
  return analysis.topics.flatMap((topic, row) => {
    if (analysis.on(topic).some((known) => isUnnamed(known.topic))) return []
    return (analysis.large ? pairsInRow(pairs, row) : pairs).flatMap((pair) => {
      const cells = pair.map(({ key }) => analysis.of(key, topic))
      const all = cells.every((cell) => cell.length > 0 && cell.length <= MOST_IN_CELL)
      return all ? [propose(pair, cells[0] as Known[], cells[1] as Known[])] : []
    })
  })
}

function propose([a, b]: readonly [Subject, Subject], left: Known[], right: Known[]): Proposal {
  const [first] = left as [Known]
  const stem = `${first.topic}: how does ${a.name} differ from ${b.name}?`
  const knowns = [...new Set([...left, ...right])]
  const text = (cell: readonly Known[]) => inTurn(cell.map(({ full }) => full.text))
  const same =
    normalised(text(left)) === normalised(text(right)) ||
    (left.length === 1 &&
      right.length === 1 &&
      nearDuplicate(first.wording, (right[0] as Known).wording) &&
      first.wording.words.join(' ') === right[0]?.wording.words.join(' '))
  if (same) return [refused('contrast', knowns, stem, 'no-contrast', 'No difference is stated')]
  const key = `${a.name}: ${text(left)}\n${b.name}: ${text(right)}`
  return [
    compose(knowns, [stem, key], {
      format: 'contrast',
      instruction: 'Say what the comparison says of each, then turn the card.',
      stem,
      key,
    }),
  ]
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

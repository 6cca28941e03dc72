import type { Subject } from '../comparison/types'
import { comparingOf } from './amounts'
import type { Analysis, Asked, Known } from './analysis'
import { compose, type Draft, type Proposal, refused } from './draft'
import type { FormatMaker } from './maker'
import { chanceOf } from './score'
import { type Quantity, quantityOf } from './values'

export interface Measured {
  readonly subject: Subject
  readonly known: Known
  readonly quantity: Quantity
}

/** The most subjects compared at once. */
const MOST_OPTIONS = 4

/** The subjects of a topic whose one cell is a quantity of the same unit, in document order; the unit most have. */
export function measured(analysis: Analysis, topic: string): Measured[] {
  const all = analysis.subjects.flatMap((subject): Measured[] => {
    const [known, ...more] = analysis.of(subject.key, topic)
    const quantity = known && more.length === 0 ? quantityOf(known) : null
    return known && quantity ? [{ subject, known, quantity }] : []
  })
  const alike = (unit: string | null) => all.filter(({ quantity }) => quantity.unit === unit)
  const units = [...new Set(all.map(({ quantity }) => quantity.unit))]
  return units.map(alike).sort((a, b) => b.length - a.length)[0] ?? []
}

/** "Memory: which is larger?" The first two of a row that differ, and the first four; in a large document the four alone. */
function make(analysis: Analysis, asked: Asked): Proposal[] {
  return asked.topics.flatMap((topic): Proposal[] => {
    const cells = measured(analysis, topic)
    if (cells.length < 2) return []
    const [first, second] = cells as [Measured, Measured]
    const other = cells.find(({ quantity }) => quantity.value !== first.quantity.value)
    const pair = [first, other ?? second]
    const several = cells.slice(0, MOST_OPTIONS)
    const groups = cells.length === 2 ? [pair] : analysis.large ? [several] : [pair, several]
    return groups.map((group) => [propose(group)])
  })
}

function propose(cells: readonly Measured[]): Draft {
  const [first] = cells as [Measured]
  const knowns = [...new Set(cells.map(({ known }) => known))]
  const { topic } = first.known
  const words = comparingOf(
    topic,
    cells.map(({ quantity }) => quantity),
  )
  const stem = `${topic}: ${cells.length > 2 ? words.several : words.two}`
  const most = Math.max(...cells.map(({ quantity }) => quantity.value))
  const best = cells.filter(({ quantity }) => quantity.value === most)
  if (best.length > 1) {
    return refused('numeric', knowns, stem, 'tied', `${best.length} have ${best[0]?.quantity.text}`)
  }
  return compose(knowns, [stem, ...cells.map(({ subject }) => subject.key)], {
    format: 'numeric',
    instruction: 'Choose one, according to the comparison.',
    stem,
    options: cells.map(({ subject, known }) => ({
      text: subject.name,
      factId: known.fact.id,
      subject: subject.key,
    })),
    key: cells.indexOf(best[0] as Measured),
  })
}

export const numeric: FormatMaker<'numeric'> = {
  name: 'numeric',
  needs:
    'Two or more subjects with quantities of the same unit on a topic, one of them the largest.',
  chance: chanceOf,
  make,
}

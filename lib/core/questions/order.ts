import { random } from '../random'
import { comparingOf } from './amounts'
import type { Analysis, Asked } from './analysis'
import { compose, type Proposal, refused } from './draft'
import type { FormatMaker } from './maker'
import { type Measured, measured } from './numeric'
import { chanceOf } from './score'

const LEAST = 3
const MOST = 5

/** "From the smallest to the largest: Memory". Subjects with different quantities of one unit. */
function make(analysis: Analysis, asked: Asked): Proposal[] {
  return asked.topics.flatMap((topic): Proposal[] => {
    const cells = measured(analysis, topic)
    if (cells.length < LEAST) return []
    const seen = new Set<number>()
    const apart = cells.filter(({ quantity: { value } }) => !seen.has(value) && seen.add(value))
    const asked = apart.slice(0, MOST)
    const [first] = cells as [Measured]
    const { topic: name } = first.known
    const words = comparingOf(
      name,
      cells.map(({ quantity }) => quantity),
    )
    const stem = `${words.order}: ${name}`
    const knowns = asked.map(({ known }) => known)
    if (asked.length < LEAST) {
      return [[refused('order', knowns, stem, 'tied', `${asked.length} different values`)]]
    }
    const sorted = asked.toSorted((a, b) => a.quantity.value - b.quantity.value)
    const shown = random(stem).shuffle(asked)
    if (shown.every((cell, at) => cell === sorted[at])) shown.reverse()
    return [
      [
        compose(knowns, [stem, ...asked.map(({ subject }) => subject.key)], {
          format: 'order',
          instruction: 'Put them in order, according to the comparison.',
          stem,
          options: shown.map(({ subject, known }) => ({
            text: subject.name,
            factId: known.fact.id,
            subject: subject.key,
          })),
          key: shown.map((cell) => sorted.indexOf(cell)),
        }),
      ],
    ]
  })
}

export const order: FormatMaker<'order'> = {
  name: 'order',
  needs: 'Three or more subjects with different quantities of one unit on a topic.',
  chance: chanceOf,
  make,
}

import type { Subject } from '../comparison/types'
import { random } from '../random'
import type { Analysis, Asked } from './analysis'
import { type Card, cardRows } from './cards'
import { compose, type Draft, type Proposal } from './draft'
import type { FormatMaker } from './maker'
import { chanceOf } from './score'

/** Statements a column, and the fewest for a last, smaller group. */
const PER_COLUMN = { two: 3, more: 2, least: 2 } as const
const MOST_COLUMNS = 3

/**
 * Four to six statements to be put under their subjects, as many under each. The statements of one item come from
 * different topics, so that none can be placed by its neighbour. Each statement comes in up to two items, in a
 * large document in one.
 */
function make(analysis: Analysis, asked: Asked): Proposal[] {
  return columnSets(analysis.subjects).flatMap((columns) => {
    const cardsAt = cardRows(analysis, columns)
    const rows = asked.topics.map((topic) => cardsAt(analysis.placeOf(topic)))
    const once = analysis.large || analysis.subjects.length > MOST_COLUMNS
    const passes = once ? columns.slice(0, 1) : columns
    const groups = (analysis.large ? [0] : [0, 1]).flatMap((block) => {
      return passes.flatMap((_, pass) => {
        return grouped(
          rows,
          columns,
          (at) => (Math.floor(at / (block + 1)) + pass) % columns.length,
        )
      })
    })
    return groups.map((cards) => [ask(columns, cards)])
  })
}

/** All subjects when they are two or three, else each subject with the two that follow it. */
function columnSets(subjects: readonly Subject[]): Subject[][] {
  if (subjects.length < 2) return []
  if (subjects.length <= MOST_COLUMNS) return [[...subjects]]
  return subjects.map((_, at) => {
    const chosen = [0, 1, 2].map((step) => subjects[(at + step) % subjects.length] as Subject)
    return subjects.filter((subject) => chosen.includes(subject))
  })
}

/** Deals the topics to the columns in turn and closes a group whenever each column has its share. */
function grouped(
  rows: readonly (readonly (Card | null)[])[],
  columns: readonly Subject[],
  columnFor: (row: number) => number,
): Card[][] {
  const share = columns.length === 2 ? PER_COLUMN.two : PER_COLUMN.more
  const waiting: Card[][] = columns.map(() => [])
  const groups: Card[][] = []
  const close = (size: number) => groups.push(waiting.flatMap((cards) => cards.splice(0, size)))
  let row = 0
  for (const cards of rows) {
    const column = columnFor(row)
    const card = cards[column]
    if (!card) continue
    row += 1
    waiting[column]?.push(card)
    if (waiting.every(({ length }) => length >= share)) close(share)
  }
  if (waiting.every(({ length }) => length >= PER_COLUMN.least)) close(PER_COLUMN.least)
  return groups
}

function ask(columns: readonly Subject[], cards: readonly Card[]): Draft {
  const content = cards.map(({ text }) => text)
  const order = random(content.join('\n')).shuffle(cards)
  return compose(
    cards.map(({ known }) => known),
    content,
    {
      format: 'sort',
      instruction: 'Put each statement under the one it describes.',
      stem: columns.map(({ name }) => name).join(' or '),
      columns: columns.map(({ key, name }) => ({ subject: key, name })),
      options: order.map(({ known, text }) => ({
        text,
        factId: known.fact.id,
        subject: known.subject?.key ?? null,
      })),
      key: order.map(({ known }) => columns.findIndex(({ key }) => key === known.subject?.key)),
    },
  )
}

export const sort: FormatMaker<'sort'> = {
  name: 'sort',
  needs: 'Two or more subjects with two clean statements each on different topics.',
  chance: chanceOf,
  make,
}

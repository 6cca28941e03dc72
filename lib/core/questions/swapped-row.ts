import type { Subject } from '../comparison/types'
import { hash32 } from '../hash'
import type { Analysis, Asked, Known } from './analysis'
import { type Card, cardRows, pairsInRow, pairsOf } from './cards'
import { contradicts } from './contrast'
import { compose, type Draft, type Proposal } from './draft'
import type { FormatMaker } from './maker'
import { chanceOf } from './score'

const ROWS = { least: 3, most: 4 } as const
/** A cell longer than this, in UTF-16 units, is not taken in at a glance. */
const LONGEST_CELL = 130
type Row = readonly [Card, Card]

/** Three or four rows of the table, in one of which the cells have changed places: which? */
function make(analysis: Analysis, asked: Asked): Proposal[] {
  const pairs = pairsOf(analysis.subjects)
  return pairs.flatMap((pair) => {
    const cardsAt = cardRows(analysis, pair)
    const rowAt = (place: number): Row[] => {
      const [a, b] = cardsAt(place)
      return a && b && isScanned(a) && isScanned(b) ? [[a, b]] : []
    }
    const all = analysis.large ? null : analysis.topics.flatMap((_, place) => rowAt(place))
    return asked.topics.flatMap((topic) => {
      const place = analysis.placeOf(topic)
      const [row] = pairsInRow(pairs, place).includes(pair) ? rowAt(place) : []
      if (!row || !swappable(analysis, pair, row)) return []
      const rows = all ?? placesNear(place, topic, analysis.topics.length).flatMap(rowAt)
      const at = rows.findIndex(([{ known }]) => known.fact.topic === topic)
      return rows.length < ROWS.least ? [] : [[ask(pair, around(rows, at), rows[at] as Row)]]
    })
  })
}

/** In a large document the topics a row is shown among: as many as are shown, its place in them drawn from its name. */
function placesNear(place: number, topic: string, topics: number): number[] {
  const size = Math.min(ROWS.most, topics)
  const from = Math.min(Math.max(0, place - (hash32(topic) % size)), topics - size)
  return Array.from({ length: size }, (_, step) => from + step)
}

const swappable = (analysis: Analysis, [a, b]: readonly [Subject, Subject], [left, right]: Row) =>
  contradicts(analysis, left.known, b.key) && contradicts(analysis, right.known, a.key)

/** A row with its neighbours, in document order; where among them it stands is drawn from what it says. */
function around(rows: readonly Row[], at: number): Row[] {
  const size = Math.min(ROWS.most, rows.length)
  const place = hash32(rows[at]?.[0].text ?? '') % size
  const from = Math.min(Math.max(0, at - place), rows.length - size)
  return rows.slice(from, from + size)
}

/** A cell as it stands in the table: a value without its topic, a sentence without its subject. */
const cellText = ({ known, text }: Card) => (known.form === 'value' ? known.full.text : text)

const isScanned = (card: Card) => cellText(card).length <= LONGEST_CELL

function ask(pair: readonly Subject[], rows: readonly Row[], swapped: Row): Draft {
  const ordered = [swapped, ...rows.filter((row) => row !== swapped)]
  const cells = rows.map((row) => {
    const texts = row.map(cellText)
    return row === swapped ? texts.reverse() : texts
  })
  const knowns = ordered.flatMap((row): Known[] => row.map(({ known }) => known))
  return compose(knowns, [...pair.map(({ key }) => key), ...cells.flat()], {
    format: 'swapped-row',
    instruction: 'In one row the two cells have changed places. Choose that row.',
    stem: pair.map(({ name }) => name).join(' and '),
    columns: pair.map(({ key, name }) => ({ subject: key, name })),
    options: rows.map(([{ known }]) => ({
      text: known.topic,
      factId: known.fact.id,
      subject: null,
    })),
    cells,
    key: rows.indexOf(swapped),
  })
}

export const swappedRow: FormatMaker<'swapped-row'> = {
  name: 'swapped-row',
  needs:
    'Three rows with a clean statement of both subjects, one of which contradicts itself both ways.',
  chance: chanceOf,
  make,
}

import type { Subject } from '../comparison/types'
import { random } from '../random'
import type { Analysis, Asked, Known } from './analysis'
import { contradicts } from './contrast'
import { compose, type Draft, type Proposal, refused } from './draft'
import type { FormatMaker } from './maker'
import { chanceOf } from './score'
import { answerOf } from './values'
import { yesNo } from './yes-no'

const LEAST_OPTIONS = 3
const MOST_OPTIONS = 6

interface Cell {
  readonly subject: Subject
  readonly known: Known
}

/** "Which of these have HTTP/2 support?" One or more are right, never all. */
function make(analysis: Analysis, asked: Asked): Proposal[] {
  if (analysis.subjects.length < LEAST_OPTIONS) return []
  return asked.topics.flatMap((topic) => {
    const cells = analysis.subjects.flatMap((subject): Cell[] => {
      const [known, ...more] = analysis.of(subject.key, topic)
      return known && known.form === 'value' && more.length === 0 ? [{ subject, known }] : []
    })
    const sure = cells.filter(({ known }) => ['yes', 'no'].includes(answerOf(known) ?? ''))
    const [proposal, ...more] = [yesOrNo(sure), ...sharedValues(analysis, cells)]
    return [proposal, ...more].flatMap((each) => (each ? [each] : []))
  })
}

function yesOrNo(cells: readonly Cell[]): Proposal | null {
  if (cells.length < LEAST_OPTIONS) return null
  const holds = ({ known }: Cell) => answerOf(known) === 'yes'
  const topic = cells[0]?.known.topic ?? ''
  const stem = yesNo(topic).which
  const right = cells.filter(holds)
  if (right.length === 0 || right.length === cells.length) {
    const knowns = [...new Set(cells.map(({ known }) => known))]
    return [refused('multi-select', knowns, stem, 'no-contrast', 'All say the same')]
  }
  return [ask(stem, chosen(cells, holds, stem), holds)]
}

/** A value that two or more share and two or more do not, one item a row. */
function sharedValues(analysis: Analysis, cells: readonly Cell[]): Proposal[] {
  const shared = cells.find(({ known }) => known.fact.about.length > 1 && answerOf(known) === null)
  if (!shared) return []
  const holds = ({ known }: Cell) => known === shared.known
  const others = cells.filter(({ subject, known }) => {
    return (
      !holds({ subject, known }) &&
      answerOf(known) !== 'partial' &&
      contradicts(analysis, shared.known, subject.key)
    )
  })
  const offered = cells.filter((cell) => holds(cell) || others.includes(cell))
  if (others.length < 1 || offered.length < LEAST_OPTIONS) return []
  const stem = `${shared.known.topic}: for which of these is it “${shared.known.full.text}”?`
  return [[ask(stem, chosen(offered, holds, stem), holds)]]
}

/** All, or so many drawn from them that both kinds are among them. */
function chosen(cells: readonly Cell[], holds: (cell: Cell) => boolean, seed: string): Cell[] {
  if (cells.length <= MOST_OPTIONS) return [...cells]
  const drawn = random(seed).shuffle(cells)
  const some = [drawn.find(holds), drawn.find((cell) => !holds(cell)), ...drawn]
  const kept = new Set([...new Set(some)].slice(0, MOST_OPTIONS))
  return cells.filter((cell) => kept.has(cell))
}

function ask(stem: string, cells: readonly Cell[], holds: (cell: Cell) => boolean): Draft {
  const knowns = [...new Set(cells.map(({ known }) => known))]
  return compose(knowns, [stem, ...cells.map(({ subject }) => subject.key)], {
    format: 'multi-select',
    instruction: 'Choose one or more.',
    stem,
    options: cells.map(({ subject, known }) => ({
      text: subject.name,
      factId: known.fact.id,
      subject: subject.key,
    })),
    key: cells.flatMap((cell, at) => (holds(cell) ? [at] : [])),
  })
}

export const multiSelect: FormatMaker<'multi-select'> = {
  name: 'multi-select',
  needs:
    'Three or more subjects in a row of plain yes and no, or of values some of which are shared.',
  chance: chanceOf,
  make,
}

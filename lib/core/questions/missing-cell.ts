import type { Subject } from '../comparison/types'
import { random } from '../random'
import type { Analysis, Asked, Known } from './analysis'
import { contradicts } from './contrast'
import { compose, type Draft, headed, type Proposal, refused } from './draft'
import type { FormatMaker } from './maker'
import { evenSets, normalised } from './options'
import { chanceOf } from './score'
import { BLANK, type Option } from './types'
import { answerOf, quantityOf } from './values'

const NEAR_TOPICS = 6
const MOST_LENT = 6

/** "Postgres — Default port: ____": which value of the same kind belongs there? */
function make(analysis: Analysis, asked: Asked): Proposal[] {
  return asked.facts.flatMap((known): Proposal[] => {
    const { subject, form } = known
    if (subject === null || form !== 'value' || answerOf(known)) return []
    return [propose(analysis, known, subject)]
  })
}

const textOf = ({ full }: Known) => full.text

/** With three other values, else with two. */
function* propose(analysis: Analysis, known: Known, subject: Subject): Generator<Draft> {
  const stem = `${headed(subject.name, known.topic)}: ${BLANK}`
  const pool = poolOf(analysis, known, subject.key)
  let written = false
  for (const size of [3, 2]) {
    const [set] = evenSets(known.full.text, pool, textOf, size)
    if (set === undefined) continue
    written = true
    yield ask(stem, known, set)
  }
  if (written) return
  const detail = `${pool.length} other values of its kind`
  yield refused('missing-cell', [known], stem, 'no-distractors', detail)
}

function ask(stem: string, known: Known, set: readonly Known[]): Draft {
  const offered = [known, ...set]
  const content = [stem, ...offered.map(textOf)]
  const options = offered.map((of): Option => {
    return { text: of.full.text, factId: of.fact.id, subject: of.subject?.key ?? null }
  })
  const order = random(content.join('\n')).shuffle(options)
  return compose([known], content, {
    format: 'missing-cell',
    instruction: 'Which value stands in this cell of the comparison?',
    stem,
    options: order,
    key: order.indexOf(options[0] as Option),
  })
}

/** Values of the row, those of neighbouring subjects first, then numbers of the same unit in nearby rows: one of each, none that holds for the subject. */
function poolOf(analysis: Analysis, known: Known, subject: string): Known[] {
  const away = ({ index }: Known) => Math.abs(index - known.index)
  const row = analysis
    .on(known.fact.topic)
    .filter((other) => !other.fact.about.includes(subject) && contradicts(analysis, other, subject))
    .sort((a, b) => away(a) - away(b))
  const own = quantityOf(known)
  const at = analysis.placeOf(known.fact.topic)
  const near = own?.unit
    ? analysis.topics.slice(Math.max(0, at - NEAR_TOPICS), at + NEAR_TOPICS)
    : []
  const lent = near
    .filter((topic) => topic !== known.fact.topic)
    .flatMap((topic) => analysis.on(topic))
    .filter((other) => quantityOf(other)?.unit === own?.unit)
  const seen = new Set([normalised(known.full.text)])
  return [...row, ...lent]
    .filter((other) => {
      const text = normalised(other.full.text)
      const again = seen.has(text)
      seen.add(text)
      return !again && answerOf(other) === null
    })
    .slice(0, MOST_LENT)
}

export const missingCell: FormatMaker<'missing-cell'> = {
  name: 'missing-cell',
  needs: 'A value of one subject and two others of its kind that the document gives otherwise.',
  chance: chanceOf,
  make,
}

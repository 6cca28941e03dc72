import type { Subject } from '../comparison/types'
import { jaccard } from '../text'
import { type Analysis, type Asked, booleanOf, type Known } from './analysis'
import { pairsInRow, pairsOf } from './cards'
import { contradicts } from './contrast'
import { compose, type Draft, listed, type Proposal, under } from './draft'
import type { FormatMaker } from './maker'
import { chanceOf } from './score'
import { sharedStart, thirdPerson } from './shared'
import { isClean } from './shown'
import { answerOf } from './values'
import { yesNo } from './yes-no'

type Pair = readonly [Subject, Subject]
const ANSWERS = ['first', 'second', 'both', 'neither'] as const
type Holder = (typeof ANSWERS)[number]

/** From this share of common words on, what two cells begin with is said of both. */
const SAME = 0.6
/** "Has a large ecosystem of tools and services." Only the one, only the other, both, or neither? */
function make(analysis: Analysis, asked: Asked): Proposal[] {
  const pairs = pairsOf(analysis.subjects)
  return asked.topics.flatMap((topic) => {
    const row = analysis.placeOf(topic)
    return pairsInRow(pairs, row).flatMap((pair, step) =>
      onTopic(analysis, topic, pair, row + step),
    )
  })
}

function onTopic(analysis: Analysis, topic: string, pair: Pair, turn: number): Proposal[] {
  const [left, right] = pair.map(({ key }) => analysis.of(key, topic)) as [Known[], Known[]]
  const [a, b] = [left[0], right[0]]
  if (!a || !b) return []
  if (left.length === 1 && right.length === 1) {
    const said = [answerOf(a), answerOf(b)]
    if (said.includes('partial')) return []
    if (said[0] && said[1]) {
      const knowns = a === b ? [a] : [a, b]
      const holder = holderOf(said[0] === 'yes', said[1] === 'yes')
      return [[ask(pair, knowns, yesNo(a.topic).told(true), holder)]]
    }
  }
  const common = left.find(({ fact }) => pair.every(({ key }) => fact.about.includes(key)))
  const both = common
    ? saidOfBoth(analysis, common)
    : sharedStart(a, b, jaccard(a.wording.words, b.wording.words) >= SAME)
  if (both !== null) return [[ask(pair, common ? [common] : [a, b], both, 'both')]]
  const first =
    booleanOf(b.full.text) === 'no' || (turn % 2 === 0 && booleanOf(a.full.text) !== 'no')
  return onlyOne(analysis, pair, first ? [a, b] : [b, a], first)
}

function holderOf(first: boolean, second: boolean): Holder {
  if (first === second) return first ? 'both' : 'neither'
  return first ? 'first' : 'second'
}

/** A statement about several without their names: "Both A and B are…" as "Is…"; null where grammar does not allow it. */
function saidOfBoth(analysis: Analysis, { form, topic, full }: Known): string | null {
  if (form === 'value') return under(topic, full.text)
  const mentions = analysis.find(full.text)
  const last = mentions.at(-1)
  const lead = last ? full.text.slice(0, last.end) : ''
  const plain = mentions.reduceRight(
    (text, { start, end }) => `${text.slice(0, start)}${text.slice(end)}`,
    lead,
  )
  if (
    !last ||
    mentions.length < 2 ||
    !/^(?:both\s+)?(?:the\s+)?[\s,]*and\s*(?:the\s+)?$/iu.test(plain)
  ) {
    return null
  }
  return thirdPerson(full.text.slice(last.end).trim())
}

function onlyOne(
  analysis: Analysis,
  pair: Pair,
  [known, twin]: Known[],
  first: boolean,
): Proposal[] {
  if (!known?.subject || !twin) return []
  const rival = pair.find(({ key }) => key !== known.subject?.key)
  if (!rival || !contradicts(analysis, known, rival.key)) return []
  const texts =
    known.form === 'value'
      ? [under(known.topic, known.full.text)]
      : [known.core, known.full].flatMap((way) => way?.predicate ?? [])
  const text = texts.find((way) => isClean(analysis, way, known, [rival]))
  return text === undefined ? [] : [[ask(pair, [known, twin], text, first ? 'first' : 'second')]]
}

function ask([a, b]: Pair, knowns: readonly Known[], stem: string, holder: Holder): Draft {
  const form = knowns[0]?.form
  const options = [
    { text: `Only ${a.name}`, factId: null, subject: a.key },
    { text: `Only ${b.name}`, factId: null, subject: b.key },
    { text: 'Both', factId: null, subject: null },
    { text: 'Neither', factId: null, subject: null },
  ]
  return compose(knowns, [stem, ...options.map(({ text }) => text), holder], {
    format: 'both-or-neither',
    instruction: `${form === 'value' ? 'For which does the comparison give this' : 'Of which does the comparison say this'}: ${listed([a.name, b.name])}, one of them, or neither?`,
    stem,
    options,
    key: ANSWERS.indexOf(holder),
  })
}

export const bothOrNeither: FormatMaker<'both-or-neither'> = {
  name: 'both-or-neither',
  needs:
    'A row that says the same of two subjects, or answers yes or no for both, or contradicts itself.',
  chance: chanceOf,
  make,
}

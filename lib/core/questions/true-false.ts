import type { Subject } from '../comparison/types'
import { hash32 } from '../hash'
import { fold } from '../text'
import { withOpposite, withoutDenial } from './altered'
import type { Analysis, Asked, Known } from './analysis'
import { contradicts } from './contrast'
import { compose, type Draft, headed, lazily, listed, type Proposal, refused } from './draft'
import type { FormatMaker } from './maker'
import { type Mention, replaceNames } from './mask'
import { chanceOf } from './score'
import { bareAnswerOf } from './values'
import { yesNo } from './yes-no'

/**
 * Each fact as the document has it, and once made false: said of a subject of which the document has it otherwise, else
 * without its denial or with one adjective turned into its opposite. In a large document the one or the other, about as often.
 */
function make(analysis: Analysis, asked: Asked): Proposal[] {
  const names = new Map(analysis.subjects.map(({ key, name }) => [key, name]))
  const many = analysis.large
  const scale = { lead: 0 }
  return asked.facts.flatMap((known): Proposal[] => {
    const owners = known.fact.about.map((key) => names.get(key) ?? key)
    const straight = lazily([known], () => claim(known, claimed(analysis, known, owners), null))
    if (!known.subject) return [straight]
    const turned = madeFalse(analysis, known, known.subject, listed(owners))
    return many ? [weighed(straight, turned, known, scale)] : [straight, turned]
  })
}

/** How many more claims are true than false by now. */
interface Scale {
  lead: number
}
/** So far may the one kind be ahead of the other before the other is tried first. */
const MOST_AHEAD = 2

/** One claim, true or false as its words decide, until one kind is ahead; true where none can be made false. */
function* weighed(
  straight: Proposal,
  turned: Proposal,
  { fact, topic }: Known,
  scale: Scale,
): Generator<Draft> {
  const drawn = hash32(fact.statement + topic) % 2 === 0
  const asTrue = Math.abs(scale.lead) > MOST_AHEAD ? scale.lead < 0 : drawn
  if (!asTrue) {
    for (const draft of turned) {
      scale.lead -= 1
      yield draft
      scale.lead += 1
    }
  }
  scale.lead += 1
  yield* straight
}

/** Ways to make a statement false: by another subject, then by a change of its own. */
function* madeFalse(
  analysis: Analysis,
  known: Known,
  subject: Subject,
  owner: string,
): Generator<Draft> {
  yield* swapped(analysis, known, subject)
  yield* altered(analysis, known, owner)
}

/** The statement as a claim that names its subject: as it stands where it does, else under a head. */
function claimed(analysis: Analysis, known: Known, owners: readonly string[]): string {
  const { fact, form, topic, full } = known
  const answer = bareAnswerOf(known)
  if (answer) return yesNo(topic).claim(owners, answer === 'yes')
  const owner = listed(owners)
  const named = analysis.find(full.text).some(({ subject }) => fact.about.includes(subject))
  if (form === 'value') return `${headed(owner, topic)}: ${full.text}`
  return named ? full.text : `${headed(owner, topic)}: ${full.text}`
}

function swapped(analysis: Analysis, known: Known, subject: Subject): Proposal {
  const { fact, topic, full } = known
  const others = analysis.subjects.filter(({ key }) => !fact.about.includes(key))
  const other = others
    .map((_, at) => others[(at + known.index) % others.length] as Subject)
    .find(({ key }) => contradicts(analysis, known, key))
  if (other === undefined) {
    const detail = `Nothing in the row says that this is false of ${others.map(({ name }) => name).join(', ')}`
    return [refused('true-false', [known], full.text, 'no-contrast', detail)]
  }
  const twin = analysis.of(other.key, fact.topic)
  const mentions = analysis.find(full.text)
  const named = known.form === 'sentence' && mentions.some(({ kind }) => kind === 'name')
  const inflected = mentions.find(({ kind, start, end }) => {
    const said = fold(full.text.slice(start, end))
    return (
      kind === 'name' && ![subject.name, ...subject.aliases].some((name) => fold(name) === said)
    )
  })
  if (named && inflected) {
    const detail = `${other.name} does not fit where ${full.text.slice(inflected.start, inflected.end)} stands`
    return [refused('true-false', [known], full.text, 'leaks-subject', detail)]
  }
  const answer = bareAnswerOf(known)
  if (answer) {
    const turned = yesNo(topic).claim([other.name], answer === 'yes')
    return [claim(known, turned, { other, twin: twin[0] as Known })]
  }
  const stem = named
    ? replaceNames(full.text, mentions, subject.key, inCaseOf(full.text, mentions, other.name))
    : `${headed(other.name, topic)}: ${full.text}`
  return [claim(known, stem, { other, twin: twin[0] as Known })]
}

/** A name as small as the names of the text are: "a thread" for "a process". */
function inCaseOf(text: string, mentions: readonly Mention[], name: string): string {
  const small = mentions.every(({ start }) => /^\p{Ll}/u.test(text.slice(start)))
  return small && !/\p{Lu}/u.test(name.slice(1)) ? name.toLowerCase() : name
}

/** The sentence of its own subject made false by the smallest change. */
function* altered(analysis: Analysis, known: Known, owner: string): Generator<Draft> {
  if (!analysis.english || known.form !== 'sentence') return
  const denied = [known.core, known.full].flatMap((way) => (way && withoutDenial(way.text)) ?? [])
  const opposed = withOpposite(known.full.text)
  for (const text of opposed === null ? denied : [...denied, opposed]) {
    const named = analysis.find(text).some(({ subject }) => known.fact.about.includes(subject))
    const stem = named ? text : `${headed(owner, known.topic)}: ${text}`
    yield compose([known], [stem, 'false'], {
      ...ASKED,
      stem,
      options: [
        { text: 'True', factId: null, subject: null },
        { text: 'False', factId: null, subject: null },
      ],
      key: 1,
    })
  }
}

const ASKED = {
  format: 'true-false',
  instruction: 'True or false, according to the comparison?',
} as const

function claim(known: Known, stem: string, swap: { other: Subject; twin: Known } | null): Draft {
  return compose(swap ? [known, swap.twin] : [known], [stem, swap ? 'false' : 'true'], {
    ...ASKED,
    stem,
    options: [
      { text: 'True', factId: null, subject: swap ? swap.other.key : null },
      { text: 'False', factId: null, subject: null },
    ],
    key: swap ? 1 : 0,
  })
}

export const trueFalse: FormatMaker<'true-false'> = {
  name: 'true-false',
  needs:
    'Any fact as it stands, where others can be made false: by a subject whose cell contradicts it, a denial or an opposite.',
  chance: chanceOf,
  make,
}

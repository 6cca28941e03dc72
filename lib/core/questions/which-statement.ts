import { isUnnamed } from '../comparison/pair-topics'
import type { Subject } from '../comparison/types'
import { random } from '../random'
import { tokens } from '../text'
import type { Analysis, Asked, Known } from './analysis'
import { contradicts, nearDuplicate } from './contrast'
import { compose, type Draft, type Proposal, refused } from './draft'
import type { FormatMaker } from './maker'
import { evenSets } from './options'
import { chanceOf } from './score'
import type { Option } from './types'
import { related, wordsOfName } from './words'

/** How many topics to either side may lend a wrong option when the row has too few. */
const NEAR_TOPICS = 8
const NEAR_IN_LARGE = 3
const MOST_LENT = 8
/** So many stand by even when they share no word with what is asked. */
const LEAST_LENT = 2

const LEVELS = ['full', 'core'] as const
type Level = (typeof LEVELS)[number]
const textAt = (known: Known, level: Level) =>
  (level === 'core' ? (known.core ?? known.full) : known.full).predicate

/**
 * "Under Networking, what does the comparison say of Docker?" One item a fact about one subject. A wrong option is what
 * the document says of another subject and contradicts for this one, at least one in the same row; or what it says of
 * this subject under a topic that has nothing to do with the one asked. With both, neither the subject nor the topic
 * alone tells which is right.
 */
function make(analysis: Analysis, asked: Asked): Proposal[] {
  return asked.facts.flatMap((known) => {
    return known.subject && !isUnnamed(known.topic) ? [propose(analysis, known, known.subject)] : []
  })
}

function propose(analysis: Analysis, known: Known, subject: Subject): Proposal {
  const stem = `Under ${named(known.topic)}, what does the comparison say of ${subject.name}?`
  if (known.full.predicate === null && (known.core?.predicate ?? null) === null) {
    return refuse(known, stem, 'leaks-subject', `Cannot be said without a name: ${known.full.text}`)
  }
  const row = analysis.subjects
    .filter(({ key }) => key !== subject.key)
    .flatMap(({ key }) => analysis.of(key, known.fact.topic).slice(0, MOST_LENT))
  const twins = row.filter((twin) => falseOf(analysis, twin, subject))
  if (twins.length === 0) {
    return refuse(known, stem, 'no-contrast', `No statement of the row is false of ${subject.name}`)
  }
  const lent = wordy(known)
    ? mixed(ownElsewhere(analysis, known, subject), lentBy(analysis, known, subject))
    : []
  const wrong = twins.length + lent.length
  if (wrong < 2) return refuse(known, stem, 'no-distractors', `Only ${wrong} wrong option`)
  return ways(stem, known, twins, lent)
}

/** A topic's name as words of the question, in quotation marks where it would not read as a name there. */
const named = (topic: string) =>
  /^\p{Lu}[\p{L}\p{N} /&-]*$/u.test(topic) && !NO_NAME.test(topic) ? topic : `“${topic}”`

/** Words by which a topic begins that is a question or says where or when: "In an Italian bar", "How it is run". */
const NO_NAME =
  /^(?:after|at|before|between|by|can|do|does|during|for|from|has|have|how|if|in|is|are|of|on|over|since|through|to|under|until|what|when|where|which|who|whom|whose|why|with|within|without)\b/i

function refuse(
  known: Known,
  stem: string,
  reason: 'no-contrast' | 'leaks-subject' | 'no-distractors',
  detail: string,
): Proposal {
  return [refused('which-statement', [known], stem, reason, detail)]
}

/** Statements in full with two sets of wrong ones, then main clauses. */
function* ways(
  stem: string,
  known: Known,
  twins: readonly Known[],
  lent: readonly Known[],
): Generator<Draft> {
  for (const level of LEVELS) {
    const sets = distractorSets(known, twins, lent, level)
    for (const set of sets.slice(0, 3)) yield ask(stem, level, known, set)
  }
}

function ask(stem: string, level: Level, known: Known, set: readonly Known[]): Draft {
  const options = [known, ...set].map(
    (of): Option => ({
      text: textAt(of, level) ?? of.full.masked,
      factId: of.fact.id,
      subject: of.subject?.key ?? null,
    }),
  )
  const content = [stem, ...options.map(({ text }) => text)]
  const order = random(content.join('\n')).shuffle(options)
  return compose([known], content, {
    format: 'which-statement',
    instruction: 'Choose what the comparison says of it under this topic.',
    stem,
    options: order,
    key: order.indexOf(options[0] as Option),
  })
}

/** Whether a fact says enough to be weighed under another topic: a sentence, or a cell as long as one. */
const wordy = ({ form, wording }: Known) => form === 'sentence' || wording.content.length >= 4

/** Whether the document denies a fact of the subject. */
function falseOf(analysis: Analysis, other: Known, subject: Subject): boolean {
  return other.subject !== null && contradicts(analysis, other, subject.key)
}

/**
 * Facts of nearby topics that are false of the subject and could be taken for what is said under this one: they share
 * telling words with it or its topic. The nearest in meaning first, and those that name their own topic last.
 */
function lentBy(analysis: Analysis, known: Known, subject: Subject): Known[] {
  const at = analysis.placeOf(known.fact.topic)
  const reach = analysis.large ? NEAR_IN_LARGE : NEAR_TOPICS
  const near = analysis.topics.slice(Math.max(0, at - reach), at + reach + 1)
  const about = [...known.wording.content, ...wordsOfName(known.topic)]
  const likely = near
    .filter((topic) => topic !== known.fact.topic)
    .flatMap((topic) => analysis.on(topic))
    .filter(wordy)
    .map((other) => {
      const shared = other.wording.content.filter((word) => about.some((own) => related(word, own)))
      const named = wordsOfName(other.topic).every((word) => other.wording.words.includes(word))
      return { other, likeness: new Set(shared).size - (named ? 2 : 0) }
    })
    .sort((a, b) => b.likeness - a.likeness)
  const lent: Known[] = []
  for (const { other, likeness } of likely) {
    if (lent.length === MOST_LENT || (likeness <= 0 && lent.length >= LEAST_LENT)) break
    if (nearDuplicate(other.wording, known.wording)) continue
    if (falseOf(analysis, other, subject)) lent.push(other)
  }
  return lent
}

/** Topics so wide that what is said under another topic answers them too. */
const WIDE =
  /^(?:overview|summary|description|definition|introduction|general|basics?|functionality|functions?|features?|key features?|architecture|purpose|types?|nature|concept|what (?:is|it is)|about|approach|design|role|goals?|pros?|cons?|advantages?|disadvantages?|benefits?|drawbacks?|strengths?|weakness(?:es)?|use ?cases?|usage|focus|scope|other|notes?|conclusion|comparison|difference|aspect|where .*|when .*|best .*)\b/iu
/** A statement of the subject that shares more of its telling words than this with what is asked could answer it too. */
const MOST_SHARED = 0.2
/** How many topics to either side may lend a statement of the subject itself. */
const NEAREST = 4

/** What the document says of the subject itself under other topics, where it cannot answer this one: the nearest first. */
function ownElsewhere(analysis: Analysis, known: Known, subject: Subject): Known[] {
  if (WIDE.test(known.topic) || analysis.subjects.length > 2) return []
  const topic = tokens(known.topic)
  const at = analysis.placeOf(known.fact.topic)
  const near = analysis.topics.slice(Math.max(0, at - NEAREST), at + NEAREST + 1)
  const cell = analysis.of(subject.key, known.fact.topic)
  const answers = (other: Known) =>
    other.wording.words.some((word) => topic.some((own) => related(word, own))) ||
    cell.some(({ wording }) => sharedBy(other, wording.content) > MOST_SHARED)
  return near
    .filter((key) => key !== known.fact.topic)
    .flatMap((key) => analysis.of(subject.key, key))
    .filter((other) => other.subject === subject && !WIDE.test(other.topic) && wordy(other))
    .filter((other) => !answers(other))
}

/** The share of a fact's telling words that are, in some form, among others. */
function sharedBy({ wording }: Known, others: readonly string[]): number {
  const shared = wording.content.filter((word) => others.some((own) => related(word, own)))
  return shared.length / Math.max(1, wording.content.length)
}

/** Two lists dealt in turn, the first one first. */
function mixed(first: readonly Known[], second: readonly Known[]): Known[] {
  const turns = Array.from({ length: Math.max(first.length, second.length) }, (_, at) => at)
  return turns.flatMap((at) => [first[at] ?? [], second[at] ?? []].flat())
}

/** Sets of three wrong options, else of two, at least one of them of the same row; those first that hold one of the subject itself. */
function distractorSets(
  known: Known,
  twins: readonly Known[],
  lent: readonly Known[],
  level: Level,
): Known[][] {
  const key = textAt(known, level)
  if (key === null) return []
  const pool = [...twins.slice(0, MOST_LENT), ...lent].filter(
    (other) => textAt(other, level) !== null,
  )
  const isApt = (set: readonly Known[]) =>
    set.some((other) => twins.includes(other)) &&
    set.some(({ subject }) => subject !== known.subject)
  const isMixed = (set: readonly Known[]) =>
    isApt(set) && set.filter(({ subject }) => subject === known.subject).length === 1
  for (const size of [3, 2]) {
    const textOf = (other: Known) => textAt(other, level) ?? ''
    const sets = [isMixed, isApt].flatMap((suits) => evenSets(key, pool, textOf, size, suits))
    if (sets.length > 0) return sets
  }
  const naive = [...twins, ...lent].slice(0, 3)
  return naive.length > 1 ? [naive] : []
}

export const whichStatement: FormatMaker<'which-statement'> = {
  name: 'which-statement',
  needs:
    'A fact of one subject, one that the document contradicts for it in the same row, and another wrong option.',
  chance: chanceOf,
  make,
}

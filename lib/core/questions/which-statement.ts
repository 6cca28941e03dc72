import type { Subject } from '../comparison/types'
import { hash32 } from '../hash'
import { random } from '../random'
import type { Analysis, Known } from './analysis'
import { contradicts, nearDuplicate } from './contrast'
import { base, type Draft, type Proposal, refused } from './draft'
import { unevenOptions } from './options'
import type { Option } from './types'

/** How many topics to either side may lend a wrong option when the row has too few. */
const NEAR_TOPICS = 8
const MOST_LENT = 8

type Level = 'full' | 'core'
const textAt = (known: Known, level: Level) =>
  (level === 'core' ? (known.core ?? known.full) : known.full).predicate

/**
 * "Regarding Networking, which is true of Docker?" One item a fact about one subject. A wrong option is what the
 * document says of another subject and contradicts for this one; at least one stands in the same row.
 */
export function whichStatement(analysis: Analysis): Proposal[] {
  return analysis.facts.flatMap((known) => {
    return known.subject ? [propose(analysis, known, known.subject)] : []
  })
}

function propose(analysis: Analysis, known: Known, subject: Subject): Proposal {
  const stem = `Regarding ${known.topic}, which is true of ${subject.name}?`
  const refuse = (reason: 'no-contrast' | 'leaks-subject' | 'no-distractors', detail: string) => [
    refused('which-statement', [known], stem, reason, detail),
  ]
  if (known.full.predicate === null && (known.core?.predicate ?? null) === null) {
    return refuse('leaks-subject', `Cannot be said without a name: ${known.full.text}`)
  }
  const row = analysis.subjects
    .filter(({ key }) => key !== subject.key)
    .flatMap(({ key }) => analysis.of(key, known.fact.topic).slice(0, MOST_LENT))
  const twins = row.filter((twin) => falseOf(analysis, twin, subject))
  if (twins.length === 0) {
    return refuse('no-contrast', `No statement of the row is false of ${subject.name}`)
  }
  const lent = wordy(known) ? lentBy(analysis, known, subject) : []
  if (twins.length + lent.length < 2) {
    return refuse('no-distractors', `Only ${twins.length + lent.length} wrong option`)
  }
  const ask =
    (level: Level) =>
    (set: readonly Known[]): Draft => {
      const knowns = [known, ...set]
      const option = (of: Known): Option => ({
        text: textAt(of, level) ?? of.full.masked,
        factId: of.fact.id,
        subject: of.subject?.key ?? null,
      })
      const options = knowns.map(option)
      const content = [stem, ...options.map(({ text }) => text)]
      const order = random(content.join('\n')).shuffle(options)
      return {
        ...base('which-statement', [known], content),
        format: 'which-statement',
        instruction: 'Choose the one that is right, according to the comparison.',
        stem,
        options: order,
        key: order.indexOf(options[0] as Option),
      }
    }
  return (['full', 'core'] as const).flatMap((level) => {
    return distractorSets(known, twins, lent, level).slice(0, 2).map(ask(level))
  })
}

/** Whether a fact says enough to be weighed under another topic: a sentence, or a cell as long as one. */
const wordy = ({ form, wording }: Known) => form === 'sentence' || wording.content.length >= 4

/** Whether the document denies a fact of the subject. */
function falseOf(analysis: Analysis, other: Known, subject: Subject): boolean {
  return other.subject !== null && contradicts(analysis, other, subject.key)
}

/** Facts of nearby topics that are false of the subject, those that do not name their own topic first. */
function lentBy(analysis: Analysis, known: Known, subject: Subject): Known[] {
  const at = analysis.topics.indexOf(known.fact.topic)
  const near = analysis.topics.slice(Math.max(0, at - NEAR_TOPICS), at + NEAR_TOPICS + 1)
  const elsewhere = near
    .filter((topic) => topic !== known.fact.topic)
    .flatMap((topic) => analysis.on(topic))
    .filter((other) => wordy(other) && falseOf(analysis, other, subject))
    .filter((other) => !nearDuplicate(other.wording, known.wording))
  const strangeness = ({ topic, wording }: Known) => {
    const named = topic
      .toLowerCase()
      .split(' ')
      .every((word) => wording.words.includes(word))
    const shared = wording.content.filter((word) => known.wording.content.includes(word)).length
    return (named ? 2 : 0) - shared / 4
  }
  return elsewhere.sort((a, b) => strangeness(a) - strangeness(b)).slice(0, MOST_LENT)
}

/**
 * Sets of three wrong options, else of two, that fit the key in length and form; the key's rank by length is
 * steered towards one drawn from its content, so that over many items no rank betrays it.
 */
function distractorSets(
  known: Known,
  twins: readonly Known[],
  lent: readonly Known[],
  level: Level,
): Known[][] {
  const key = textAt(known, level)
  if (key === null) return []
  const pool = [...twins.slice(0, MOST_LENT), ...lent].filter((other) => {
    const text = textAt(other, level)
    return text !== null && unevenOptions([key, text]) === null
  })
  for (const size of [3, 2]) {
    const rank = hash32(`${known.topic} ${key}`) % (size + 1)
    const scored = choose(pool, size)
      .filter((set) => set.some((other) => twins.includes(other)))
      .map((set) => {
        const texts = set.map((other) => textAt(other, level) ?? '')
        const longer = texts.filter((text) => text.length > key.length).length
        const late = set.reduce((sum, other) => sum + pool.indexOf(other), 0)
        return {
          set,
          uneven: unevenOptions([key, ...texts]),
          cost: 4 * Math.abs(longer - rank) + late,
        }
      })
      .filter(({ uneven }) => uneven === null)
      .sort((a, b) => a.cost - b.cost)
    if (scored.length > 0) return scored.map(({ set }) => set)
  }
  const naive = [...twins, ...lent].slice(0, 3)
  return naive.length > 1 ? [naive] : []
}

function choose<T>(list: readonly T[], size: number): T[][] {
  if (size === 0) return [[]]
  return list.flatMap((first, at) => {
    return choose(list.slice(at + 1), size - 1).map((rest) => [first, ...rest])
  })
}

import type { Subject } from '../comparison/types'
import { random } from '../random'
import type { Analysis, Asked, Known, Phrasing } from './analysis'
import { alsoSaid } from './contrast'
import { compose, type Draft, lazily, type Proposal, refused, under } from './draft'
import type { FormatMaker } from './maker'
import { chanceOf } from './score'
import { bareAnswerOf } from './values'
import { yesNo } from './yes-no'

/** With more subjects than this, some are left out of the options. */
const MOST_OPTIONS = 6
const OPTIONS_OF_MANY = 4

/** What is asked of a sentence, of the end of one, and of what a cell holds. */
const ASKS = {
  sentence: 'Which one is this about?',
  tail: 'Of which one does the sentence end like this?',
  value: 'For which one does the comparison give this?',
} as const

/** "____ provides basic networking…": which subject is it? One item a fact about one subject. */
function make(analysis: Analysis, asked: Asked): Proposal[] {
  return asked.facts.flatMap((known): Proposal[] => {
    const { subject, fact, topic } = known
    if (subject === null) return []
    const rivals = analysis.subjects.filter(({ key }) => {
      return key !== subject.key && analysis.of(key, fact.topic).length > 0
    })
    if (rivals.length === 0) {
      const detail = `Only ${subject.name} is described under ${topic}`
      return [[refused('which-subject', [known], known.full.masked, 'no-contrast', detail)]]
    }
    const options = chooseSubjects(analysis, known, subject, rivals)
    const ask = (stem: string, instruction: string): Draft => {
      const told = analysis.find(stem).find((mention) => mention.subject === subject.key)
      if (told) {
        const words = stem.slice(told.start, told.end)
        return refused('which-subject', [known], stem, 'leaks-subject', words)
      }
      return compose([known], [stem, ...options.map(({ key }) => key)], {
        format: 'which-subject',
        instruction,
        stem,
        options: options.map(({ key, name }) => ({ text: name, factId: null, subject: key })),
        key: options.indexOf(subject),
      })
    }
    const twin = rivals
      .flatMap(({ key }) => alsoSaid(analysis, known.wording, key, known) ?? [])
      .find((other) => other.fact.topic === fact.topic)
    if (twin) {
      const tail = differingTail(known.full, twin.full)
      if (tail !== null) {
        return [[ask(under(topic, `… ${tail}`), ASKS.tail), ask(`… ${tail}`, ASKS.tail)]]
      }
    }
    const answer = bareAnswerOf(known)
    if (answer) return [[ask(yesNo(topic).told(answer === 'yes'), ASKS.sentence)]]
    if (known.form === 'value') return [[ask(under(topic, known.full.masked, ' — '), ASKS.value)]]
    const ways = known.core ? [known.full, known.core] : [known.full]
    return [lazily(ways, ({ masked }) => ask(masked, ASKS.sentence))]
  })
}

/** The subjects offered, in document order: all that the topic describes, or some when they are many. */
function chooseSubjects(
  analysis: Analysis,
  { fact }: Known,
  subject: Subject,
  rivals: readonly Subject[],
): Subject[] {
  const chance = random(`which-subject ${fact.topic} ${fact.statement}`)
  const kept =
    rivals.length < MOST_OPTIONS ? rivals : chance.shuffle(rivals).slice(0, OPTIONS_OF_MANY - 1)
  return analysis.subjects.filter((other) => other === subject || kept.includes(other))
}

const PREPOSITION = /^(?:for|of|in|on|at|by|to|from|with|through|as)$/iu

/**
 * What is left of a statement after the words it begins with in common with its twin, from the last
 * preposition before the difference on: "for container orchestration, including Helm and Istio."
 * Null when they do not begin alike.
 */
function differingTail(own: Phrasing, twin: Phrasing): string | null {
  const words = own.masked.split(' ')
  const others = twin.masked.split(' ')
  let shared = 0
  while (shared < words.length && words[shared] === others[shared]) shared += 1
  if (shared < 3 || shared >= words.length) return null
  const before = words.slice(0, shared).findLastIndex((word) => PREPOSITION.test(word))
  const from = before >= shared - 3 && before > 0 ? before : shared
  return words.slice(from).join(' ')
}

export const whichSubject: FormatMaker<'which-subject'> = {
  name: 'which-subject',
  needs:
    'A fact of one subject on a topic that another is described under, and no name left in it.',
  chance: chanceOf,
  make,
}

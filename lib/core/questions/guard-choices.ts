import type { Fact } from '../comparison/types'
import { optionsProblem, type Problem, problem, repeated } from './guard-options'
import { type Reading, shownProblem } from './guard-shown'
import { folded, same } from './guard-truth'
import { oppositesOf } from './opposites'
import type { ChoiceItem, Option } from './types'

const textsOf = ({ options }: ChoiceItem) => options.map(({ text }) => text)
const wrongOf = ({ options, key }: ChoiceItem) => options.filter((_, at) => at !== key)

/** Rivals are the subjects offered beside the right one; the stem may name none of them and hold for none. */
export function whichSubjectProblem(item: ChoiceItem, reading: Reading): Problem | null {
  const fact = reading.fact(item.factIds[0] as string)
  const [about, ...more] = fact.about
  if (more.length > 0 || item.options[item.key]?.subject !== about) {
    return problem('second-right-answer', 'True of several')
  }
  const rivals = wrongOf(item).flatMap(({ subject }) => subject ?? [])
  if (rivals.length === 0) return problem('no-distractors', 'Only one subject to choose')
  return shownProblem(item.stem, fact, rivals, reading) ?? repeated(textsOf(item), reading)
}

export function whichStatementProblem(item: ChoiceItem, reading: Reading): Problem | null {
  const fact = reading.fact(item.factIds[0] as string)
  const [subject, ...more] = fact.about
  if (!subject || more.length > 0) return problem('second-right-answer', 'True of several')
  if (item.options.length < 3) return problem('no-distractors', 'Fewer than two wrong options')
  return (
    namedIn(textsOf(item), reading) ??
    alsoRight(item, subject, fact, reading) ??
    optionsProblem(textsOf(item), reading)
  )
}

/** A wrong option that the document makes right after all: said of the subject, or too near the key. */
function alsoRight(
  item: ChoiceItem,
  subject: string,
  fact: Fact,
  reading: Reading,
): Problem | null {
  const right = reading.meaningOf(item.options[item.key]?.text ?? '')
  for (const { text, factId } of wrongOf(item)) {
    const other = reading.fact(factId as string)
    if (other.about.includes(subject)) {
      const answers = answersTopic(item.stem, text, other, fact, reading)
      if (answers) return answers
      continue
    }
    const wide = other.form === 'sentence' && fact.form === 'sentence'
    const also = reading.holds(text, subject, fact.topic, wide)
    if (also !== null) return problem('second-right-answer', `${text} / ${also}`)
    if (same(reading.meaningOf(text), right)) return problem('second-right-answer', text)
    if (!reading.denies(other, subject)) return problem('no-contrast', text)
  }
  return null
}

/** With more of its telling stems than this in what is said under the topic, a text may answer it. */
const MOST_SHARED = 0.34

/**
 * Why what is said of the subject under another topic may be right here too: the question does not bind the topic, the
 * text names the topic, or shares much with what is said under it. Null when it is plainly wrong.
 */
function answersTopic(
  stem: string,
  text: string,
  other: Fact,
  fact: Fact,
  reading: Reading,
): Problem | null {
  const topic = reading.topicName(fact)
  const binds = [topic, `“${topic}”`].some((name) => stem.startsWith(`Under ${name}, `))
  if (other.topic === fact.topic || !binds) {
    return problem('second-right-answer', text)
  }
  const said = reading.meaningOf(text).stems
  const named = [...reading.meaningOf(topic).stems].some((stem) => said.has(stem))
  const near = fact.about.some((subject) =>
    reading.of(subject, fact.topic).some(({ statement }) => {
      const stems = reading.meaningOf(statement).stems
      const shared = [...said].filter((stem) => stems.has(stem)).length
      return shared > said.size * MOST_SHARED
    }),
  )
  return named || near ? problem('second-right-answer', text) : null
}

/** The first of several texts that names a subject or has a blank where one stood. */
export function namedIn(texts: readonly string[], { find }: Reading): Problem | null {
  for (const text of texts) {
    const found = find(text)
    if (found) return problem('leaks-subject', found.words)
    if (text.includes('____')) return problem('leaks-subject', 'A blank where a name stood')
  }
  return null
}

const ARTICLE = /(?<![\p{L}\p{N}])(an?)\s+$/iu

/** A true claim stands as the document has it; a false one is contradicted there and denies nothing itself. */
export function trueFalseProblem(item: ChoiceItem, reading: Reading): Problem | null {
  if (item.key === 0) return null
  const fact = reading.fact(item.factIds[0] as string)
  const said = item.options[0]?.subject
  if (said === null) return alteredProblem(item.stem, fact, reading)
  if (!said || !reading.denies(fact, said)) return problem('no-contrast', item.stem)
  if (reading.meaningOf(item.stem.replace(/^.* — .*?: /u, '')).negative) {
    return problem('double-negative', item.stem)
  }
  let from = 0
  for (;;) {
    const found = reading.find(item.stem.slice(from))
    if (found === null) return null
    const at = from + found.at
    if (found.subject !== said || !found.exact) {
      return problem('names-other-subject', found.words)
    }
    const before = ARTICLE.exec(item.stem.slice(0, at))?.[1]
    const vowel = /^[aeiou]/iu.test(item.stem.slice(at))
    if (before && vowel !== (before.toLowerCase() === 'an')) {
      return problem('leaks-subject', `${before} before the name`)
    }
    from += found.end
  }
}

const HEAD = /^.* — .*?: /u

/** A statement made false by a change of its own says what the document does but for a denial or one opposite. */
function alteredProblem(stem: string, fact: Fact, reading: Reading): Problem | null {
  const [claim, truth] = [stem.replace(HEAD, ''), fact.statement]
  const [claimed, stated] = [reading.meaningOf(claim), reading.meaningOf(truth)]
  if (claimed.negative) return problem('double-negative', stem)
  const foreign = reading.find(claim)
  if (foreign && !fact.about.includes(foreign.subject)) {
    return problem('names-other-subject', foreign.words)
  }
  const words = new Set(folded(truth))
  const own = new Set(folded(claim))
  const added = [...own].filter((word) => !words.has(word))
  if (stated.negative) {
    const same = [...claimed.stems].every((stem) => stated.stems.has(stem))
    return same ? null : problem('no-contrast', stem)
  }
  const dropped = [...words].filter((word) => !own.has(word))
  const [word = ''] = added
  const opposed = added.length === 1 && oppositesOf(word)?.some((other) => dropped.includes(other))
  return opposed ? null : problem('no-contrast', stem)
}

/** Three of one subject, one of another, on four topics, and none that fits the other side. */
export function oddProblem(item: ChoiceItem, reading: Reading): Problem | null {
  const facts = item.options.map(({ factId }) => reading.fact(factId as string))
  const odd = facts[item.key] as Fact
  const alike = facts.filter((fact) => fact !== odd)
  const [subject] = alike[0]?.about ?? []
  const [other] = odd.about
  const topics = new Set(facts.map(({ topic }) => topic))
  const single = facts.every(({ about }) => about.length === 1)
  if (!subject || !other || !single || facts.length !== 4 || topics.size !== 4) {
    return problem('too-few-facts', `${facts.length} statements on ${topics.size} topics`)
  }
  if (subject === other || alike.some(({ about }) => about[0] !== subject)) {
    return problem('second-right-answer', 'Not three of one and one of another')
  }
  for (const [at, { text }] of item.options.entries()) {
    const fact = facts[at] as Fact
    const found = shownProblem(text, fact, [fact === odd ? subject : other], reading)
    if (found) return found
  }
  return optionsProblem(textsOf(item), reading)
}

export function missingCellProblem(item: ChoiceItem, reading: Reading): Problem | null {
  const fact = reading.fact(item.factIds[0] as string)
  const [subject] = fact.about
  if (!subject || item.options.length < 3) return problem('no-distractors', 'Fewer than two others')
  const shown = reading.meaningOf(item.stem).stems
  const given = (option: Option | undefined) =>
    [...reading.meaningOf(option?.text ?? '').stems].filter((stem) => shown.has(stem))
  const told = given(item.options[item.key])
  if (told.length > 0) return problem('answer-in-stem', told.join(', '))
  const elsewhere = wrongOf(item).find(({ text, factId }) => {
    const other = reading.fact(factId as string)
    const twin = other.topic === fact.topic
    const also = reading.of(subject, fact.topic).some(({ statement }) => {
      return same(reading.meaningOf(statement), reading.meaningOf(text))
    })
    return also || (twin && !reading.denies(other, subject))
  })
  if (elsewhere) return problem('second-right-answer', elsewhere.text)
  return namedIn(textsOf(item), reading) ?? optionsProblem(textsOf(item), reading)
}

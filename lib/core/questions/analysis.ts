import type { Comparison, Fact, Subject } from '../comparison/types'
import { fold, remembered, tokens } from '../text'
import { clausesOf, predicateOf, withName, withoutConnective, withoutConnectiveZh } from './clauses'
import { type FindMentions, mask, mentionsFinder } from './mask'
import { contentOf, isNegative, STOP_WORDS } from './words'

/** One way to say a fact: in full, or its main clause alone. */
export interface Phrasing {
  readonly text: string
  /** The text with the names of its own subject as BLANK. */
  readonly masked: string
  /** What it says of its subject without naming it; null where grammar does not allow that. */
  readonly predicate: string | null
}

/** What a text says, for comparing it with others. */
export interface Wording {
  /** Folded tokens without the names of subjects. */
  readonly words: readonly string[]
  /** The same without repeats. */
  readonly set: ReadonlySet<string>
  /** Those of `words` that are not grammar. */
  readonly content: readonly string[]
  /** A bit for each of `set`, and for each of `content`; several words share one. */
  readonly marks: number
  readonly contentMarks: number
  readonly negative: boolean
  /** The numbers among `words`. */
  readonly numbers: readonly string[]
  /** By subject, the sentence about it that says the same, as far as was asked. */
  readonly said: Map<string, Known | null>
}

/** A fact made ready to be asked about. */
export interface Known {
  readonly fact: Fact
  /** Position in the comparison. */
  readonly index: number
  /** The one subject it is about; null when it is about several. */
  readonly subject: Subject | null
  readonly topic: string
  /** Its topic, subjects and statement in one text, for naming what is asked about it. */
  readonly identity: string
  /** `sentence`: reads alone, naming its subject; `value`: needs "Docker — Networking:" before it. */
  readonly form: 'sentence' | 'value'
  readonly full: Phrasing
  /** The main clause; null when it is all there is. */
  readonly core: Phrasing | null
  /** The explanation after "which means" and its like, and what stands before it. */
  readonly gloss: string | null
  readonly beforeGloss: string
  readonly wording: Wording
  /** By subject, whether the document denies the fact of it, as far as was asked. */
  readonly denied: Map<string, boolean>
}

/** A comparison made ready for asking; made once, read by every format. */
export interface Analysis {
  readonly subjects: readonly Subject[]
  /** In document order. */
  readonly facts: readonly Known[]
  readonly find: FindMentions
  /** The facts true of a subject on a topic (both keys), in document order. */
  of(subject: string, topic: string): readonly Known[]
  /** All facts of a topic, in document order. */
  on(topic: string): readonly Known[]
  /** Keys of the topics that have facts, in document order. */
  readonly topics: readonly string[]
  /** Position of a topic in `topics`, -1 for one without facts. */
  placeOf(topic: string): number
  /** Position in `facts` of the fact with an id, 0 for an unknown one. */
  factAt(id: string): number
  /** Positions in `facts` of the facts whose wording holds the token, ascending. */
  holding(token: string): readonly number[]
  readonly visits: Visits
  /** With more facts than this a learner never sees most of the questions: each fact is then asked in few formats. */
  readonly large: boolean
  /** Whether the text is English enough for English rules about words. */
  readonly english: boolean
  wordingOf(text: string): Wording
}

/** Which facts, by position, a search has seen: those marked with the number that it began with. */
export interface Visits {
  readonly at: Uint32Array
  begin(): number
}

function visitsOf(facts: number): Visits {
  let searches = 0
  return {
    at: new Uint32Array(facts),
    begin() {
      searches += 1
      return searches
    },
  }
}

/** What a format is asked for at a time: all of a comparison, or of a large one what is in turn. */
export interface Asked {
  /** For a format that asks one fact, in document order. */
  readonly facts: readonly Known[]
  /** Keys of topics, for a format that asks a row or takes several together; in document order. */
  readonly topics: readonly string[]
}

const YES = /^(?:yes|true|✅|✔|✓|☑|👍|y(?=$|\W)|:(?:heavy_check_mark|white_check_mark|check):)/iu
const NO =
  /^(?:no(?:ne)?(?=$|[\s.,;(])|false|❌|✗|✘|🛑|🚫|👎|n(?=$|\s)|:(?:x|no_entry|negative_squared_cross_mark):)/iu

/** 'yes' or 'no' for a cell that begins by saying so in words or signs, else null. */
export function booleanOf(value: string): 'yes' | 'no' | null {
  if (YES.test(value)) return 'yes'
  return NO.test(value) ? 'no' : null
}

/** A cell without the ✅ or ❌ that decorates its words: over a whole column such signs give the subject away. */
function withoutSigns(value: string): string {
  const words = value.replace(
    /^(?:\p{Extended_Pictographic}\uFE0F?\s*)+|(?:\s*\p{Extended_Pictographic}\uFE0F?)+$/gu,
    '',
  )
  return /\p{L}/u.test(words) ? words : value
}

/** One bit of 32 for each word, the same for the same word. */
function marker() {
  const numbers = new Map<string, number>()
  return (words: readonly string[]): number => {
    let marks = 0
    for (const word of words) {
      const number = numbers.get(word) ?? numbers.size
      numbers.set(word, number)
      marks |= 1 << (number % 32)
    }
    return marks
  }
}

function wordingFor(find: FindMentions) {
  const marksOf = marker()
  return (text: string): Wording => {
    let named = text
    for (const { start, end } of find(text).toReversed()) {
      named = `${named.slice(0, start)} ${named.slice(end)}`
    }
    const said = booleanOf(text)
    const own = tokens(named)
    const spoken = own.length > 0 ? own : [text.trim()]
    const words = said && spoken[0] !== said ? [said, ...own] : spoken
    const told = contentOf(words)
    const content = told.length > 0 ? told : words
    return {
      words,
      set: new Set(words),
      content,
      marks: marksOf(words),
      contentMarks: marksOf(content),
      negative: isNegative(text) || said === 'no',
      numbers: words.filter((word) => /^\p{N}+$/u.test(word)),
      said: new Map(),
    }
  }
}

/** Cheap test for English: enough of the running words of the sentences are English grammar. */
function looksEnglish(facts: readonly Fact[]): boolean {
  const sample = facts.slice(0, 200).flatMap(({ statement }) => tokens(statement))
  const grammar = sample.filter((token) => STOP_WORDS.has(token)).length
  return grammar >= sample.length * 0.15
}

/** Whether a cell says a whole sentence of "it". */
const isSpoken = (statement: string) =>
  /^Its? \p{Ll}.*\.$/u.test(/\bits?\b/iu.test(statement) ? withoutConnective(statement) : '')

/** A sentence that leaves its subject to the label before it: "SOAP: is a protocol". */
const VERB_FIRST = /^(?:is|was|has|can)\s\p{Ll}.*\.$/u

/** A name as it opens a sentence: "The thread" where the sentences speak of "a thread", else as it is. */
function nameInSentence({ name }: Subject, facts: readonly Fact[]): string {
  const plain = name.toLowerCase()
  if (/\p{Lu}/u.test(name.slice(1))) return name
  const common = ['a', 'A', 'an', 'An'].map((article) => `${article} ${plain} `)
  const isCommon = facts.some(({ statement }) => common.some((words) => statement.includes(words)))
  return isCommon ? `The ${plain}` : name
}

/** A sentence that opens small, as it stood after "whereas", with its capital: "The heap is", "Interfaces can". */
const opened = (text: string, subject: Subject | null) => {
  if (/^(?:an?|the|after|before|if|in|when|while|with|for|on)\s/.test(text)) {
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
  const [first = ''] = subject?.name ?? ''
  const small = /^\p{Lu}\p{Ll}+(?:\s|$)/u.test(subject?.name ?? '') && text.startsWith(fold(first))
  const named = small && fold(text).startsWith(fold(subject?.name ?? ''))
  return named ? first + text.slice(1) : text
}

/** A comparison of more facts than this is large. */
export const MANY_FACTS = 200
const NONE: readonly Known[] = []
const NOWHERE: readonly number[] = []

export function analyse({ subjects, topics, facts, shape }: Comparison): Analysis {
  const find = remembered(mentionsFinder(subjects))
  const wordingOf = remembered(wordingFor(find))
  const byKey = new Map(subjects.map((subject) => [subject.key, subject]))
  const topicNames = new Map(topics.map(({ key, name }) => [key, name]))
  const byTopic = new Map<string, Known[]>()
  const byCell = new Map(subjects.map(({ key }) => [key, new Map<string, Known[]>()]))
  const postings = new Map<string, number[]>()

  const english = looksEnglish(facts)
  const spoken = new Map<string, string>()
  const named = (text: string, subject: Subject | null) => {
    const bare = VERB_FIRST.test(text)
    if (!english || !subject || !(bare || /^Its?\b/.test(text))) return text
    const name = spoken.get(subject.key) ?? nameInSentence(subject, facts)
    spoken.set(subject.key, name)
    return bare ? `${name} ${text}` : withName(text, name)
  }
  const phrase = (text: string, form: Fact['form'], subject: Subject | null): Phrasing => ({
    text,
    masked: subject ? mask(text, find, subject.key) : text,
    predicate:
      form === 'value'
        ? text
        : subject
          ? predicateOf(text, find(text), subject.key, english)
          : null,
  })
  const formOf = (fact: Fact): Fact['form'] => {
    const own = find(fact.statement).find(({ subject }) => fact.about.includes(subject))
    const leads =
      own !== undefined && /^(?:the |both )?$/iu.test(fact.statement.slice(0, own.start))
    const spoken =
      isSpoken(fact.statement) || (shape !== 'matrix' && !leads && VERB_FIRST.test(fact.statement))
    if (english && fact.about.length === 1 && spoken) return 'sentence'
    return fact.form === 'value' || (shape === 'matrix' && !leads) ? 'value' : 'sentence'
  }

  const known = facts.map((fact, index): Known => {
    const subject = fact.about.length === 1 ? (byKey.get(fact.about[0] as string) ?? null) : null
    const form = formOf(fact)
    const text =
      form === 'value'
        ? withoutConnectiveZh(withoutSigns(fact.statement))
        : named(opened(withoutConnective(fact.statement), subject), subject)
    const { core, gloss, beforeGloss } = clausesOf(text)
    const wording = wordingOf(text)
    for (const token of wording.set) {
      const at = postings.get(token)
      if (at) at.push(index)
      else postings.set(token, [index])
    }
    const topic = topicNames.get(fact.topic) ?? fact.topic
    return {
      fact,
      index,
      subject,
      topic,
      identity: [topic, ...fact.about, fact.statement].join('\u0000'),
      form,
      full: phrase(text, form, subject),
      core: core === text ? null : phrase(core, form, subject),
      gloss,
      beforeGloss,
      wording,
      denied: new Map(),
    }
  })
  const add = (map: Map<string, Known[]>, key: string, entry: Known) => {
    const entries = map.get(key)
    if (entries) entries.push(entry)
    else map.set(key, [entry])
  }
  for (const entry of known) {
    add(byTopic, entry.fact.topic, entry)
    for (const subject of entry.fact.about) {
      const cells = byCell.get(subject)
      if (cells) add(cells, entry.fact.topic, entry)
    }
  }
  const places = new Map([...byTopic.keys()].map((topic, at) => [topic, at]))
  let byId: ReadonlyMap<string, number> | null = null
  return {
    subjects,
    facts: known,
    find,
    of: (subject, topic) => byCell.get(subject)?.get(topic) ?? NONE,
    on: (topic) => byTopic.get(topic) ?? NONE,
    large: facts.length > MANY_FACTS,
    topics: [...byTopic.keys()],
    placeOf: (topic) => places.get(topic) ?? -1,
    factAt: (id) => {
      byId ??= new Map(known.map(({ fact, index }) => [fact.id, index]))
      return byId.get(id) ?? 0
    },
    holding: (token) => postings.get(token) ?? NOWHERE,
    visits: visitsOf(facts.length),
    english,
    wordingOf,
  }
}

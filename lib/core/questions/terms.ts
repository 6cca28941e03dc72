import { tokens } from '../text'
import { expansionOf } from './abbreviations'
import type { Analysis, Known } from './analysis'
import { areOpposites, canBeOpposed } from './opposites'
import { type Classed, type Parsed, parse } from './phrases'
import { EMPTY_NOUNS, MODIFIERS } from './vague'
import { endsInS, isThing } from './word-class'
import { GENERIC, STOP_WORDS, VAGUE } from './words'

/** Words that could be taken out of a text, as UTF-16 offsets [start, end). */
export interface Term {
  readonly text: string
  /** Its folded tokens. */
  readonly words: readonly string[]
  /**
   * `name`: a proper name or acronym; `word`: one noun; `phrase`: several; `qualifier`: an adjective before a noun;
   * `number`: how many of what follows.
   */
  readonly kind: 'name' | 'word' | 'phrase' | 'qualifier' | 'number'
  readonly start: number
  readonly end: number
  /** "a" or "an" right before it, as written; empty when there is none. */
  readonly article: string
}

const LONGEST = 3
/** Facts of one cell that a term is compared with. */
const MOST_COMPARED = 5
/** Subjects whose cells a term is compared with. */
const MOST_RIVALS = 6
/** An adjective with fewer letters is a blank only where another stands in its place in the row. */
const RARE = 10
const TELLING = 8
const QUALIFIER = /(?:ed|al|ive|ic|able|ible|ous|less|ful|ary|ory|ant|ent)$/

/**
 * The terms of a fact worth recalling, a list for each place in it, best first: the adjective that sets it apart, the
 * noun phrase, the rare adjective. Rules for English; other languages have none.
 */
export function termsOf(analysis: Analysis, known: Known): readonly (readonly Term[])[] {
  if (!analysis.english) return []
  const found = kept.get(known) ?? findTerms(analysis, known)
  kept.set(known, found)
  return found
}

/** Terms kept for as long as the fact they are in, which belongs to one analysis. */
const kept = new WeakMap<Known, readonly (readonly Term[])[]>()
const parsed = new WeakMap<Known, Parsed>()

function parsedOf(analysis: Analysis, known: Known): Parsed {
  const found = parsed.get(known) ?? parse(known.full.text, analysis.find)
  parsed.set(known, found)
  return found
}

/** What is read rather than recalled. */
const ADDRESS = /https?:\/\//iu

function findTerms(analysis: Analysis, known: Known): Term[][] {
  const { text } = known.full
  if (ADDRESS.test(text)) return []
  const { words, phrases } = parsedOf(analysis, known)
  return phrases.map((run) => {
    return termsIn(analysis, known, run).filter((term) => !isConjunct(text, term, words))
  })
}

function termsIn(analysis: Analysis, known: Known, run: readonly Classed[]): Term[] {
  const { text } = known.full
  const [first] = run as [Classed]
  if (isAbbreviationOfBefore(text, first)) return []
  const count = counted(text, run)
  if (count) return [count]
  const rest = run.slice(run.findIndex(({ word }) => !isModifier(word.folded)))
  const found: Term[] = []
  const [lead, head] = run as [Classed, Classed | undefined]
  const hyphened = lead.word.text.includes('-')
  const qualifies = hyphened || QUALIFIER.test(lead.word.folded) || lead.class === 'adjective'
  const plain =
    !GENERIC.has(lead.word.folded) &&
    !VAGUE.has(lead.word.folded) &&
    !/\p{Lu}/u.test(lead.word.text)
  const tells = qualifies && plain && !isModifier(lead.word.folded)
  const weighed = tells || canBeOpposed(lead.word.folded)
  const rivals = head && weighed ? rivalsOf(analysis, known, lead, head) : []
  const apart = tells
    ? rivals.some((rival) => !isModifier(rival))
    : rivals.some((rival) => areOpposites(rival, lead.word.folded))
  const qualifier = term(text, lead, lead, 'qualifier')
  if (apart && fitsArticle(qualifier, rivals)) found.push(qualifier)
  const cut = isModifier(run.at(-1)?.word.folded ?? '') || isGraded(text, lead)
  const phrase = cut ? null : phraseOf(text, rest)
  if (phrase) found.push(phrase)
  const rare = hyphened || lead.word.folded.length >= RARE
  const alone = head === undefined ? hyphened : qualifies && rare
  const named = phrase !== null && phrase.start === qualifier.start && phrase.end === qualifier.end
  if (
    alone &&
    plain &&
    !apart &&
    !named &&
    qualifier.article === '' &&
    !isModifier(lead.word.folded)
  ) {
    found.push(qualifier)
  }
  return found
}

/** Whether an adverb before a phrase says how far its adjective goes: to blank "a fully ____" would cut it off. */
const isGraded = (text: string, { word, class: found }: Classed) =>
  (found === 'adjective' || word.text.includes('-')) &&
  /(?<!\p{L})(?:\p{L}+ly|very|more|most|less|quite|too|so)\s+$/iu.test(text.slice(0, word.start))

const isModifier = (word: string) => MODIFIERS.has(word)

function term(text: string, from: Classed, to: Classed, kind: Term['kind']): Term {
  const { start } = from.word
  const { end } = to.word
  const said = text.slice(start, end)
  const article = /(?<![\p{L}\p{N}])(an?)\s+$/iu.exec(text.slice(0, start))?.[1] ?? ''
  return { kind, text: said, words: tokens(said), start, end, article }
}

const singular = (word: string) =>
  endsInS(word) ? word.replace(/ies$/, 'ys').replace(/(?:(?<=ss|sh|ch|x)es|s)$/, '') : word
const isEmpty = (word: string) =>
  GENERIC.has(word) || VAGUE.has(word) || EMPTY_NOUNS.has(word) || EMPTY_NOUNS.has(singular(word))

const isName = (text: string, inside: boolean) =>
  /\p{Lu}.*\p{Lu}|\p{L}\p{N}|\p{Ll}\p{Lu}|^\./u.test(text) || (inside && /^\p{Lu}/u.test(text))

/** A capital after these is that of a sentence or a step: "2) Parse the code". */
const OPENS = /(?:^|[.!?:]\s+|\d[.)]\s+|[–—]\s+)$/u

/** The noun phrase without what opens it emptily, with the abbreviation that follows it; null when it says too little. */
function phraseOf(text: string, run: readonly Classed[]): Term | null {
  const [first] = run
  const last = run.at(-1)
  if (!first || !last || run.length > LONGEST || last.class === 'number') return null
  const inside = !OPENS.test(text.slice(0, first.word.start))
  const kind = run.length > 1 ? 'phrase' : isName(first.word.text, inside) ? 'name' : 'word'
  const named = run.some(({ word }) => isName(word.text, !OPENS.test(text.slice(0, word.start))))
  if (kind === 'word' && (isEmpty(first.word.folded) || !tells(first))) return null
  if (kind === 'word' && isDoingOf(text, first)) return null
  if (run.length === LONGEST && /ing$/.test(first.word.folded)) return null
  if (kind === 'phrase' && !named) {
    const telling = run.filter(({ word }) => !isEmpty(word.folded) && !isModifier(word.folded))
    const long = telling.some(
      ({ word }) => word.folded.length >= TELLING || word.folded.includes('-'),
    )
    if (telling.length < 2 && !long) return null
    if (run.length === 2 && isEmpty(last.word.folded) && onlyDescribes(first)) return null
  }
  return withAbbreviation(text, term(text, first, last, kind))
}

/** Whether one noun alone tells enough: a word that only a trade has, by its ending or its hyphen. */
function tells({ word }: Classed): boolean {
  return word.text.includes('-') || (word.text.length >= TELLING && isThing(word.folded))
}

/** Whether a noun only turns what follows it into a deed, "the formation of cells": any of several would do. */
const isDoingOf = (text: string, { word }: Classed) =>
  /(?:tion|sion|ment|ance|ence|ing|al)s?$/.test(word.folded) &&
  /^\s+of\s/.test(text.slice(word.end))

/** Whether a word is an adjective of no trade: a "consistent" view, a "commercial" option; but "containerized". */
const onlyDescribes = ({ word, class: found }: Classed) =>
  (found === 'adjective' || QUALIFIER.test(word.folded)) &&
  !word.text.includes('-') &&
  !/i[sz]ed$/.test(word.folded)

const IN_BRACKETS = /^\s+\((\p{Lu}[\p{Lu}\p{N}]{1,6})s?\)/u

function withAbbreviation(text: string, found: Term): Term {
  const bracket = IN_BRACKETS.exec(text.slice(found.end))
  const short = bracket?.[1]
  if (!bracket || !short || expansionOf(found.text, short.replace(/S$/, '')) === null) return found
  const end = found.end + bracket[0].length
  const said = text.slice(found.start, end)
  return { ...found, kind: 'phrase', text: said, words: tokens(said), end }
}

/** Whether a word only abbreviates, in brackets, what stands before it. */
function isAbbreviationOfBefore(text: string, { word }: Classed): boolean {
  const before = text.slice(0, word.start)
  return /\p{L}\s+\($/u.test(before) && text[word.end] === ')' && /^\p{Lu}{2,6}s?$/u.test(word.text)
}

/** The number before a noun, or with its unit: "5,000" nodes, "15 MB". */
function counted(text: string, run: readonly Classed[]): Term | null {
  const [first, second] = run
  if (first?.class !== 'number' || !second || !/\d{2}|[.,]/.test(first.word.text)) return null
  if (/\p{L}[\s.-]*$/u.test(text.slice(0, first.word.start)) === false && first.word.start > 0)
    return null
  const unit = isName(second.word.text, true) || second.word.text.length < 3
  return term(text, first, unit ? second : first, 'number')
}

/** What stands before the same noun in the cells of the others: advanced networking where this has basic networking. */
function rivalsOf(analysis: Analysis, known: Known, lead: Classed, head: Classed): string[] {
  const own = lead.word.folded
  return analysis.subjects
    .filter((subject) => subject !== known.subject)
    .slice(0, MOST_RIVALS)
    .flatMap(({ key }) => analysis.of(key, known.fact.topic).slice(0, MOST_COMPARED))
    .flatMap((other) => {
      const { words } = parsedOf(analysis, other)
      return words.flatMap(({ word, class: found }, at) => {
        const next = words[at + 1]?.word
        const same = next?.joined === true && singular(next.folded) === singular(head.word.folded)
        const tells = found !== 'grammar' && found !== 'verb' && !STOP_WORDS.has(word.folded)
        return same && tells && word.folded !== own ? [word.folded] : []
      })
    })
}

/** Whether the article before an adjective goes with what else could stand there. */
function fitsArticle({ article, words }: Term, rivals: readonly string[]): boolean {
  if (article === '') return true
  const vowel = (word: string) => /^[aeiou]/.test(word)
  return rivals.every((rival) => vowel(rival) === vowel(words[0] ?? ''))
}

const CONJUNCTIONS = new Set(['and', 'or', 'nor', 'and/or'])
const LISTED_AFTER =
  /^,\s+(?!which|that|who|where|meaning|making|thus|so|but|while|including|such|with)[^,;.:]{1,40}?(?:,|\s(?:and|or)\s)/iu
const LISTED_BEFORE = /,\s+(?:an?\s+|the\s+)?$/u
const EXAMPLES =
  /(?:such as|including|includes?|e\.g\.,?|for example,?|like)\s+[^.;:()]*$|\([^()]*$/iu

/**
 * Whether a term is one of several that are joined, so that another of them or their other order would do as well:
 * "CPU and ____". In a list of examples, names and compounds are terms of their own, unless they share their last noun:
 * "CPU and memory limits".
 */
function isConjunct(text: string, found: Term, words: readonly Classed[]): boolean {
  const from = words.findIndex(({ word }) => word.start >= found.start)
  const until = words.findLastIndex(({ word }) => word.end <= found.end) + 1
  const article = /^(?:an?|the)$/.test(words[from - 1]?.word.folded ?? '') ? 1 : 0
  const joint = from - 1 - article
  const joinedBefore = isConjunction(words[joint]) || /&\s*$/.test(text.slice(0, found.start))
  const partner = words[until + 1]
  const joinedAfter =
    (isConjunction(words[until]) && partner?.class !== 'verb' && partner?.class !== 'adverb') ||
    /^\s*&/.test(text.slice(found.end))
  const before = text.slice(0, found.start)
  const after = text.slice(found.end)
  const listed =
    LISTED_AFTER.test(after) ||
    (LISTED_BEFORE.test(before) && (joinedAfter || after.startsWith(',')))
  if (!joinedAfter && !joinedBefore && !listed) return false
  const own = found.kind === 'name' || found.kind === 'phrase' || found.text.includes('-')
  if (!own || found.kind === 'qualifier') return true
  if (joinedBefore && until - from > 1 && isAlone(words, joint - 1)) return true
  if (joinedAfter && until - from === 1 && opensPhrase(words, until + 1)) return true
  return found.kind !== 'name' && !EXAMPLES.test(before)
}

const isConjunction = (found: Classed | undefined) => CONJUNCTIONS.has(found?.word.folded ?? '')

/** Whether the word at a place is all there is before its "and": the CPU of "CPU and memory limits". */
function isAlone(words: readonly Classed[], at: number): boolean {
  const [before, own] = [words[at - 1], words[at]]
  if (!own || endsInS(own.word.folded) || own.class === 'verb') return false
  const parted =
    !own.word.joined || !before || before.class === 'grammar' || before.class === 'verb'
  return parted
}

/** Whether several words of a noun phrase begin at a place. */
function opensPhrase(words: readonly Classed[], at: number): boolean {
  const [first, second] = [words[at], words[at + 1]]
  const nominal = (found: Classed | undefined) =>
    found?.class === 'noun' || found?.class === 'adjective'
  return nominal(first) && nominal(second) && second?.word.joined === true
}

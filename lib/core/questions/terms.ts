import { fold, tokens } from '../text'
import type { Analysis, Known } from './analysis'
import { GENERIC, isVerb, mayBeVerb, STOP_WORDS } from './words'

/** Words that could be taken out of a text, as UTF-16 offsets [start, end). */
export interface Term {
  readonly text: string
  /** Its folded tokens. */
  readonly words: readonly string[]
  /** `name`: a proper name or acronym; `word`: one noun; `phrase`: several; `qualifier`: an adjective before a noun. */
  readonly kind: 'name' | 'word' | 'phrase' | 'qualifier'
  readonly start: number
  readonly end: number
}

interface Word {
  readonly text: string
  readonly folded: string
  readonly start: number
  readonly end: number
  /** Whether only white space stands between it and the word before it. */
  readonly joined: boolean
}

const WORD = /[\p{L}\p{N}]+(?:[-'’./+#][\p{L}\p{N}]+)*[+#]*/gu
const LONGEST = 3
/** Facts of one cell that a term is compared with. */
const MOST_COMPARED = 5
const VERB_AHEAD = new Set(
  'to can could may might must shall should will would not it they you we which that who cannot developers users'.split(
    ' ',
  ),
)
const QUALIFIER = /(?:ed|al|ive|ic|able|ible|ous|less|ful|ary|ory|ant|ent)$/
const NAMES_A_THING =
  /(?:tions?|ments?|it(?:y|ies)|ness|[ae]nc(?:e|es|y|ies)|isms?|ures?|graph(?:y|s)|olog(?:y|ies))$/

function wordsOf(text: string): Word[] {
  let last = -1
  return [...text.matchAll(WORD)].map((match) => {
    const start = match.index
    const joined = last >= 0 && /^\s+$/.test(text.slice(last, start))
    last = start + match[0].length
    return { text: match[0], folded: fold(match[0]), start, end: last, joined }
  })
}

const AUXILIARY = /^(?:is|are|was|were|be|been|being|has|have|had|not|it|they|which|that|who)$/

/** What surrounds a word, for telling what it does there. */
interface Place {
  /** The word before in the same run; undefined at its start. */
  readonly inRun: Word | undefined
  readonly before: Word | undefined
  readonly next: Word | undefined
  /** Whether a verb is due: after "to", a name, "it", or "and" after a verb. */
  readonly led: boolean
  readonly verbBefore: boolean
}

/** Whether a word is a verb where it stands: a form of one that is no noun, or of one that may be either where a verb is due. */
function isVerbHere(word: Word, { inRun, before, next, led, verbBefore }: Place): boolean {
  const { folded, joined } = word
  const last = folded.split('-').at(-1) ?? ''
  const followed = next?.joined === true && !STOP_WORDS.has(next.folded)
  const participle =
    /ed$/.test(folded) && followed && !(joined && AUXILIARY.test(before?.folded ?? ''))
  if (isVerb(folded)) {
    const modifies = inRun !== undefined && joined && /(?:ing|ed)$/.test(folded)
    return led || !(modifies || participle)
  }
  if (folded !== last && /[^s]s$/.test(last) && (isVerb(last) || mayBeVerb(last))) return true
  if (joined && /ing$/.test(folded) && /[^s]s$/.test(inRun?.folded ?? '')) return true
  if (led && !participle) return !STOP_WORDS.has(folded)
  return !joined && (next?.joined === true || verbBefore) && mayBeVerb(folded)
}

/** Runs of adjectives and nouns, found by what breaks them: grammar words, verbs, adverbs, punctuation, names. */
function runsOf(analysis: Analysis, text: string): Word[][] {
  const words = wordsOf(text)
  const mentions = analysis.find(text)
  const runs: Word[][] = []
  let run: Word[] = []
  let verbBefore = false
  const close = () => {
    while (run.length > 1 && /[^e]ed$/.test(run.at(-1)?.folded ?? '')) run.pop()
    if (run.length > 0) runs.push(run)
    run = []
  }
  words.forEach((word, at) => {
    const before = words[at - 1]
    const named = mentions.some(({ start, end }) => word.start < end && word.end > start)
    const afterName = mentions.some(({ end }) => before?.end === end)
    const coordinated = verbBefore && /^(?:and|or)$/.test(before?.folded ?? '')
    const led = word.joined && (VERB_AHEAD.has(before?.folded ?? '') || afterName || coordinated)
    const place = { inRun: run.at(-1), before, next: words[at + 1], led, verbBefore }
    const verb = !named && isVerbHere(word, place)
    const gerund = run.length === 0 && !verbBefore && /^\p{L}+ing$/u.test(word.text)
    const adverb = /\p{L}{2}ly$/u.test(word.folded)
    const breaks = named || verb || adverb || isStop(word.folded)
    if (named && word.joined) run = []
    if (breaks || !word.joined) close()
    if (!breaks && !gerund) run.push(word)
    verbBefore = verb || (verbBefore && /^(?:and|or)$/.test(word.folded))
  })
  close()
  return runs.filter(([first]) => first && !/[–—/-]/.test(text[first.start - 1] ?? ''))
}

const isStop = (word: string) => word.split('/').every((part) => STOP_WORDS.has(part))

const isName = ({ text }: Word, inside: boolean) =>
  /\p{Lu}.*\p{Lu}|\p{L}\p{N}|\p{Ll}\p{Lu}/u.test(text) || (inside && /^\p{Lu}/u.test(text))

/** Whether the facts across the row set another word before the same one: basic, advanced networking. */
function contrasted(analysis: Analysis, known: Known, qualifier: Word, head: Word): boolean {
  const row = analysis.subjects
    .filter((subject) => subject !== known.subject)
    .flatMap(({ key }) => analysis.of(key, known.fact.topic).slice(0, MOST_COMPARED))
  return row.some(({ full }) => {
    const words = wordsOf(full.text)
    return words.some((word, at) => {
      const next = words[at + 1]
      return (
        next?.joined === true &&
        next.folded === head.folded &&
        word.folded !== qualifier.folded &&
        !STOP_WORDS.has(word.folded)
      )
    })
  })
}

/**
 * The terms of a fact worth recalling, a list for each place in it, best first: the noun phrase, then the
 * adjective that sets it apart. Rules for English; other languages have none.
 */
export function termsOf(analysis: Analysis, known: Known): readonly (readonly Term[])[] {
  const found = analysis.english ? (kept.get(known) ?? findTerms(analysis, known)) : []
  kept.set(known, found)
  return found
}

/** Terms kept for as long as the fact they are in, which belongs to one analysis. */
const kept = new WeakMap<Known, readonly (readonly Term[])[]>()

function findTerms(analysis: Analysis, known: Known): Term[][] {
  const { text } = known.full
  const term = (from: Word, to: Word, kind: Term['kind']): Term => {
    const said = text.slice(from.start, to.end)
    return { kind, text: said, words: tokens(said), start: from.start, end: to.end }
  }
  return runsOf(analysis, text).map((run): Term[] => {
    const [first, second] = run as [Word, Word | undefined]
    const last = run.at(-1) as Word
    const inside = first.start > 0
    if (second === undefined) {
      const telling =
        isName(first, inside) ||
        first.text.includes('-') ||
        (first.text.length > 7 && NAMES_A_THING.test(first.folded))
      return telling && !GENERIC.has(first.folded)
        ? [term(first, first, isName(first, inside) ? 'name' : 'word')]
        : []
    }
    const found: Term[] = []
    const said = run.some(({ folded }) => !GENERIC.has(folded))
    if (run.length <= LONGEST && said) found.push(term(first, last, 'phrase'))
    const qualifies = first.text.includes('-') || QUALIFIER.test(first.folded)
    const apart = contrasted(analysis, known, first, second)
    if ((qualifies || apart) && !GENERIC.has(first.folded))
      found.push(term(first, first, qualifies ? 'qualifier' : 'word'))
    return found
  })
}

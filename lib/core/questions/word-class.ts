import { isVerb, mayBeVerb, STOP_WORDS } from './words'

/** A word of a text, as UTF-16 offsets [start, end). */
export interface Word {
  readonly text: string
  readonly folded: string
  readonly start: number
  readonly end: number
  /** Whether only white space stands between it and the word before it. */
  readonly joined: boolean
}

/** What a word does in its sentence, as far as its form and its neighbours tell. */
export type WordClass = 'grammar' | 'verb' | 'adverb' | 'adjective' | 'number' | 'noun'

/** What the words before one have told. */
export interface Before {
  readonly word: Word | undefined
  readonly class: WordClass | null
  /** Whether a verb is due: after a name, "to", "which" and their like, also with an adverb between. */
  readonly led: boolean
  /** Whether a verb stands before, or before the "and" that is before. */
  readonly verb: boolean
}

const list = (text: string) => new Set(text.trim().split(/\s+/))

const MORE_GRAMMAR = list(`
  along amongst around behind beneath beside besides beyond despite except inside outside onto opposite past throughout
  toward towards upon versus whether whereby wherein whose itself
`)
const ADVERBS = list(`
  almost always ever far fast long later never next often once perhaps quite sometimes soon together twice
  afterwards ahead apart aside away back forward forwards backward backwards everywhere anyway better best worse worst
  indeed otherwise
`)
const GRAMMAR_ADVERBS = list(
  'just only also still already often usually generally typically mainly mostly even',
)
const NO_ADVERBS = list(
  'family assembly anomaly supply reply monopoly multiply apply rely fly only daily weekly early',
)
const ADJECTIVES = list(`
  easy hard fast slow big small large great new old young good bad high low long short wide narrow deep strong weak
  rich poor cheap free full empty open closed same different similar identical unique simple complex main major minor
  whole entire single double common rare ready safe secure stable pure light heavy dense idle separate abstract exact
  equal prone lightweight robust mature native manual external internal temporary permanent consistent healthy regular
  basic additional individual multiple underlying immutable automatic dynamic static distributed
`)
const COMPARATIVES = list(`
  easier faster slower bigger smaller larger greater newer older higher lower longer shorter wider narrower deeper
  stronger weaker richer poorer cheaper fuller simpler heavier lighter safer better worse later earlier
`)
/** Endings that hardly any noun has. */
const ADJECTIVE_ONLY = /(?:able|ible|ful|less|ous)$/
/** Forms in -ing that name a thing or a trade, also before another noun: "monitoring tools". */
const THINGS_IN_ING = list(`
  accounting advertising banking batching billing binding blocking branching broadcasting buffering building bundling
  caching clustering coding computing coupling encoding engineering farming filtering fishing gaming handling hashing
  hosting imaging indexing interleaving learning lighting locking logging machining manufacturing mapping marketing
  messaging mining monitoring multiplexing multitasking multithreading networking operating packaging paging parsing
  partitioning peering pipelining pricing printing processing profiling programming prototyping provisioning
  publishing queueing queuing rendering reporting rounding routing sampling scaffolding scaling scheduling scripting
  sharding shipping signaling spring staging streaming string styling subtyping swapping switching teaching
  templating testing threading timing tooling tracing tracking training transcoding tunneling tunnelling typing
  typesetting versioning warning wiring
`)
/** After a form in -ing that names a trade: it is named with others, or what it is of follows. */
const LISTS_ON = list('and or of')
const DETERMINER = list(`
  a an the its their his her our your this that these those each every any some no another either neither one both
  all many several few little much more most
`)
const VERB_AHEAD = list(`
  to can could may might must shall should will would not it they you we i he she which that who cannot developers users
`)
const JOINS = list('and or but nor which that who where when while if because so as than')

/** Whether a folded word announces a verb. */
export const announcesVerb = (word: string): boolean => VERB_AHEAD.has(word)
const AUXILIARY = list('is are was were be been being has have had')
/** Plural in form only, or as good as an adjective before another noun. */
const SINGULAR_S = list(`
  series species sales news graphics physics mathematics analytics statistics electronics economics dynamics metrics
  lens canvas status bus virus corpus focus consensus basis analysis synthesis axis thesis access process class
  business address kubernetes redis windows macos ios https dns tls css js aws gps cms os
`)

/** Whether a folded word has the form of a plural noun or of what one thing does. */
export function endsInS(word: string): boolean {
  return word.length > 3 && /[^sui]s$/.test(word) && !SINGULAR_S.has(word)
}

const isContraction = (word: string) => /['’](?:ll|re|ve|d|m|t)$/.test(word)
const PRONOUN_S = /^(?:it|that|there|he|she|what|who|here|let)['’]s$/

function isGrammar(word: string): boolean {
  if (isContraction(word) || PRONOUN_S.test(word)) return true
  if (!word.includes('/')) return STOP_WORDS.has(word) || MORE_GRAMMAR.has(word)
  return word.split('/').every((part) => STOP_WORDS.has(part))
}

const isAdverb = (word: string) =>
  (/\p{L}{2}ly$/u.test(word) && !NO_ADVERBS.has(word) && !word.includes('-')) || ADVERBS.has(word)

/** Whether a folded word has the form of an adjective that is no noun. */
export function isAdjective(word: string): boolean {
  return ADJECTIVES.has(word) || COMPARATIVES.has(word) || ADJECTIVE_ONLY.test(word)
}

const NAMES_A_THING =
  /(?:tions?|ments?|it(?:y|ies)|ness|[ae]nc(?:e|es|y|ies)|isms?|ures?|graph(?:y|s)|olog(?:y|ies))$/

/** Whether a folded word has an ending of nouns only: orchestration, reliability. */
export const isThing = (word: string): boolean => NAMES_A_THING.test(word)

/** Whether a form in -ing or -ed can be traced to a verb we know. */
const ofVerb = (word: string) => isVerb(word) || mayBeVerb(word)

/**
 * The class of a word where it stands. `run` is the noun phrase so far, `next` the word after it. Rules for English, by
 * form and neighbours: closed lists, endings, and what may follow what.
 */
export function classOf(
  word: Word,
  next: Word | undefined,
  before: Before,
  run: readonly { readonly word: Word; readonly class: WordClass }[],
): WordClass {
  const { folded, joined, text } = word
  if (GRAMMAR_ADVERBS.has(folded)) return 'adverb'
  if (isGrammar(folded)) return 'grammar'
  if (/^\p{N}+(?:[.,]\p{N}+)*$/u.test(text)) return 'number'
  if (isAdverb(folded)) return 'adverb'
  const after = next?.joined ? next.folded : undefined
  const opens = run.length === 0
  const previous = joined ? before.word?.folded : undefined
  const { led } = before
  const relative = previous === 'that' && endsInS(folded) && isVerb(folded)
  const determined = previous !== undefined && DETERMINER.has(previous) && !relative
  const last = run.at(-1)
  if (/\p{L}ing$/u.test(folded)) return gerund(word, after, previous, last)
  if (/[^e]ed$/.test(folded) && folded.length > 4) return participle(word, after, previous, last)
  if (/\p{Lu}/u.test(text.slice(1)) || (/^\p{Lu}/u.test(text) && word.start > 0)) return 'noun'
  if (folded.includes('-')) return hyphened(folded, led)
  if (endsInS(folded))
    return isVerbInS(folded, after, { opens, determined, led, before, last }) ? 'verb' : 'noun'
  if (last && endsInS(last.word.folded) && last.class === 'noun') return 'verb'
  if (led && !(isThing(folded) && (previous === 'to' || !ofVerb(folded)))) return 'verb'
  if (isVerb(folded)) return determined ? 'noun' : 'verb'
  if (before.verb && /^(?:and|or)$/.test(previous ?? '') && mayBeVerb(folded)) return 'verb'
  if (opens && !determined && mayBeVerb(folded) && DETERMINER.has(after ?? '')) return 'verb'
  if (!joined && word.start > 0 && mayBeVerb(folded) && (after !== undefined || before.verb))
    return 'verb'
  return isAdjective(folded) ? 'adjective' : 'noun'
}

/** What has a thing rather than does one: "uses sliding windows". */
const HOLDS = /^(?:uses?|has|have|with)$/

/** "load balancing", "a routing mesh"; but "storing samples" and "hooks allowing it" do something. */
function gerund(
  { folded }: Word,
  after: string | undefined,
  previous: string | undefined,
  last: { readonly word: Word; readonly class: WordClass } | undefined,
): WordClass {
  if (after !== undefined && DETERMINER.has(after)) return 'verb'
  if (last) return endsInS(last.word.folded) ? 'verb' : 'noun'
  if (DETERMINER.has(previous ?? '')) return 'noun'
  if (folded.includes('-')) return 'noun'
  if (HOLDS.test(previous ?? '') && after !== undefined && !isGrammar(after)) return 'adjective'
  if (!THINGS_IN_ING.has(folded)) return 'verb'
  return after === undefined ? 'noun' : isGrammar(after) && !LISTS_ON.has(after) ? 'verb' : 'noun'
}

/** "a managed service"; but "labels called fields" and "is managed by" do something. */
function participle(
  { folded, joined, start }: Word,
  after: string | undefined,
  previous: string | undefined,
  last: { readonly word: Word; readonly class: WordClass } | undefined,
): WordClass {
  if (folded.includes('-')) return 'adjective'
  if (after === undefined || isGrammar(after) || isAdverb(after)) return 'verb'
  if (last?.class === 'noun' || (!joined && start > 0 && ofVerb(folded))) return 'verb'
  return AUXILIARY.has(previous ?? '') && ofVerb(folded) && endsInS(after) ? 'verb' : 'adjective'
}

function hyphened(folded: string, led: boolean): WordClass {
  const tail = folded.slice(folded.lastIndexOf('-') + 1)
  if (led && (isVerb(tail) || mayBeVerb(tail))) return 'verb'
  if (endsInS(tail) && (isVerb(tail) || mayBeVerb(tail))) return 'verb'
  return 'adjective'
}

/** Whether a word in -s is what one thing does rather than several things. */
function isVerbInS(
  folded: string,
  after: string | undefined,
  place: {
    readonly opens: boolean
    readonly determined: boolean
    readonly led: boolean
    readonly before: Before
    readonly last: { readonly word: Word; readonly class: WordClass } | undefined
  },
): boolean {
  const { opens, determined, led, before, last } = place
  if (determined) return false
  if (led) return true
  if (after !== undefined && DETERMINER.has(after)) return true
  const open = after !== undefined && !isGrammar(after) && !isAdverb(after)
  const placed = before.class === 'grammar' && !JOINS.has(before.word?.folded ?? '')
  if (opens && placed) return false
  if (opens) return open || (ofVerb(folded) && !before.verb && before.class === 'adverb')
  return last?.class === 'noun' && isVerb(folded)
}

const WORD =
  /(?:(?<=\s)\.)?[\p{L}\p{N}]+(?:(?:[-'’./+#_]|(?<=\p{N}),(?=\p{N}))[\p{L}\p{N}]+)*[+#]*/gu

/** The words of a text in order; "5,000", "built-in", "mod_php" and ".env" are one word each. */
export function wordsIn(text: string, fold: (text: string) => string): Word[] {
  let last = -1
  return [...text.matchAll(WORD)].map((match) => {
    const start = match.index
    const joined = last >= 0 && /^\s+$/.test(text.slice(last, start))
    last = start + match[0].length
    return { text: match[0], folded: fold(match[0]), start, end: last, joined }
  })
}

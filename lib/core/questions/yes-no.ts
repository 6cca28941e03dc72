import { recalled } from '../text'
import { ARTICLED, COMMON, DEEDS, PROPER, THIRD_PERSON } from './label-words'
import { isVerb, mayBeVerb, STOP_WORDS } from './words'

/** What a topic that is answered by yes or no is asked and told as. */
export interface YesNo {
  /** Of several things: "Which of these have HTTP/2 support?" */
  readonly which: string
  /** Of one thing or several by name: "Does got have HTTP/2 support?" */
  whether(names: readonly string[]): string
  /** Of nobody by name: "Has HTTP/2 support", "Does not have HTTP/2 support". */
  told(yes: boolean): string
  /** Of things by name, as a sentence: "got has HTTP/2 support." */
  claim(names: readonly string[], yes: boolean): string
}

/** A verb with what follows it, in the forms sentences need: have, has, "HTTP/2 support". */
interface Predicate {
  readonly plural: string
  readonly singular: string
  /** Stands before "not", for "is" and "can"; null where "does" does. */
  readonly auxiliary: { readonly singular: string; readonly plural: string } | null
  readonly rest: string
  /** What is spoken of and then only called "it" or "them"; null where `rest` says it. */
  readonly head: string | null
}

const COMMON_ENDING =
  /^\p{Lu}\p{Ll}{4,}(?:ed|ing|ion|ions|able|ible|ive|ity|ment|ments|ous|ance|ence|ness|ly|ful|less)$/u

const ADJECTIVE =
  /^(?:(?!(?:archive|drive|live|speed|embed|feed|seed|table|variable|cable|executable|proceed)$)\p{L}{2,}(?:able|ible|less|ous|ive|ed)|free|safe|secure|portable|static|dynamic|automatic|asynchronous|synchronous|optional|commercial|experimental|proprietary|native|lightweight|stateful|stateless|mature|modular|serverless|headless|immutable|transactional|relational|multiplayer)$/iu
const ADJECTIVE_TAIL =
  /^\p{L}[\p{L}\p{N} /.+-]*[\s-](?:agnostic|compatible|compliant|independent|friendly|safe|free|oriented|aware|ready|driven|capable|neutral|source|platform|based|only|typed|hosted|resistant|tolerant)$/iu
const ADJECTIVE_LEAD =
  /^(?:safe|suitable|ready|available|compatible|optimi[sz]ed|free|easy|intended|meant|recommended|required|needed|dependent|based|independent|resistant|written|compliant|capable|usable|good)\s(?:for|with|to|in|of|on|by|from|as)\s/iu
/** Things that take no article. */
const MASS =
  /(?:support|ing|tion|sion|ity|ment|ance|ence|ness|cy|safety|access|isolation|software|middleware|security|storage|metadata|telemetry|history|recovery|inference|syntax|compression|control|sharing|travel|persistence|hardware)$/iu
/** Letters and little words of other languages, whose labels English grammar does not fit. */
const FOREIGN =
  /[à-öø-ÿœßãõ]|(?<!\p{L})(?:hors|de|du|des|la|le|les|et|avec|sans|pour|el|los|las|para|por|y|und|mit|ohne|der|das|im|com|sem|senza|di)(?!\p{L})/iu
/** First words of labels that name nothing one can have. */
const NO_THING = /^(?:use|run|works?|after|before|when|with|in|on|by)$/i
const PREPOSITION = /^(?:as|on|in|at|by|per|of|for|from|to|with|and|or|vs)$/iu

/** What is done with or to a thing: "Garbage collected", "Wall mounted". */
const DONE = /^\p{L}{3,}[\s-]\p{Ll}{3,}(?<!speed|feed|seed|need|embed|shed|breed)(?<=[^e]ed)$/u

/** "a" or "an" as what follows is spoken; an abbreviation of up to three letters is spelled out. */
function article(thing: string): string {
  const [first = ''] = thing.split(/[\s/-]/)
  const spelled = /^\p{Lu}{1,3}\d*$/u.test(first) && !/^(?:LAN|NAS|RAM|SAN|SIM)$/.test(first)
  if (spelled) return /^[AEFHILMNORSX]/.test(first) ? 'an' : 'a'
  return /^(?:[aeio]|u(?!ni|se|sa|ti))/i.test(first) && !/^(?:one|eu)/i.test(first) ? 'an' : 'a'
}

function isCommon(word: string): boolean {
  const small = word.toLowerCase()
  const one = small.replace(/s$/, '')
  return (
    COMMON.has(small) ||
    COMMON.has(one) ||
    ARTICLED.has(small) ||
    STOP_WORDS.has(small) ||
    COMMON_ENDING.test(word) ||
    isVerb(small)
  )
}

/** A label's first word in lower case where it is a common word: "Async validation", but "TypeScript" and "Docker". */
function lowered(label: string): string {
  const [first = ''] = label.split(/[\s/-]/)
  const common = isCommon(first)
  const things = first === label && /[^sui]s$/u.test(label) && !PROPER.has(label)
  if (!/^\p{Lu}\p{Ll}+$/u.test(first) || !(common || things)) return label
  const others =
    label.slice(first.length).match(/(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+(?![\p{L}\p{N}])/gu) ?? []
  if (!others.every(isCommon)) return label
  const rest = label.slice(first.length)
  return (
    first.toLowerCase() +
    rest.replace(/(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+(?![\p{L}\p{N}])/gu, (word) => word.toLowerCase())
  )
}

const verb = (plural: string, singular: string, rest: string): Predicate => {
  return { plural, singular, auxiliary: null, rest, head: null }
}
const copula = (rest: string): Predicate => {
  const forms = { plural: 'are', singular: 'is' }
  return { ...forms, auxiliary: forms, rest, head: null }
}
const modal = (rest: string): Predicate => {
  const forms = { plural: 'can', singular: 'can' }
  return { ...forms, auxiliary: forms, rest, head: null }
}

function baseOf(third: string): string {
  if (/(?:sh|(?<!ca)ch|ss|x|o)es$/.test(third)) return third.slice(0, -2)
  return third.endsWith('ies') ? `${third.slice(0, -3)}y` : third.slice(0, -1)
}

/** A label that begins with a verb: "Supports SSR", "Can run offline", "Is it free". */
function verbal(label: string): Predicate | null {
  const [first = '', ...others] = label.split(' ')
  const small = first.toLowerCase()
  const pronoun = /^(?:it|they)$/i.test(others[0] ?? '')
  const rest = (pronoun ? others.slice(1) : others).join(' ')
  if (rest === '') return null
  if (small === 'is' || small === 'are') return copula(lowered(rest))
  if (small === 'can') return modal(rest)
  if (small === 'has' || small === 'have') return verb('have', 'has', rest)
  if (small === 'does' && pronoun) {
    const [base = '', ...more] = rest.split(' ')
    return more.length > 0 ? verb(base, `${base}s`, more.join(' ')) : null
  }
  const again = /^(?:auto|dis|over|pre|re|un)\p{L}{3,}[^su]s$/u.test(small) && /^\p{Ll}/u.test(rest)
  const third = again || (/[^su]s$/.test(small) && (THIRD_PERSON.has(small) || isVerb(small)))
  const ambiguous = (again || mayBeVerb(small)) && PREPOSITION.test(others[0] ?? '')
  if (third && !(ambiguous && !/^(?:works|runs|retries)$/.test(small)))
    return verb(baseOf(small), small, rest)
  return isOrder(small, others) ? modal(small + label.slice(first.length)) : null
}

/** Whether a label tells what to do, "Create & update users": said of a thing, it can do that. */
function isOrder(first: string, others: readonly string[]): boolean {
  if (PREPOSITION.test(others[0] ?? '') && !/^(?:and|or)$/i.test(others[0] ?? '')) return false
  const whole = others.length > 1 || /[^sui]s$/u.test(others[0] ?? '')
  return whole && (DEEDS.has(first) || (isVerb(first) && !/(?:s|ed|ing)$/.test(first)))
}

function predicateOf(label: string): Predicate | null {
  const plain = label.replace(/\s*[?？]+$/u, '')
  if (!/^[\p{Script=Latin}\p{N}\p{P}\p{S} ]+$/u.test(plain) || /[;:=<>|]/.test(plain)) return null
  if (FOREIGN.test(plain)) return null
  const spokenAs = verbal(plain)
  if (spokenAs) return spokenAs
  const bare = plain.replace(/\s*\([^()]*\)$/, '')
  if (ADJECTIVE.test(bare)) return copula(plain.toLowerCase())
  if (ADJECTIVE_TAIL.test(bare) || ADJECTIVE_LEAD.test(bare)) {
    return copula(lowered(plain).replace(/ (\p{Lu})(?=\p{Ll}+$)/u, (last) => last.toLowerCase()))
  }
  const words = bare.split(' ')
  if (plain !== label || words.length > 7 || !/\p{L}{2}/u.test(bare)) return null
  const [first = ''] = words
  const acts = isVerb(first.toLowerCase()) && !/(?:ed|ing)$/.test(first)
  if (acts || DEEDS.has(first.toLowerCase()) || NO_THING.test(first)) {
    return null
  }
  const last = words.at(-1) ?? ''
  const plural = /[^sui]s$/u.test(last)
  const head = words.findIndex((word) => PREPOSITION.test(word))
  const noun = head > 0 ? (words[head - 1] ?? '') : last
  if (DONE.test(bare)) return copula(lowered(plain))
  if (plural || /[^sui]s$/u.test(noun) || MASS.test(noun))
    return verb('have', 'has', lowered(plain))
  if (noun === last && ARTICLED.has(noun.toLowerCase()) && !/^(?:an?|the)\s/iu.test(plain)) {
    const thing = lowered(plain)
    return verb('have', 'has', `${article(thing)} ${thing}`)
  }
  return { ...verb('have', 'has', 'it'), head: plain }
}

const capitalised = (text: string) => text.replace(/^\p{Ll}/u, (first) => first.toUpperCase())

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last
}

/** A label nobody can put in a sentence: everything is said beside it. */
function beside(label: string): YesNo {
  const said = (yes: boolean) => `${label}: ${yes ? 'yes' : 'no'}`
  return {
    which: `For which of these does the comparison say yes: ${label.replace(/[?？]+$/u, '')}?`,
    whether: (names) => `${listed(names)} — ${label}`,
    told: said,
    claim: (names, yes) => `${listed(names)} — ${said(yes)}`,
  }
}

/**
 * How a topic of yes and no is asked about, by the grammar of its label: a verb ("Supports SSR"), an adjective
 * ("Framework agnostic"), a thing to have ("Hooks"), and for all others, and other languages, beside the label.
 */
export const yesNo = recalled((label): YesNo => {
  const predicate = predicateOf(label.trim())
  if (!predicate) return beside(label.trim())
  const { plural, singular, auxiliary, rest, head } = predicate
  const of = head === null ? '' : `${head}: `
  const tell = (one: boolean, yes: boolean) => {
    if (yes) return `${one ? singular : plural} ${rest}`
    if (auxiliary) {
      const form = one ? auxiliary.singular : auxiliary.plural
      return form === 'can' ? `cannot ${rest}` : `${form} not ${rest}`
    }
    return `${one ? 'does' : 'do'} not ${plural} ${rest}`
  }
  const ask = (names: readonly string[]) => {
    const one = names.length === 1
    const opener = auxiliary ? (one ? auxiliary.singular : auxiliary.plural) : one ? 'does' : 'do'
    const opened = of === '' ? capitalised(opener) : opener
    return `${of}${opened} ${listed(names)} ${auxiliary ? '' : `${plural} `}${rest}?`
  }
  return {
    which: `${of}${of === '' ? 'Which' : 'which'} of these ${plural} ${rest}?`,
    whether: ask,
    told: (yes) => (of === '' ? capitalised(tell(true, yes)) : `${of}${tell(true, yes)}`),
    claim: (names, yes) => `${of}${listed(names)} ${tell(names.length === 1, yes)}.`,
  }
})

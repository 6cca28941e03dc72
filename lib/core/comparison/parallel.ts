import { bodyStart } from './cues'
import { mentionFinder } from './mentions'
import type { Subject } from './types'

/** How a statement opens. */
export interface Opening {
  /** Statements of one kind are parallel. */
  readonly kind: string
  /** The words it opens with. */
  readonly opening: string
}

const VERBS = new Set(
  `accept add allow automate build cache call change check clone cost create define delete deliver depend deploy distribute
  enable encrypt ensure execute expose fetch focus give handle host include install integrate keep lack let limit load
  maintain make manage mean monitor need offer organise organize own pack package pay perform prevent process produce
  protect provide pull push put read rely remove replace replicate report require return route run save scale schedule send
  serve share ship show start stay stop store stream support take target throw track trigger update use validate wait work
  wrap write`.split(/\s+/),
)
const FIXED: readonly (readonly [kind: string, words: RegExp])[] = [
  ['number', /^[~≈<>≤≥$€£+-]?\s?\d/u],
  ['is', /^(?:is|are|was|were|isn['’]t|aren['’]t)$/i],
  ['has', /^(?:has|have|had)$/i],
  ['can', /^(?:can|cannot|could|may|might|must|should|will|would|can['’]t|won['’]t)$/i],
  ['article', /^(?:an?|the)$/i],
]
const DENIAL = /^(?:does|do|did|doesn['’]t|don['’]t|didn['’]t)$/i
const NOT = /^(?:not|never|also|only|just|automatically|always)$/i

function baseForm(word: string): string {
  const small = word.toLowerCase().replace(/[^\p{L}]+$/u, '')
  const shorter = [small.replace(/s$/, ''), small.replace(/es$/, ''), small.replace(/ies$/, 'y')]
  return shorter.find((each) => VERBS.has(each)) ?? small.replace(/s$/, '')
}

/** Whether a word is a form of a verb that statements about things often open with. */
export function isVerb(word: string): boolean {
  return VERBS.has(baseForm(word))
}

function kindOf(words: readonly string[], named: boolean): string {
  const telling = words.filter((word) => !NOT.test(word))
  const [first = '', second = ''] = telling
  if (DENIAL.test(first)) return `verb ${baseForm(second)}`
  const fixed = FIXED.find(([, test]) => test.test(first))
  if (fixed) return fixed[0]
  const verb = baseForm(first)
  if (VERBS.has(verb) && first.length > 2 && (named || telling.length > 1)) return `verb ${verb}`
  if (/^\p{L}{3,}ing$/u.test(first) && telling.length > 1) return 'doing'
  return named ? `verb ${verb}` : 'words'
}

/**
 * How a statement opens, its subject's name aside: with which verb, with an article, a number, or bare words.
 * Null for what has no words in Latin script.
 */
export function formOf(statement: string, subjects: readonly Subject[]): Opening | null {
  const body = statement.slice(bodyStart(statement))
  const [name] = mentionFinder(subjects)(body).filter(({ kind }) => kind === 'name')
  const named = name !== undefined && /^(?:(?:the|an?)\s+)?$/i.test(body.slice(0, name.start))
  const rest = (named ? body.slice(name.end) : body).trim()
  const words = rest.split(/\s+/).filter(Boolean)
  if (!/^[\p{Script=Latin}\p{N}$€£~<>≤≥]/u.test(rest)) return null
  const kind = kindOf(words.slice(0, 4), named)
  return { kind: named ? `named ${kind}` : kind, opening: words.slice(0, 2).join(' ') }
}

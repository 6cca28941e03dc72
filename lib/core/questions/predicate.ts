import { fold } from '../text'
import { endsInS } from './word-class'
import { isVerb, mayBeVerb } from './words'

const list = (text: string) => new Set(text.trim().split(/\s+/))

const AUXILIARIES = list(`
  is are was were be been has have had does do did can could may might must shall should will would cannot lacks lack
  needs comes goes runs means use
`)
const ADVERBS = list(
  'also just only still often always never now then both even mainly not no longer usually so',
)
const PLACED = list(`
  a an the its their his her no any all both each every this that these those one two three in on at by to for from with
  as of into onto over under up out than about between across through via without within and or but so not it
`)

const WORDS = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu
const MOST_WORDS = 6

const isAuxiliary = (word: string) => AUXILIARIES.has(word) || /n['’]t$/.test(word)
const isAdverb = (word: string) => ADVERBS.has(word) || /\p{L}{2}ly$/u.test(word)

/**
 * Whether what follows a name goes on with a verb, "provides networking", rather than with a noun that makes the name
 * longer: "applications are built", "workers handle requests". Rules for English.
 */
export function opensWithVerb(rest: string): boolean {
  const words: string[] = []
  for (const [word] of rest.matchAll(WORDS)) {
    if (words.push(fold(word)) === MOST_WORDS) break
  }
  const at = words.findIndex((word) => !isAdverb(word))
  const [first, next = '', third = ''] = words.slice(Math.max(0, at))
  if (first === undefined || isAuxiliary(first)) return true
  const verbNext = isAuxiliary(next) || (isVerb(next) && !/(?:ed|ing)$/.test(next))
  const doesNext = mayBeVerb(next) && !endsInS(next) && PLACED.has(third) && third !== 'and'
  if (endsInS(first)) return isVerb(first) || !(verbNext || doesNext)
  if (endsInS(next) && PLACED.has(third) && third !== 'and') return false
  if (isVerb(first)) return true
  if (/ed$/.test(first) || mayBeVerb(first)) return PLACED.has(next) || isAdverb(next)
  return PLACED.has(next) && !isThing(first)
}

/** Whether a word before a preposition is still a noun: "support for", "access to". */
const isThing = (word: string) => /(?:tion|ment|ity|ness|ance|ence|er|or|ing|ship|age)$/.test(word)

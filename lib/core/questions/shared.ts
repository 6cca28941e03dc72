import type { Known } from './analysis'
import { isVerb, STOP_WORDS } from './words'

const capitalised = (text: string) => text.replace(/^\p{Ll}/u, (first) => first.toUpperCase())
const IRREGULAR: Readonly<Record<string, string>> = {
  are: 'Is',
  have: 'Has',
  do: 'Does',
  were: 'Was',
}
/** Fewer words than this say too little to be asked about. */
const LEAST_WORDS = 4

/**
 * What a plural verb says of several, as it is said of one: "are free" as "Is free", "use C" as "Uses C"; null for words
 * that do not begin with a verb we know.
 */
export function thirdPerson(predicate: string): string | null {
  const bare = predicate.replace(/^both\s+/iu, '')
  const [first = ''] = bare.split(' ')
  const rest = bare.slice(first.length)
  const irregular = IRREGULAR[first]
  if (irregular !== undefined) return irregular + rest
  if (!/^\p{Ll}+$/u.test(first) || !isVerb(first) || /(?:s|ed|ing)$/.test(first)) return null
  const ending = /(?:ch|sh|x|o)$/.test(first) ? 'es' : 's'
  const inflected = /[^aeiou]y$/.test(first) ? `${first.slice(0, -1)}ies` : first + ending
  return capitalised(inflected) + rest
}

const PREPOSITION = /^(?:for|of|in|on|at|by|to|from|with|through|as|like|via)$/iu
/** A preposition so near the difference opens the phrase that differs. */
const NEAR = 3

/**
 * What two sentences about different subjects begin with in common, cut where a phrase ends and closed with a full
 * stop: "Has a large ecosystem of tools and services." Null when they are not `alike` or share too little.
 */
export function sharedStart(a: Known, b: Known, alike: boolean): string | null {
  const opening = /^____\s+(?=\p{Ll})/u
  if (!alike || !opening.test(a.full.masked) || !opening.test(b.full.masked)) return null
  const words = a.full.masked.replace(opening, '').split(' ')
  const others = b.full.masked.replace(opening, '').split(' ')
  let shared = 0
  while (shared < words.length && words[shared] === others[shared]) shared += 1
  if (shared === words.length || shared === others.length) return null
  const before = words.slice(0, shared).findLastIndex((word) => PREPOSITION.test(word))
  const ended = /[,;:]$/.test(words[shared - 1] ?? '')
  const end = ended ? shared : before >= shared - NEAR ? before : 0
  if (end < LEAST_WORDS || isLoose(words[end - 1] as string)) return null
  return `${capitalised(words.slice(0, end).join(' ')).replace(/[,;:.]$/, '')}.`
}

const isLoose = (word: string) => STOP_WORDS.has(word.toLowerCase().replace(/[,;:]$/, ''))

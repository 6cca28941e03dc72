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

/**
 * What two statements begin with in common, cut before the last preposition and closed with a full stop: "Has a large
 * ecosystem of tools and services." Null when they are not `alike` or share too little.
 */
export function sharedStart(a: Known, b: Known, alike: boolean): string | null {
  if (!alike || a.form === 'value') return null
  const words = a.full.predicate?.split(' ') ?? []
  const others = b.full.predicate?.split(' ') ?? []
  let shared = 0
  while (shared < words.length && words[shared] === others[shared]) shared += 1
  if (shared === words.length || shared === others.length) return null
  while (shared > 0 && isLoose(words[shared - 1] as string)) shared -= 1
  if (shared < LEAST_WORDS) return null
  return `${words
    .slice(0, shared)
    .join(' ')
    .replace(/[,;:.]$/, '')}.`
}

const isLoose = (word: string) => STOP_WORDS.has(word.toLowerCase().replace(/[,;:]$/, ''))

import { tokens } from '../text'
import { booleanOf } from './analysis'
import { absoluteWord, isNegative } from './words'

/** The longest option may be this many times as long as the shortest, in characters. */
export const MOST_UNEVEN = 1.6

/** Text as compared for sameness: folded tokens, or the bare text where it has no letter or digit. */
export function normalised(text: string): string {
  return tokens(text).join(' ') || text.trim()
}

type Opening = 'denial' | 'verb' | 'yes or no' | 'number' | 'label' | 'article' | 'to' | 'words'

const THIRD_PERSON = /^(?:is|\p{L}{2,}s)$/u

function openingOf(text: string): Opening {
  if (booleanOf(text)) return 'yes or no'
  if (isNegative(text.split(' ').slice(0, 3).join(' '))) return 'denial'
  const first = /^[\p{L}\p{N}'’-]+/u.exec(text)?.[0].toLowerCase() ?? ''
  if (/^[~<>≈$€£]?\s*\d/u.test(text)) return 'number'
  if (/^[^\s:]+:\s/u.test(text)) return 'label'
  if (/^(?:an?|the)$/.test(first)) return 'article'
  if (first === 'to') return 'to'
  return THIRD_PERSON.test(first) && !/(?:ss|us)$/.test(first) ? 'verb' : 'words'
}

/** Why options differ in a way that hints at one of them: length or opening; null when they do not. */
export function unevenOptions(texts: readonly string[]): string | null {
  const lengths = texts.map(({ length }) => length)
  const ratio = Math.max(...lengths) / Math.min(...lengths)
  if (ratio > MOST_UNEVEN) return `The longest is ${ratio.toFixed(2)} times the shortest`
  const openings = new Set(texts.map(openingOf))
  return openings.size > 1 ? `They begin differently: ${[...openings].join(', ')}` : null
}

/** The absolute word that exactly one option holds; null when none or several do. */
export function loneAbsolute(texts: readonly string[]): string | null {
  const words = texts.flatMap((text) => absoluteWord(text) ?? [])
  return words.length === 1 ? (words[0] as string) : null
}

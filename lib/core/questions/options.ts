import { hash32 } from '../hash'
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

/** The most wrong options weighed for one item: 20 sets of three. */
const MOST_POOL = 6

/**
 * Sets of `size` from a pool that fit the key in length and opening, best first; the pool is in order of merit. The
 * key's rank by length is steered towards one drawn from its text, so that over many items no rank betrays it.
 */
export function evenSets<T>(
  key: string,
  pool: readonly T[],
  textOf: (entry: T) => string,
  size: number,
): T[][] {
  const opening = openingOf(key)
  const fits = (length: number) =>
    Math.max(length, key.length) <= MOST_UNEVEN * Math.min(length, key.length)
  const even = pool
    .map((entry, late) => ({ entry, late, length: textOf(entry).length }))
    .filter(({ entry, length }) => fits(length) && openingOf(textOf(entry)) === opening)
    .slice(0, MOST_POOL)
  const rank = hash32(key) % (size + 1)
  return choose(even, size)
    .map((set) => {
      const lengths = [key.length, ...set.map(({ length }) => length)]
      const longer = lengths.filter((length) => length > key.length).length
      const late = set.reduce((sum, entry) => sum + entry.late, 0)
      const ratio = Math.max(...lengths) / Math.min(...lengths)
      return { set, ratio, cost: 4 * Math.abs(longer - rank) + late }
    })
    .filter(({ ratio }) => ratio <= MOST_UNEVEN)
    .sort((a, b) => a.cost - b.cost)
    .map(({ set }) => set.map(({ entry }) => entry))
}

function choose<T>(list: readonly T[], size: number): T[][] {
  if (size === 0) return [[]]
  return list.flatMap((first, at) => {
    return choose(list.slice(at + 1), size - 1).map((rest) => [first, ...rest])
  })
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

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
  const even = evenWith(key, pool, textOf)
  const rank = hash32(key) % (size + 1)
  const sets: { set: readonly number[]; cost: number }[] = []
  for (const set of choices(even.length, size)) {
    let [shortest, longest, longer, cost] = [key.length, key.length, 0, 0]
    for (const at of set) {
      const { length, late } = even[at] as Even<T>
      if (length > key.length) longer += 1
      if (length < shortest) shortest = length
      if (length > longest) longest = length
      cost += late
    }
    if (longest / shortest > MOST_UNEVEN) continue
    sets.push({ set, cost: cost + 4 * Math.abs(longer - rank) })
  }
  sets.sort((a, b) => a.cost - b.cost)
  return sets.map(({ set }) => set.map((at) => (even[at] as Even<T>).entry))
}

interface Even<T> {
  readonly entry: T
  /** Its position in the pool. */
  readonly late: number
  readonly length: number
}

/** The first of a pool that fit the key in length and opening. */
function evenWith<T>(key: string, pool: readonly T[], textOf: (entry: T) => string): Even<T>[] {
  const even: Even<T>[] = []
  let opening: Opening | null = null
  for (const [late, entry] of pool.entries()) {
    const text = textOf(entry)
    const { length } = text
    if (Math.max(length, key.length) > MOST_UNEVEN * Math.min(length, key.length)) continue
    opening ??= openingOf(key)
    if (openingOf(text) !== opening) continue
    even.push({ entry, late, length })
    if (even.length === MOST_POOL) break
  }
  return even
}

const chosen = new Map<string, readonly (readonly number[])[]>()

/** Every choice of `size` out of the first `count` numbers from 0, in order; few enough to be kept. */
function choices(count: number, size: number): readonly (readonly number[])[] {
  const name = `${count} ${size}`
  const kept = chosen.get(name)
  if (kept) return kept
  const all = Array.from({ length: count }, (_, at) => at)
  const found = choose(all, size)
  chosen.set(name, found)
  return found
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

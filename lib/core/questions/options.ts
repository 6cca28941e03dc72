import { hash32 } from '../hash'
import { recalled, tokens } from '../text'
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

const openingOf = recalled((text): Opening => {
  if (booleanOf(text)) return 'yes or no'
  if (isNegative(text.split(' ').slice(0, 3).join(' '))) return 'denial'
  const first = /^[\p{L}\p{N}'’-]+/u.exec(text)?.[0].toLowerCase() ?? ''
  if (/^[~<>≈$€£]?\s*\d/u.test(text)) return 'number'
  if (/^[^\s:]+:\s/u.test(text)) return 'label'
  if (/^(?:an?|the)$/.test(first)) return 'article'
  if (first === 'to') return 'to'
  return THIRD_PERSON.test(first) && !/(?:ss|us)$/.test(first) ? 'verb' : 'words'
})

/** The most wrong options weighed for one item: 20 sets of three. */
const MOST_POOL = 6

/**
 * The best two sets of `size` from a pool that fit the key in length and opening, and suit otherwise, best first;
 * the pool is in order of merit. The key's rank by length is steered towards one drawn from its text, so that over many
 * items no rank betrays it.
 */
export function evenSets<T>(
  key: string,
  pool: readonly T[],
  textOf: (entry: T) => string,
  size: number,
  suits: (set: readonly T[]) => boolean = () => true,
): T[][] {
  if (pool.length < size) return []
  const even = evenWith(key, pool, textOf)
  if (even.length < size) return []
  const rank = hash32(key) % (size + 1)
  let best: Weighed<T> = NO_SET
  let second: Weighed<T> = NO_SET
  for (const places of choices(even.length, size)) {
    const cost = costOf(key, even, places, rank)
    if (cost >= second.cost) continue
    const set = places.map((at) => (even[at] as Even<T>).entry)
    if (!suits(set)) continue
    if (cost < best.cost) [best, second] = [{ set, cost }, best]
    else second = { set, cost }
  }
  return [best, second].flatMap(({ set }) => (set ? [set] : []))
}

interface Weighed<T> {
  readonly set: T[] | null
  readonly cost: number
}

const NO_SET = { set: null, cost: Number.POSITIVE_INFINITY } as const

/** The lower the better; infinite where the lengths are too uneven. */
function costOf<T>(
  key: string,
  even: readonly Even<T>[],
  places: readonly number[],
  rank: number,
): number {
  let [shortest, longest, longer, cost] = [key.length, key.length, 0, 0]
  for (const at of places) {
    const { length, late } = even[at] as Even<T>
    if (length > key.length) longer += 1
    if (length < shortest) shortest = length
    if (length > longest) longest = length
    cost += late
  }
  return longest / shortest > MOST_UNEVEN
    ? Number.POSITIVE_INFINITY
    : cost + 4 * Math.abs(longer - rank)
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

const chosen: (readonly (readonly number[])[])[] = []

/** Every choice of `size` out of the first `count` numbers from 0, in order; few enough to be kept. */
function choices(count: number, size: number): readonly (readonly number[])[] {
  const name = count * (MOST_POOL + 1) + size
  const kept = chosen[name]
  if (kept) return kept
  const all = Array.from({ length: count }, (_, at) => at)
  const found = choose(all, size)
  chosen[name] = found
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

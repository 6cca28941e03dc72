import type { Item } from './types'

/** So many claims may be true for each that is false. */
const MOST_TRUE = 2
/** A fact asked in no more formats than this keeps its true claim before others. */
const FEW_FORMATS = 3

/**
 * The true claims beyond twice as many as the false ones of the same items, where "True" would be a safe guess: first
 * those of facts that are asked in other formats anyway, taken from all over the document.
 */
export function claimsTooMany(items: readonly Item[]): ReadonlySet<Item> {
  const claims = items.filter(({ format }) => format === 'true-false')
  const straight = claims.filter(({ key }) => key === 0)
  const most = (claims.length - straight.length) * MOST_TRUE
  if (straight.length <= most) return new Set()
  const formats = new Map<string, Set<string>>()
  for (const { format, factIds } of items) {
    for (const id of factIds) {
      const known = formats.get(id)
      if (known) known.add(format)
      else formats.set(id, new Set([format]))
    }
  }
  const isNeeded = ({ factIds }: Item) =>
    factIds.some((id) => (formats.get(id)?.size ?? 0) <= FEW_FORMATS)
  const kept = spread(straight.filter(isNeeded), most)
  const others = straight.filter((item) => !isNeeded(item))
  const all = new Set([...kept, ...spread(others, most - kept.length)])
  return new Set(straight.filter((item) => !all.has(item)))
}

/** So many of a list at even distances, the first among them; all when they are fewer. */
function spread<T>(list: readonly T[], count: number): T[] {
  const until = (at: number) => Math.ceil((at * Math.min(count, list.length)) / list.length)
  return list.filter((_, at) => until(at + 1) > until(at))
}

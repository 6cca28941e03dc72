import { slug } from '../text'

/** Gives names keys that no two share: `c`, then `c-2` for another name with the same slug. */
export function keyMaker(fallback: string): (name: string) => string {
  const taken = new Set<string>()
  const numbers = new Map<string, number>()
  return (name) => {
    const base = slug(name) || fallback
    let key = base
    let n = numbers.get(base) ?? 2
    for (; taken.has(key); n += 1) key = `${base}-${n}`
    numbers.set(base, n)
    taken.add(key)
    return key
  }
}

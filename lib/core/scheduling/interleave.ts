import type { QueueEntry } from './queue'

/** An entry with the part of the queue it may be moved about in. */
export interface Movable {
  readonly entry: QueueEntry
  /** Entries keep the order of their ranks. */
  readonly rank: number
  /** Within a rank, entries of one group stay together: those of one comparison. */
  readonly group: string
}

function partBy<T, K>(list: readonly T[], keyOf: (member: T) => K): T[][] {
  const parts = new Map<K, T[]>()
  for (const member of list) {
    const key = keyOf(member)
    const part = parts.get(key)
    if (part) part.push(member)
    else parts.set(key, [member])
  }
  return [...parts.values()]
}

/**
 * A list sorted by rank, so arranged that within a rank the facts of one comparison stand next to each other, the one
 * whose first fact comes first before the others, and no two facts of one row are neighbours unless nothing else is
 * left. Rows of one table next to each other are told apart best.
 */
export function arrange(sorted: readonly Movable[]): QueueEntry[] {
  const arranged: QueueEntry[] = []
  for (const rank of partBy(sorted, (movable) => movable.rank)) {
    for (const group of partBy(rank, (movable) => movable.group)) {
      const entries = group.map(({ entry }) => entry)
      for (const entry of partRows(entries, arranged.at(-1)?.row ?? null)) arranged.push(entry)
    }
  }
  return arranged
}

/**
 * The same entries with no more neighbours of one row than must be, else in the order given. `previous` is the row
 * before the first. An entry of no row is a row of its own.
 */
export function partRows(entries: readonly QueueEntry[], previous: string | null): QueueEntry[] {
  const left = new Map<string, number>()
  let most = 0
  for (const { row } of entries) {
    if (row === null) continue
    const count = (left.get(row) ?? 0) + 1
    left.set(row, count)
    most = Math.max(most, count)
  }

  const waiting = [...entries]
  const parted: QueueEntry[] = []
  let last = previous
  while (waiting.length > 0) {
    const crowded = 2 * most > waiting.length ? rowOfMost(left, waiting.length) : null
    const index = waiting.findIndex(({ row }) =>
      crowded !== null && crowded !== last ? row === crowded : row === null || row !== last,
    )
    const [next] = waiting.splice(Math.max(0, index), 1)
    if (!next) break
    if (next.row !== null) left.set(next.row, (left.get(next.row) ?? 0) - 1)
    parted.push(next)
    last = next.row
  }
  return parted
}

/** The row of more than half of what is left: put off any longer, its facts would end up side by side. */
function rowOfMost(left: ReadonlyMap<string, number>, total: number): string | null {
  for (const [row, count] of left) if (2 * count > total) return row
  return null
}

/** Two lists as one, each in its own order, the shorter one spread evenly over the longer. */
export function mixEvenly<T>(first: readonly T[], second: readonly T[]): T[] {
  const mixed: T[] = []
  let a = 0
  let b = 0
  while (mixed.length < first.length + second.length) {
    const firstIsNext = (a + 1) * (second.length + 1) <= (b + 1) * (first.length + 1)
    const next = firstIsNext && a < first.length ? first[a++] : second[b++]
    if (next === undefined) break
    mixed.push(next)
  }
  return mixed
}

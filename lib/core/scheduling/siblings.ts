import type { EntryKind } from './queue-tally'
import type { Place, QueueSettings } from './types'

type Switches = QueueSettings['burySiblings']

/** Facts of one row are siblings; it names the row among those of all comparisons. */
export const rowKey = ({ comparisonId, row }: Pick<Place, 'comparisonId' | 'row'>) =>
  `${comparisonId}/${row}`

/** Learning comes before review and review before new; a fact puts off no sibling that comes before it. */
const PRECEDENCE: Record<EntryKind, number> = { learning: 0, review: 1, new: 2 }

/** Whether a fact that was or will be asked today puts off a sibling until tomorrow. */
export function buries(by: EntryKind, sibling: EntryKind, switches: Switches): boolean {
  return switches[sibling] && PRECEDENCE[by] <= PRECEDENCE[sibling]
}

/** The rows of which something was asked today, or will be. */
export class RowsAsked {
  readonly #asked = new Map<string, { factId: string; kind: EntryKind }[]>()
  readonly #switches: Switches

  constructor(switches: Switches) {
    this.#switches = switches
  }

  add(row: string | null, factId: string, kind: EntryKind): void {
    if (row === null) return
    const others = this.#asked.get(row)
    if (others) others.push({ factId, kind })
    else this.#asked.set(row, [{ factId, kind }])
  }

  /** Whether a fact has to wait because of a sibling. */
  putsOff(row: string | null, factId: string, kind: EntryKind): boolean {
    if (row === null || !this.#switches[kind]) return false
    return (this.#asked.get(row) ?? []).some(
      (other) => other.factId !== factId && buries(other.kind, kind, this.#switches),
    )
  }
}

export type SqlValue = number | string | Uint8Array | null

/** A database of Anki as it is read: its real tables with their real columns, and rows of what is selected of one. */
export interface AnkiDatabase {
  /** Columns by table, of plain tables alone. */
  readonly tables: ReadonlyMap<string, readonly string[]>
  /**
   * The rows of `table`, of the columns named, in the order of the database's own. Columns the table does not have are
   * null; a table that is not there has no rows.
   */
  rows(table: string, columns: readonly string[]): Iterable<readonly SqlValue[]>
  /** The row of that id, an integer key, or null. */
  row(table: string, columns: readonly string[], id: number): readonly SqlValue[] | null
}

export function textOf(value: SqlValue | undefined): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : ''
}

export function numberOf(value: SqlValue | undefined): number {
  const number = typeof value === 'string' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : 0
}

/** A whole number; the part after the point is dropped. */
export const wholeOf = (value: SqlValue | undefined): number => Math.trunc(numberOf(value))

export function blobOf(value: SqlValue | undefined): Uint8Array {
  if (value instanceof Uint8Array) return value
  return typeof value === 'string' ? new TextEncoder().encode(value) : new Uint8Array()
}

import { LIMITS } from './limits'
import type { GridRow } from './page'
import type { ReadError } from './types'

/** What the limits look at of a table. */
interface Sized {
  readonly columns: number
  readonly header: { readonly line: number }
  readonly rows: readonly { readonly line: number }[]
}

function limitError(code: ReadError['code'], line: number, message: string): ReadError {
  return { code, line, message }
}

/** The first table wider than the limit, as a refusal; null when there is none. */
export function tooWide(tables: readonly Sized[]): ReadError | null {
  const wide = tables.find(({ columns }) => columns > LIMITS.columns)
  if (!wide) return null
  const { line } = wide.header
  const message = `The table on line ${line} has ${wide.columns} columns; at most ${LIMITS.columns} can be read. Split it, or leave columns out.`
  return limitError('too-many-columns', line, message)
}

/** The refusal of a document whose tables together have more rows than the limit; null when they have not. */
export function tooManyRows(tables: readonly Sized[]): ReadError | null {
  const limit = LIMITS.rows.toLocaleString('en')
  let total = 0
  for (const { rows } of tables) {
    const beyond = rows[LIMITS.rows - total]
    if (beyond) {
      const message = `Line ${beyond.line} goes beyond ${limit} rows, the most that can be read. Split the comparison.`
      return limitError('too-many-rows', beyond.line, message)
    }
    total += rows.length
  }
  return null
}

/** The refusal of rows of which a cell is longer than the limit; null when none is. */
export function cellTooLong(rows: readonly GridRow[]): ReadError | null {
  for (const { cells, line } of rows) {
    const long = cells.find(({ length }) => length > LIMITS.cellLength)
    if (!long) continue
    const message = `A cell on line ${line} has ${long.length.toLocaleString('en')} characters; at most ${LIMITS.cellLength.toLocaleString('en')} can be read. Shorten it, or split the topic.`
    return limitError('cell-too-long', line, message)
  }
  return null
}

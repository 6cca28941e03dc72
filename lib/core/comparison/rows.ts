import { fail, ok, type Result } from '../result'
import { type Cell, splitRow } from './cells'
import { LIMITS } from './limits'
import type { Table } from './markdown'
import type { ReadError } from './types'

/** A row of a table, cut into as many cells as the header has, or fewer. */
export interface TableRow {
  readonly cells: readonly Cell[]
  /** How many the line holds. */
  readonly count: number
  /** 1-based. */
  readonly line: number
}

function limitError(code: ReadError['code'], line: number, message: string): ReadError {
  return { code, line, message }
}

/** The first table wider than the limit, as a refusal; null when there is none. */
export function tooWide(tables: readonly Table[]): ReadError | null {
  const wide = tables.find(({ columns }) => columns > LIMITS.columns)
  if (!wide) return null
  const { line } = wide.header
  const message = `The table on line ${line} has ${wide.columns} columns; at most ${LIMITS.columns} can be read. Split it, or leave columns out.`
  return limitError('too-many-columns', line, message)
}

/** The refusal of a document whose tables together have more rows than the limit; null when they have not. */
export function tooManyRows(tables: readonly Table[]): ReadError | null {
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

/** Cuts the rows of tables into cells. Refuses `cell-too-long`. */
export function readRows(
  source: string,
  tables: readonly Table[],
): Result<ReadonlyMap<Table, readonly TableRow[]>, ReadError> {
  const all = new Map<Table, readonly TableRow[]>()
  for (const table of tables) {
    const rows: TableRow[] = []
    for (const { start, end, line } of table.rows) {
      const row = splitRow(source, start, end, table.columns)
      const long = row.cells.find((cell) => cell.end - cell.start > LIMITS.cellLength)
      if (long) {
        const message = `A cell on line ${line} has ${(long.end - long.start).toLocaleString('en')} characters; at most ${LIMITS.cellLength.toLocaleString('en')} can be read. Shorten it, or split the topic.`
        return fail(limitError('cell-too-long', line, message))
      }
      rows.push({ ...row, line })
    }
    all.set(table, rows)
  }
  return ok(all)
}

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

/** Cuts the rows of tables into cells. Refuses `too-many-rows` over all of them, and `cell-too-long`. */
export function readRows(
  source: string,
  tables: readonly Table[],
): Result<ReadonlyMap<Table, readonly TableRow[]>, ReadError> {
  const all = new Map<Table, readonly TableRow[]>()
  let total = 0
  for (const table of tables) {
    const rows: TableRow[] = []
    for (const { start, end, line } of table.rows) {
      total += 1
      if (total > LIMITS.rows) {
        const message = `Line ${line} begins row ${LIMITS.rows.toLocaleString('en')} + 1; at most ${LIMITS.rows.toLocaleString('en')} rows can be read. Split the comparison.`
        return fail(limitError('too-many-rows', line, message))
      }
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

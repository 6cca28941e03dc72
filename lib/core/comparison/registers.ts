import { fold } from '../text'
import type { Naming } from './names'
import { type Grid, type GridRow, textOf } from './page'
import {
  isAboutTheRow,
  isAttribute,
  isEntryHeader,
  isNumberHeader,
  isRegisterHeader,
  isRegisterSection,
  isTopicHeader,
} from './vocabulary'

/** Rows looked at to tell whether a column only counts. */
const SAMPLE = 20

/** Digits, as emoji too, with what may surround them. */
const COUNT = /^[\s#(]*(?:\p{N}\ufe0f?\u20e3?)+[\s.):]*$/u

function countsRows(grid: Grid): boolean {
  const [first = ''] = grid.header
  if (isNumberHeader(first)) return true
  if (first !== '') return false
  const rows = grid.rows().slice(0, SAMPLE)
  const numbers = rows.map(({ cells }) => textOf(cells[0])).filter((text) => COUNT.test(text))
  return rows.length > 1 && numbers.length === rows.length
}

/** The table without its first column when that only counts the rows: "No.", "#", or digits under an empty header. */
export function unnumbered(grid: Grid): Grid {
  if (grid.columns < 3 || !countsRows(grid)) return grid
  let rows: readonly GridRow[] | null = null
  return {
    ...grid,
    columns: grid.columns - 1,
    header: grid.header.slice(1),
    headerSpan: (at) => grid.headerSpan(at + 1),
    rows: () => {
      rows ??= grid.rows().map((row) => ({
        ...row,
        cells: row.cells.slice(1),
        count: row.count - 1,
      }))
      return rows
    },
  }
}

/**
 * Whether a table of three columns or more is a register: entries one by one (steps, routes, people, packages) with
 * what belongs to each, rather than things compared. Names from the title in its header or its rows speak against it.
 * @param at the column of names when the rows look like subjects, else null
 */
export function isRegister(grid: Grid, titled: readonly Naming[], at: number | null): boolean {
  const [first = '', ...others] = grid.header
  const names = new Set(titled.map(({ name }) => fold(name)))
  if (others.filter((name) => names.has(fold(name))).length >= 2) return false
  const column = grid.rows().map(({ cells }) => fold(textOf(cells[at ?? 0])))
  if (column.filter((text) => names.has(text)).length >= 2) return false
  if (grid.headings[0] && isRegisterSection(grid.headings[0])) return true
  const told = others.filter((name) => !isAboutTheRow(name))
  if (at !== null) {
    const rest = grid.header.filter((name, n) => n !== at && !isAboutTheRow(name))
    return isEntryHeader(first) || rest.every(isRegisterHeader)
  }
  const generic = told.filter((name) => isRegisterHeader(name) || isAttribute(name)).length
  if (isTopicHeader(first) || first === '') return told.length > 0 && generic === told.length
  return generic * 2 >= told.length || (isEntryHeader(first) && generic > 0)
}

import { fold } from '../text'
import { splitRow } from './cells'
import { LIMITS } from './limits'
import type { Outline, Table } from './markdown'
import { isName, isShortFor, type Naming, readNames } from './names'
import { subjectsInTitle } from './title'

/** A column of a matrix and the subject it belongs to. */
export interface Column {
  /** Place of the cell in the row; 0 is the topic. */
  readonly at: number
  readonly naming: Naming
}

/** A table that can be read as a comparison. */
export type Candidate =
  | { readonly kind: 'prose'; readonly table: Table; readonly namings: readonly Naming[] }
  | {
      readonly kind: 'matrix'
      readonly table: Table
      readonly namings: readonly Naming[]
      readonly columns: readonly Column[]
    }

/** A table that cannot, and why, as a sentence for its author. */
export interface Unfit {
  readonly kind: 'unfit'
  readonly table: Table
  readonly reason: string
}

const ABOUT_THE_ROW = new Set(
  'description descriptions details detail explanation notes note comment comments remark remarks summary meaning definition example examples purpose usage link links source sources reference references winner verdict difference differences 说明 描述 备注 示例 指令示例'.split(
    ' ',
  ),
)
/** Headings of option tables; next to a column of descriptions they are no subjects. */
const OF_AN_OPTION = new Set(
  'type default status value values required version name command category'.split(' '),
)

function sameThing(a: Naming, b: Naming): boolean {
  const [one, other] = [fold(a.name), fold(b.name)]
  return (
    one === other ||
    one.startsWith(`${other} `) ||
    other.startsWith(`${one} `) ||
    isShortFor(a.name, b.name) ||
    isShortFor(b.name, a.name)
  )
}

function sameNames(a: readonly Naming[], b: readonly Naming[]): boolean {
  return b.filter((one) => a.some((other) => sameThing(one, other))).length >= 2
}

function matrix(table: Table, headers: readonly string[], titled: readonly Naming[]) {
  const inTitle = new Set(titled.map(({ name }) => fold(name)))
  const columns = headers
    .map((header, at) => ({ header, at, folded: fold(header).replace('(s)', 's') }))
    .slice(1)
  const aside = ({ folded }: { folded: string }) =>
    ABOUT_THE_ROW.has(folded) && !inTitle.has(folded)
  const optional = columns.some(aside)
  const kept = columns.filter(
    (column) =>
      isName(column.header) &&
      !aside(column) &&
      !(optional && OF_AN_OPTION.has(column.folded) && !inTitle.has(column.folded)),
  )
  const namings = readNames(kept.map(({ header }) => header))
  const line = table.header.line
  if (new Set(namings.map(({ name }) => fold(name))).size < namings.length) {
    const reason = `The table on line ${line} has two columns with the same name. Give each subject a name of its own.`
    return { kind: 'unfit' as const, table, reason }
  }
  if (namings.length < 2) {
    const reason = `The table on line ${line} does not give two subjects a column each. Put the topic first, then one column for each subject.`
    return { kind: 'unfit' as const, table, reason }
  }
  const place = kept.flatMap(({ at }, n) => {
    const naming = namings[n]
    return naming ? [{ at, naming }] : []
  })
  return { kind: 'matrix' as const, table, namings, columns: place }
}

/** Reads the headers of every table: which are comparisons, of what. */
export function candidates(
  source: string,
  { tables }: Outline,
  titles: readonly string[],
  show: (start: number, end: number) => string,
): readonly (Candidate | Unfit)[] {
  const subjects = new Map<string, readonly Naming[]>()
  const subjectsIn = (title: string) => {
    const known = subjects.get(title) ?? subjectsInTitle(title)
    subjects.set(title, known)
    return known
  }
  return tables.map((table): Candidate | Unfit => {
    const { start, end, line } = table.header
    const { cells } = splitRow(source, start, end, LIMITS.columns)
    const headers = cells.map((cell) => show(cell.start, cell.end))
    const named = [...titles, ...table.headings].map(subjectsIn)
    const titled = named.find((namings) => namings.length > 1) ?? []
    if (headers.length > 2) return matrix(table, headers, titled)
    if (sameNames(titled, readNames(headers)) && headers.length === 2) {
      const reason = `The table on line ${line} compares ${headers.join(' and ')} without saying in what. Add a first column that names the topic of each row.`
      return { kind: 'unfit', table, reason }
    }
    if (headers.length === 2 && titled.length > 1) return { kind: 'prose', table, namings: titled }
    const reason = `The table on line ${line} describes one thing, or the title does not say what is compared. Name the subjects in the title, as in "Docker & Kubernetes", or give each one a column.`
    return { kind: 'unfit', table, reason }
  })
}

function groupKey({ kind, namings }: Candidate): string {
  return [kind, ...namings.map(({ name }) => fold(name)).sort()].join('\n')
}

/**
 * The tables that compare the same subjects in the same shape, together. The group the title names comes first,
 * then the one with most cells, then the one that stands first.
 */
export function groups(
  found: readonly Candidate[],
  titled: readonly Naming[],
): readonly (readonly Candidate[])[] {
  const byKey = new Map<string, Candidate[]>()
  for (const candidate of found) {
    const group = byKey.get(groupKey(candidate))
    if (group) group.push(candidate)
    else byKey.set(groupKey(candidate), [candidate])
  }
  const cellsIn = (group: readonly Candidate[]) =>
    group.reduce((sum, { table }) => sum + table.rows.length * (table.columns - 1), 0)
  const asTitled = (group: readonly Candidate[]) =>
    Number(group.some(({ namings }) => sameNames(namings, titled)))
  return [...byKey.values()].sort((a, b) => asTitled(b) - asTitled(a) || cellsIn(b) - cellsIn(a))
}

import { fold } from '../text'
import { topicName } from './labels'
import { isName, isShortFor, type Naming, readName, readNames } from './names'
import { subjectColumn } from './orientation'
import { type Grid, textOf } from './page'
import { isRegister, unnumbered } from './registers'
import { setsAgainst, subjectsInTitle } from './title'
import { isAboutTheRow, isAttribute, isOfAnOption, isRegisterHeader } from './vocabulary'

/** A column of a table and the subject it belongs to. */
export interface Column {
  /** Place of the cell in the row. */
  readonly at: number
  readonly naming: Naming
}

interface Named {
  readonly grid: Grid
  readonly namings: readonly Naming[]
  /** Whether the title or a heading above names them too. */
  readonly named: boolean
}

/**
 * A table that can be read as a comparison. `prose`: topic and description. `matrix`: a topic, then a column a
 * subject. `pairs`: a column a subject and no topics. `rows`: a subject a row, a topic a column.
 */
export type Candidate = Named &
  (
    | {
        readonly kind: 'prose'
        /** The subject whose heading the table stands under, when it speaks of no other. */
        readonly owner: string | null
      }
    | { readonly kind: 'matrix' | 'pairs'; readonly columns: readonly Column[] }
    | { readonly kind: 'rows'; readonly at: number }
  )

/** A table that cannot, and why, as a sentence for its author. */
export interface Unfit {
  readonly kind: 'unfit'
  readonly grid: Grid
  readonly reason: string
}

/** Rows of a table without topics in which its headers are looked for. */
const SAMPLE = 20

function unfit(grid: Grid, reason: string): Unfit {
  return { kind: 'unfit', grid, reason }
}

export function sameThing(a: Naming, b: Naming): boolean {
  const [one, other] = [fold(a.name), fold(b.name)]
  const known = (naming: Naming, name: string) =>
    naming.aliases.some((alias) => fold(alias) === name)
  return (
    one === other ||
    one.startsWith(`${other} `) ||
    other.startsWith(`${one} `) ||
    one.endsWith(` ${other}`) ||
    other.endsWith(` ${one}`) ||
    known(a, other) ||
    known(b, one) ||
    isShortFor(a.name, b.name) ||
    isShortFor(b.name, a.name)
  )
}

export function sameNames(a: readonly Naming[], b: readonly Naming[]): boolean {
  return b.filter((one) => a.some((other) => sameThing(one, other))).length >= 2
}

function matrix(grid: Grid, titled: readonly Naming[]): Candidate | Unfit {
  const inTitle = new Set(titled.map(({ name }) => fold(name)))
  const columns = grid.header.map((header, at) => ({ header, at })).slice(1)
  const aside = ({ header }: { header: string }) =>
    isAboutTheRow(header) && !inTitle.has(fold(header))
  const optional = columns.some(aside)
  const kept = columns.filter(
    (column) =>
      isName(column.header) &&
      !aside(column) &&
      !(optional && isOfAnOption(column.header) && !inTitle.has(fold(column.header))),
  )
  const namings = readNames(kept.map(({ header }) => header))
  const { line } = grid
  if (new Set(namings.map(({ name }) => fold(name))).size < namings.length) {
    return unfit(
      grid,
      `The table on line ${line} has two columns with the same name. Give each subject a name of its own.`,
    )
  }
  if (namings.length < 2) {
    return unfit(
      grid,
      `The table on line ${line} does not give two subjects a column each. Put the topic first, then one column for each subject.`,
    )
  }
  const place = kept.flatMap(({ at }, n) => {
    const naming = namings[n]
    return naming ? [{ at, naming }] : []
  })
  return { kind: 'matrix', grid, namings, columns: place, named: sameNames(titled, namings) }
}

/** Whether most cells of each column speak of what stands above it. */
function cellsNameTheirColumns(grid: Grid, namings: readonly Naming[]): boolean {
  const rows = grid.rows().slice(0, SAMPLE)
  return namings.every(({ name }, at) => {
    const texts = rows.map(({ cells }) => fold(textOf(cells[at]))).filter(Boolean)
    return texts.filter((text) => text.includes(fold(name))).length * 2 > texts.length
  })
}

/** A table without topics: every header names a subject of the title, or its cells speak of it. */
function pairs(grid: Grid, titled: readonly Naming[], numbered: boolean): Candidate | null {
  const { header } = grid
  if (!header.every((name) => isName(name) && !isAttribute(name) && !isAboutTheRow(name)))
    return null
  const counted = numbered && header.length === 2 && !header.some(isRegisterHeader)
  const namings = readNames(header)
  if (new Set(namings.map(({ name }) => fold(name))).size < namings.length) return null
  const [first] = namings
  const asTitled =
    first !== undefined && titled.some((one) => sameThing(one, first)) && sameNames(titled, namings)
  if (!asTitled && !counted && !(header.length === 2 && cellsNameTheirColumns(grid, namings)))
    return null
  const found = namings.map((naming) => {
    const long = titled.find((one) => isShortFor(naming.name, one.name))
    return long && long.name !== naming.name
      ? { ...naming, aliases: [...new Set([...naming.aliases, long.name])] }
      : naming
  })
  return {
    kind: 'pairs',
    grid,
    namings: found,
    named: asTitled,
    columns: found.map((naming, at) => ({ at, naming })),
  }
}

function rows(grid: Grid, at: number): Candidate | Unfit {
  const written = grid.rows().map(({ cells }) => textOf(cells[at]))
  const namings = written.filter(isName).map(readName)
  const distinct = new Set(namings.map(({ name }) => fold(name))).size === namings.length
  const named = distinct ? namings : written.filter(isName).map((name) => ({ name, aliases: [] }))
  if (new Set(named.map(({ name }) => fold(name))).size < named.length) {
    return unfit(
      grid,
      `The table on line ${grid.line} names the same thing in two rows. Give each row a name of its own.`,
    )
  }
  return { kind: 'rows', grid, namings: named, at, named: false }
}

/** The one subject the nearest heading names, remarks aside: "TCP (Transmission Control Protocol)". */
function headedBy({ headings: [nearest = ''] }: Grid, titled: readonly Naming[]): string | null {
  const heading = fold(topicName(nearest).replace(/\s*[(（][^()（）]*[)）]$/, ''))
  const found = titled.filter(({ name, aliases }) =>
    [name, ...aliases].some((each) => fold(each) === heading),
  )
  return found.length === 1 ? (found[0]?.name ?? null) : null
}

function candidate(written: Grid, titled: readonly Naming[], against: boolean): Candidate | Unfit {
  const grid = unnumbered(written)
  const { header, line } = grid
  const paired = pairs(grid, titled, grid !== written)
  if (paired) return paired
  const at = subjectColumn(grid, titled)
  if (header.length > 2 && !against && isRegister(grid, titled, at)) {
    return unfit(
      written,
      `The table on line ${line} lists entries and what belongs to each, so it compares nothing. Name in the title what is compared, or give each subject a column.`,
    )
  }
  if (at !== null) return rows(grid, at)
  if (header.length > 2) return matrix(grid, titled)
  if (header.length === 2 && titled.length > 1) {
    const owner = headedBy(grid, titled)
    return { kind: 'prose', grid, namings: titled, named: true, owner }
  }
  return unfit(
    grid,
    `The table on line ${line} describes one thing, or the title does not say what is compared. Name the subjects in the title, as in "Docker & Kubernetes", or give each one a column.`,
  )
}

/** Reads the headers of every table: which are comparisons, of what. */
export function candidates(
  grids: readonly Grid[],
  titles: readonly string[],
): readonly (Candidate | Unfit)[] {
  const subjects = new Map<string, readonly Naming[]>()
  const subjectsIn = (title: string) => {
    const known = subjects.get(title) ?? subjectsInTitle(title)
    subjects.set(title, known)
    return known
  }
  return grids.map((grid) => {
    const named = [...titles, ...grid.headings].map(subjectsIn).filter(({ length }) => length > 1)
    const asHeader = named.find((namings) => sameNames(namings, readNames(grid.header)))
    const against = [...titles, ...grid.headings].some(setsAgainst)
    return candidate(grid, asHeader ?? named[0] ?? [], against)
  })
}

function groupKey({ kind, namings }: Candidate): string {
  return [kind, ...namings.map(({ name }) => fold(name)).sort()].join('\n')
}

/**
 * The tables that compare the same subjects in the same shape, together. The group the title names comes first,
 * then the one a heading of its own names, then the one with most cells, then the one that stands first.
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
    group.reduce((sum, { grid }) => sum + grid.size * (grid.columns - 1), 0)
  const asTitled = (group: readonly Candidate[]) =>
    Number(group.some(({ namings }) => sameNames(namings, titled)))
  const asHeaded = (group: readonly Candidate[]) => Number(group.some(({ named }) => named))
  return [...byKey.values()].sort(
    (a, b) => asTitled(b) - asTitled(a) || asHeaded(b) - asHeaded(a) || cellsIn(b) - cellsIn(a),
  )
}

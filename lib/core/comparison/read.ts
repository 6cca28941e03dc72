import { fail, ok, type Result } from '../result'
import { fold } from '../text'
import { type Candidate, candidates, groups } from './candidates'
import type { Cell } from './cells'
import { Draft } from './draft'
import { extract } from './extract'
import { plainText, type Visible, visible } from './inline'
import { keyMaker } from './keys'
import { LIMITS } from './limits'
import { type Outline, outline, type Table } from './markdown'
import { mentionFinder, withProducts } from './mentions'
import { bareName, type Naming } from './names'
import { readRows, type TableRow, tooManyRows, tooWide } from './rows'
import { openSource, type Source } from './source'
import { subjectsInTitle } from './title'
import type { Comparison, ReadError, Subject } from './types'

/** UTF-8 bytes of the largest document that is read. */
export const MAX_BYTES = LIMITS.bytes

/** Groups of tables tried before the document is given up. */
const MOST_TRIES = 8

/** The document's own names for itself, best first: front matter, the first heading of level 1. */
function titlesOf(source: Source, { headings, env }: Outline): string[] {
  const top = headings.find(({ level }) => level === 1)
  const written = [source.title, top && plainText(top.markdown, env)]
  return written.flatMap((title) => (title ? [bareName(title)] : []))
}

function subjectsOf(group: readonly Candidate[], titled: readonly Naming[]): Subject[] {
  const makeKey = keyMaker('subject')
  const namings = [...group.flatMap((candidate) => candidate.namings), ...titled]
  return (group[0]?.namings ?? []).map(({ name }) => {
    const same = namings.filter((naming) => fold(naming.name) === fold(name))
    const aliases = [...new Set(same.flatMap((naming) => naming.aliases))]
    return { key: makeKey(name), name, aliases, products: [] }
  })
}

/** Reads each cell once. */
function cellReader(source: string, { env }: Outline): (cell: Cell) => Visible {
  const read = new WeakMap<Cell, Visible>()
  return (cell) => {
    const known = read.get(cell) ?? visible(source, cell.start, cell.end, env)
    read.set(cell, known)
    return known
  }
}

function* cellTexts(
  rows: Iterable<readonly TableRow[]>,
  show: (cell: Cell) => Visible,
): Generator<string> {
  for (const table of rows) {
    for (const { cells } of table) for (const cell of cells) yield show(cell).text
  }
}

function noTable({ broken: [first] }: Outline): ReadError {
  if (first) return { code: 'malformed-table', message: first.message, line: first.line }
  const message =
    'There is no table in this document. Add one with a column of topics and a column for each subject.'
  return { code: 'no-table', message, line: null }
}

function refusal(draft: Draft, line: number): ReadError | null {
  if (draft.full) {
    const last = draft.facts.at(-1)?.span.line ?? line
    const message = `Line ${last} goes beyond ${LIMITS.facts.toLocaleString('en')} facts, the most one comparison can hold. Split it.`
    return { code: 'too-many-facts', message, line: last }
  }
  const spoken = new Set(draft.facts.flatMap(({ about }) => about))
  if (spoken.size > 1) return null
  const only = draft.subjects.find(({ key }) => spoken.has(key))
  const found = only
    ? `only ${only.name} is spoken of`
    : 'no statement could be given to one of its subjects'
  const message = `The table on line ${line} compares nothing: ${found}. Say something of at least two subjects, naming them in the text or giving each a column.`
  return { code: 'not-a-comparison', message, line }
}

/** Reads one group of tables into a draft. */
function draftOf(
  source: string,
  page: Outline,
  group: readonly Candidate[],
  titled: readonly Naming[],
): Result<Draft, ReadError> {
  const rows = readRows(
    source,
    group.map(({ table }) => table),
  )
  if (!rows.ok) return rows
  const show = cellReader(source, page)
  const texts = cellTexts(rows.value.values(), show)
  const subjects = withProducts(subjectsOf(group, titled), texts)
  const draft = new Draft(subjects)
  const reading = {
    show,
    find: mentionFinder(subjects),
    names: subjects.flatMap(({ name, aliases }) => [name, ...aliases]),
    subjects: subjects.map(({ key }) => key),
  }
  for (const candidate of group) {
    extract(candidate, rows.value.get(candidate.table) ?? [], reading, draft)
  }
  const refused = refusal(draft, group[0]?.table.header.line ?? 1)
  return refused ? fail(refused) : ok(draft)
}

/** Tells the author what of the document was not read. */
function noteTheRest(draft: Draft, page: Outline, group: readonly Candidate[]): void {
  const used = new Set<Table>(group.map(({ table }) => table))
  for (const table of page.tables) {
    if (used.has(table)) continue
    const { line } = table.header
    const message = `The table on line ${line} does not compare the same subjects in the same way, so it was left out.`
    draft.note('table-left-out', line, message)
  }
  for (const { line, message } of page.broken) draft.note('malformed-table', line, message)
  const spoken = new Set(draft.facts.flatMap(({ about }) => about))
  for (const { key, name } of draft.subjects) {
    if (spoken.has(key)) continue
    const message = `Nothing is said of ${name}. Fill its cells or leave it out.`
    draft.note('silent-subject', group[0]?.table.header.line ?? 1, message)
  }
}

function comparisonOf(
  draft: Draft,
  group: readonly Candidate[],
  title: string | undefined,
  { env }: Outline,
): Comparison {
  const heading = group[0]?.table.headings[0]
  const above = heading ? bareName(plainText(heading, env)) : ''
  const joined = draft.subjects.map(({ name }) => name).join(' & ')
  return {
    title: title ?? (above || joined),
    shape: group[0]?.kind ?? 'matrix',
    subjects: draft.subjects,
    topics: draft.topics,
    facts: draft.facts,
    findings: draft.findings(),
  }
}

/**
 * Reads a Markdown document that compares subjects over topics. Pure: the same source gives the same comparison.
 *
 * Two shapes are read. `Topic | Description`, where the title names the subjects and each sentence is given to
 * those it speaks of; and `Topic | A | B | …`, where each cell is true of the subject above it. A sentence that
 * cannot be given to anybody is withheld and becomes a finding.
 *
 * Spans count UTF-16 units of the source; for bytes, of the source read as UTF-8 with a byte order mark kept.
 */
export function readComparison(input: string | Uint8Array): Result<Comparison, ReadError> {
  const opened = openSource(input)
  if (!opened.ok) return opened
  const { text } = opened.value
  const page = outline(opened.value)
  const over = tooWide(page.tables) ?? tooManyRows(page.tables)
  if (over) return fail(over)

  const titles = titlesOf(opened.value, page)
  const titled = titles.map(subjectsInTitle).find((namings) => namings.length > 1) ?? []
  const show = (start: number, end: number) => visible(text, start, end, page.env).text
  const read = candidates(text, page, titles, show)
  const fit = read.flatMap((candidate) => (candidate.kind === 'unfit' ? [] : [candidate]))
  let refused: ReadError | null = null
  for (const group of groups(fit, titled).slice(0, MOST_TRIES)) {
    const draft = draftOf(text, page, group, titled)
    if (draft.ok) {
      noteTheRest(draft.value, page, group)
      return ok(comparisonOf(draft.value, group, titles[0], page))
    }
    refused ??= draft.error
    if (draft.error.code !== 'not-a-comparison') return draft
  }
  const unfit = read.find((candidate) => candidate.kind === 'unfit')
  if (page.broken.length > 0) return fail(noTable(page))
  if (refused) return fail(refused)
  if (!unfit) return fail(noTable(page))
  return fail({ code: 'not-a-comparison', message: unfit.reason, line: unfit.table.header.line })
}

import { fail, ok, type Result } from '../result'
import { fold } from '../text'
import { type Candidate, candidates, groups, sameNames } from './candidates'
import { cardTables, readCards } from './cards'
import { delimitedPage } from './delimited-page'
import { Draft } from './draft'
import { type Format, formatsOf } from './format'
import { htmlPage } from './html-page'
import { keyMaker } from './keys'
import { LIMITS } from './limits'
import { type Legend, legendOf, markKey } from './mark-key'
import { markdownPage } from './markdown-page'
import { mentionFinder, withProducts } from './mentions'
import { bareName, type Naming } from './names'
import { type Grid, once, type Page } from './page'
import { compares, proseTellings } from './prose'
import { openSource, type Source } from './source'
import { type Telling, tableTelling, together } from './telling'
import { subjectsInTitle } from './title'
import type { Comparison, ReadError, Subject } from './types'

/** UTF-8 bytes of the largest document that is read. */
export const MAX_BYTES = LIMITS.bytes

/** Parts of a document tried before it is given up. */
const MOST_TRIES = 8

/** The subjects in order, each once, with all the other names the document gives them. */
function subjectsOf(namings: readonly Naming[], titled: readonly Naming[]): Subject[] {
  const makeKey = keyMaker('subject')
  const aliases = new Map<string, Set<string>>()
  for (const { name, aliases: others } of [...namings, ...titled]) {
    const known = aliases.get(fold(name)) ?? new Set()
    for (const other of others) known.add(other)
    aliases.set(fold(name), known)
  }
  const seen = new Set<string>()
  return namings.flatMap(({ name }) => {
    if (seen.has(fold(name))) return []
    seen.add(fold(name))
    const others = [...(aliases.get(fold(name)) ?? [])]
    return [{ key: makeKey(name), name, aliases: others, products: [] }]
  })
}

function notAComparison({ broken: [first], grids }: Page): ReadError {
  if (first) return { code: 'malformed-table', message: first.message, line: first.line }
  const found = grids.length === 0 ? 'no table and no text that compares' : 'no table that compares'
  const message = `This document compares nothing: it has ${found} at least two subjects. Name them in the title, as in "Docker & Kubernetes", or give each one a column.`
  return { code: 'not-a-comparison', message, line: null }
}

function refusal(draft: Draft, line: number): ReadError | null {
  if (draft.full) {
    const last = draft.facts.at(-1)?.span.line ?? line
    const message = `Line ${last} goes beyond ${LIMITS.facts.toLocaleString('en')} facts, the most one comparison can hold. Split it.`
    return { code: 'too-many-facts', message, line: last }
  }
  const spoken = draft.spoken()
  if (spoken.size > 1) return null
  const only = draft.subjects.find(({ key }) => spoken.has(key))
  const found = only
    ? `only ${only.name} is spoken of`
    : 'no statement could be given to one of its subjects'
  const message = `The table on line ${line} compares nothing: ${found}. Say something of at least two subjects, naming them in the text or giving each a column.`
  return { code: 'not-a-comparison', message, line }
}

/** A document's text, and what it says its marks stand for. */
interface Opened {
  readonly text: string
  readonly legend: () => Legend
}

/** Reads one part of a document into a draft. */
function draftOf(
  { text, legend }: Opened,
  telling: Telling,
  titled: readonly Naming[],
): Result<Draft, ReadError> {
  const over = telling.refusal()
  if (over) return fail(over)
  const subjects = withProducts(subjectsOf(telling.namings, titled), telling.texts())
  const grids = telling.group.map(({ grid }) => grid)
  const draft = new Draft(subjects, text, markKey(grids, legend))
  const reading = {
    find: mentionFinder(subjects),
    names: subjects.flatMap(({ name, aliases }) => [name, ...aliases]),
    subjects: subjects.map(({ key }) => key),
  }
  telling.tell(reading, draft)
  const refused = refusal(draft, telling.line)
  return refused ? fail(refused) : ok(draft)
}

/** Tells the author what of the document was not read. */
function noteTheRest(draft: Draft, page: Page, { group, line }: Telling): void {
  const used = new Set<Grid>(group.map(({ grid }) => grid))
  for (const grid of page.grids) {
    if (used.has(grid)) continue
    const message = `The table on line ${grid.line} does not compare the same subjects in the same way, so it was left out.`
    draft.note('table-left-out', grid.line, message)
  }
  for (const flaw of [...page.broken, ...page.mended]) {
    draft.note('malformed-table', flaw.line, flaw.message)
  }
  const spoken = draft.spoken()
  for (const { key, name } of draft.subjects) {
    if (spoken.has(key)) continue
    const message = `Nothing is said of ${name}. Fill its cells or leave it out.`
    draft.note('silent-subject', line, message)
  }
}

function comparisonOf(draft: Draft, telling: Telling, title: string | undefined): Comparison {
  const joined = draft.subjects
    .slice(0, 6)
    .map(({ name }) => name)
    .join(' & ')
  return {
    title: title ?? (bareName(telling.heading) || joined),
    shape: telling.shape,
    subjects: draft.subjects,
    topics: draft.topics,
    facts: draft.ordered(),
    findings: draft.findings(),
  }
}

function fits(candidate: ReturnType<typeof candidates>[number]): candidate is Candidate {
  return candidate.kind !== 'unfit'
}

interface Told {
  readonly telling: Telling
  readonly draft: Draft
}

/** The first of these parts that can be read, or why the first cannot; null when there are none. */
function firstOf(
  opened: Opened,
  tellings: readonly Telling[],
  titled: readonly Naming[],
): Result<Told, ReadError> | null {
  let refused: ReadError | null = null
  for (const telling of tellings.slice(0, MOST_TRIES)) {
    const draft = draftOf(opened, telling, titled)
    if (draft.ok) return ok({ telling, draft: draft.value })
    refused ??= draft.error
    if (draft.error.code !== 'not-a-comparison') return draft
  }
  return refused && fail(refused)
}

/** Of the parts of the text that compare, the one the title names, else the one that says most. */
function bestProse(opened: Opened, page: Page, titled: readonly Naming[]): Told | null {
  let best: Told | null = null
  for (const telling of proseTellings(page, titled).slice(0, MOST_TRIES * 2)) {
    const draft = draftOf(opened, telling, titled)
    if (!draft.ok || !compares(draft.value, telling.sure)) continue
    if (best && best.draft.facts.length >= draft.value.facts.length) continue
    best = { telling, draft: draft.value }
  }
  return best
}

/** What is told best: tables before text, unless only the text is said to compare. */
function choose(
  opened: Opened,
  page: Page,
  titled: readonly Naming[],
  table: Told | null,
): Told | null {
  const paired = table?.telling.group.some(({ kind }) => kind === 'pairs') ?? false
  if (table?.telling.sure && !paired) return table
  const prose = bestProse(opened, page, titled)
  if (!table || !prose) return table ?? prose
  if (paired && sameNames(table.telling.namings, prose.telling.namings)) {
    const telling = together(table.telling, prose.telling)
    const draft = draftOf(opened, telling, titled)
    return draft.ok ? { telling, draft: draft.value } : table
  }
  const clearer = prose.telling.sure && !table.telling.sure
  return clearer && prose.draft.facts.length * 2 >= table.draft.facts.length ? prose : table
}

/** Reads what a page compares. */
export function readPage(source: Source, page: Page): Result<Comparison, ReadError> {
  const cards = cardTables(page)
  if (cards.length > 0) return readCards(page, cards)
  const titled = page.titles.map(subjectsInTitle).find((namings) => namings.length > 1) ?? []
  const read = candidates(page.grids, page.titles)
  const tellings = groups(read.filter(fits), titled).flatMap(([first, ...others]) =>
    first ? [tableTelling([first, ...others])] : [],
  )
  const opened = { text: source.text, legend: once(() => legendOf(page.blocks, page.grids)) }
  const table = firstOf(opened, tellings, titled)
  if (table && !table.ok && table.error.code !== 'not-a-comparison') return table
  const told = choose(opened, page, titled, table?.ok ? table.value : null)
  if (told) {
    noteTheRest(told.draft, page, told.telling)
    return ok(comparisonOf(told.draft, told.telling, page.titles[0]))
  }
  if (page.broken.length > 0) return fail(notAComparison(page))
  if (table && !table.ok) return table
  const unfit = read.find((candidate) => candidate.kind === 'unfit')
  if (unfit?.kind !== 'unfit') return fail(notAComparison(page))
  return fail({ code: 'not-a-comparison', message: unfit.reason, line: unfit.grid.line })
}

function pageOf(source: Source, format: Format, name: string | null): Result<Page, ReadError> {
  if (format.kind === 'html') return htmlPage(source)
  if (format.kind === 'markdown') return markdownPage(source)
  return delimitedPage(source, format.delimiter, name)
}

/**
 * Reads a document that compares subjects over topics: Markdown, HTML, CSV, TSV or cells pasted from a spreadsheet,
 * told apart by their content. Pure: the same source and name give the same comparison.
 *
 * Read are tables with a column or a row for each subject, tables of topic and description, columns without topics,
 * text under headings, labels and lists that name the subjects; and tables of Front and Back, which are cards. What cannot be given to a subject is withheld and
 * becomes a finding; a document that compares nothing is refused.
 *
 * Spans count UTF-16 units of the source; for bytes, of the source read as UTF-8 with a byte order mark kept.
 * @param hints.name the file's name, which decides where the content does not tell the format
 */
export function readComparison(
  input: string | Uint8Array,
  { name = null }: { readonly name?: string | null } = {},
): Result<Comparison, ReadError> {
  const opened = openSource(input)
  if (!opened.ok) return opened
  let refused: Result<Comparison, ReadError> | null = null
  for (const format of formatsOf(opened.value, name)) {
    const page = pageOf(opened.value, format, name)
    const read = page.ok ? readPage(opened.value, page.value) : page
    if (read.ok) return read
    refused ??= read
  }
  return (
    refused ?? fail(notAComparison({ titles: [], blocks: [], grids: [], broken: [], mended: [] }))
  )
}

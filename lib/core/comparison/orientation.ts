import { fold } from '../text'
import type { Naming } from './names'
import { type Grid, textOf } from './page'
import {
  isAboutTheRow,
  isAttribute,
  isLooseName,
  isNameHeader,
  isOptionName,
  isTopicHeader,
} from './vocabulary'

/** Rows looked at to tell which way a table runs. */
const SAMPLE = 40
const FEWEST_ROWS = 2
/** Things compared, one a row; a longer list is a register. */
export const MOST_SUBJECTS = 250

function kindOf(text: string): string | null {
  if (text === '' || /^[-–—?]$/.test(text)) return null
  if (/^(?:yes|no|partial|true|false|none|optional|[✓✔✅❌✗✘☑×])(?![\p{L}])/iu.test(text))
    return 'answer'
  if (/^[~≈<>≤≥$€£]?\s?[\d.,]+/.test(text) || /\b(?:19|20)\d\d$/.test(text)) return 'number'
  return text.split(/\s+/).length > 6 ? 'prose' : 'words'
}

/** A word of a proper name: capitalised, in capitals, with a digit, or as code is written. */
const NAME_WORD = /^(?:\p{Lu}|\p{N}|[\p{Ll}\p{N}]+[-_./@\p{Lu}\p{N}])|^(?:of|and|for|the|de|von)$/u

/** Whether a text looks like a proper name rather than words that describe. */
function looksLikeName(text: string): boolean {
  const words = text.split(/\s+/)
  return words.length <= 4 && words.every((word) => NAME_WORD.test(word))
}

/** Whether the first column holds proper names and most headers are words that describe. */
function namesAgainstWords(names: readonly string[], headers: readonly string[]): boolean {
  const described = headers.filter((header) => !looksLikeName(header)).length
  return names.every(looksLikeName) && described * 2 > headers.length
}

/** Of the lists that hold at least two kinds of numbers or words: the share of the most frequent kind, on average. */
function evenness(lists: readonly (readonly (string | null)[])[]): number {
  const shares = lists.flatMap((list) => {
    const kinds = list.filter((kind) => kind !== null)
    if (kinds.length < 2) return []
    const counts = new Map<string, number>()
    for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1)
    return [Math.max(...counts.values()) / kinds.length]
  })
  return shares.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length
}

function columnTexts(grid: Grid, at: number): string[] {
  return grid
    .rows()
    .slice(0, SAMPLE)
    .map(({ cells }) => textOf(cells[at]))
}

function distinct(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== '').map(fold)
  return filled.length === texts.length && new Set(filled).size === filled.length
}

/**
 * The column that names a thing in each row, when the subjects of a table are its rows and its headers what is said of
 * them; null when they are not, or it cannot be told. Headings that are attributes (price, license), a first header
 * that says what is listed (tool, model), names from the title and columns that hold one kind of value each speak
 * for it; a first header such as feature, and names from the title in the header, against it.
 */
export function subjectColumn(grid: Grid, titled: readonly Naming[]): number | null {
  const { header, size } = grid
  const [first = '', ...others] = header
  if (size < FEWEST_ROWS || size > MOST_SUBJECTS || others.length < 2) return null
  if (isTopicHeader(first) && !isNameHeader(first)) return null
  if (isOptionName(first) && others.some(isAboutTheRow)) return null
  const told = others.filter((name) => !isAboutTheRow(name))
  if (told.length < 2) return null
  const names = new Set(titled.map(({ name }) => fold(name)))
  if (others.filter((name) => names.has(fold(name))).length >= 2) return null
  const at = [0, 1].find((column) => {
    const texts = columnTexts(grid, column)
    return distinct(texts) && texts.every((text) => text.length <= 80 && /\p{L}/u.test(text))
  })
  if (at === undefined) return null
  const column = columnTexts(grid, at)
  const topics = column.filter((text) => isAttribute(text) || isTopicHeader(text)).length
  if (topics >= 2 && topics * 3 >= column.length && !told.some(isAttribute)) return null
  const inTitle = column.filter((text) => names.has(fold(text))).length >= 2
  if (inTitle) return at
  const attributes = told.filter(isAttribute).length
  let evidence = attributes * 2 >= told.length ? 2 : attributes >= 2 ? 1 : 0
  if (isNameHeader(first)) evidence += isLooseName(first) ? 1 : 2
  const rows = grid.rows().slice(0, SAMPLE)
  const kinds = rows.map(({ cells }) =>
    cells.flatMap((cell, n) => (n === at ? [] : [kindOf(textOf(cell))])),
  )
  const columns = others.map((_, n) => kinds.map((row) => row[n] ?? null))
  const mixed = evenness(kinds)
  const even = evenness(columns)
  if (mixed < 0.8 && even - mixed >= 0.15) evidence += 1
  if (mixed < 0.75 && even >= 0.9 && told.length > 2 && rows.length > 2) evidence += 1
  if (at > 0) evidence += 1
  if (namesAgainstWords(column, told)) evidence += 1
  return evidence >= 2 ? at : null
}

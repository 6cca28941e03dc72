import { delimitedPage } from '../comparison/delimited-page'
import { formatsOf } from '../comparison/format'
import { htmlPage } from '../comparison/html-page'
import { type Grid, type Page, textOf } from '../comparison/page'
import { recordsOf } from '../comparison/records'
import { openSource } from '../comparison/source'
import type { ReadError } from '../comparison/types'
import { ok, type Result } from '../result'
import { tableText } from './table-text'

/** Words that head a column of topics or of what is said of them. */
const HEADING =
  /^(?:topics?|aspects?|features?|criteri(?:on|a)|propert(?:y|ies)|categor(?:y|ies)|terms?|descriptions?|definitions?|details?|)$/i

const rowsOf = (grid: Grid): string[][] => [
  [...grid.header],
  ...grid.rows().map(({ cells }) => cells.map(textOf)),
]

/** A page of any format as Markdown: its title, its text and its tables. */
function markdownOf({ titles, grids }: Page): string {
  const [title] = titles
  const tables = grids.map((grid) => tableText(rowsOf(grid)))
  return [...(title ? [`# ${title}`] : []), ...tables, ''].join('\n\n')
}

/**
 * Terms and definitions, one pair a line with a tab between, as Quizlet exports them: no line heads the others, so one
 * is given. Null where the text is something else.
 */
function pairsOf(text: string): string | null {
  const { rows, unclosed, malformed } = recordsOf(text, '\t', Number.MAX_SAFE_INTEGER)
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  if (malformed || unclosed !== null || filled.length === 0) return null
  if (!filled.every((row) => row.length === 2 && row[0]?.trim() && row[1]?.trim())) return null
  const [[term = '', definition = ''] = []] = filled
  if (HEADING.test(term.trim()) || definition.trim().split(/\s+/).length < 2) return null
  return `${tableText([['Topic', 'Description'], ...filled])}\n`
}

/**
 * What somebody pasted or dropped, as the Markdown they go on editing: a web page's or a spreadsheet's table, CSV, TSV,
 * terms with definitions. Markdown and prose stay as they are. Refused is what cannot be read at all.
 * @param name a file's name, where it had one
 */
export function toMarkdown(text: string, name: string | null = null): Result<string, ReadError> {
  const source = openSource(text)
  if (!source.ok) return source
  const [format] = formatsOf(source.value, name)
  const pairs = pairsOf(text)
  if (pairs !== null) return ok(pairs)
  if (!format || format.kind === 'markdown') return ok(text)
  const page =
    format.kind === 'html'
      ? htmlPage(source.value)
      : delimitedPage(source.value, format.delimiter, name)
  if (!page.ok) return page
  return ok(page.value.grids.length > 0 ? markdownOf(page.value) : text)
}

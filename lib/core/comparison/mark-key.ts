import { type Answer, answerOf, openingMark } from './answers'
import { ANSWER_WORDS, isOnlySymbols, type MarkKey } from './check-marks'
import { type Block, type Grid, once, textOf } from './page'
import { statesNothing } from './speak'

/** What the document says its marks stand for, by mark. */
export type Legend = ReadonlyMap<string, string>

/** Blocks, lines that may be a legend and rows looked at, and the longest that can be a legend, in UTF-16 units. */
const MOST_BLOCKS = 2_000
const MOST_ENTRIES = 200
const MOST_ROWS = 500
const LONGEST_BLOCK = 320
/** Cells longer than this hold more than a mark. */
const LONGEST_MARK = 4
/** Words of a meaning that can stand in a cell. */
const MOST_WORDS = 10

const SYMBOLS =
  '(?:\\p{Extended_Pictographic}|[\\u2500-\\u27bf\\u2b00-\\u2bff])(?:[\\ufe0e\\ufe0f]|\\u200d\\p{Extended_Pictographic})*'
const CODE = ':[a-z][a-z0-9_+-]*:'
const ENTRY = new RegExp(
  `(?:(${SYMBOLS}|${CODE})\\s*[:=–—-]*|(?<![\\p{L}\\p{N}])([A-Z]{1,3}|[+±~○●×√xX-])\\s*[=:–—])\\s*((?:(?!${SYMBOLS})[^:=;|])+?)(?=\\s*(?:[,;|/.]?\\s*(?:${SYMBOLS}|${CODE})|[,;|/]\\s*(?:[A-Z]{1,3}|[+±~○●×√xX-])\\s*[=:–—]|$))`,
  'gu',
)
const IN_PARENTHESES = /((?:[\p{L}-]+ ){0,2}[\p{L}-]+) \(([A-Z]{2,3})\)/gu

const plainMark = (mark: string) => mark.replace(/[\ufe0e\ufe0f]/g, '')

/** A meaning short enough for a cell: its first clause. */
function meaning(words: string): string | null {
  const [clause = ''] = words.trim().split(/,\s(?:and|but|or)\s|;\s|\.\s|\s[–—]\s/u)
  const short = clause.replace(/[\s.,;:]+$/u, '').replace(/^["“']|["”']$/gu, '')
  const count = short.split(/\s+/).length
  return /\p{L}{2}/u.test(short) && count <= MOST_WORDS ? short : null
}

/** Words before "(NR)" of which some have its letters as initials: "non-reserved words". */
function spelledOut(words: string, code: string): string | null {
  const parts = [...words.matchAll(/\p{L}+/gu)]
  const initials = parts.map(([word]) => word.charAt(0).toUpperCase()).join('')
  const at = initials.lastIndexOf(code)
  return at < 0 ? null : words.slice(parts[at]?.index ?? 0)
}

function entriesOf(text: string): (readonly [mark: string, words: string])[] {
  const opens = [...text.matchAll(ENTRY)].flatMap(([, symbol, letters, words = '']) => {
    const said = meaning(words)
    return said ? [[plainMark(symbol ?? letters ?? ''), said] as const] : []
  })
  const enclosed = [...text.matchAll(IN_PARENTHESES)].flatMap(([, words = '', code = '']) => {
    const said = spelledOut(words, code)
    return said ? [[code, said] as const] : []
  })
  return [...opens, ...enclosed]
}

/** Whether a line opens as an entry of a legend does: with a mark, a code and "=", or the word for it. */
const OPENS = new RegExp(
  `^(?:legend|key|symbols?|notation|where)\\b|^(?:${SYMBOLS}|${CODE})|^(?:[A-Z]{1,3}|[+±~○●×√xX-])\\s*[=:–—]|\\([A-Z]{2,3}\\)`,
  'iu',
)

/** What lists, lines and small tables of a document say its marks stand for. */
export function legendOf(blocks: readonly Block[], grids: readonly Grid[]): Legend {
  const legend = new Map<string, string>()
  let looked = 0
  const add = (text: string) => {
    if (looked >= MOST_ENTRIES || text.length > LONGEST_BLOCK || !OPENS.test(text)) return
    looked += 1
    for (const [mark, words] of entriesOf(text)) if (!legend.has(mark)) legend.set(mark, words)
  }
  for (const block of blocks.slice(0, MOST_BLOCKS)) {
    if (block.kind !== 'heading') add(block.read().text)
  }
  for (const grid of grids) {
    if (grid.columns !== 2 || grid.size > 12) continue
    for (const { cells } of grid.rows()) {
      const [mark = '', words = ''] = [textOf(cells[0]), textOf(cells[1])]
      const said = meaning(words)
      if (mark.length <= 20 && openingMark(mark)?.length === mark.length && said) {
        legend.set(plainMark(mark), said)
      }
    }
  }
  return legend
}

/** The bare cells of a table by how often they stand in it, a dash or nothing as ''. */
function usesIn(grid: Grid): Map<string, number> {
  const uses = new Map<string, number>()
  for (const { cells } of grid.rows().slice(0, MOST_ROWS)) {
    for (const cell of cells.slice(1)) {
      if (cell.length > LONGEST_MARK) continue
      const text = textOf(cell)
      const mark = /^[-–—]*$/.test(text) ? (text === '-' ? '-' : '') : plainMark(text)
      uses.set(mark, (uses.get(mark) ?? 0) + 1)
    }
  }
  return uses
}

/** Letters and signs that answer only in company: Y beside N, + beside -, x beside a check mark or nothing. */
function answerAmong(mark: string, uses: ReadonlyMap<string, number>): Answer | null {
  const has = (...marks: readonly string[]) => marks.some((each) => uses.has(each))
  const counted = (each: string) => uses.get(each) ?? 0
  const checks = has('✓', '✔', '✅', '√', '☑', 'Y', 'Yes', 'yes')
  const plus = counted('+') >= 2 && !has('++', '*', '/')
  const gaps = counted('') + counted('-') > 0
  switch (mark) {
    case 'Y':
    case 'y':
      return has('N', 'n') || gaps ? 'yes' : null
    case 'N':
    case 'n':
      return has('Y', 'y') ? 'no' : null
    case 'P':
      return has('Y') && has('N') ? 'partial' : null
    case 'x':
    case 'X':
      return checks || has('o', 'O', '○', '●') ? 'no' : gaps ? 'yes' : null
    case '+':
      return plus ? 'yes' : null
    case '±':
    case '+/-':
    case '+-':
    case '~':
      return plus || checks || has('×', 'x', 'X', '✗', '✘', '❌') ? 'partial' : null
    case '-':
      return plus && counted('') === 0 && !has('❌', '✗', '✘', 'x', 'X') ? 'no' : null
    case '○':
    case '◯':
      if (has('●')) return 'no'
      return has('×', 'x', 'X', '△', '✕') ? 'yes' : null
    case 'o':
    case 'O':
      return has('×', 'x', 'X') ? 'yes' : null
    case '●':
    case '•':
    case '■':
      return has('○', '◯', '□') || gaps ? 'yes' : null
    case '□':
      return has('■') ? 'no' : null
    case '△':
    case '▲':
      return has('○', '◯', '×', 'x', '✓') ? 'partial' : null
    default:
      return null
  }
}

/** Signs that grade; beside `++` a `+` is a grade too. */
const RATING = /^(?:\+{1,3}|[-–−]{1,3}|[o0±~])$/

const capitalised = (words: string) => words.replace(/^\p{Ll}/u, (first) => first.toUpperCase())

/** The word for an answering mark: Yes and No as such, but for a legend that knows two kinds of them. */
function worded(mark: string, answer: Answer, legend: Legend): string {
  const words = legend.get(mark)
  const plain = ANSWER_WORDS[answer]
  if (words === undefined) return plain
  if (answer !== 'partial') {
    const kinds = [...legend.keys()].filter((other) => openingMark(other)?.answer === answer)
    if (kinds.length < 2 || answerOf(words) === answer) return plain
  }
  if (answer === 'partial' && /^part(?:ial|ly)(?:\s\S+)?$/i.test(words)) return plain
  if (answerOf(words) === answer) return capitalised(words)
  return `${plain} (${words.replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase())})`
}

/** What the marks in the cells of these tables stand for, by their legend and by each other's company. */
export function markKey(grids: readonly Grid[], legend: () => Legend): MarkKey {
  const uses = once(() => new Map(grids.flatMap((grid) => [...usesIn(grid)])))
  const kept = new Map<string, string | null>()
  const look = (mark: string): string | null => {
    const said = legend().get(mark)
    if (said !== undefined && statesNothing(said)) return ''
    const answer = openingMark(mark)?.answer ?? answerAmong(mark, uses())
    if (answer) return worded(mark, answer, legend())
    return said === undefined ? null : capitalised(said)
  }
  return {
    wordsFor: (written) => {
      const mark = plainMark(written)
      const known = kept.get(mark)
      if (known !== undefined) return known
      const words = look(mark)
      kept.set(mark, words)
      return words
    },
    isUnclear: (mark) => isOnlySymbols(mark) || (RATING.test(mark) && uses().has('++')),
  }
}

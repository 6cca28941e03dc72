import { fold } from '../text'
import { isVerb } from './parallel'

const CODE = /`([^`\n]{1,60})`|<code>([^<\n]{1,60})<\/code>/giu
const QUOTED = /[“"«„「『]([^“”"«»„「」『』]{2,60})[”"»“」』]/gu
const CAPITALISED =
  /(?<![\p{Lu}\p{Ll}\p{N}])(?:\p{Lu}[\p{Lu}\p{Ll}\p{N}]*(?:[.+#/-][\p{Lu}\p{Ll}\p{N}]+)*[+#]*|\p{Ll}+\p{Lu}[\p{Lu}\p{Ll}\p{N}]*)(?:\s\p{Lu}[\p{Lu}\p{Ll}\p{N}]*(?:[.+#/-][\p{Lu}\p{Ll}\p{N}]+)*[+#]*)*/gu
/** The same where all letters are ASCII; quicker without Unicode's classes. */
const CAPITALISED_ASCII =
  /(?<![A-Za-z0-9])(?:[A-Z][A-Za-z0-9]*(?:[.+#/-][A-Za-z0-9]+)*[+#]*|[a-z]+[A-Z][A-Za-z0-9]*)(?:\s[A-Z][A-Za-z0-9]*(?:[.+#/-][A-Za-z0-9]+)*[+#]*)*/g
const ASCII = /^[ -~\t\n\r]*$/
const LISTED =
  /(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}])(?:such as|including|includes?|e\.g\.,?|for example,?|for instance,?|like|namely|wie|z\. ?B\.|comme|como|например|如|例如|مثل)(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}])\s*([^.;:()。؛]{2,200})/giu
const LISTED_ASCII =
  /(?<![a-z])(?:such as|including|includes?|e\.g\.,?|for example,?|for instance,?|like|namely|wie|z\. ?B\.|comme|como)(?![a-z])\s*([^.;:()]{2,200})/gi
/** Whether there can be a list at all; quicker than looking for it. */
const LISTS =
  /such as|includ|e\.g|for (?:example|instance)|like|namely|wie|z\. ?B|comme|como|например|如|مثل/i
const LISTS_ASCII =
  /such as|includ|e\.g|for (?:example|instance)|like|namely|wie|z\. ?B|comme|como/i
const BETWEEN =
  /\s*(?:,|、|،)\s*(?:(?:and|or|und|et|y|и)\s+)?|\s+(?:and|or|as well as|und|oder|et|ou|y|и|или)\s+/iu
const CLAUSE =
  /\s(?:which|that|who|but|is|are|was|were|to|for|from|when|where|while|because|with|in|on|so|if|does|do|has|have|can)(?:\s.*)?$/iu
const BETWEEN_ASCII = new RegExp(BETWEEN.source, 'i')
const CLAUSE_ASCII = new RegExp(CLAUSE.source, 'i')
const NOT_A_NAME =
  /^(?:this|that|these|those|it|them|with|to|for|in|on|by|how|when|what|where|if|so|any|all|each|being|having)\b/i
const LEADING = /^(?:the|an?|its|their|some|other|and|or)\s+/i
/** Capitalised because they open a sentence or are no names. */
const COMMON = new Set(
  'i a an the this that these those it its they we you he she in on at by to of for from with and or but if when while however also both all each every some most many no not yes as is are was'.split(
    ' ',
  ),
)
const MOST_TERMS = 16
const NO_TERMS: readonly string[] = []
/** More than four. */
const TOO_MANY_WORDS = /\S(?:\s+\S+){4}/

function isTerm(text: string): boolean {
  return text.length <= 60 && /[\p{L}\p{N}]/u.test(text) && !TOO_MANY_WORDS.test(text)
}

/** The name in a run of capitalised words at `index`; null when it is none. */
function nameIn(statement: string, found: string, index: number, ascii: boolean): string | null {
  if (found.length < 2) return null
  const opens =
    index === 0 || /[.!?:]["”’)]*\s$/.test(statement.slice(Math.max(0, index - 4), index))
  const space = found.indexOf(' ')
  if (opens && space >= 0 && isVerb(found.slice(0, space))) return found.slice(space + 1)
  if (opens && space < 0 && (ascii ? /^[A-Z][a-z]*$/ : /^\p{Lu}\p{Ll}*$/u).test(found)) return null
  return COMMON.has(fold(found)) ? null : found
}

/** At most an ordinary first word is written with a capital: there is no name. */
const NO_NAMES_ASCII = /^[A-Z]?[a-z]*(?![A-Za-z0-9.+#/-])[^A-Z]*$/

function addCapitalised(statement: string, ascii: boolean, names: string[]): void {
  if (ascii && NO_NAMES_ASCII.test(statement)) return
  const pattern = ascii ? CAPITALISED_ASCII : CAPITALISED
  pattern.lastIndex = 0
  for (let match = pattern.exec(statement); match; match = pattern.exec(statement)) {
    const name = nameIn(statement, match[0], match.index, ascii)
    if (name !== null) names.push(name)
  }
}

function addListed(statement: string, ascii: boolean, names: string[]): void {
  const first = statement.search(ascii ? LISTS_ASCII : LISTS)
  if (first < 0) return
  const [between, clause] = ascii ? [BETWEEN_ASCII, CLAUSE_ASCII] : [BETWEEN, CLAUSE]
  const pattern = ascii ? LISTED_ASCII : LISTED
  pattern.lastIndex = first
  for (let match = pattern.exec(statement); match; match = pattern.exec(statement)) {
    const list = match[1] ?? ''
    for (const piece of list.split(between)) {
      const name = piece
        .replace(clause, '')
        .replace(LEADING, '')
        .replace(/[,\s]+$/, '')
        .trim()
      if (!NOT_A_NAME.test(name)) names.push(name)
    }
  }
}

/**
 * The named terms of a statement, in no more than four words each, without repeats and without the names in
 * `leaveOut`: code, quotations, what stands after such as, including, like or e.g., and capitalised names, the
 * statement's first word only when it has a capital inside.
 * @param written the statement with its markup
 */
export function termsOf(
  statement: string,
  written: string,
  leaveOut: ReadonlySet<string>,
): readonly string[] {
  const ascii = ASCII.test(statement)
  const found: string[] = []
  if (written.includes('`') || written.includes('<code')) {
    for (const [, tick, tag] of written.matchAll(CODE)) {
      found.push((tick ?? tag ?? '').replaceAll('\\|', '|').trim())
    }
  }
  if (!ascii || statement.includes('"')) {
    for (const [, inside = ''] of statement.matchAll(QUOTED)) found.push(inside.trim())
  }
  addListed(statement, ascii, found)
  addCapitalised(statement, ascii, found)
  if (found.length === 0) return NO_TERMS
  const terms = new Map<string, string>()
  for (const term of found) {
    const key = fold(term)
    if (terms.size < MOST_TERMS && isTerm(term) && !leaveOut.has(key) && !terms.has(key)) {
      terms.set(key, term)
    }
  }
  return [...terms.values()]
}

import { type Answer, answerOf, closingMark, openingMark } from './answers'

/** What the marks of a table stand for. */
export interface MarkKey {
  /** The words for a cell that is nothing but this mark, '' for a mark of no statement; null when nobody can tell. */
  readonly wordsFor: (mark: string) => string | null
  /** Whether a cell that is nothing but this says something the reader cannot tell. */
  readonly isUnclear: (mark: string) => boolean
}

/** Whether a text has nothing but emoji and other signs in it. */
export function isOnlySymbols(text: string): boolean {
  return text === '' || ONLY_SYMBOLS.test(text)
}

/** Marks outside tables: only those that answer in any company. */
export const NO_KEY: MarkKey = { wordsFor: () => null, isUnclear: isOnlySymbols }

/** How a reader says what a mark answers. */
export const ANSWER_WORDS: Readonly<Record<Answer, string>> = {
  yes: 'Yes',
  no: 'No',
  partial: 'Partly',
}

const SHORTCODE = /(?<![\p{L}\p{N}:]):[a-z][a-z0-9_+-]{1,40}:(?![\p{L}\p{N}:])/gu
/** Emoji, dingbats and arrows a cell may be decorated with; operators, currencies and punctuation are text. */
const SYMBOL =
  '(?![©®™‼⁉])[\\p{Extended_Pictographic}\\u2500-\\u27bf\\u2b00-\\u2bff\\ufe0e\\ufe0f\\u200d]'
const LEADING = new RegExp(`^(?:${SYMBOL}|\\s)+`, 'u')
const ONE_SYMBOL = new RegExp(`^(?:${SYMBOL}|\\s)$`, 'u')
const ONLY_SYMBOLS = new RegExp(`^(?:${SYMBOL}|\\s)+$`, 'u')
const STARS = /^(?:(?:[⭐★🌟]\ufe0f?)\s?)+((?:☆\s?)*)$/u
/** What may hold a mark at all; all other text is left as it stands. */
const MAY_HOLD = new RegExp(`:[a-z]|${SYMBOL}|[×√✕\\[]|^.{1,3}$`, 'u')
/** Words that say how a thing is only partly so. */
const LIMITS = /(?<!\p{L})(?:experimental|alpha|beta|preview|plug-?in|planned|wip)(?!\p{L})/iu
/** A remark longer than this, in UTF-16 units, is a statement of its own. */
const LONGEST_REMARK = 60

/** A text with emoji shortcodes that are no marks left out: ":rocket: fast" is "fast". */
function withoutShortcodes(text: string): string {
  if (!text.includes(':')) return text
  const shown = text.replace(SHORTCODE, (code) => (openingMark(code) ? code : ''))
  return shown === text ? text : shown.replace(/\s+/g, ' ').trim()
}

/** A text without the emoji and other signs around it. */
function undecorated(text: string): string {
  const rest = [...text.replace(LEADING, '')]
  const last = rest.findLastIndex((unit) => !ONE_SYMBOL.test(unit))
  return rest.slice(0, last + 1).join('')
}

/** A rating as it is counted: "★★★☆☆" is "3 of 5 stars"; null for all else. */
function starsIn(text: string): string | null {
  const empty = STARS.exec(text)?.[1]
  if (empty === undefined) return null
  const count = text.match(/[⭐★🌟]/gu)?.length ?? 0
  const of = empty.match(/☆/g)?.length ?? 0
  return of > 0 ? `${count} of ${count + of} stars` : `${count} ${count === 1 ? 'star' : 'stars'}`
}

/** The words beside a mark made one with it: its remark, or all there is to say where the mark only decorates. */
function joined(answer: Answer, words: string, loose: boolean, answers: () => boolean): string {
  const said = answerOf(words)
  if (said !== null && openingMark(words) === null) return words
  const enclosed = /^[(（].*[)）]$/u.test(words)
  if (enclosed && words.length <= LONGEST_REMARK) return `${ANSWER_WORDS[answer]} ${words}`
  const limits = answer === 'partial' && LIMITS.test(words)
  const short = words.length <= LONGEST_REMARK && !/[.。!]$/u.test(words)
  return short && (loose || limits || answers()) ? `${ANSWER_WORDS[answer]} (${words})` : words
}

/**
 * A cell as a teacher reads it aloud: check marks, crosses and their shortcodes as Yes, No or Partly, a remark beside
 * them in parentheses, other emoji left out, a row of stars counted. Null when it is a mark nobody can tell the
 * meaning of.
 * @param answers whether the row holds yes and no; words beside a mark are then its remark, else the mark decorates
 */
export function spoken(written: string, key: MarkKey, answers: () => boolean): string | null {
  if (!MAY_HOLD.test(written)) return written
  const text = withoutShortcodes(written)
  const stars = starsIn(text)
  if (stars) return stars
  const opening = openingMark(text)
  if (opening?.length === text.length) return key.wordsFor(text) ?? ANSWER_WORDS[opening.answer]
  if (text.length <= 3 || ONLY_SYMBOLS.test(text)) {
    const words = key.wordsFor(text)
    return words ?? (key.isUnclear(text) ? null : text)
  }
  if (opening) {
    const rest = text.slice(opening.length)
    const words = rest.replace(/^\s*[,;:–—-]*\s*/, '')
    return joined(opening.answer, words, /^\s*[,;:–—-]/.test(rest), answers)
  }
  const closing = closingMark(text)
  if (closing) {
    const before = text.slice(0, text.length - closing.length)
    const words = before.replace(/\s*[,;:–—-]*\s*$/, '')
    return joined(closing.answer, words, /[,;:–—-]\s*$/.test(before), answers)
  }
  const bare = undecorated(text)
  return /[\p{L}\p{N}]/u.test(bare) ? bare : text
}

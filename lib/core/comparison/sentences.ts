/** A piece of a text: UTF-16 offsets [start, end), outer white space excluded. */
export interface Piece {
  readonly start: number
  readonly end: number
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** A full stop after these ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s("“‘/])(?:e\.\s?g|i\.\s?e|a\.k\.a|vs|cf|approx|incl|excl|esp|resp|Inc|Ltd|Corp|Dr|Mr|Mrs|Ms|Prof|Fig|Sec|Vol|ver|al)\.\s*$/i
/** These may end one: they do so before a capital. */
const OPEN_ENDED = /(?:^|\s)(?:etc|U\.\s?S|U\.\s?K|p\.\s?m|a\.\s?m)\.\s*$/i
const LIST_NUMBER = /^\s*\(?\d{1,2}[.)]\s*$/
/** An ellipsis between spaces leaves something out inside a sentence. */
const OMISSION = /\s(?:\.{3}|…)\s*$/
const WORDLESS = /^[^\p{L}\p{N}]*$/u
/** iOS, npm-like names written small at the front: a lower-case run that turns upper-case. */
const SMALL_BRAND = /^\p{Ll}{1,3}\p{Lu}/u
const PRINTABLE = /^[ -~]*$/
const STOP = /[.!?]/g
const STOP_BEFORE_SMALL = /[.!?]["”’)\]]*\s+(?=\p{Ll})/gu

function endsSentence(before: string, after: string): boolean {
  if (LIST_NUMBER.test(before) || OMISSION.test(before.slice(-12)) || WORDLESS.test(after))
    return false
  const tail = before.slice(-12)
  if (ABBREVIATION.test(tail)) return false
  return !OPEN_ENDED.test(tail) || /^["“‘(]*\p{Lu}/u.test(after)
}

function startsWithName(text: string, at: number, names: readonly string[]): boolean {
  if (SMALL_BRAND.test(text.slice(at, at + 4))) return true
  return names.some(
    (name) => text.startsWith(name, at) && !/^[\p{L}\p{N}]/u.test(text.slice(at + name.length)),
  )
}

/** Ends of sentences whose successor begins with a name written in lower case, which Unicode's rules join. */
function smallStarts(text: string, names: readonly string[]): number[] {
  const small = names.filter((name) => /^\p{Ll}/u.test(name))
  return Array.from(text.matchAll(STOP_BEFORE_SMALL), (stop) => stop.index + stop[0].length).filter(
    (at) => startsWithName(text, at, small),
  )
}

function isSmall(code: number): boolean {
  return code >= 97 && code <= 122
}

function isClosing(code: number): boolean {
  return code === 34 || code === 41 || code === 93
}

function pushTrimmed(text: string, start: number, end: number, pieces: Piece[]): void {
  const piece = text.slice(start, end)
  const from = start + piece.length - piece.trimStart().length
  const to = start + piece.trimEnd().length
  if (from < to) pieces.push({ start: from, end: to })
}

/** Where Unicode's rules and names in lower case cut a text. */
function cutsByUnicode(text: string, names: readonly string[]): number[] {
  const cuts = new Set<number>(smallStarts(text, names))
  for (const { index } of segmenter.segment(text)) cuts.add(index)
  cuts.delete(0)
  return [...cuts].sort((a, b) => a - b)
}

/**
 * The same for printable ASCII in which every stop is plain: the end of the text, a stop before a space and a
 * letter, or a full stop before a small letter or a digit. Null for any other text.
 */
function plainCuts(text: string, names: readonly string[]): number[] | null {
  if (!PRINTABLE.test(text)) return null
  const cuts: number[] = []
  STOP.lastIndex = 0
  for (let stop = STOP.exec(text); stop; stop = STOP.exec(text)) {
    const after = stop.index + 1
    let at = after
    while (isClosing(text.charCodeAt(at))) at += 1
    const closed = at
    while (text.charCodeAt(at) === 32) at += 1
    if (at === text.length) break
    const next = text.charCodeAt(at)
    const full = stop[0] === '.'
    if (at === closed) {
      const joined = full && at === after && (isSmall(next) || (next >= 48 && next <= 57))
      if (!joined) return null
    } else if (next >= 65 && next <= 90) cuts.push(at)
    else if (!isSmall(next)) return null
    else if (!full || startsWithName(text, at, names)) cuts.push(at)
  }
  return cuts
}

/**
 * Cuts text into sentences, in order, nothing lost but white space. Follows Unicode's sentence rules, except that
 * abbreviations, list numbers and trailing symbols stay with their sentence, and that `names` written in lower
 * case (npm, git) may begin one.
 */
export function sentences(text: string, names: readonly string[] = []): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  for (const cut of plainCuts(text, names) ?? cutsByUnicode(text, names)) {
    if (!endsSentence(text.slice(start, cut), text.slice(cut, cut + 40))) continue
    pushTrimmed(text, start, cut, pieces)
    start = cut
  }
  pushTrimmed(text, start, text.length, pieces)
  return pieces
}

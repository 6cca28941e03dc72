/** Text that folds to its lower case: ASCII, dashes and quotation marks. */
const PLAIN = /^[ -~\t\n\r–—‘’“”]*$/
const PLAIN_WORD = /[a-z0-9]+/g
const WORD = /[\p{L}\p{M}\p{N}]+/gu
/** Accents of Latin, Greek and Cyrillic letters, Hebrew points, Arabic vowel signs; not the vowels of Indic or Thai script. */
const DIACRITICS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]+/g

/**
 * Text as compared by a reader who ignores case and accents: compatibility forms unified (NFKD),
 * diacritics dropped, recomposed, lower case. Length may change; white space and punctuation stay.
 * Folding twice gives the same as folding once.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  return text
    .toLowerCase()
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(DIACRITICS, '')
    .normalize('NFC')
}

/** Folded runs of letters and digits in any script, in order, repeats kept: `"Node.js"` gives `node`, `js`. */
export function tokens(text: string): string[] {
  const words = PLAIN.test(text) ? text.toLowerCase().match(PLAIN_WORD) : fold(text).match(WORD)
  return words ?? []
}

/** Shared distinct tokens over all distinct tokens, 0 to 1; two empty lists are equal and give 1. */
export function jaccard(a: readonly string[], b: readonly string[]): number {
  const left = new Set(a)
  const right = new Set(b)
  if (left.size === 0 && right.size === 0) return 1
  let shared = 0
  for (const token of left) if (right.has(token)) shared += 1
  return shared / (left.size + right.size - shared)
}

/** A name as a key: its tokens joined by `-`. Empty when the name holds no letter or digit. */
export function slug(text: string): string {
  return tokens(text).join('-')
}

/** The function with its answers kept: the same few texts are looked at many times. */
export function remembered<T>(look: (text: string) => T): (text: string) => T {
  const seen = new Map<string, T>()
  return (text) => {
    const known = seen.get(text)
    if (known !== undefined) return known
    const found = look(text)
    seen.set(text, found)
    return found
  }
}

/** The function with its last answer kept: one sentence is looked at several times in a row. */
export function latest<T>(look: (text: string) => T): (text: string) => T {
  let known: { readonly text: string; readonly found: T } | null = null
  return (text) => {
    if (known?.text !== text) known = { text, found: look(text) }
    return known.found
  }
}

const MOST_RECALLED = 5_000

/** The same for as long as a program runs: it forgets them all whenever it holds 5,000 of them. */
export function recalled<T>(look: (text: string) => T): (text: string) => T {
  const seen = new Map<string, T>()
  return (text) => {
    const known = seen.get(text)
    if (known !== undefined) return known
    if (seen.size >= MOST_RECALLED) seen.clear()
    const found = look(text)
    seen.set(text, found)
    return found
  }
}

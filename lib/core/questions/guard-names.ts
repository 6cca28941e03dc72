import type { Comparison } from '../comparison/types'
import { remembered } from '../text'

/** A place that gives a subject away, as the checker reads it: by words, not by the masking of the generator. */
export interface Found {
  readonly subject: string
  readonly words: string
  /** The words are a name or alias as given, or its plural; not a product or a longer word. */
  readonly exact: boolean
  /** UTF-16 offsets in the text, [at, end). */
  readonly at: number
  readonly end: number
}

interface Form {
  readonly subject: string
  /** Letters, digits, + and # only. */
  readonly plain: string
  readonly own: boolean
}

const WORD = /[\p{Script=Latin}\p{M}\p{N}]+[+#]*|[^\P{L}\p{Script=Latin}]+/gu
/** A name is looked for in so many words at once: "Node" "js". */
const MOST_WORDS = 5
const PREFIX_FROM = 3

/** Folds to its lower case: ASCII, dashes and quotation marks. */
const PLAIN = /^[ -~–—‘’“”]*$/
const ASCII_WORD = /[a-z0-9]+[+#]*/g

export function plainOf(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replace(/[^a-z0-9+#]+/g, '')
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}+#]+/gu, '')
}

interface Word {
  readonly at: number
  readonly end: number
  readonly plain: string
}

function wordsIn(text: string): Word[] {
  const ascii = PLAIN.test(text)
  const matches = ascii ? text.toLowerCase().matchAll(ASCII_WORD) : text.matchAll(WORD)
  const words: Word[] = []
  for (const { 0: word, index: at } of matches) {
    words.push({ at, end: at + word.length, plain: ascii ? word : plainOf(word) })
  }
  return words
}

const NO_FORMS: readonly Form[] = []

function formsOf({ subjects }: Comparison): Form[] {
  const shared = (word: string, key: string) =>
    subjects.some((other) => {
      const names = [other.name, ...other.aliases].join(' ').match(WORD) ?? []
      return other.key !== key && names.some((name) => plainOf(name) === plainOf(word))
    })
  return subjects.flatMap(({ key, name, aliases, products }): Form[] => {
    const inside = [...name.matchAll(/\(([^()]{2,})\)/g)].map((match) => match[1] ?? '')
    const names = [name, ...aliases, ...inside, name.replace(/\([^()]*\)/g, ' ')]
    const words = name.match(WORD) ?? []
    const telling = words.filter(
      (word) => words.length > 1 && word.length > 3 && !shared(word, key),
    )
    return [
      ...names.map((form) => ({ subject: key, plain: plainOf(form), own: true })),
      ...[...products, ...telling].map((form) => ({
        subject: key,
        plain: plainOf(form),
        own: false,
      })),
    ].filter(({ plain }) => plain.length > 0)
  })
}

/** The first place of a text that gives a subject away, null when none does; answers are kept. */
export function nameFinder(comparison: Comparison): (text: string) => Found | null {
  const forms = formsOf(comparison).sort((a, b) => b.plain.length - a.plain.length)
  const latin = forms.filter(({ plain }) => /^[\p{Script=Latin}\p{N}+#]/u.test(plain))
  const others = forms.filter((form) => !latin.includes(form))
  const byStart = grouped(latin)
  const acronyms = comparison.subjects.flatMap(({ key, name }) =>
    /^[A-Z]{3,6}$/.test(name) ? [{ subject: key, plain: plainOf(name) }] : [],
  )

  return remembered((text): Found | null => {
    const words = wordsIn(text)
    for (const [first, { at, plain }] of words.entries()) {
      for (const form of byStart.get(plain[0] ?? '') ?? NO_FORMS) {
        let joined = ''
        for (let last = first; last < words.length && last < first + MOST_WORDS; last += 1) {
          joined += words[last]?.plain ?? ''
          if (joined.length < form.plain.length) continue
          const rest = joined.startsWith(form.plain) ? joined.slice(form.plain.length) : null
          if (rest === null) break
          const inflected = /^(?:s|es)?$/.test(rest)
          if (!inflected && (form.plain.length < PREFIX_FROM || last > first)) break
          return {
            subject: form.subject,
            words: text.slice(at, words[last]?.end),
            exact: form.own && inflected,
            at,
            end: words[last]?.end ?? text.length,
          }
        }
      }
    }
    for (const { subject, plain } of acronyms) {
      const at = explainedAt(text, plain)
      if (at) return { subject, words: text.slice(...at), exact: false, at: at[0], end: at[1] }
    }
    const squeezed = others.length > 0 ? plainOf(text) : ''
    const held = others.find(({ plain }) => plain.length > 1 && squeezed.includes(plain))
    return held
      ? { subject: held.subject, words: held.plain, exact: held.own, at: 0, end: text.length }
      : null
  })
}

/** Where brackets hold as many words as an acronym has letters, each beginning with its own; null for nowhere. */
function explainedAt(text: string, acronym: string): [at: number, end: number] | null {
  for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
    const close = text.indexOf(')', open)
    if (close < 0) return null
    const words = wordsIn(text.slice(open, close))
    const spelt = words.map(({ plain }) => plain.charAt(0)).join('')
    if (spelt === acronym) return [open, close + 1]
  }
  return null
}

function grouped(forms: readonly Form[]): Map<string, Form[]> {
  const groups = new Map<string, Form[]>()
  for (const form of forms) {
    const start = form.plain[0] as string
    groups.set(start, [...(groups.get(start) ?? []), form])
  }
  return groups
}

import { fold, tokens } from '../text'
import { LIMITS } from './limits'
import { withoutPointers } from './marks'

/** A subject's name as an author writes it, other names for the same thing beside it. */
export interface Naming {
  readonly name: string
  readonly aliases: readonly string[]
}

/** Forms of a name so common that authors do not explain them. */
const WELL_KNOWN: ReadonlyMap<string, string> = new Map(
  [
    ['Kubernetes', 'K8s'],
    ['PostgreSQL', 'Postgres'],
    ['JavaScript', 'JS'],
    ['TypeScript', 'TS'],
    ['Golang', 'Go'],
    ['MongoDB', 'Mongo'],
    ['Node.js', 'NodeJS'],
    ['Vue.js', 'Vue'],
    ['React.js', 'React'],
  ].flatMap(([long = '', short = '']) => [
    [fold(long), short] as const,
    [fold(short), long] as const,
  ]),
)

const SYMBOLS =
  '(?:\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|[\\u200d\\ufe0e\\ufe0f\\s]|(?<![\\p{L}\\p{N}:]):[a-z][a-z0-9_]{1,40}:(?![\\p{L}\\p{N}:]))+'
const OUTER_SYMBOLS = new RegExp(`^${SYMBOLS}|${SYMBOLS}$`, 'gu')
const IN_PARENTHESES = /^([^(（]{1,200})[(（]([^()（）]{1,80})[)）]$/
const ALSO = /^(?:aka|a\.k\.a\.|also(?: known as| called)?|or)\s+/i
const LINKING_WORD = /^(?:of|and|for|the|to|in)$/

/** Whether `short` stands for `long` by its letters: TCP, REST (Representational State Transfer). */
export function isShortFor(short: string, long: string): boolean {
  const words = tokens(long).filter((word) => !LINKING_WORD.test(word))
  const letters = fold(short)
  if (words.length < 2) return false
  if (words.map((word) => word.charAt(0)).join('') === letters) return true
  if (!/^[\p{L}\p{N}]{2,8}$/u.test(short) || !/\p{Lu}.*\p{Lu}/u.test(short)) return false
  let at = 0
  const whole = words.join('')
  for (const letter of letters) {
    at = whole.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return whole.charAt(0) === letters.charAt(0)
}

function isNumeronym(short: string, long: string): boolean {
  const parts = /^(\p{L})(\d+)(\p{L})$/u.exec(fold(short))
  if (!parts) return false
  const whole = fold(long)
  const ends = whole.startsWith(parts[1] ?? '') && whole.endsWith(parts[3] ?? '')
  return ends && whole.length === Number(parts[2]) + 2
}

function isAlias(alias: string, name: string): boolean {
  const latin = /^\p{Script=Latin}/u
  const sameStart = fold(alias).slice(0, 3) === fold(name).slice(0, 3) && /^\p{Lu}/u.test(alias)
  return (
    isShortFor(alias, name) ||
    isShortFor(name, alias) ||
    isNumeronym(alias, name) ||
    (sameStart && !/\s/.test(alias)) ||
    (/^\p{Lo}/u.test(name) && latin.test(alias))
  )
}

/** A name without the emoji and white space around it. */
export function bareName(written: string): string {
  return written.replace(OUTER_SYMBOLS, '').trim()
}

/**
 * Reads `Kubernetes (K8s)`: a short, long, translated or "also known as" form in parentheses is an alias, any
 * other remark is part of the name.
 */
export function readName(written: string): Naming {
  const whole = bareName(written.slice(0, withoutPointers(written)))
  const parts = IN_PARENTHESES.exec(whole)
  const name = bareName(parts?.[1] ?? '')
  const inside = (parts?.[2] ?? '').trim()
  const stated = inside.replace(ALSO, '')
  const split = name !== '' && (stated !== inside || isAlias(stated, name))
  const kept = split ? name : whole
  const known = WELL_KNOWN.get(fold(kept))
  const aliases = [...(split ? [stated] : []), ...(known ? [known] : [])]
  const unlike = aliases.filter((alias) => alias !== '' && fold(alias) !== fold(kept))
  return { name: kept, aliases: [...new Set(unlike)] }
}

const ACRONYM = /^(.+?)\s?[(（](\p{Lu}[\p{Lu}\p{N}]{1,5})[)）]$/u

/** "Connection-oriented (TCP)" and "Connectionless (UDP)": the same remark of each, an acronym, is another name. */
function readAcronyms(written: readonly string[]): Naming[] | null {
  const parts = written.map((name) => ACRONYM.exec(bareName(name)))
  const namings = parts.flatMap((part) =>
    part?.[1] && part[2] ? [{ name: bareName(part[1]), aliases: [part[2]] }] : [],
  )
  const all = namings.length === written.length && namings.length > 1
  const distinct = new Set(namings.map(({ aliases }) => aliases[0])).size === namings.length
  const named = new Set(namings.map(({ name }) => fold(name))).size === namings.length
  return all && distinct && named ? namings : null
}

/** Reads the names of things compared; remarks that would leave two names equal stay in the names. */
export function readNames(written: readonly string[]): Naming[] {
  const namings = readAcronyms(written) ?? written.map(readName)
  const folded = namings.map(({ name }) => fold(name))
  return namings.map((naming, n) => {
    const own = folded[n] ?? ''
    const alone = folded.indexOf(own) === folded.lastIndexOf(own)
    return alone ? naming : { name: bareName(written[n] ?? ''), aliases: [] }
  })
}

/** Whether a name is short enough to be one. */
export function isName(text: string): boolean {
  return text.length <= LIMITS.nameLength && /[\p{L}\p{N}]/u.test(text)
}

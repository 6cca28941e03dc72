import { distance } from 'fastest-levenshtein'
import { fold } from '../text'
import { ARTICLES, countDenials, differByOpposites, isFiller, spelledOut } from './vocabulary'

/** `exact` ignores case, accents, spaces, hyphens, articles and plural s; `near` forgives a small typo. */
export type Verdict = 'exact' | 'near' | 'wrong'

/** Typos forgiven by the length of the right answer, in letters. */
const FORGIVEN = (letters: number) => (letters >= 18 ? 3 : letters >= 9 ? 2 : letters >= 5 ? 1 : 0)

/** A folded word without its plural ending: containers, boxes, entities. */
export function singular(word: string): string {
  if (word.length < 4 || !/[^s]s$/.test(word)) return word
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`
  return /(?:ss|sh|ch|x|zz)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1)
}

/** Words compared: letters, digits and the signs that tell C from C++ and C#. */
function wordsOf(text: string): string[] {
  const spoken = fold(text)
    .replace(/n['’]t(?!\p{L})/gu, ' not')
    .replace(/(?<=\p{N})[,\u00a0\u202f ](?=\p{N}{3}(?!\p{N}))/gu, '')
  const words = spoken.match(/[\p{L}\p{N}][\p{L}\p{N}+#]*/gu) ?? []
  const kept = words.filter((word) => !ARTICLES.has(word))
  return (kept.length > 0 ? kept : words).map(singular)
}

/**
 * How a typed answer compares with the best of the accepted ones. Numbers, what stands beside them (units), denials,
 * opposites and the names in `never` are no typos. An accepted answer with an abbreviation in brackets counts with and
 * without it; one may leave out, or add, words that say only how many or which.
 */
export function compareTyped(
  typed: string,
  accepted: readonly string[],
  never: readonly string[] = [],
): Verdict {
  const forms = accepted.flatMap(formsOf)
  const verdicts = forms.map((answer) => compareOne(typed, answer))
  if (verdicts.includes('exact')) return 'exact'
  if (never.some((name) => names(typed, name, forms))) return 'wrong'
  return verdicts.includes('near') ? 'near' : 'wrong'
}

/** "Content Delivery Network (CDN)" as a whole, and each of the two alone. */
function formsOf(answer: string): string[] {
  const [, long = '', short = ''] =
    /^([^()]*\S)\s*\((\p{Lu}[\p{L}\p{N}]{1,7})\)$/u.exec(answer) ?? []
  return long === '' ? [answer] : [answer, long, short]
}

/** Whether a typed answer holds a name that no accepted answer holds. */
function names(typed: string, name: string, accepted: readonly string[]): boolean {
  const own = wordsOf(name)
  const within = (text: string) => {
    const words = wordsOf(text)
    if (words.join('') === own.join('')) return true
    return words.some((_, at) => own.every((word, step) => words[at + step] === word))
  }
  return own.length > 0 && within(typed) && !accepted.some(within)
}

function compareOne(typed: string, answer: string): Verdict {
  const given = wordsOf(typed)
  const right = wordsOf(answer)
  const givenText = given.join('')
  const rightText = right.join('')
  if (rightText === '') return typed.trim() === answer.trim() ? 'exact' : 'wrong'
  if (givenText === rightText) return 'exact'
  if (numbersOf(given) !== numbersOf(right) || unitsOf(given) !== unitsOf(right)) {
    return spelledOut(given, right) ? 'near' : 'wrong'
  }
  if (countDenials(given) !== countDenials(right)) return 'wrong'
  const [shorter, longer] = withoutFillers(given, right)
  if (shorter.join('') === longer.join('')) return 'near'
  return isTypo(shorter, longer) ? 'near' : 'wrong'
}

/** Both answers without the fillers that only one of them has; as they are where each has its own: single, multiple. */
function withoutFillers(
  given: readonly string[],
  right: readonly string[],
): readonly [readonly string[], readonly string[]] {
  const extra = (words: readonly string[], other: readonly string[]) =>
    words.filter((word, at) => isFiller(word) && at < words.length - 1 && !other.includes(word))
  const [more, less] = [extra(given, right), extra(right, given)]
  if (more.length > 0 === less.length > 0) return [given, right]
  const without = (words: readonly string[], out: readonly string[]) =>
    words.filter((word) => !out.includes(word))
  return [without(given, more), without(right, less)]
}

/** Whether two answers differ by as many letters as a slip of the fingers makes, and not in what they mean. */
function isTypo(given: readonly string[], right: readonly string[]): boolean {
  const givenText = given.join('')
  const rightText = right.join('')
  if (givenText[0] !== rightText[0] || /[+#]/.test(givenText + rightText)) return false
  const together = [givenText, rightText] as const
  const pairs = given.flatMap((word, at) =>
    right[at] === undefined ? [] : [[word, right[at]] as const],
  )
  if ([...pairs, together].some(([a, b]) => differByOpposites(a, b))) return false
  const aligned = given.length === right.length && given.length > 1
  if (aligned && !pairs.every(([a, b]) => a === b || isSlip(a, b))) return false
  return distance(givenText, rightText) <= FORGIVEN(rightText.length)
}

/** Whether one word of several is another misspelled: short ones only with two letters exchanged. */
function isSlip(given: string, right: string): boolean {
  if (distance(given, right) <= FORGIVEN(right.length)) return true
  const at = [...right].findIndex((letter, place) => given[place] !== letter)
  const exchanged = right.slice(0, at) + right[at + 1] + right[at] + right.slice(at + 2)
  return right.length > 3 && at + 1 < right.length && exchanged === given
}

const numbersOf = (words: readonly string[]) =>
  words.flatMap((word) => word.match(/\p{N}+/gu) ?? []).join(' ')

/** The words that touch or follow a number: in "512 MB" the MB. */
function unitsOf(words: readonly string[]): string {
  return words
    .flatMap((word, at) => {
      const glued = /^\p{N}+(\p{L}+)$/u.exec(word)?.[1]
      return glued ?? (/^\p{N}+$/u.test(words[at - 1] ?? '') ? word : [])
    })
    .join(' ')
}

import { distance } from 'fastest-levenshtein'
import { fold } from '../text'

/** `exact` ignores case, accents, spaces, hyphens, articles and plural s; `near` forgives a small typo. */
export type Verdict = 'exact' | 'near' | 'wrong'

const ARTICLES = new Set(['a', 'an', 'the'])
const DENIALS = new Set(['not', 'no', 'non', 'never', 'without', 'cannot'])
const NEGATIVE_PREFIX = /^(?:un|non|in|im|ir|il|dis|de|anti|mis|a)$/
/** Typos forgiven by the length of the right answer, in letters. */
const FORGIVEN = (letters: number) => (letters >= 9 ? 2 : letters >= 5 ? 1 : 0)

const singular = (word: string) =>
  /[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word

/** Words compared: letters, digits and the signs that tell C from C++ and C#. */
function wordsOf(text: string): string[] {
  const words = fold(text).match(/[\p{L}\p{N}][\p{L}\p{N}+#]*/gu) ?? []
  const kept = words.filter((word) => !ARTICLES.has(word))
  return (kept.length > 0 ? kept : words).map(singular)
}

/** How a typed answer compares with the best of the accepted ones. Digits and negation are never forgiven. */
export function compareTyped(typed: string, accepted: readonly string[]): Verdict {
  const verdicts = accepted.map((answer) => compareOne(typed, answer))
  if (verdicts.includes('exact')) return 'exact'
  return verdicts.includes('near') ? 'near' : 'wrong'
}

function compareOne(typed: string, answer: string): Verdict {
  const given = wordsOf(typed)
  const right = wordsOf(answer)
  const givenText = given.join('')
  const rightText = right.join('')
  if (rightText === '') return typed.trim() === answer.trim() ? 'exact' : 'wrong'
  if (givenText === rightText) return 'exact'
  const digits = (text: string) => text.replace(/[^\p{N}]+/gu, ' ').trim()
  if (digits(fold(typed)) !== digits(fold(answer)) || negates(given, right)) return 'wrong'
  if (givenText[0] !== rightText[0] || /[+#]/.test(givenText + rightText)) return 'wrong'
  return distance(givenText, rightText) <= FORGIVEN(rightText.length) ? 'near' : 'wrong'
}

/** Whether one answer denies what the other says: "not built-in", "unmanaged" for "managed". */
function negates(given: readonly string[], right: readonly string[]): boolean {
  const denials = (words: readonly string[]) => words.filter((word) => DENIALS.has(word)).length
  if (denials(given) !== denials(right)) return true
  const opposite = (longer: string, shorter: string) =>
    longer.endsWith(shorter) && NEGATIVE_PREFIX.test(longer.slice(0, -shorter.length))
  const pairs = given.flatMap((word, at) => {
    const other = right[at]
    return other === undefined ? [] : [[word, other] as const]
  })
  const whole = [given.join(''), right.join('')] as const
  return [...pairs, whole].some(([a, b]) => opposite(a, b) || opposite(b, a))
}

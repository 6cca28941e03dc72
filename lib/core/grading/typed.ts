import { distance } from 'fastest-levenshtein'
import { fold } from '../text'

/** `exact` ignores case, accents, spaces, hyphens, articles and plural s; `near` forgives a small typo. */
export type Verdict = 'exact' | 'near' | 'wrong'

const ARTICLES = new Set(['a', 'an', 'the'])
const DENIALS = new Set(['not', 'no', 'non', 'never', 'without', 'cannot'])
const NEGATIVE_PREFIX = /^(?:un|non|in|im|ir|il|dis|de|anti|mis|a)$/
/** Typos forgiven by the length of the right answer, in letters. */
const FORGIVEN = (letters: number) => (letters >= 18 ? 3 : letters >= 9 ? 2 : letters >= 5 ? 1 : 0)

const singular = (word: string) =>
  /[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word

/** Words compared: letters, digits and the signs that tell C from C++ and C#. */
function wordsOf(text: string): string[] {
  const spoken = fold(text).replace(/n['’]t(?!\p{L})/gu, ' not')
  const words = spoken.match(/[\p{L}\p{N}][\p{L}\p{N}+#]*/gu) ?? []
  const kept = words.filter((word) => !ARTICLES.has(word))
  return (kept.length > 0 ? kept : words).map(singular)
}

/**
 * How a typed answer compares with the best of the accepted ones. Numbers, what stands beside them (units), denials and
 * the names in `never` are no typos.
 */
export function compareTyped(
  typed: string,
  accepted: readonly string[],
  never: readonly string[] = [],
): Verdict {
  const verdicts = accepted.map((answer) => compareOne(typed, answer))
  if (verdicts.includes('exact')) return 'exact'
  const words = wordsOf(typed).join('')
  if (never.some((name) => wordsOf(name).join('') === words)) return 'wrong'
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
  if (unitsOf(given) !== unitsOf(right)) return 'wrong'
  if (givenText[0] !== rightText[0] || /[+#]/.test(givenText + rightText)) return 'wrong'
  return distance(givenText, rightText) <= FORGIVEN(rightText.length) ? 'near' : 'wrong'
}

/** The words that touch or follow a number: in "512 MB" the MB. */
function unitsOf(words: readonly string[]): string {
  return words
    .flatMap((word, at) => {
      const glued = /^\p{N}+(\p{L}+)$/u.exec(word)?.[1]
      return glued ?? (/^\p{N}+$/u.test(words[at - 1] ?? '') ? word : [])
    })
    .join(' ')
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

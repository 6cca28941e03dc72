import { fold } from '../text'
import { turnedFrom } from './opposites'
import { thirdPerson } from './shared'
import { isNegative, STOP_WORDS } from './words'

/** After these a sentence does not read on once its denial is gone. */
const TIED =
  /(?<!\p{L})(?:but|nor|neither|any|anything|either|yet|unless|until|instead|rather|only|longer|without|never|none|because|more)(?!\p{L})/iu
const DENIAL = /(?<!\p{L})(?:not|cannot|\p{L}+n['’]t)(?!\p{L})/giu
const DO_NOT = /(?<!\p{L})(?:(does)|(do))(?: not|n['’]t)\s+(\p{Ll}+)(?=\s)/iu
const AUXILIARY_NOT =
  /(?<!\p{L})(is|are|was|were|can|could|will|would|has|have|must|should|may|might)(?: ?not|n['’]t)(?=\s)/iu

/** A sentence without its one denial: "does not support" as "supports". Null when it has none, several, or does not read on. */
export function withoutDenial(text: string): string | null {
  if ((text.match(DENIAL)?.length ?? 0) !== 1 || TIED.test(text)) return null
  const auxiliary = AUXILIARY_NOT.exec(text)
  if (auxiliary) {
    return (
      text.slice(0, auxiliary.index) +
      auxiliary[1] +
      text.slice(auxiliary.index + auxiliary[0].length)
    )
  }
  const denied = DO_NOT.exec(text)
  if (!denied) return null
  const [whole, does, , verb = ''] = denied
  const said = does ? inThirdPerson(verb) : verb
  return text.slice(0, denied.index) + said + text.slice(denied.index + whole.length)
}

function inThirdPerson(verb: string): string {
  const known = thirdPerson(verb)?.toLowerCase()
  if (known) return known
  return /(?:ch|sh|x|o|ss)$/.test(verb)
    ? `${verb}es`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ies`
      : `${verb}s`
}

const BEFORE = /(?<!\p{L})(?:is|are|was|were|be|been|being|more|much|very|therefore|\p{L}+ly)\s+$/iu

/** Whether a word stands as an adverb, before a noun or after "is", rather than in "in parallel". */
function isPlaced(word: string, before: string, after: string): boolean {
  if (word.endsWith('ly') || BEFORE.test(before)) return true
  const next = /^\s+(\p{L}+)/u.exec(after)?.[1]
  return next !== undefined && (!STOP_WORDS.has(fold(next)) || /creases$/.test(word))
}

/** What follows these would no longer follow, so that a learner need not know to see it. */
const REASONED = /(?<!\p{L})(?:because|due to|thus|therefore|but|since|as a result)(?!\p{L})/iu

/** A sentence with one adjective or adverb turned into its opposite; null when it has none, denies, or holds both. */
export function withOpposite(text: string): string | null {
  if (isNegative(text) || REASONED.test(text)) return null
  const words = [...text.matchAll(/\p{Ll}+/gu)]
  const said = new Set(words.map(([word]) => word))
  for (const { 0: word, index } of words) {
    const opposite = turnedFrom(fold(word))
    const whole = !/[\p{L}\p{N}-]/u.test(
      (text[index - 1] ?? ' ') + (text[index + word.length] ?? ' '),
    )
    const before = text.slice(0, index)
    const after = text.slice(index + word.length)
    const aside = before.lastIndexOf('(') > before.lastIndexOf(')')
    if (
      opposite === null ||
      aside ||
      !whole ||
      said.has(opposite) ||
      !isPlaced(word, before, after)
    )
      continue
    const article = /(?<!\p{L})an?\s$/iu.test(before)
    const vowel = (text: string) => /^[aeiou]/.test(text)
    if (article && vowel(word) !== vowel(opposite)) continue
    return before + opposite + after
  }
  return null
}

import { remembered } from '../text'
import { plainOf } from './guard-names'
import { answerIn, folded } from './guard-truth'
import type { Refusal } from './types'

/** The rule an item breaks and the words that show it. */
export interface Problem {
  readonly reason: Refusal
  readonly detail: string
}

export const problem = (reason: Refusal, detail: string): Problem => ({ reason, detail })

/** The longest option may be this many times as long as the shortest, in characters. */
const MOST_UNEVEN = 1.6
const ABSOLUTE = /(?<!\p{L})(?:always|never|only|all|every|none|must)(?!\p{L})/iu
const DENIED = /^(?:\S+\s+){0,2}(?:not|no|never|cannot|without|neither|\S+n['’]t)(?!\p{L})/iu

/** The grammatical shape in which a text begins. */
function shapeOf(text: string): string {
  if (answerIn(text)) return 'yes or no'
  if (DENIED.test(text)) return 'a denial'
  if (/^[~<>≈$€£]?\s*\d/u.test(text)) return 'a number'
  if (/^[^\s:]+:\s/u.test(text)) return 'a label'
  const word = (/^\p{L}+/u.exec(text)?.[0] ?? '').toLowerCase()
  if (['a', 'an', 'the'].includes(word)) return 'an article'
  if (word === 'to') return 'to'
  return word === 'is' || /^\p{L}+[^su]s$/u.test(word) ? 'a verb' : 'words'
}

/** What the checker sees of a text alone. */
export interface Look {
  /** The grammatical shape in which it begins. */
  readonly shape: string
  /** The first absolute word in it, null when it has none. */
  readonly absolute: string | null
}

/** Looks at texts, each of them once. */
export interface Texts {
  look(text: string): Look
  /** Letters, digits, + and # only; the bare text where it has none. */
  plain(text: string): string
  /** Its words without case and accents. */
  words(text: string): readonly string[]
  /** The same in one text, a space before and after each. */
  joined(text: string): string
}

export function textsOnce(): Texts {
  const words = remembered(folded)
  return {
    look: remembered((text): Look => {
      return { shape: shapeOf(text), absolute: ABSOLUTE.exec(text)?.[0].toLowerCase() ?? null }
    }),
    plain: remembered((text) => plainOf(text) || text.trim()),
    words,
    joined: remembered((text) => ` ${words(text).join(' ')} `),
  }
}

/** What is wrong with options that must look alike: twice the same, too long, another opening, a lone "always". */
export function optionsProblem(texts: readonly string[], seen: Texts): Problem | null {
  const again = repeated(texts, seen)
  if (again) return again
  const lengths = texts.map(({ length }) => length)
  const ratio = Math.max(...lengths) / Math.min(...lengths)
  if (ratio > MOST_UNEVEN) {
    return problem('uneven-options', `The longest is ${ratio.toFixed(2)} times the shortest`)
  }
  const looks = texts.map(seen.look)
  if (looks.some(({ shape }) => shape !== looks[0]?.shape)) {
    const shapes = [...new Set(looks.map(({ shape }) => shape))]
    return problem('uneven-options', `They begin differently: ${shapes.join(', ')}`)
  }
  const [absolute, ...more] = looks.filter((each) => each.absolute !== null)
  return absolute && more.length === 0
    ? problem('absolute-word-cue', absolute.absolute as string)
    : null
}

export function repeated(texts: readonly string[], { plain }: Texts): Problem | null {
  const seen = texts.map(plain)
  const again = seen.findIndex((text, at) => seen.indexOf(text) !== at)
  return again < 0 ? null : problem('duplicate-option', texts[again] as string)
}

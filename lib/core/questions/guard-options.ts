import { plainOf } from './guard-names'
import { answerIn } from './guard-truth'
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

/** What is wrong with options that must look alike: twice the same, too long, another opening, a lone "always". */
export function optionsProblem(texts: readonly string[]): Problem | null {
  const again = repeated(texts)
  if (again) return again
  const lengths = texts.map(({ length }) => length)
  const ratio = Math.max(...lengths) / Math.min(...lengths)
  if (ratio > MOST_UNEVEN) {
    return problem('uneven-options', `The longest is ${ratio.toFixed(2)} times the shortest`)
  }
  const shapes = [...new Set(texts.map(shapeOf))]
  if (shapes.length > 1) {
    return problem('uneven-options', `They begin differently: ${shapes.join(', ')}`)
  }
  const absolute = texts.flatMap((text) => ABSOLUTE.exec(text)?.[0].toLowerCase() ?? [])
  if (absolute.length === 1) return problem('absolute-word-cue', absolute[0] as string)
  return null
}

export function repeated(texts: readonly string[]): Problem | null {
  const plain = texts.map((text) => plainOf(text) || text.trim())
  const again = plain.findIndex((text, at) => plain.indexOf(text) !== at)
  return again < 0 ? null : problem('duplicate-option', texts[again] as string)
}

import { type Problem, problem } from './guard-options'
import { folded, stemOf } from './guard-truth'
import type { Item } from './types'

/** What points to something that is not shown: the sentence before, a list, another place of the document. */
const ELSEWHERE =
  /(?<!\p{L})(?:the (?:former|latter|above|aforementioned|foregoing)|the following(?=[\s,.:]*(?:$|[.,:]))|(?:as )?(?:mentioned|described|discussed|explained|noted|shown|seen|stated|listed|given) (?:above|below|earlier|before|previously)|(?:see|shown) (?:above|below)|in (?:this|the next|the previous) (?:section|article|chapter|page|table|guide|post|document|comparison|tutorial))(?!\p{L})/iu
const OPENING =
  /(?:^|[:—]\s+|…\s+)(?:(?:this|these|those|such)\s(?!a\s|an\s)|(?:they|he|she|we)(?=\s|['’]))/iu
/** "A good choice here", and what such a message or this method would be in Chinese. */
const HERE = /(?<!\p{L})here[.!]?$|(?:^|— |: )(?:这样的|这种|这些|该|此)\p{Script=Han}/iu
const POINTING = /(?<!\p{L})(?:this|these|those|such)\s+(?:\p{Ll}+\s+)?(\p{Ll}{3,})/gu
/** After "this" and its like these words need nothing said before. */
const OWN = new Set(
  'way time case cases means reason kind type sense point who that which with are not has makes allows gives lets'.split(
    ' ',
  ),
)

/** Why an item cannot be understood by itself: it speaks of what is not shown. Null when it can. */
export function referenceProblem(item: Item): Problem | null {
  for (const text of shownBy(item)) {
    const words = referenceIn(text)
    if (words !== null) return problem('out-of-context', words)
  }
  return null
}

function shownBy(item: Item): readonly string[] {
  switch (item.format) {
    case 'flashcard':
    case 'contrast':
      return []
    case 'match':
      return item.left.map(({ text }) => text)
    case 'swapped-row':
      return item.cells.flat()
    case 'which-statement':
    case 'odd-one-out':
    case 'sort':
      return item.options.map(({ text }) => text)
    case 'multi-select':
      return [item.stem.replace('of these', '')]
    default:
      return [item.stem]
  }
}

const seen = new Map<string, string | null>()
const MOST_KEPT = 5000

/** The words of a text that refer to something outside it; null when there are none. */
export function referenceIn(text: string): string | null {
  if (
    !/[这该此]|\b(?:here|th(?:is|ese|ose|ey)|such|former|latter|above|below|following|earlier|before|previous|next|he|she|we)\b/iu.test(
      text,
    )
  ) {
    return null
  }
  const kept = seen.get(text)
  if (kept !== undefined) return kept
  if (seen.size > MOST_KEPT) seen.clear()
  const found =
    ELSEWHERE.exec(text)?.[0] ??
    OPENING.exec(text)?.[0].trim() ??
    HERE.exec(text)?.[0] ??
    pointingIn(text)
  seen.set(text, found)
  return found
}

/** "these benefits" where no benefit was spoken of before. */
function pointingIn(text: string): string | null {
  for (const match of text.matchAll(POINTING)) {
    const [words, noun = ''] = match
    const [, second = ''] = words.split(/\s+/)
    if (second === 'as' || OWN.has(second) || OWN.has(noun)) continue
    const before = new Set(folded(text.slice(0, match.index)).map(stemOf))
    if (!before.has(stemOf(noun)) && !before.has(stemOf(second))) return words
  }
  return null
}

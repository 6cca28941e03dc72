import { ok, type Result } from '../result'
import type { OriginCard } from './build'
import { plainCard, type TextCards, type Unread } from './plain-text'
import { type ImportRefusal, refused } from './refusal'

/** What stands between a term and its definition, and between one pair and the next. */
export interface TermSeparators {
  readonly term: string
  readonly card: string
}

/** What Quizlet writes unless told otherwise. */
export const TERM_SEPARATORS: TermSeparators = { term: '\t', card: '\n' }

const MOST_UNREAD = 1_000

/** Line number of every place asked for, asked in ascending order. */
function lineCounter(text: string): (at: number) => number {
  let [line, counted] = [1, 0]
  return (at) => {
    for (
      let next = text.indexOf('\n', counted);
      next >= 0 && next < at;
      next = text.indexOf('\n', counted)
    ) {
      line += 1
      counted = next + 1
    }
    return line
  }
}

/**
 * Reads terms and definitions as Quizlet exports them. A definition may hold the separator of terms. Refuses
 * `malformed` where a separator is empty or both are the same, or no pair is found.
 */
export function readTerms(
  text: string,
  { term, card }: TermSeparators = TERM_SEPARATORS,
): Result<TextCards, ImportRefusal> {
  if (term === '' || card === '' || term === card) {
    return refused(
      'malformed',
      'What stands between term and definition, and between one card and the next, must be two different texts.',
    )
  }
  const cards: OriginCard[] = []
  const unread: Unread[] = []
  const lineAt = lineCounter(text)
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf(card, from)
    const until = end < 0 ? text.length : end
    const piece = text.slice(from, until)
    const cut = piece.indexOf(term)
    const blank = piece.trim() === ''
    const line = blank ? 0 : lineAt(from + piece.length - piece.trimStart().length)
    if (!blank && cut >= 0) {
      cards.push(plainCard(line, piece.slice(0, cut), piece.slice(cut + term.length)))
    } else if (!blank && unread.length < MOST_UNREAD) {
      unread.push({
        line,
        message: `Line ${line} has nothing between a term and its definition. Put the separator there.`,
      })
    }
    from = until + card.length
  }
  if (cards.length === 0) {
    return refused(
      'malformed',
      'No term with a definition was found. Choose what stands between them: a tab, a comma or something else.',
      1,
    )
  }
  return ok({ cards, unread })
}

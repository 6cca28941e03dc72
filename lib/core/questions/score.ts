import type { Item } from './types'

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))

/**
 * Probability, 0 to 1, that somebody who knows nothing answers an item right: all options are equally likely, typed
 * answers are never guessed, cards are graded by the learner and have none. `offered`: the choices of a blank were shown.
 */
export function chanceOf(item: Item, offered = false): number {
  switch (item.format) {
    case 'flashcard':
    case 'contrast':
    case 'short-answer':
      return 0
    case 'cloze':
      return offered && item.choices ? 1 / item.choices.length : 0
    case 'sort':
      return item.columns.length ** -item.options.length
    case 'multi-select':
      return 1 / (2 ** item.options.length - 1)
    case 'match':
      return 1 / factorial(item.left.length)
    case 'order':
      return 1 / factorial(item.options.length)
    default:
      return 1 / item.options.length
  }
}

/**
 * The share known, 0 to 1, of what was asked, once the right answers that blind choice would have given are taken
 * away: `(right - expected) / (asked - expected)`, at least 0. `chance` is a probability; nothing asked gives 0.
 */
export function chanceCorrected(
  results: readonly { readonly correct: boolean; readonly chance: number }[],
): number {
  const right = results.filter(({ correct }) => correct).length
  const expected = results.reduce((sum, { chance }) => sum + chance, 0)
  const rest = results.length - expected
  return rest <= 0 ? 0 : Math.min(1, Math.max(0, (right - expected) / rest))
}

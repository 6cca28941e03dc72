import type { Format } from '@/lib/core/questions/types'

/** The formats by the names people read. */
export const formatNames: Record<Format, string> = {
  flashcard: 'Flashcard',
  contrast: 'Contrast card',
  'which-subject': 'Which one is it?',
  'which-statement': 'Which statement is true?',
  'true-false': 'True or false',
  'both-or-neither': 'One, both or neither',
  'odd-one-out': 'Odd one out',
  'missing-cell': 'Missing cell',
  numeric: 'Higher or lower',
  'swapped-row': 'Find the swapped row',
  'multi-select': 'Choose all that fit',
  sort: 'Sort into columns',
  match: 'Match topics',
  order: 'Put in order',
  cloze: 'Fill the blank',
  'short-answer': 'Short answer',
}

import type { Format } from '@/lib/core/questions/types'

/** The formats by the names people read. */
export const formatNames: Record<Format, string> = {
  flashcard: 'Flashcard',
  'which-subject': 'Which one is it?',
  'which-statement': 'Which statement is true?',
  'true-false': 'True or false',
  cloze: 'Fill the blank',
  sort: 'Sort into columns',
}

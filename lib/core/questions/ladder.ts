import type { Format } from './types'

/** Days of stability from which a harder kind of question is due. */
const BLANKS_FROM = 3
const RECALL_FROM = 10

const CHOOSE: readonly Format[] = [
  'which-subject',
  'which-statement',
  'true-false',
  'both-or-neither',
  'odd-one-out',
  'missing-cell',
  'numeric',
]
const CONNECT: readonly Format[] = [
  'swapped-row',
  'multi-select',
  'sort',
  'match',
  'order',
  'cloze',
]
const RECALL: readonly Format[] = ['cloze', 'short-answer', 'contrast', 'flashcard']

/**
 * The formats that suit a memory, easiest first. New facts (null) are shown and chosen among; from 3 days of stability
 * on they are put in order and blanks are filled; from 10 days on they are recalled without help.
 */
export function formatLadder(stabilityDays: number | null): Format[] {
  const suited =
    stabilityDays === null || stabilityDays < BLANKS_FROM
      ? ['flashcard' as const, ...CHOOSE]
      : stabilityDays < RECALL_FROM
        ? [...CONNECT]
        : [...RECALL]
  return suited
}

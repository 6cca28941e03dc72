import type { Item } from '@/lib/core/questions/types'
import type { Memory } from '@/lib/core/scheduling/types'
import type { Card } from '@/lib/server/learner'
import { isForReview } from './review-question'

const TYPED = ['cloze', 'short-answer']

/**
 * How a fact is asked: met and learned by its flashcard; once in review by a question that suits its strength, where
 * the comparison has one. A drill begins with the card that tells the subjects apart. Questions that show knowledge of
 * several facts are left to quizzes, and on touch nothing is typed.
 */
export function itemFor(
  card: Card | undefined,
  memory: Memory | null,
  { touch, drill }: { touch: boolean; drill: boolean },
): Item | null {
  if (!card) return null
  const contrast = card.items.find(({ format }) => format === 'contrast')
  if (drill && contrast) return contrast
  if (memory?.state !== 'review') return card.item
  const suited = card.items.find(
    (item) =>
      item.factIds.length === 1 && isForReview(item) && !(touch && TYPED.includes(item.format)),
  )
  return suited ?? card.item
}

import type { Item } from '@/lib/core/questions/types'
import type { Answer, Quiz } from './types'

/** What the view of every format is given. */
export interface QuestionProps<I extends Item> {
  readonly item: I
  readonly subjects: Quiz['subjects']
  /** What was answered, or null while the question is open. */
  readonly given: Answer | null
  readonly onAnswer: (answer: Answer) => void
}

'use client'

import { type Item, isChoice } from '@/lib/core/questions/types'
import { Choice } from '../quiz/choice'
import type { QuestionProps } from '../quiz/props'
import { Typed } from '../quiz/typed'

/** A question about one fact, as the review asks it: to be chosen or typed. Others are left to quizzes. */
export function ReviewQuestion(props: QuestionProps<Item>) {
  const { item } = props
  if (item.format === 'cloze' || item.format === 'short-answer') {
    return <Typed {...props} item={item} />
  }
  return isChoice(item) && item.format !== 'swapped-row' ? <Choice {...props} item={item} /> : null
}

/** Whether `ReviewQuestion` can ask it. */
export const isForReview = (item: Item): boolean =>
  item.format === 'cloze' ||
  item.format === 'short-answer' ||
  (isChoice(item) && item.format !== 'swapped-row')

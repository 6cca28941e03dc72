'use client'

import type { Item } from '@/lib/core/questions/types'
import { Choice } from './choice'
import { Match } from './match'
import { MultiSelect } from './multi-select'
import { Order } from './order'
import type { QuestionProps } from './props'
import { Sort } from './sort'
import { SwappedRow } from './swapped-row'
import { Typed } from './typed'

/** A question of any format; keys are handled by whoever shows it. */
export function Question(props: QuestionProps<Item>) {
  const { item } = props
  switch (item.format) {
    case 'swapped-row':
      return <SwappedRow {...props} item={item} />
    case 'multi-select':
      return <MultiSelect {...props} item={item} />
    case 'sort':
      return <Sort {...props} item={item} />
    case 'match':
      return <Match {...props} item={item} />
    case 'order':
      return <Order {...props} item={item} />
    case 'cloze':
    case 'short-answer':
      return <Typed {...props} item={item} />
    case 'flashcard':
    case 'contrast':
      return null
    default:
      return <Choice {...props} item={item} />
  }
}

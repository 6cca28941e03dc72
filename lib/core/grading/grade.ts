import type { Item } from '../questions/types'
import { compareTyped } from './typed'

/** What the learner answered: an option's index, typed words, a column for each option, or nothing. */
export type Answer =
  | { readonly kind: 'choice'; readonly index: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'sort'; readonly columns: readonly number[] }
  | { readonly kind: 'gave-up' }

/** What an answer shows about one fact. */
export interface Evidence {
  readonly factId: string
  readonly correct: boolean
  /** How many answers there were to choose from: the chance of a lucky guess; null when typed. */
  readonly options: number | null
  /** The fact taken for this one, where the wrong answer was another fact's statement. */
  readonly chosenFactId: string | null
  /** Key of the subject this fact was wrongly ascribed to, or whose statement was chosen. */
  readonly chosenSubject: string | null
}

export interface Grade {
  readonly correct: boolean
  /** Right but for a small typo. */
  readonly near: boolean
  /** One for each sorted statement, else for the fact mainly asked. */
  readonly facts: readonly Evidence[]
}

/**
 * Whether an answer is right and what it shows. Total: giving up, an answer of another kind than the item asks, and
 * an option that is not there are wrong. A flashcard is graded by the learner, so every answer to it is wrong here.
 */
export function gradeAnswer(item: Item, answer: Answer): Grade {
  const asked = item.factIds[0] as string
  const evidence = (correct: boolean, options: number | null, chosen: Partial<Evidence> = {}) => ({
    factId: asked,
    correct,
    options,
    chosenFactId: null,
    chosenSubject: null,
    ...chosen,
  })
  switch (item.format) {
    case 'sort': {
      const columns = answer.kind === 'sort' ? answer.columns : []
      const facts = item.options.map(({ factId }, at): Evidence => {
        const placed = columns[at]
        const correct = placed === item.key[at]
        const subject = placed === undefined ? undefined : item.columns[placed]?.subject
        return evidence(correct, item.columns.length, {
          factId: factId ?? asked,
          chosenSubject: correct ? null : (subject ?? null),
        })
      })
      return { correct: facts.every(({ correct }) => correct), near: false, facts }
    }
    case 'flashcard':
    case 'cloze': {
      const typed = item.format === 'cloze' && answer.kind === 'text' ? answer.text : ''
      const verdict = item.format === 'cloze' ? compareTyped(typed, item.accepted) : 'wrong'
      const correct = verdict !== 'wrong'
      return { correct, near: verdict === 'near', facts: [evidence(correct, null)] }
    }
    default: {
      const index = answer.kind === 'choice' ? answer.index : -1
      const correct = index === item.key
      const chosen = correct ? undefined : item.options[index]
      const shown = evidence(correct, item.options.length, {
        chosenFactId: chosen?.factId ?? null,
        chosenSubject: chosen?.subject ?? null,
      })
      return { correct, near: false, facts: [shown] }
    }
  }
}

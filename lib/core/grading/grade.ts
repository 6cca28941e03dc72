import type { Item } from '../questions/types'
import { compareTyped } from './typed'

/**
 * What the learner answered. `choice`: an option's index. `text`: typed words, or one of the choices offered for a
 * blank. `sort`: a column for each option. `multi`: the indexes chosen. `order`: for each place the index of the option
 * put there. `match`: for each statement the index of the topic given to it. Or nothing.
 */
export type Answer =
  | { readonly kind: 'choice'; readonly index: number }
  | { readonly kind: 'text'; readonly text: string; readonly offered?: boolean }
  | { readonly kind: 'sort'; readonly columns: readonly number[] }
  | { readonly kind: 'multi'; readonly indexes: readonly number[] }
  | { readonly kind: 'order'; readonly order: readonly number[] }
  | { readonly kind: 'match'; readonly pairs: readonly number[] }
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
  /** One for each statement sorted or matched and each thing chosen or put in order, else for the fact mainly asked. */
  readonly facts: readonly Evidence[]
}

/**
 * Whether an answer is right and what it shows. Total: giving up, an answer of another kind than the item asks, and
 * an option that is not there are wrong. A card is graded by the learner, so every answer to it is wrong here.
 */
export function gradeAnswer(item: Item, answer: Answer): Grade {
  const asked = item.factIds[0] as string
  switch (item.format) {
    case 'sort':
      return graded(
        item.options.map(({ factId }, at) => {
          const placed = answer.kind === 'sort' ? answer.columns[at] : undefined
          const subject = placed === undefined ? undefined : item.columns[placed]?.subject
          return shown(factId ?? asked, placed === item.key[at], item.columns.length, subject)
        }),
      )
    case 'match':
      return graded(
        item.left.map(({ factId }, at) => {
          const given = answer.kind === 'match' ? answer.pairs[at] : undefined
          return shown(factId ?? asked, given === item.key[at], item.right.length)
        }),
      )
    case 'multi-select':
      return graded(
        item.options.map(({ factId }, at) => {
          const chosen = answer.kind === 'multi' ? answer.indexes.includes(at) : null
          return shown(factId ?? asked, chosen === item.key.includes(at), 2)
        }),
      )
    case 'order':
      return graded(
        item.options.map(({ factId }, at) => {
          const place = answer.kind === 'order' ? answer.order.indexOf(at) : -1
          return shown(factId ?? asked, place === item.key[at], item.options.length)
        }),
      )
    case 'cloze':
    case 'short-answer': {
      const typed = answer.kind === 'text' ? answer.text : ''
      const verdict = compareTyped(typed, item.accepted, item.never)
      const choices = item.format === 'cloze' && answer.kind === 'text' && answer.offered
      const options = choices ? (item.choices?.length ?? null) : null
      const correct = verdict !== 'wrong'
      return { correct, near: verdict === 'near', facts: [shown(asked, correct, options)] }
    }
    case 'flashcard':
    case 'contrast':
      return graded([shown(asked, false, null)])
    default: {
      const index = answer.kind === 'choice' ? answer.index : -1
      const chosen = item.options[index]
      const right = index === item.key
      const evidence = shown(asked, right, item.options.length, chosen?.subject ?? undefined)
      return graded([{ ...evidence, chosenFactId: right ? null : (chosen?.factId ?? null) }])
    }
  }
}

function graded(facts: readonly Evidence[]): Grade {
  return { correct: facts.every(({ correct }) => correct), near: false, facts: onePerFact(facts) }
}

/** A fact may be shown several times, once for each subject it is about: it is known when all were right. */
function onePerFact(facts: readonly Evidence[]): readonly Evidence[] {
  const byId = new Map<string, Evidence>()
  for (const evidence of facts) {
    const earlier = byId.get(evidence.factId)
    if (!earlier || earlier.correct) byId.set(evidence.factId, evidence)
  }
  return [...byId.values()]
}

function shown(
  factId: string,
  correct: boolean,
  options: number | null,
  chosenSubject?: string,
): Evidence {
  return {
    factId,
    correct,
    options,
    chosenFactId: null,
    chosenSubject: correct ? null : (chosenSubject ?? null),
  }
}

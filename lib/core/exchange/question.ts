import type { Comparison } from '../comparison/types'
import { contextOf, indexOf } from '../questions/context'
import { BLANK, type Format, type Item } from '../questions/types'

interface Base {
  /** That of the item: equal content, equal id. */
  readonly id: string
  readonly format: Format
  /** Names of the topics it asks about, in document order. */
  readonly topics: readonly string[]
  readonly instruction: string
  readonly stem: string
  /** What the comparison says, for whoever has answered: a line for each row. */
  readonly explanation: string
}

/** A question as other programs know them; plain text throughout. */
export type Question = Base &
  (
    | { readonly kind: 'boolean'; readonly right: boolean }
    | {
        readonly kind: 'choice'
        readonly options: readonly string[]
        /** Index. */
        readonly right: number
      }
    | {
        readonly kind: 'multiple'
        readonly options: readonly string[]
        /** Indexes, ascending. */
        readonly right: readonly number[]
      }
    | {
        /** Each of `left` belongs to one of `right`; several may share one. */
        readonly kind: 'matching'
        readonly left: readonly string[]
        readonly right: readonly string[]
        /** For each of `left` the index in `right`. */
        readonly pairs: readonly number[]
      }
    | {
        readonly kind: 'order'
        readonly options: readonly string[]
        /** For each option its place, from 0. */
        readonly places: readonly number[]
      }
    | {
        readonly kind: 'typed'
        /** All that count as right, the best first. */
        readonly answers: readonly string[]
      }
  )
export type QuestionKind = Question['kind']

/** Why an item is not in what is written: for whoever wonders where it went. */
export const SKIPS = {
  card: 'cards that the learner grades themselves',
  kind: 'questions of a kind that the format does not have',
  'too-few-pairs': 'matching with fewer than three pairs',
  'same-answer': 'matching whose answers read the same',
} as const
export type Skip = keyof typeof SKIPS

/** What was left out, in words; empty where nothing was. */
export function skippedText(skipped: Written<unknown>['skipped']): string {
  const parts = Object.entries(skipped).map(([skip, count]) => `${count} ${SKIPS[skip as Skip]}`)
  return parts.length > 0 ? `Left out: ${parts.join('; ')}.` : ''
}

/** What came of writing items in some format. */
export interface Written<T> {
  readonly content: T
  readonly count: number
  /** How many were left out, by reason; reasons of none are not there. */
  readonly skipped: Readonly<Partial<Record<Skip, number>>>
}

/** An item as a question, or null for a card, which asks nothing that a machine could grade. */
export function questionOf(item: Item, comparison: Comparison): Question | null {
  if (item.format === 'flashcard' || item.format === 'contrast') return null
  const base = baseOf(item, comparison)
  switch (item.format) {
    case 'true-false':
      return { ...base, kind: 'boolean', right: item.key === 0 }
    case 'multi-select':
      return { ...base, kind: 'multiple', options: textsOf(item.options), right: item.key }
    case 'sort':
      return {
        ...base,
        kind: 'matching',
        left: textsOf(item.options),
        right: item.columns.map(({ name }) => name),
        pairs: item.key,
      }
    case 'match':
      return {
        ...base,
        kind: 'matching',
        left: textsOf(item.left),
        right: item.right,
        pairs: item.key,
      }
    case 'order':
      return { ...base, kind: 'order', options: textsOf(item.options), places: item.key }
    case 'cloze':
    case 'short-answer':
      return { ...base, kind: 'typed', answers: item.accepted }
    case 'swapped-row':
      return {
        ...base,
        kind: 'choice',
        options: item.options.map(({ text }, row) => {
          const cells = item.columns.map(
            ({ name }, at) => `${name}: ${item.cells[row]?.[at] ?? ''}`,
          )
          return `${text} (${cells.join(' / ')})`
        }),
        right: item.key,
      }
    default:
      return { ...base, kind: 'choice', options: textsOf(item.options), right: item.key }
  }
}

const textsOf = (options: readonly { readonly text: string }[]) => options.map(({ text }) => text)

function baseOf(item: Item, comparison: Comparison): Base {
  const { facts, topics } = indexOf(comparison)
  const asked = new Set(item.factIds.flatMap((id) => topics.get(facts.get(id)?.topic ?? '') ?? []))
  const rows = new Map(
    item.factIds.flatMap((id) => {
      const row = contextOf(comparison, id)
      return row ? [[row.topic, row] as const] : []
    }),
  )
  const explanation = [...rows.values()].map(({ topic, cells }) => {
    const said = cells
      .filter(({ statements }) => statements.length > 0)
      .map(({ name, statements }) => `${name}: ${statements.map(({ text }) => text).join(' ')}`)
    return `${topic}. ${said.join(' ')}`
  })
  return {
    id: item.id,
    format: item.format,
    topics: [...asked].sort((a, b) => a.position - b.position).map(({ name }) => name),
    instruction: item.instruction,
    stem: item.stem,
    explanation: explanation.join('\n'),
  }
}

/** Instruction and stem as one paragraph. */
export const asked = ({ instruction, stem }: Pick<Question, 'instruction' | 'stem'>): string =>
  `${instruction} ${stem}`

/** The answers in words, one for each thing to be answered. */
export function answersOf(question: Question): string[] {
  switch (question.kind) {
    case 'boolean':
      return [question.right ? 'True' : 'False']
    case 'choice':
      return [question.options[question.right] ?? '']
    case 'multiple':
      return question.right.map((index) => question.options[index] ?? '')
    case 'matching':
      return question.left.map((left, at) => `${left} = ${question.right[question.pairs[at] ?? 0]}`)
    case 'order':
      return inOrder(question)
    case 'typed':
      return [question.answers[0] ?? '']
  }
}

/** The options of an order question as they belong, the first first. */
export function inOrder({
  options,
  places,
}: {
  readonly options: readonly string[]
  readonly places: readonly number[]
}): string[] {
  return options.map((_, place) => options[places.indexOf(place)] ?? '')
}

/** Where the stem has one blank, what stands before and after it; else null. */
export function aroundBlank(stem: string): readonly [string, string] | null {
  const parts = stem.split(BLANK)
  return parts.length === 2 ? [parts[0] ?? '', parts[1] ?? ''] : null
}

/** Writes the questions of some items and counts those that `write` has no way to say. */
export function writeAll(
  items: readonly Item[],
  comparison: Comparison,
  write: (question: Question) => string | Skip,
): Written<string[]> {
  const content: string[] = []
  const skipped: Partial<Record<Skip, number>> = {}
  for (const item of items) {
    const question = questionOf(item, comparison)
    const written = question === null ? 'card' : write(question)
    if (written in SKIPS) skipped[written as Skip] = (skipped[written as Skip] ?? 0) + 1
    else content.push(written)
  }
  return { content, count: content.length, skipped }
}

/** Whether pairs can be told apart and are enough for what learning platforms call matching. */
export function matchingSkip({
  left,
  right,
}: {
  readonly left: readonly string[]
  readonly right: readonly string[]
}): Skip | null {
  if (left.length < 3) return 'too-few-pairs'
  return new Set(right).size < right.length || new Set(left).size < left.length
    ? 'same-answer'
    : null
}

/** "1st", "2nd", for platforms that order by matching. */
export function placeName(place: number): string {
  return ['1st', '2nd', '3rd'][place] ?? `${place + 1}th`
}

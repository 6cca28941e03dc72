/** The formats in which a fact can be asked today. */
export const FORMATS = [
  'flashcard',
  'contrast',
  'which-subject',
  'which-statement',
  'true-false',
  'both-or-neither',
  'odd-one-out',
  'missing-cell',
  'numeric',
  'swapped-row',
  'multi-select',
  'sort',
  'match',
  'order',
  'cloze',
  'short-answer',
] as const
export type Format = (typeof FORMATS)[number]

/** The formats a quiz asks: all but the cards, which the learner grades. */
export const QUIZ_FORMATS = FORMATS.filter(
  (format) => format !== 'flashcard' && format !== 'contrast',
)

interface ItemBase {
  /** Hash of format, facts, stem, options and key: equal content, equal id, on every machine. */
  readonly id: string
  /** The facts whose knowledge the answer shows; the first is the one mainly asked. */
  readonly factIds: readonly string[]
  /** Key of the topic, or null where the item spans several. */
  readonly topic: string | null
  /** What to do: "Which one is this about?" Never asserts truth beyond the document. */
  readonly instruction: string
  /** What is asked about, as plain text; a blank is BLANK. */
  readonly stem: string
  /** 1-based source lines of its facts, ascending, without repeats. */
  readonly lines: readonly number[]
}

/** How a blank is written in a stem. */
export const BLANK = '____'

export interface FlashcardItem extends ItemBase {
  readonly format: 'flashcard'
  /** The back: the statement. */
  readonly key: string
  /** A second line for the back: the gloss after "which means" and its like; null when there is none. */
  readonly gloss: string | null
}

/** A card over two subjects: "Configuration: how does Docker differ from Kubernetes?" */
export interface ContrastItem extends ItemBase {
  readonly format: 'contrast'
  /** The back: a line for each subject, "Docker: …", parted by a line break. */
  readonly key: string
}

export interface Option {
  readonly text: string
  /** The fact the option states, where it states one: choosing it is evidence of a confusion. */
  readonly factId: string | null
  /** Key of the subject the option names or speaks of, where there is exactly one. */
  readonly subject: string | null
}

/** Formats that ask for one of the options. */
export const CHOICE_FORMATS = [
  'which-subject',
  'which-statement',
  'true-false',
  'both-or-neither',
  'odd-one-out',
  'missing-cell',
  'numeric',
] as const

export interface ChoiceItem extends ItemBase {
  readonly format: (typeof CHOICE_FORMATS)[number]
  /**
   * In the order shown. which-subject, numeric: the subjects in document order. true-false: True, False.
   * both-or-neither: Only the one, Only the other, Both, Neither.
   */
  readonly options: readonly Option[]
  /** Index of the one right option. */
  readonly key: number
}

/** A few rows of the table, in one of which the two cells stand under the wrong subject. */
export interface SwappedRowItem extends ItemBase {
  readonly format: 'swapped-row'
  readonly columns: readonly Column[]
  /** The rows by their topics, in document order; `factId` is the fact of the row's first column. */
  readonly options: readonly Option[]
  /** For each row its cells as shown, one a column. */
  readonly cells: readonly (readonly string[])[]
  /** Index of the row whose cells are exchanged. */
  readonly key: number
}

export interface Column {
  readonly subject: string
  readonly name: string
}

/** Which of several subjects; one or more are right, never all. */
export interface MultiSelectItem extends ItemBase {
  readonly format: 'multi-select'
  /** Subjects in document order; `options[i].factId` tells what the document says of it. */
  readonly options: readonly Option[]
  /** Indexes of the right options, ascending. */
  readonly key: readonly number[]
}

/** Statements of one subject, each to be given its topic. */
export interface MatchItem extends ItemBase {
  readonly format: 'match'
  /** The statements in the order shown; `left[i].factId` is the fact it states. */
  readonly left: readonly Option[]
  /** The names of the topics, in document order. */
  readonly right: readonly string[]
  /** For each statement the index of its topic in `right`. */
  readonly key: readonly number[]
}

/** Subjects to be put in order by a quantity, the smallest first. */
export interface OrderItem extends ItemBase {
  readonly format: 'order'
  /** In the order first shown. */
  readonly options: readonly Option[]
  /** For each option its place in the right order, from 0. */
  readonly key: readonly number[]
}

export interface ShortAnswerItem extends ItemBase {
  readonly format: 'short-answer'
  /** The first of `answers`. */
  readonly key: string
  /** Each thing the document gives; one of them is enough. */
  readonly answers: readonly string[]
  /** Every answer that counts as exactly right: `answers` and their spelling variants. */
  readonly accepted: readonly string[]
  /** Names of the subjects that are no answer: typed, they are never taken for a typo. */
  readonly never: readonly string[]
}

export interface ClozeItem extends ItemBase {
  readonly format: 'cloze'
  /** The words taken out. */
  readonly key: string
  /** Every answer that counts as exactly right, `key` first (spelling variants, with and without hyphen). */
  readonly accepted: readonly string[]
  /** Names of the subjects: typed, they are never taken for a typo. */
  readonly never: readonly string[]
  /** What may be offered to choose from, `key` among them, in the order shown; null when too few fit. */
  readonly choices: readonly string[] | null
}

export interface SortItem extends ItemBase {
  readonly format: 'sort'
  /** The columns, in document order of the subjects. */
  readonly columns: readonly Column[]
  /** The masked statements in the order shown; `options[i].factId` is `factIds`' member it states. */
  readonly options: readonly Option[]
  /** For each option the index of its column. */
  readonly key: readonly number[]
}

/** One generated question about one or more facts. */
export type Item =
  | FlashcardItem
  | ContrastItem
  | ChoiceItem
  | SwappedRowItem
  | MultiSelectItem
  | SortItem
  | MatchItem
  | OrderItem
  | ClozeItem
  | ShortAnswerItem

/** Whether one of the options is the answer. */
export function isChoice(item: Item): item is ChoiceItem | SwappedRowItem {
  return item.format === 'swapped-row' || CHOICE_FORMATS.some((format) => format === item.format)
}

/** The rules of validity an item may break; each refusal names one. */
export const REFUSALS = [
  'second-right-answer',
  'leaks-subject',
  'names-other-subject',
  'uneven-options',
  'absolute-word-cue',
  'duplicate-option',
  'duplicate-stem',
  'answer-in-stem',
  'double-negative',
  'no-contrast',
  'no-distractors',
  'ambiguous-blank',
  'no-term',
  'uncertain-fact',
  'out-of-context',
  'always-true',
  'too-few-facts',
  'names-topic',
  'similar-statements',
  'always-both',
  'tied',
  'not-a-list',
] as const
export type Refusal = (typeof REFUSALS)[number]

/** A candidate that was not asked, with the rule it broke and the words that show it. */
export interface RefusedItem {
  readonly format: Format
  readonly factIds: readonly string[]
  readonly stem: string
  readonly reason: Refusal
  readonly detail: string
}

/** What is asked for: the same settings on the same revision give the same quiz to everybody. */
export interface QuizSettings {
  readonly seed: string
  readonly count: number
  readonly formats: readonly Format[]
  /** Keys of the topics asked about; null asks about all. */
  readonly topics: readonly string[] | null
  /** Positions (0-based) of that quiz to ask again, for "retry the ones you missed"; null asks all. */
  readonly pick: readonly number[] | null
}

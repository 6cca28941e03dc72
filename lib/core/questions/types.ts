/** The formats in which a fact can be asked today. */
export const FORMATS = [
  'flashcard',
  'which-subject',
  'which-statement',
  'true-false',
  'cloze',
  'sort',
] as const
export type Format = (typeof FORMATS)[number]

/** The formats a quiz asks: all but the flashcard, which the learner grades. */
export const QUIZ_FORMATS = FORMATS.filter((format) => format !== 'flashcard')

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

export interface Option {
  readonly text: string
  /** The fact the option states, where it states one: choosing it is evidence of a confusion. */
  readonly factId: string | null
  /** Key of the subject the option names or speaks of, where there is exactly one. */
  readonly subject: string | null
}

export interface ChoiceItem extends ItemBase {
  readonly format: 'which-subject' | 'which-statement' | 'true-false'
  /** In the order shown. which-subject: the subjects in document order. true-false: True, False. */
  readonly options: readonly Option[]
  /** Index of the one right option. */
  readonly key: number
}

export interface ClozeItem extends ItemBase {
  readonly format: 'cloze'
  /** The words taken out. */
  readonly key: string
  /** Every answer that counts as exactly right, `key` first (spelling variants, with and without hyphen). */
  readonly accepted: readonly string[]
}

export interface SortItem extends ItemBase {
  readonly format: 'sort'
  /** The columns, in document order of the subjects. */
  readonly columns: readonly { readonly subject: string; readonly name: string }[]
  /** The masked statements in the order shown; `options[i].factId` is `factIds`' member it states. */
  readonly options: readonly Option[]
  /** For each option the index of its column. */
  readonly key: readonly number[]
}

/** One generated question about one or more facts. */
export type Item = FlashcardItem | ChoiceItem | ClozeItem | SortItem

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
  'too-few-facts',
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
  /** Positions (0-based) of that quiz to ask again, for "retry the ones you missed"; null asks all. */
  readonly pick: readonly number[] | null
}

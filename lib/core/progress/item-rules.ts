/** What the first answers and the reports of all learners say about an item. */
export interface ItemFigures {
  /** First answers; one of each learner. */
  readonly answers: number
  /** Share of them that were right, 0 to 1; null without any. */
  readonly facility: number | null
  /** Correlation of being right with the share of the attempt's other answers that were; null where one never varies. */
  readonly discrimination: number | null
  /** Learners who say it is not good. */
  readonly reports: number
}

/** Below this nothing is told or judged by answers, as item analyses of class size are noise. */
export const ENOUGH_ANSWERS = 30

/** The rules by which an item is set aside. */
export const ITEM_RULES = ['does-not-discriminate', 'below-chance', 'reported'] as const
export type ItemRule = (typeof ITEM_RULES)[number]

/**
 * Below this an item does not tell who knows more from who knows less. Blackboard's item analysis calls it poor below
 * .1 and asks the author to look at it; Moodle's quiz statistics flag the like below 15 % of what is possible. Ebel
 * (1965) has an item below .2 revised or rejected.
 */
const LEAST_DISCRIMINATION = 0.1
const MOST_REPORTS = 2

/** The first rule an item breaks, or null. `chance`: the probability that blind choice is right. */
export function brokenRule(
  { answers, facility, discrimination, reports }: ItemFigures,
  chance: number,
): ItemRule | null {
  if (reports > MOST_REPORTS) return 'reported'
  if (answers < ENOUGH_ANSWERS) return null
  if (facility !== null && facility < chance) return 'below-chance'
  if (discrimination !== null && discrimination < LEAST_DISCRIMINATION) {
    return 'does-not-discriminate'
  }
  return null
}

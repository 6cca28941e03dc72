import type { Analysis, Asked } from './analysis'
import type { Proposal } from './draft'
import type { Format, Item } from './types'

/** One way of asking: everything the generator knows of a format. */
export interface FormatMaker<F extends Format = Format> {
  readonly name: F
  /** When facts can be asked this way, in one sentence. */
  readonly needs: string
  /** Probability of a right answer by blind choice, 0 to 1. */
  chance(item: Item & { readonly format: F }): number
  /** Candidates for the facts or the rows asked, in document order; the guard decides which are asked. */
  make(analysis: Analysis, asked: Asked): Proposal[]
}

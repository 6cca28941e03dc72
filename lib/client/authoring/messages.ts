import type { Analysis } from '../../core/authoring/analyse'
import type { StoredFact } from '../../core/comparison/edits'
import type { ReadError } from '../../core/comparison/types'
import type { Result } from '../../core/result'

/** What a page asks of the worker that reads for it. */
export type Request =
  | {
      readonly kind: 'analyse'
      readonly id: number
      readonly source: string
      readonly refused: readonly string[]
    }
  | {
      readonly kind: 'convert'
      readonly id: number
      readonly text: string
      readonly name: string | null
    }
  /** The facts of the revision that is edited; comes first, where there is one. */
  | { readonly kind: 'previous'; readonly facts: readonly StoredFact[] }

export type Response =
  | { readonly kind: 'analysis'; readonly id: number; readonly analysis: Analysis }
  | {
      readonly kind: 'converted'
      readonly id: number
      readonly result: Result<string, ReadError>
    }

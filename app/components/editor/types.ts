import type { StoredFact } from '@/lib/core/comparison/edits'

/** The comparison that is edited, as it was saved last. */
export interface Edited {
  readonly slug: string
  readonly revision: number
  readonly source: string
  /** In the text, and retired. */
  readonly facts: readonly StoredFact[]
}

export type View = 'text' | 'grid' | 'preview'

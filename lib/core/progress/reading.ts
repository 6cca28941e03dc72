import type { Known, Mastery } from './mastery'

/** A mastery in the few numbers a page needs to show it; cells row by row, as the table has them. */
export interface Reading {
  readonly cells: readonly CellReading[]
  /** Facts that are asked about; of them those ever answered, and how many could be recalled at that moment, rounded. */
  readonly facts: number
  readonly met: number
  readonly recalled: number
}

export type CellReading = Pick<Known, 'known' | 'level' | 'met' | 'facts'>

export function readingOf({ rows, overall }: Mastery): Reading {
  return {
    cells: rows.flatMap(({ cells }) =>
      cells.map(({ known, level, met, facts }) => ({ known, level, met, facts })),
    ),
    facts: overall.facts,
    met: overall.met,
    recalled: Math.round(overall.share * overall.facts),
  }
}

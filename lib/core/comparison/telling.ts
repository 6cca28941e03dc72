import type { Candidate } from './candidates'
import type { Draft } from './draft'
import { extract } from './extract'
import type { Naming } from './names'
import { textOf } from './page'
import { cellTooLong } from './rows'
import type { Reading } from './speak'
import type { Comparison, ReadError } from './types'

/** Some part of a document that compares things, in whatever shape: who is compared, and how to read it. */
export interface Telling {
  readonly shape: Comparison['shape']
  /** The tables it is read from. */
  readonly group: readonly Candidate[]
  /** 1-based line at which it begins. */
  readonly line: number
  /** The heading it stands under, empty for none. */
  readonly heading: string
  /** Whether the document says in so many words that these are compared. */
  readonly sure: boolean
  readonly namings: readonly Naming[]
  /** Why it cannot be read, before any work is done; null when it can. */
  readonly refusal: () => ReadError | null
  /** All texts in which subjects may be named. */
  readonly texts: () => Iterable<string>
  readonly tell: (reading: Reading, draft: Draft) => void
}

function cellTexts(group: readonly Candidate[]): string[] {
  const texts: string[] = []
  for (const { grid } of group) {
    for (const { cells } of grid.rows()) for (const cell of cells) texts.push(textOf(cell))
  }
  return texts
}

/** Two parts about the same subjects as one; the first gives their names and order. */
export function together(first: Telling, second: Telling): Telling {
  return {
    ...first,
    line: Math.min(first.line, second.line),
    group: [...first.group, ...second.group],
    refusal: () => first.refusal() ?? second.refusal(),
    texts: function* () {
      yield* first.texts()
      yield* second.texts()
    },
    tell: (reading, draft) => {
      second.tell(reading, draft)
      first.tell(reading, draft)
    },
  }
}

/** Tables that compare the same subjects in the same shape. */
export function tableTelling(group: readonly [Candidate, ...Candidate[]]): Telling {
  const [{ grid, kind, namings }] = group
  return {
    shape: kind === 'prose' ? 'prose' : 'matrix',
    group,
    line: grid.line,
    heading: grid.headings[0] ?? '',
    sure: group.some(({ named }) => named),
    namings: [...namings, ...group.slice(1).flatMap((other) => other.namings)],
    refusal: () => {
      for (const { grid: each } of group) {
        const long = cellTooLong(each.rows())
        if (long) return long
      }
      return null
    },
    texts: () => cellTexts(group),
    tell: (reading, draft) => {
      for (const candidate of group) extract(candidate, reading, draft)
    },
  }
}

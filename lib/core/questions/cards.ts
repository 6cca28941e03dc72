import type { Subject } from '../comparison/types'
import type { Analysis, Known } from './analysis'
import { under } from './draft'
import { isClean } from './shown'

/** A statement made ready to be shown without its subject. */
export interface Card {
  readonly known: Known
  readonly text: string
}

/** Subjects beside each other: the two, or each with the next and the first with the last; in document order. */
export function pairsOf(subjects: readonly Subject[]): (readonly [Subject, Subject])[] {
  if (subjects.length < 2) return []
  if (subjects.length === 2) return [[subjects[0] as Subject, subjects[1] as Subject]]
  const beside = subjects.slice(1).map((subject, at) => [subjects[at] as Subject, subject] as const)
  return [...beside, [subjects[0] as Subject, subjects.at(-1) as Subject]]
}

/** The most pairs of subjects that one row of a table is asked about. */
const PAIRS_A_ROW = 2

/** The pairs asked about in a row: all when they are few, else two, others in the next row. */
export function pairsInRow<T>(pairs: readonly T[], row: number): T[] {
  if (pairs.length <= PAIRS_A_ROW) return [...pairs]
  return [0, 1].map((step) => pairs[(row * PAIRS_A_ROW + step) % pairs.length] as T)
}

/** The card of each column, null where it has none. */
type Cards = readonly (Card | null)[]
const made = new WeakMap<Analysis, Map<string, (Cards | undefined)[]>>()

/** Of the topic at a place, the card each column could get from it: its first that is clean and says one subject only. */
export function cardRows(
  analysis: Analysis,
  columns: readonly Subject[],
): (place: number) => Cards {
  const kept = made.get(analysis) ?? new Map<string, (Cards | undefined)[]>()
  made.set(analysis, kept)
  const name = columns.map(({ key }) => key).join('\n')
  const rows = kept.get(name) ?? []
  kept.set(name, rows)
  return (place) => {
    const known = rows[place]
    if (known) return known
    const row = rowOf(analysis, columns, analysis.topics[place] as string)
    rows[place] = row
    return row
  }
}

function rowOf(analysis: Analysis, columns: readonly Subject[], topic: string): (Card | null)[] {
  return columns.map(({ key }) => {
    const rivals = columns.filter((other) => other.key !== key)
    for (const known of analysis.of(key, topic)) {
      if (known.fact.about.length > 1) continue
      const text = textsOf(known).find((way) => isClean(analysis, way, known, rivals))
      if (text !== undefined) return { known, text }
    }
    return null
  })
}

/** Ways to show a fact without its subject, the shortest first; a value with its topic. */
export function textsOf({ form, topic, full, core }: Known): string[] {
  if (form === 'value') return [under(topic, full.text)]
  return [core, full].flatMap((way) => (way ? [way.predicate ?? way.masked] : []))
}

import type { Comparison } from '../comparison/types'

/** A row of the source as feedback shows it: what is true of each subject on the topic of a fact. */
export interface ContextRow {
  readonly topic: string
  /** First source line of the fact, from 1. */
  readonly line: number
  /** In document order of the subjects. */
  readonly cells: readonly {
    readonly subject: string
    readonly name: string
    readonly statements: readonly { readonly factId: string; readonly text: string }[]
  }[]
}

/** The row a fact stands in, with the cells of every subject; null for an unknown fact. */
export function contextOf(comparison: Comparison, factId: string): ContextRow | null {
  const fact = comparison.facts.find(({ id }) => id === factId)
  const topic = comparison.topics.find(({ key }) => key === fact?.topic)
  if (!fact || !topic) return null
  const row = comparison.facts.filter((other) => other.topic === fact.topic)
  return {
    topic: topic.name,
    line: fact.span.line,
    cells: comparison.subjects.map(({ key, name }) => ({
      subject: key,
      name,
      statements: row
        .filter(({ about }) => about.includes(key))
        .map(({ id, statement }) => ({ factId: id, text: statement })),
    })),
  }
}

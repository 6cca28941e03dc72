import type { Comparison, Fact, Topic } from '../comparison/types'

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

/** Where things are in a comparison, looked up once for all that ask. */
export interface ComparisonIndex {
  readonly facts: ReadonlyMap<string, Fact>
  readonly byTopic: ReadonlyMap<string, readonly Fact[]>
  /** By key; in document order. */
  readonly topics: ReadonlyMap<string, Topic & { readonly position: number }>
}

const indexes = new WeakMap<Comparison, ComparisonIndex>()

export function indexOf(comparison: Comparison): ComparisonIndex {
  const known = indexes.get(comparison)
  if (known) return known
  const byTopic = new Map<string, Fact[]>()
  for (const fact of comparison.facts) {
    const row = byTopic.get(fact.topic)
    if (row) row.push(fact)
    else byTopic.set(fact.topic, [fact])
  }
  const index = {
    facts: new Map(comparison.facts.map((fact) => [fact.id, fact])),
    byTopic,
    topics: new Map(
      comparison.topics.map((topic, position) => [topic.key, { ...topic, position }]),
    ),
  }
  indexes.set(comparison, index)
  return index
}

/** The row a fact stands in, with the cells of every subject; null for an unknown fact. */
export function contextOf(comparison: Comparison, factId: string): ContextRow | null {
  const { facts, byTopic, topics } = indexOf(comparison)
  const fact = facts.get(factId)
  const topic = fact && topics.get(fact.topic)
  if (!topic) return null
  const row = byTopic.get(fact.topic) ?? []
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

import type { Comparison, Fact } from '../comparison/types'
import { retrievabilityAt } from '../scheduling/schedule'
import type { Memory, SchedulingSettings } from '../scheduling/types'

/** How well a group of facts is known. */
export interface Known {
  readonly facts: number
  /** How many of them were ever answered. */
  readonly met: number
  /** Mean probability of recall over the facts ever answered, 0 to 1; null when there are none. */
  readonly retrievability: number | null
  /**
   * Expected share of the facts the learner could recall, 0 to 1: one never answered counts as 0, and so does one in
   * its learning steps, whose recall is high for minutes only.
   */
  readonly share: number
  /**
   * For reading: 'new' when none was ever answered, 'learning' while one is in its learning steps, else
   * `retrievability` in whole percent.
   */
  readonly known: number | 'new' | 'learning'
  /** For shading, by `share`: 0 none ever answered, 1 below a half, 2 below .75, 3 below .9, 4 from there on. */
  readonly level: 0 | 1 | 2 | 3 | 4
}

export interface MasteryCell extends Known {
  /** Key of the subject. */
  readonly subject: string
  /** Ids of the facts of the cell that are asked about, in document order; empty where nothing is stated. */
  readonly factIds: readonly string[]
}

export interface Mastery {
  /** In document order, a cell for every subject. */
  readonly rows: readonly { readonly topic: string; readonly cells: readonly MasteryCell[] }[]
  /** Over every fact once, though one true of several subjects stands in the cells of each. */
  readonly overall: Known
}

/** A reader less sure than this does not ask about a fact, so nobody can come to know it here. */
const ASKED_FROM = 0.5

export interface Recall {
  /** Probability of recall, 0 to 1; null for a fact never answered. */
  readonly now: number | null
  readonly inSteps: boolean
}

export function knownOf(recalls: readonly Recall[]): Known {
  const met = recalls.flatMap(({ now }) => now ?? [])
  const retrievability = met.length > 0 ? sum(met) / met.length : null
  const lasting = recalls.flatMap(({ now, inSteps }) => (inSteps ? [] : (now ?? [])))
  const share = recalls.length > 0 ? sum(lasting) / recalls.length : 0
  return {
    facts: recalls.length,
    met: met.length,
    retrievability,
    share,
    known: knownText(retrievability, recalls),
    level: met.length === 0 ? 0 : share < 0.5 ? 1 : share < 0.75 ? 2 : share < 0.9 ? 3 : 4,
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

function knownText(retrievability: number | null, recalls: readonly Recall[]): Known['known'] {
  if (retrievability === null) return 'new'
  return recalls.some(({ inSteps }) => inSteps) ? 'learning' : Math.round(retrievability * 100)
}

/**
 * The comparison as the learner knows it at `now` (milliseconds). `memories` are by fact id.
 * @throws RangeError for malformed parameters in the settings
 */
export function masteryOf(
  comparison: Comparison,
  memories: ReadonlyMap<string, Memory>,
  settings: SchedulingSettings,
  now: number,
): Mastery {
  return masteryBy(comparison, (factId) => {
    const memory = memories.get(factId)
    if (!memory || memory.state === 'new') return NEVER
    return { now: retrievabilityAt(memory, now, settings), inSteps: memory.state !== 'review' }
  })
}

/** A fact never answered. */
export const NEVER: Recall = { now: null, inSteps: false }

/** The comparison with what is known of each fact, by its id. */
export function masteryBy(
  { subjects, topics, facts }: Comparison,
  recallOf: (factId: string) => Recall,
): Mastery {
  const asked = facts.filter(({ confidence }) => confidence >= ASKED_FROM)
  const recalls = new Map(asked.map(({ id }) => [id, recallOf(id)]))
  const known = (some: readonly Fact[]) => knownOf(some.map(({ id }) => recalls.get(id) ?? NEVER))
  const byTopic = new Map<string, Fact[]>(topics.map(({ key }) => [key, []]))
  for (const fact of asked) byTopic.get(fact.topic)?.push(fact)
  const rows = topics.map(({ key: topic }) => {
    const row = byTopic.get(topic) ?? []
    const cells = subjects.map(({ key: subject }): MasteryCell => {
      const cell = row.filter(({ about }) => about.includes(subject))
      return { subject, factIds: cell.map(({ id }) => id), ...known(cell) }
    })
    return { topic, cells }
  })
  return { rows, overall: known(asked) }
}

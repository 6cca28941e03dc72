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
  /** Expected share of the facts the learner could recall now, 0 to 1: one never answered counts as 0. */
  readonly share: number
  /** For reading: 'new' when none was ever answered, else `retrievability` in whole percent. */
  readonly known: number | 'new'
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

function knownOf(recalls: readonly (number | null)[]): Known {
  const met = recalls.filter((recall) => recall !== null)
  const sum = met.reduce((total, recall) => total + recall, 0)
  const retrievability = met.length > 0 ? sum / met.length : null
  const share = recalls.length > 0 ? sum / recalls.length : 0
  return {
    facts: recalls.length,
    met: met.length,
    retrievability,
    share,
    known: retrievability === null ? 'new' : Math.round(retrievability * 100),
    level: met.length === 0 ? 0 : share < 0.5 ? 1 : share < 0.75 ? 2 : share < 0.9 ? 3 : 4,
  }
}

/**
 * The comparison as the learner knows it at `now` (milliseconds). `memories` are by fact id.
 * @throws RangeError for malformed parameters in the settings
 */
export function masteryOf(
  { subjects, topics, facts }: Comparison,
  memories: ReadonlyMap<string, Memory>,
  settings: SchedulingSettings,
  now: number,
): Mastery {
  const asked = facts.filter(({ confidence }) => confidence >= ASKED_FROM)
  const recallOf = ({ id }: Fact) => {
    const memory = memories.get(id)
    return memory && memory.state !== 'new' ? retrievabilityAt(memory, now, settings) : null
  }
  const rows = topics.map(({ key: topic }) => {
    const row = asked.filter((fact) => fact.topic === topic)
    const cells = subjects.map(({ key: subject }): MasteryCell => {
      const cell = row.filter(({ about }) => about.includes(subject))
      return { subject, factIds: cell.map(({ id }) => id), ...knownOf(cell.map(recallOf)) }
    })
    return { topic, cells }
  })
  return { rows, overall: knownOf(asked.map(recallOf)) }
}

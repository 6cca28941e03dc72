import 'server-only'
import type { Fact } from '../core/comparison/types'
import { type CardEntry, cardInfoOf } from '../core/progress/card-info'
import { retrievabilityAt } from '../core/scheduling/schedule'
import type { Memory, SchedulingSettings } from '../core/scheduling/types'
import type { Viewer } from '../data/accounts'
import { chosenIn } from '../data/choices'
import type { StoredComparison } from '../data/comparisons'
import { type FactLog, logsWithin } from '../data/logs'
import { database } from './database'
import type { MasteryQuery } from './mastery-query'

type Named = { readonly key: string; readonly name: string }

/** One entry of a fact's log, with the name of the subject that was chosen in it. */
export interface ShownEntry extends CardEntry {
  readonly chosen: string | null
}

/** A fact of a cell with all that is known of it. */
export interface CellFact {
  readonly fact: Fact
  /** Null for a fact never answered nor marked. */
  readonly memory: Memory | null
  /** Probability of recall at this moment, 0 to 1; null for one never answered. */
  readonly recall: number | null
  /** A page of its log, latest first. */
  readonly entries: readonly ShownEntry[]
  /** How many entries its log has; null where they are too many to be shown. */
  readonly total: number | null
}

export interface CellDetail {
  readonly topic: Named
  readonly subject: Named
  readonly facts: readonly CellFact[]
  /** From 1. */
  readonly page: number
  /** Whether some fact has entries beyond this page. */
  readonly more: boolean
}

interface Known {
  readonly query: MasteryQuery
  readonly memories: ReadonlyMap<string, Memory>
  /** Null where the logs of the whole comparison are too long. */
  readonly logs: readonly FactLog[] | null
  readonly settings: SchedulingSettings
  readonly at: number
}

const PER_PAGE = 20
const MOST_REVIEWS = 10_000
/** Facts of one cell that are shown; a longer list is one to be split. */
const MOST_FACTS = 25

/** The cell an address asks for, or null where the comparison has none such. */
export async function cellOf(
  { id }: Viewer,
  { comparison }: StoredComparison,
  { query, memories, logs, settings, at }: Known,
): Promise<CellDetail | null> {
  const topic = comparison.topics.find(({ key }) => key === query.topic)
  const subject = comparison.subjects.find(({ key }) => key === query.subject)
  if (!topic || !subject) return null
  const facts = comparison.facts
    .filter((fact) => fact.topic === topic.key && fact.about.includes(subject.key))
    .slice(0, MOST_FACTS)
  const ids = facts.map((fact) => fact.id)
  const own = logs ?? (await logsWithin(database(), id, ids, MOST_REVIEWS))
  const from = (query.page - 1) * PER_PAGE
  const infos = new Map(
    ids.map((factId) => {
      const log = own?.find((each) => each.factId === factId)
      return [factId, cardInfoOf(log?.reviews ?? [], settings).reverse()]
    }),
  )
  const pages = new Map(
    [...infos].map(([factId, entries]) => [factId, entries.slice(from, from + PER_PAGE)]),
  )
  const chosen = await chosenIn(
    database(),
    id,
    [...pages.values()].flatMap((entries) => entries.map((entry) => entry.id)),
  )
  const names = new Map(comparison.subjects.map(({ key, name }) => [key, name]))
  const choices = new Map(
    chosen.map((each) => [each.id, each.subject && (names.get(each.subject) ?? each.subject)]),
  )
  return {
    topic,
    subject,
    facts: facts.map((fact): CellFact => {
      const memory = memories.get(fact.id) ?? null
      return {
        fact,
        memory,
        recall: memory && memory.state !== 'new' ? retrievabilityAt(memory, at, settings) : null,
        entries: (pages.get(fact.id) ?? []).map((entry) => ({
          ...entry,
          chosen: choices.get(entry.id) ?? null,
        })),
        total: own === null ? null : (infos.get(fact.id)?.length ?? 0),
      }
    }),
    page: query.page,
    more: [...infos.values()].some((entries) => entries.length > from + PER_PAGE),
  }
}

import 'server-only'
import type { FactGrid } from '../core/progress/change'
import { masteryOf } from '../core/progress/mastery'
import type { Item } from '../core/questions/types'
import { DEFAULT_SETTINGS, type Memory, type SchedulingSettings } from '../core/scheduling/types'
import type { Viewer } from '../data/accounts'
import type { StoredComparison } from '../data/comparisons'
import { memoriesOfFacts } from '../data/memories'
import { database } from './database'

/** What the result of a quiz needs to show what it changed in what the learner knows. */
export interface QuizMap {
  /** The names of the topics, a row each. */
  readonly topics: readonly string[]
  readonly grid: FactGrid
  /** As they were when the quiz was put together; a guest has none. */
  readonly memories: readonly Memory[]
  readonly settings: SchedulingSettings
}

/** A longer table is shown by the rows that the quiz asks about. */
const MOST_ROWS = 12

export async function quizMapOf(
  viewer: Viewer | null,
  { comparison }: StoredComparison,
  items: readonly Item[],
): Promise<QuizMap> {
  const asked = new Set(items.flatMap(({ factIds }) => factIds))
  const settings = viewer?.settings ?? DEFAULT_SETTINGS
  const { rows } = masteryOf(comparison, new Map(), settings, 0)
  const isAsked = (index: number) =>
    rows.length <= MOST_ROWS ||
    rows[index]?.cells.some(({ factIds }) => factIds.some((id) => asked.has(id)))
  const shown = comparison.topics.flatMap(({ name }, index) =>
    isAsked(index) ? [{ name, cells: rows[index]?.cells ?? [] }] : [],
  )
  const grid = shown.map(({ cells }) => cells.map(({ factIds }) => factIds))
  const placed = viewer
    ? await memoriesOfFacts(database(), viewer.id, [...new Set(grid.flat(2))])
    : []
  return {
    topics: shown.map(({ name }) => name),
    grid,
    memories: placed.map(({ memory }) => memory),
    settings,
  }
}

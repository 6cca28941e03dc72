import 'server-only'
import { type Confusions, confusionsOf, type WrongChoice } from '../core/progress/confusions'
import type { Viewer } from '../data/accounts'
import { latestWrongChoices, type StoredChoice, wrongChoicesOn } from '../data/choices'
import type { StoredComparison } from '../data/comparisons'
import { database } from './database'
import { comparisonsOf } from './sitting'

/** What a learner takes for what in one comparison; facts and subjects it has no more are left out. */
export async function confusionsIn({ id }: Viewer, found: StoredComparison): Promise<Confusions> {
  const ids = found.comparison.facts.map((fact) => fact.id)
  return confusionsOf(placed(await wrongChoicesOn(database(), id, ids), found))
}

/** The comparison in which a learner's latest answers mix up most, with how. */
export interface MixUp {
  readonly found: StoredComparison
  readonly confusions: Confusions
}

/** So many wrong choices are a habit, not a slip. */
const HABIT = 3

/** What a learner mixes up most of late; null where nothing is mixed up more than once or twice. */
export async function topMixUp({ id }: Viewer): Promise<MixUp | null> {
  const choices = await latestWrongChoices(database(), id)
  const comparisons = await comparisonsOf(choices)
  const mixUps = comparisons
    .map((found) => ({
      found,
      confusions: confusionsOf(
        placed(
          choices.filter(({ comparisonId }) => comparisonId === found.id),
          found,
        ),
      ),
    }))
    .filter(({ confusions }) => (confusions.pairs[0]?.count ?? 0) >= HABIT)
    .sort((a, b) => (b.confusions.pairs[0]?.count ?? 0) - (a.confusions.pairs[0]?.count ?? 0))
  return mixUps[0] ?? null
}

function placed(choices: readonly StoredChoice[], { comparison }: StoredComparison): WrongChoice[] {
  const facts = new Map(comparison.facts.map((fact) => [fact.id, fact]))
  const subjects = new Set(comparison.subjects.map(({ key }) => key))
  return choices.flatMap(({ factId, chosen }) => {
    const fact = facts.get(factId)
    if (!fact || !subjects.has(chosen)) return []
    return [{ topic: fact.topic, about: fact.about, chosen }]
  })
}

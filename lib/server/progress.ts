import 'server-only'
import { type Figures, figuresOf } from '../core/progress/figures'
import type { Viewer } from '../data/accounts'
import type { StoredComparison } from '../data/comparisons'
import { type GatheredFigures, gatherFigures } from '../data/figures'
import { now } from './clock'
import { database } from './database'
import { refoldIfNeeded } from './refolding'
import { comparisonsOf } from './sitting'

/** A fact that is forgotten again and again, with where it stands. */
export interface HardFact {
  readonly factId: string
  readonly statement: string
  readonly topic: { readonly key: string; readonly name: string }
  readonly slug: string
  readonly title: string
  readonly lapses: number
  /** 1 to 10. */
  readonly difficulty: number
}

export interface Progress extends Figures {
  readonly hardest: readonly HardFact[]
  /** The latest, newest first. */
  readonly attempts: GatheredFigures['attempts']
  /** The figures will change: they are still being counted under changed settings. */
  readonly refolding: boolean
}

/** Every figure of a learner's progress at this moment. */
export async function progressOf(viewer: Viewer): Promise<Progress> {
  const at = now()
  const refolding = await refoldIfNeeded(viewer)
  const gathered = await gatherFigures(database(), viewer, at)
  const comparisons = await comparisonsOf(
    gathered.hardest.map(({ ownerId, place: { comparisonId } }) => ({ ownerId, comparisonId })),
  )
  return {
    ...figuresOf(gathered, viewer.settings, at),
    hardest: hardFacts(gathered, comparisons),
    attempts: gathered.attempts,
    refolding,
  }
}

function hardFacts(
  { hardest }: GatheredFigures,
  comparisons: readonly StoredComparison[],
): HardFact[] {
  return hardest.flatMap(({ memory: { factId, lapses, difficulty }, place }) => {
    const found = comparisons.find(({ id }) => id === place.comparisonId)
    const fact = found?.comparison.facts.find(({ id }) => id === factId)
    const topic = found?.comparison.topics.find(({ key }) => key === place.row)
    if (!found || !fact || !topic) return []
    const { slug, comparison } = found
    const { key, name } = topic
    return [
      {
        factId,
        statement: fact.statement,
        topic: { key, name },
        slug,
        title: comparison.title,
        lapses,
        difficulty,
      },
    ]
  })
}

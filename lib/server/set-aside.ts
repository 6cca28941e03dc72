import 'server-only'
import { isLeech } from '../core/scheduling/leech'
import type { Viewer } from '../data/accounts'
import { memoriesSetAside } from '../data/set-aside'
import { cardsOf } from './cards'
import { now } from './clock'
import { database } from './database'
import { comparisonsOf } from './sitting'

/** A fact the learner marked, or keeps forgetting. */
export interface SetAside {
  readonly factId: string
  /** As its flashcard asks: "Docker — Networking". */
  readonly name: string
  readonly slug: string
  /** Key of its topic. */
  readonly topic: string
  readonly suspended: boolean
  readonly buried: boolean
  readonly flag: number
  /** How often it was forgotten, where that is often enough to be stubborn; else 0. */
  readonly stubborn: number
}

const MOST = 100

/** What a learner set aside, comparison by comparison in the order of the source; at most 100. */
export async function setAsideBy({ id, settings }: Viewer): Promise<SetAside[]> {
  const at = now()
  const marked = await memoriesSetAside(database(), id, {
    now: at,
    lapses: settings.leechThreshold,
    limit: MOST,
  })
  const memories = new Map(marked.map(({ memory }) => [memory.factId, memory]))
  const comparisons = await comparisonsOf(
    marked.map(({ ownerId, place: { comparisonId } }) => ({ ownerId, comparisonId })),
  )
  return Object.entries(cardsOf(comparisons, memories, { seed: '', drill: false })).flatMap(
    ([factId, card]) => {
      const memory = memories.get(factId)
      if (!memory) return []
      const { suspended, buriedUntil, flag, lapses } = memory
      return [
        {
          factId,
          name: card.item.stem,
          slug: card.slug,
          topic: card.topic,
          suspended,
          buried: buriedUntil > at,
          flag,
          stubborn: isLeech(memory, settings) ? lapses : 0,
        },
      ]
    },
  )
}

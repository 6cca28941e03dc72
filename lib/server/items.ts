import 'server-only'
import { ENOUGH_ANSWERS } from '../core/progress/item-rules'
import { itemsOf } from '../core/questions/quiz'
import { chanceOf } from '../core/questions/score'
import type { Item } from '../core/questions/types'
import type { Viewer } from '../data/accounts'
import { withheldOf } from '../data/authoring'
import { findComparisons, type StoredComparison } from '../data/comparisons'
import { type ReportReason, reportsOn } from '../data/item-reports'
import { type ItemPlace, type ItemStatistics, itemStatistics, recountNext } from '../data/items'
import { now } from './clock'
import { database } from './database'

/** An item with how it fares. */
export interface JudgedItem {
  readonly item: Item
  readonly figures: ItemStatistics
}

/** How the items of a comparison fare over all learners, with what this one reported. */
export interface ItemsPage {
  /** Items that are asked in quizzes. */
  readonly total: number
  /** Those that break a rule. */
  readonly aside: readonly JudgedItem[]
  /** Those with answers enough to be told, the least discriminating first; at most 200. */
  readonly judged: readonly JudgedItem[]
  readonly reported: readonly { readonly item: Item; readonly reason: ReportReason }[]
  /** What its author can have asked of nobody; null for everybody else. */
  readonly authored: AuthoredFacts | null
}

/** The facts of a comparison as its author goes through them. */
export interface AuthoredFacts {
  readonly facts: readonly AuthoredFact[]
  /** Items that are asked of nobody, those of withheld facts apart. */
  readonly withheldItems: readonly Item[]
}

export interface AuthoredFact {
  readonly id: string
  /** Name of its topic. */
  readonly topic: string
  readonly statement: string
  /** 1-based line of the text. */
  readonly line: number
  readonly withheld: boolean
  /** Questions that mainly ask it, at most 12. */
  readonly items: readonly Pick<Item, 'id' | 'stem' | 'format'>[]
}

const MOST_SHOWN = 200

export async function itemsPageOf(viewer: Viewer, found: StoredComparison): Promise<ItemsPage> {
  const asked = quizItems(found)
  const byId = new Map(asked.map((item) => [item.id, item]))
  const [statistics, reports, authored] = await Promise.all([
    itemStatistics(database(), found),
    reportsOn(database(), viewer.id, found),
    viewer.id === found.ownerId ? authoredFactsOf(found, asked) : null,
  ])
  const all = statistics.flatMap((figures) => {
    const item = byId.get(figures.itemId)
    return item ? [{ item, figures }] : []
  })
  return {
    total: asked.length,
    aside: all.filter(({ figures }) => figures.broken !== null),
    judged: all
      .filter(({ figures }) => figures.answers >= ENOUGH_ANSWERS)
      .sort((a, b) => (a.figures.discrimination ?? 1) - (b.figures.discrimination ?? 1))
      .slice(0, MOST_SHOWN),
    reported: reports.flatMap(({ itemId, reason }) => {
      const item = byId.get(itemId)
      return item ? [{ item, reason }] : []
    }),
    authored,
  }
}

const MOST_FACTS_SHOWN = 200
const MOST_ITEMS_SHOWN = 12

async function authoredFactsOf(
  { ownerId, id, comparison }: StoredComparison,
  asked: readonly Item[],
): Promise<AuthoredFacts> {
  const withheld = await withheldOf(database(), ownerId, id)
  const [factIds, itemIds] = [new Set(withheld.factIds), new Set(withheld.itemIds)]
  const topics = new Map(comparison.topics.map(({ key, name }) => [key, name]))
  return {
    facts: comparison.facts.slice(0, MOST_FACTS_SHOWN).map((fact) => ({
      id: fact.id,
      topic: topics.get(fact.topic) ?? fact.topic,
      statement: fact.statement,
      line: fact.span.line,
      withheld: factIds.has(fact.id),
      items: asked
        .filter((item) => item.factIds[0] === fact.id && !itemIds.has(item.id))
        .slice(0, MOST_ITEMS_SHOWN)
        .map(({ id: itemId, stem, format }) => ({ id: itemId, stem, format })),
    })),
    withheldItems: asked.filter((item) => itemIds.has(item.id)),
  }
}

const quizItems = ({ comparison }: StoredComparison) =>
  itemsOf(comparison).filter(({ format }) => format !== 'flashcard' && format !== 'contrast')

/** Comparisons whose statistics are counted anew in one go. */
const AT_ONCE = 5

/** Brings item statistics up to what was answered and reported, a few comparisons at a time. */
export async function recountStatistics(): Promise<void> {
  for (let count = 0; count < AT_ONCE; count += 1) {
    if (!(await recountNext(database(), now(), countedItems))) return
  }
}

/** What is counted of a comparison: the items of its present revision; null where it is gone. */
export async function countedItems({ ownerId, id }: ItemPlace) {
  const [found] = await findComparisons(database(), ownerId, [id])
  return found ? quizItems(found).map((item) => ({ id: item.id, chance: chanceOf(item) })) : null
}

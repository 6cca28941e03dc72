import 'server-only'
import type { Comparison } from '../core/comparison/types'
import type { ContextRow } from '../core/questions/context'
import { formatLadder } from '../core/questions/ladder'
import { itemsOf, shuffledItems } from '../core/questions/quiz'
import type { FlashcardItem, Item } from '../core/questions/types'
import type { Memory } from '../core/scheduling/types'
import type { StoredComparison } from '../data/comparisons'
import { rowsOf } from './quiz'

/** One fact of a sitting: how it can be asked and what is shown after that. */
export interface Card {
  readonly item: FlashcardItem
  /** Questions in the formats that suit the memory, at most three; none where the comparison gives none. */
  readonly items: readonly Item[]
  readonly comparison: string
  readonly comparisonId: string
  readonly slug: string
  /** Key of its topic. */
  readonly topic: string
  readonly row: ContextRow
}

const MOST_ITEMS = 3
const byFact = new WeakMap<Comparison, ReadonlyMap<string, readonly Item[]>>()

/** By fact id the items that mainly ask it; sorted out once for each revision that is kept. */
function itemsByFact(comparison: Comparison): ReadonlyMap<string, readonly Item[]> {
  const known = byFact.get(comparison)
  if (known) return known
  const sorted = new Map<string, Item[]>()
  for (const item of itemsOf(comparison)) {
    const [factId] = item.factIds
    if (factId === undefined) continue
    const items = sorted.get(factId)
    if (items) items.push(item)
    else sorted.set(factId, [item])
  }
  byFact.set(comparison, sorted)
  return sorted
}

/**
 * By fact id, the cards of those wanted that have a flashcard; `seed` draws which questions come with each, none of them
 * among those `without` which it is to be. For a drill the card that tells the subjects apart stands before them.
 */
export function cardsOf(
  comparisons: readonly StoredComparison[],
  wanted: ReadonlyMap<string, Memory | null>,
  {
    seed,
    drill,
    without = new Set(),
  }: { seed: string; drill: boolean; without?: ReadonlySet<string> },
): Record<string, Card> {
  const cards: Record<string, Card> = {}
  for (const { id: comparisonId, comparison, slug } of comparisons) {
    const items = itemsByFact(comparison)
    for (const { id, topic } of comparison.facts) {
      const memory = wanted.get(id)
      const own = items.get(id)
      if (memory === undefined || !own) continue
      const item = own.find((candidate) => candidate.format === 'flashcard')
      const row = item && rowsOf(comparison, [item])[id]
      if (item?.format !== 'flashcard' || !row) continue
      cards[id] = {
        item,
        items: [
          ...own.filter(({ format }) => drill && format === 'contrast'),
          ...suitedItems(
            own.filter((each) => !without.has(each.id)),
            memory,
            `${seed} ${id}`,
          ),
        ],
        comparison: comparison.title,
        comparisonId,
        slug,
        topic,
        row,
      }
    }
  }
  return cards
}

function suitedItems(items: readonly Item[], memory: Memory | null, seed: string): Item[] {
  const isKnown = memory !== null && memory.state !== 'new'
  const suited = new Set(formatLadder(isKnown ? memory.stability : null))
  suited.delete('flashcard')
  return shuffledItems(
    items.filter(({ format }) => suited.has(format)),
    seed,
  ).slice(0, MOST_ITEMS)
}

import type { Comparison } from '../comparison/types'
import { type Analysis, analyse, type Known } from './analysis'
import { cloze } from './cloze'
import { isRefused, type Proposal } from './draft'
import { flashcards } from './flashcard'
import { guard } from './guard'
import { normalised } from './options'
import { sort } from './sort'
import { trueFalse } from './true-false'
import type { Format, Item, RefusedItem } from './types'
import { whichStatement } from './which-statement'
import { whichSubject } from './which-subject'

const WRITERS: Record<Format, (analysis: Analysis) => Proposal[]> = {
  flashcard: flashcards,
  'which-subject': whichSubject,
  'which-statement': whichStatement,
  'true-false': trueFalse,
  cloze,
  sort,
}

/**
 * Every valid item of a comparison, format by format, each in document order, without two that ask the same;
 * and every refused one with its reason. Depends on the content alone: ids of facts change nothing but `factIds`.
 */
export function generateItems(comparison: Comparison): { items: Item[]; refused: RefusedItem[] } {
  const analysis = analyse(comparison)
  const byId = new Map(analysis.facts.map((known) => [known.fact.id, known]))
  const known = (id: string): Known => {
    const found = byId.get(id)
    if (!found) throw new RangeError(`generateItems: no fact ${id}`)
    return found
  }
  const items: Item[] = []
  const refused: RefusedItem[] = []
  const asked = new Set<string>()
  for (const proposal of Object.values(WRITERS).flatMap((write) => write(analysis))) {
    let first: RefusedItem | null = null
    let taken = false
    for (const draft of proposal) {
      const verdict = isRefused(draft) ? draft : judge(draft, analysis, known, asked)
      if (verdict === null) {
        items.push(draft as Item)
        taken = true
        break
      }
      first ??= verdict
    }
    if (!taken && first) refused.push(first)
  }
  return { items, refused }
}

function judge(
  item: Item,
  analysis: Analysis,
  known: (id: string) => Known,
  asked: Set<string>,
): RefusedItem | null {
  const { format, factIds, stem } = item
  const found = guard(item, analysis, known)
  if (found) return { format, factIds, stem, ...found }
  const options = 'options' in item ? item.options.map(({ text }) => normalised(text)).sort() : []
  const signature = JSON.stringify([format, normalised(stem), stem.indexOf('____'), options])
  if (asked.has(signature)) {
    return { format, factIds, stem, reason: 'duplicate-stem', detail: stem }
  }
  asked.add(signature)
  return null
}

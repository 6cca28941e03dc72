import type { Comparison } from '../comparison/types'
import { remembered } from '../text'
import { type Analysis, analyse } from './analysis'
import { claimsTooMany } from './balance'
import { bothOrNeither } from './both-or-neither'
import { cloze } from './cloze'
import { contrast } from './contrast-card'
import { isRefused, type Proposal } from './draft'
import { flashcard } from './flashcard'
import { frontAndBack } from './front-and-back'
import { type Guard, guardFor } from './guard'
import type { FormatMaker } from './maker'
import { match } from './match'
import { missingCell } from './missing-cell'
import { multiSelect } from './multi-select'
import { numeric } from './numeric'
import { oddOneOut } from './odd-one-out'
import { normalised } from './options'
import { order } from './order'
import { shortAnswer } from './short-answer'
import { sort } from './sort'
import { swappedRow } from './swapped-row'
import { trueFalse } from './true-false'
import { askInTurns, everything, type Write } from './turns'
import { BLANK, FORMATS, type Format, type Item, type Refusal, type RefusedItem } from './types'
import { whichStatement } from './which-statement'
import { whichSubject } from './which-subject'

/** Every format, in the order in which items are listed. */
export const MAKERS: { readonly [F in Format]: FormatMaker<F> } = {
  flashcard,
  contrast,
  'which-subject': whichSubject,
  'which-statement': whichStatement,
  'true-false': trueFalse,
  'both-or-neither': bothOrNeither,
  'odd-one-out': oddOneOut,
  'missing-cell': missingCell,
  numeric,
  'swapped-row': swappedRow,
  'multi-select': multiSelect,
  sort,
  match,
  order,
  cloze,
  'short-answer': shortAnswer,
}

/**
 * Every valid item of a comparison, format by format, each in document order, without two that ask the same;
 * and every refused one with its reason. Of a comparison of more than 200 facts not every item: each fact has its
 * flashcard, its contrast card and, in turn by its position, so many further formats that it is in three. Of cards there are flashcards alone. Depends on the content alone: ids of facts change nothing but `factIds`.
 */
export function generateItems(comparison: Comparison): { items: Item[]; refused: RefusedItem[] } {
  const analysis = analyse(comparison)
  const guard = guardFor(comparison)
  const repeats = repetitions()
  const lists = new Map(FORMATS.map((format) => [format, written()]))
  const listOf = (format: Format) => lists.get(format) ?? written()
  const keep = (format: Format, proposals: Iterable<Proposal>) => {
    const { items, refused } = listOf(format)
    const before = items.length
    for (const proposal of proposals) {
      const verdict = judge(proposal, guard, repeats)
      if (verdict && 'reason' in verdict) refused.push(verdict)
      else if (verdict) items.push(verdict)
    }
    return items.slice(before)
  }
  const write: Write = (format, asked) => keep(format, MAKERS[format].make(analysis, asked))
  if (comparison.shape === 'cards') keep('flashcard', frontAndBack(analysis))
  else if (analysis.large) {
    askInTurns(analysis, write, (format) => oneSided(format, listOf(format).items) !== null)
  } else for (const format of FORMATS) write(format, everything(analysis))
  const all = written()
  for (const [format, { items, refused }] of lists) {
    for (const one of refused) all.refused.push(one)
    const reason = oneSided(format, items)
    for (const item of analysis.large ? inOrder(items, analysis) : items) {
      if (reason === null) all.items.push(item)
      else all.refused.push(always(item, reason))
    }
  }
  const dropped = claimsTooMany(all.items)
  all.refused.push(...[...dropped].map((item) => always(item, 'always-true')))
  return { items: all.items.filter((item) => !dropped.has(item)), refused: all.refused }
}

const written = (): { items: Item[]; refused: RefusedItem[] } => ({ items: [], refused: [] })

/** By the fact mainly asked. */
function inOrder(items: readonly Item[], { factAt }: Analysis): Item[] {
  const placed = items.map((item) => ({ item, at: factAt(item.factIds[0] ?? '') }))
  return placed.sort((a, b) => a.at - b.at).map(({ item }) => item)
}

/** The first way to ask that the guard lets pass, else what was wrong with the best; null when nothing is proposed. */
function judge(proposal: Proposal, guard: Guard, repeats: Guard): Item | RefusedItem | null {
  let first: RefusedItem | null = null
  for (const draft of proposal) {
    if (isRefused(draft)) {
      first ??= draft
      continue
    }
    const { format, factIds, stem } = draft
    const found = guard(draft) ?? repeats(draft)
    if (found === null) return draft
    first ??= { format, factIds, stem, ...found }
  }
  return first
}

/** Refuses what reads the same as something it was shown before. */
function repetitions(): Guard {
  const asked = new Set<string>()
  const numbers = new Map<string, number>()
  const numberOf = (text: string) => {
    const number = numbers.get(text) ?? numbers.size
    numbers.set(text, number)
    return number
  }
  const plain = remembered((text) => numberOf(normalised(text)))
  return (item) => {
    const { format, stem } = item
    const shown = shownBy(item, plain, numberOf).sort(byNumber)
    const signature = `${format}\n${normalised(stem)}\n${stem.indexOf(BLANK)} ${shown.join(' ')}`
    if (asked.has(signature)) return { reason: 'duplicate-stem', detail: stem }
    asked.add(signature)
    return null
  }
}

const byNumber = (a: number, b: number) => a - b

/** What an item shows below its stem, as numbers that stand for texts: `plain` for how they read, `exact` for how they are written. */
function shownBy(
  item: Item,
  plain: (text: string) => number,
  exact: (text: string) => number,
): number[] {
  if (item.format === 'swapped-row') return [exact(JSON.stringify(item.cells))]
  if (item.format === 'match') return item.left.map(({ text }) => plain(text))
  return 'options' in item ? item.options.map(({ text }) => plain(text)) : []
}

/** "Both", and "True". */
const SAFE: { readonly [F in Format]?: { readonly key: number; readonly reason: Refusal } } = {
  'both-or-neither': { key: 2, reason: 'always-both' },
  'true-false': { key: 0, reason: 'always-true' },
}

/** Why none of a format's items is asked: all have the one answer that is then a safe guess. Null when they differ. */
function oneSided(format: Format, own: readonly Item[]): Refusal | null {
  const safe = SAFE[format]
  return safe && own.every(({ key }) => key === safe.key) ? safe.reason : null
}

const always = ({ format, factIds, stem }: Item, reason: Refusal): RefusedItem => ({
  format,
  factIds,
  stem,
  reason,
  detail: 'No item of the document has another answer',
})

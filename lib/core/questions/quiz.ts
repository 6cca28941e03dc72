import type { Comparison } from '../comparison/types'
import { type Random, random } from '../random'
import { tokens } from '../text'
import { generateItems } from './generate'
import { type Format, type Item, isChoice, type Option, type QuizSettings } from './types'

/**
 * The quiz that settings and content name: the same on every machine, whatever the ids of the facts. It asks as
 * many different facts as it can before it asks one again, mixes formats and topics, begins with an easy item and
 * holds no item that answers another. Shorter than `count` when fewer items go together. Items `without` which it is to
 * be are replaced where they stand, so that all others keep their positions.
 */
export function assembleQuiz(
  comparison: Comparison,
  { seed, count, formats, topics, pick }: QuizSettings,
  without: ReadonlySet<string> = new Set(),
): { items: Item[] } {
  const items = topics ? itemsOn(comparison, new Set(topics)) : itemsOf(comparison)
  const chance = random(`quiz ${seed}`)
  const pool = chance.shuffle(items.filter(({ format }) => formats.includes(format)).map(entryOf))
  const chosen = chooseWithout(without, pool, count, chance.pick(['True', 'False']))
  const quiz = reorderOptions(
    chosen.map(({ item }) => item),
    chance,
  )
  return { items: pick ? pick.flatMap((position) => quiz[position] ?? []) : quiz }
}

const generated = new WeakMap<Comparison, readonly Item[]>()

/** The items that ask of some topics and of nothing else. */
function itemsOn(comparison: Comparison, topics: ReadonlySet<string>): Item[] {
  const topicOf = new Map(comparison.facts.map(({ id, topic }) => [id, topic]))
  return itemsOf(comparison).filter(({ factIds }) =>
    factIds.every((id) => topics.has(topicOf.get(id) ?? '')),
  )
}

/** The items of a comparison, made once for as long as it is kept. */
export function itemsOf(comparison: Comparison): readonly Item[] {
  const items = generated.get(comparison) ?? generateItems(comparison).items
  generated.set(comparison, items)
  return items
}

/** All items in an order drawn from the seed, options too. */
export function shuffledItems(items: readonly Item[], seed: string): Item[] {
  const chance = random(`items ${seed}`)
  return reorderOptions(chance.shuffle(items), chance)
}

/** An item with what the choice needs to know of it. */
interface Entry {
  readonly item: Item
  /** Folded tokens of stem and options, with a space before and after each. */
  readonly stem: string
  readonly shown: string
  /** Words that must not stand in another stem, in the same form; none when the answer is a choice of names. */
  readonly answers: readonly string[]
  /** 'True', a subject's name: what answers are balanced by. */
  readonly side: string | null
}

const spaced = (text: string) => ` ${tokens(text).join(' ')} `

function entryOf(item: Item): Entry {
  const right = isChoice(item) ? item.options[item.key] : undefined
  return {
    item,
    stem: spaced(item.stem),
    shown: spaced([item.stem, ...shownTexts(item)].join(' ')),
    answers: spokenAnswers(item).map(spaced),
    side: right && !right.factId ? `${item.format} ${right.text}` : null,
  }
}

function shownTexts(item: Item): readonly string[] {
  if (item.format === 'match') return item.left.map(({ text }) => text)
  if (item.format === 'swapped-row') return item.cells.flat()
  return 'options' in item ? item.options.map(({ text }) => text) : []
}

function spokenAnswers(item: Item): readonly string[] {
  if (item.format === 'cloze') return [item.key]
  if (item.format === 'short-answer') return item.answers
  if (item.format === 'which-statement' || item.format === 'missing-cell') {
    return [item.options[item.key]?.text ?? '']
  }
  return []
}

/** Formats that tell what is true of a subject by name, so that an item on one of their facts is answered by them. */
const TELLING: readonly Format[] = ['cloze', 'short-answer', 'match', 'swapped-row']

/** Whether two items do not go together, `earlier` being asked first. */
type Clash = (earlier: Entry, later: Entry) => boolean

/** Whether the words that answer one stand in the other's stem, or the later one's fact is told by the earlier. */
const answers: Clash = (earlier, later) => {
  const spoken = (seen: Entry, asked: Entry) =>
    asked.answers.some((text) => seen.stem.includes(text))
  if (spoken(earlier, later) || spoken(later, earlier)) return true
  const { item } = earlier
  const tells = TELLING.includes(item.format) || (item.format === 'true-false' && item.key === 0)
  return tells && item.factIds.some((id) => later.item.factIds.includes(id))
}

/** Whether one item helps with the other: as above, or by an option, or by the same choice seen from the other side. */
const helps: Clash = (earlier, later) =>
  answers(earlier, later) || hints(earlier, later) || hints(later, earlier)

function hints(seen: Entry, asked: Entry): boolean {
  const { item } = asked
  if (TYPED.includes(item.format)) return asked.answers.some((text) => seen.shown.includes(text))
  const sameRow = item.topic !== null && item.topic === seen.item.topic
  if (PAIRED.includes(item.format) && PAIRED.includes(seen.item.format) && sameRow) return true
  if (QUANTITIES.includes(item.format) && QUANTITIES.includes(seen.item.format) && sameRow) {
    return true
  }
  if (sameRow && isOfTwo(item) && isOfTwo(seen.item)) return true
  const claimed = seen.item.factIds[0] as string
  return seen.item.format === 'true-false' && item.factIds.includes(claimed)
}

/** Whether an item asks which of two subjects: the other cell of the row is then told by elimination. */
const isOfTwo = (item: Item) =>
  (item.format === 'which-subject' && item.options.length === 2) ||
  item.format === 'both-or-neither'

const TYPED: readonly Format[] = ['cloze', 'short-answer']
const PAIRED: readonly Format[] = ['which-statement', 'missing-cell']
const QUANTITIES: readonly Format[] = ['numeric', 'order']

/** What makes an item a worse next one, in order of weight. */
const COST = {
  repeatedFact: 1000,
  usedFormat: 12,
  lastFormat: 30,
  lastTopic: 20,
  usedTopic: 10,
  usedSide: 40,
}
/** A format's share of a quiz as compared with the others: those that take long and ask several facts come less often. */
const WEIGHT: Record<Format, number> = {
  flashcard: 1,
  contrast: 1,
  'which-subject': 1,
  'which-statement': 1.2,
  'true-false': 1.2,
  'both-or-neither': 1.4,
  'odd-one-out': 1.4,
  'missing-cell': 1.2,
  numeric: 1.4,
  'swapped-row': 2,
  'multi-select': 1.4,
  sort: 3,
  match: 3,
  order: 2,
  cloze: 0.9,
  'short-answer': 1,
}
/** Formats that ask for every fact they show. */
const WHOLE: readonly Format[] = ['sort', 'match', 'multi-select', 'order']
/** Formats that take reading: not among the first three. */
const LONG: readonly Format[] = ['sort', 'order', 'odd-one-out']
/** Formats that tell many facts: in the last third, where little is left for them to give away. */
const LAST: readonly Format[] = ['match', 'swapped-row']

interface Used {
  readonly facts: Map<string, number>
  readonly formats: Map<string, number>
  readonly topics: Map<string, number>
  readonly sides: Map<string, number>
}

/**
 * Picks the item that costs least next to those chosen; first among items that do not help each other at all.
 * The first true or false item, where it is free, is not `later`, so that both come first equally often.
 */
function choose(
  pool: readonly Entry[],
  count: number,
  later: string,
  begun: readonly Entry[] = [],
): Entry[] {
  const sides = new Map([[`true-false ${later}`, 0.5]])
  const used: Used = { facts: new Map(), formats: new Map(), topics: new Map(), sides }
  const chosen = [...begun]
  for (const entry of begun) note(entry, used)
  for (const clash of [helps, answers]) {
    const fits = (entry: Entry) => (other: Entry) => {
      return entry !== other && !clash(other, entry)
    }
    let left = pool.filter((entry) => chosen.every(fits(entry)))
    while (chosen.length < count) {
      const next = cheapest(left, chosen, used, count)
      if (next === null) break
      chosen.push(next)
      note(next, used)
      left = left.filter(fits(next))
    }
  }
  return chosen
}

/** The same, with others in the places of items that are not wanted; fewer where there are no others. */
function chooseWithout(
  without: ReadonlySet<string>,
  pool: readonly Entry[],
  count: number,
  later: string,
): Entry[] {
  const isWanted = ({ item }: Entry) => !without.has(item.id)
  const chosen = choose(pool, count, later)
  const kept = chosen.filter(isWanted)
  if (kept.length === chosen.length) return chosen
  const others = choose(pool.filter(isWanted), chosen.length, later, kept).slice(kept.length)
  return chosen.flatMap((entry) => (isWanted(entry) ? entry : (others.shift() ?? [])))
}

function cheapest(
  left: readonly Entry[],
  chosen: readonly Entry[],
  used: Used,
  count: number,
): Entry | null {
  let next: Entry | null = null
  let least = Number.POSITIVE_INFINITY
  for (const entry of left) {
    const cost = costOf(entry, chosen, used, count)
    if (cost < least) {
      least = cost
      next = entry
    }
  }
  return next
}

/** Facts whose knowledge the item shows in full: all those sorted, else the one mainly asked. */
const askedBy = ({ format, factIds }: Item) =>
  WHOLE.includes(format) ? factIds : factIds.slice(0, 1)

function note({ item, side }: Entry, { facts, formats, topics, sides }: Used): void {
  const bump = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)
  for (const id of askedBy(item)) bump(facts, id)
  bump(formats, item.format)
  bump(topics, item.topic ?? '')
  if (side !== null) bump(sides, side)
}

function costOf(
  { item, side }: Entry,
  chosen: readonly Entry[],
  used: Used,
  count: number,
): number {
  const last = chosen.at(-1)?.item
  const repeated = Math.min(...askedBy(item).map((id) => used.facts.get(id) ?? 0))
  const notEasy = chosen.length === 0 && item.format !== 'which-subject'
  const tooSoon = chosen.length < 3 && LONG.includes(item.format)
  const early = chosen.length * 3 < count * 2 && LAST.includes(item.format)
  return (
    COST.repeatedFact * (repeated + (notEasy || early ? 1 : 0)) +
    COST.usedFormat * (used.formats.get(item.format) ?? 0) * WEIGHT[item.format] +
    (last?.format === item.format || tooSoon ? COST.lastFormat : 0) +
    (item.topic !== null && last?.topic === item.topic ? COST.lastTopic : 0) +
    COST.usedTopic * (used.topics.get(item.topic ?? '') ?? 0) +
    COST.usedSide * (used.sides.get(side ?? '') ?? 0)
  )
}

/**
 * Options in an order drawn anew where their order is free. The places of the right answers are dealt like cards, so
 * that none comes up much more often than another.
 */
function reorderOptions(items: readonly Item[], chance: Random): Item[] {
  const decks = new Map<number, number[]>()
  const deal = (size: number): number => {
    const deck = decks.get(size)?.length ? decks.get(size) : undefined
    const [place, ...rest] = deck ?? chance.shuffle([...Array(size).keys()])
    decks.set(size, rest)
    return place as number
  }
  return items.map((item): Item => {
    switch (item.format) {
      case 'which-statement':
      case 'odd-one-out':
      case 'missing-cell': {
        const right = item.options[item.key] as Option
        const wrong = chance.shuffle(item.options.filter((option) => option !== right))
        const key = deal(item.options.length)
        return { ...item, options: wrong.toSpliced(key, 0, right), key }
      }
      case 'sort': {
        const places = chance.shuffle([...item.options.keys()])
        return { ...item, options: at(item.options, places), key: at(item.key, places) }
      }
      case 'match': {
        const places = chance.shuffle([...item.left.keys()])
        return { ...item, left: at(item.left, places), key: at(item.key, places) }
      }
      case 'order': {
        const places = chance.shuffle([...item.options.keys()])
        const key = at(item.key, places)
        const solved = key.every((rank, place) => rank === place)
        if (solved) places.reverse()
        return { ...item, options: at(item.options, places), key: at(item.key, places) }
      }
      default:
        return item
    }
  })
}

const at = <T>(list: readonly T[], places: readonly number[]): T[] =>
  places.map((place) => list[place] as T)

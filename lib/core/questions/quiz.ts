import type { Comparison } from '../comparison/types'
import { type Random, random } from '../random'
import { tokens } from '../text'
import { generateItems } from './generate'
import type { Item, Option, QuizSettings } from './types'

/**
 * The quiz that settings and content name: the same on every machine, whatever the ids of the facts. It asks as
 * many different facts as it can before it asks one again, mixes formats and topics, begins with an easy item and
 * holds no item that answers another. Shorter than `count` when fewer items go together.
 */
export function assembleQuiz(
  comparison: Comparison,
  { seed, count, formats, pick }: QuizSettings,
): { items: Item[] } {
  const items = itemsOf(comparison)
  const chance = random(`quiz ${seed}`)
  const pool = chance.shuffle(items.filter(({ format }) => formats.includes(format)).map(entryOf))
  const chosen = choose(pool, count, chance.pick(['True', 'False']))
  const quiz = reorderOptions(chosen, chance)
  return { items: pick ? pick.flatMap((position) => quiz[position] ?? []) : quiz }
}

const generated = new WeakMap<Comparison, readonly Item[]>()

/** The items of a comparison, made once for as long as it is kept. */
function itemsOf(comparison: Comparison): readonly Item[] {
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
  /** Words that must not stand in another stem, in the same form; null when the answer is a choice of names. */
  readonly answer: string | null
  /** 'True', a subject's name: what answers are balanced by. */
  readonly side: string | null
}

const spaced = (text: string) => ` ${tokens(text).join(' ')} `

function entryOf(item: Item): Entry {
  const options = 'options' in item ? item.options.map(({ text }) => text) : []
  const right = item.format === 'sort' || !('options' in item) ? null : item.options[item.key]
  const spoken = item.format === 'cloze' ? item.key : right?.factId ? right.text : null
  return {
    item,
    stem: spaced(item.stem),
    shown: spaced([item.stem, ...options].join(' ')),
    answer: spoken === null ? null : spaced(spoken),
    side: right && !right.factId ? `${item.format} ${right.text}` : null,
  }
}

/** Whether seeing one item answers the other: its words stand there, or its fact is told there with its subject. */
function answers(seen: Entry, asked: Entry): boolean {
  if (asked.answer !== null && seen.stem.includes(asked.answer)) return true
  const { item } = seen
  const tells = item.format === 'cloze' || (item.format === 'true-false' && item.key === 0)
  return tells && item.factIds.some((id) => asked.item.factIds.includes(id))
}

/** Whether one item helps with the other: as above, or by an option, or by the same choice seen from the other side. */
function helps(seen: Entry, asked: Entry): boolean {
  if (answers(seen, asked)) return true
  const { item } = asked
  if (item.format === 'cloze' && asked.answer !== null) return seen.shown.includes(asked.answer)
  const twins = item.format === seen.item.format && item.topic === seen.item.topic
  if (item.format === 'which-statement' && twins) return true
  const claimed = seen.item.factIds[0] as string
  return seen.item.format === 'true-false' && item.factIds.includes(claimed)
}

/** What makes an item a worse next one, in order of weight. */
const COST = {
  repeatedFact: 1000,
  usedFormat: 12,
  lastFormat: 30,
  lastTopic: 20,
  usedTopic: 10,
  usedSide: 40,
}
/** A format's share of a quiz as compared with the others: a sort takes long and asks several facts. */
const WEIGHT = {
  'which-subject': 1,
  'which-statement': 1.2,
  'true-false': 1,
  cloze: 0.9,
  sort: 3,
  flashcard: 1,
}

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
function choose(pool: readonly Entry[], count: number, later: string): Item[] {
  const sides = new Map([[`true-false ${later}`, 0.5]])
  const used: Used = { facts: new Map(), formats: new Map(), topics: new Map(), sides }
  const chosen: Entry[] = []
  for (const clash of [helps, answers]) {
    const fits = (entry: Entry) => (other: Entry) => {
      return entry !== other && !clash(entry, other) && !clash(other, entry)
    }
    let left = pool.filter((entry) => chosen.every(fits(entry)))
    while (chosen.length < count) {
      const next = cheapest(left, chosen, used)
      if (next === null) break
      chosen.push(next)
      note(next, used)
      left = left.filter(fits(next))
    }
  }
  return chosen.map(({ item }) => item)
}

function cheapest(left: readonly Entry[], chosen: readonly Entry[], used: Used): Entry | null {
  let next: Entry | null = null
  let least = Number.POSITIVE_INFINITY
  for (const entry of left) {
    const cost = costOf(entry, chosen, used)
    if (cost < least) {
      least = cost
      next = entry
    }
  }
  return next
}

/** Facts whose knowledge the item shows in full: all those sorted, else the one mainly asked. */
const askedBy = ({ format, factIds }: Item) => (format === 'sort' ? factIds : factIds.slice(0, 1))

function note({ item, side }: Entry, { facts, formats, topics, sides }: Used): void {
  const bump = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)
  for (const id of askedBy(item)) bump(facts, id)
  bump(formats, item.format)
  bump(topics, item.topic ?? '')
  if (side !== null) bump(sides, side)
}

function costOf({ item, side }: Entry, chosen: readonly Entry[], used: Used): number {
  const last = chosen.at(-1)?.item
  const repeated = Math.min(...askedBy(item).map((id) => used.facts.get(id) ?? 0))
  const notEasy = chosen.length === 0 && item.format !== 'which-subject'
  const tooSoon = chosen.length < 3 && item.format === 'sort'
  return (
    COST.repeatedFact * (repeated + (notEasy ? 1 : 0)) +
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
    if (item.format === 'which-statement') {
      const right = item.options[item.key] as Option
      const wrong = chance.shuffle(item.options.filter((option) => option !== right))
      const key = deal(item.options.length)
      return { ...item, options: wrong.toSpliced(key, 0, right), key }
    }
    if (item.format === 'sort') {
      const order = chance.shuffle(
        item.options.map((option, at) => ({ option, key: item.key[at] })),
      )
      return {
        ...item,
        options: order.map(({ option }) => option),
        key: order.map(({ key }) => key as number),
      }
    }
    return item
  })
}

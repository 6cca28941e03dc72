import { type Random, random } from '../random'
import { DAY, HOUR } from './day'
import { rankOf } from './order'
import { buildQueue, type Queue, type QueueInput } from './queue'
import { studyDayAt } from './queue-day'
import { limitsOf } from './queue-limits'
import { referenceQueue } from './queue-reference'
import { tallyOf } from './queue-tally'
import { newMemory } from './schedule'
import { buries, rowKey } from './siblings'
import { DEFAULT_SETTINGS, type Memory, type Place, type SchedulingSettings } from './types'

/** 2026-03-02T12:00Z. */
const FROM = Date.UTC(2026, 2, 2, 12)

export interface Collection {
  readonly input: QueueInput
  readonly settings: SchedulingSettings
  readonly now: number
}

/** In how many random collections the queue broke a rule; all but the first are to be 0. */
export interface QueueFigures {
  readonly collections: number
  /** The queue is another than that of `referenceQueue`. */
  readonly different: number
  readonly overLimit: number
  readonly siblings: number
  readonly repeated: number
  readonly lost: number
  readonly outOfOrder: number
}

/** Measures `buildQueue` on random collections; the same ones for the same seed. */
export function checkQueue(collections: number, seed = 'queue'): QueueFigures {
  const broken = { different: 0, overLimit: 0, siblings: 0, repeated: 0, lost: 0, outOfOrder: 0 }
  for (let run = 0; run < collections; run += 1) {
    const collection = randomCollection(`${seed}-${run}`)
    const queue = buildQueue(collection.input, collection.settings, collection.now)
    if (isDifferent(collection, queue)) broken.different += 1
    if (isOverLimit(collection, queue)) broken.overLimit += 1
    if (hasSiblings(collection, queue)) broken.siblings += 1
    if (isRepeated(queue)) broken.repeated += 1
    if (isLossy(collection, queue)) broken.lost += 1
    if (isOutOfOrder(collection, queue)) broken.outOfOrder += 1
  }
  return { collections, ...broken }
}

export function randomCollection(seed: string): Collection {
  const dice = random(seed)
  const yes = () => dice.int(2) === 0
  const settings: SchedulingSettings = {
    ...DEFAULT_SETTINGS,
    timeZone: dice.pick(['UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Asia/Kolkata']),
    dayStartHour: dice.int(24),
    newPerDay: dice.pick([0, 3, 20]),
    reviewsPerDay: dice.pick([0, 5, 15, 200]),
    newBeyondReviews: yes(),
    reviewOrder: dice.pick(['due', 'recall-ascending', 'recall-descending', 'overdue', 'random']),
    newOrder: dice.pick(['document', 'random']),
    newPlacement: dice.pick(['after', 'before', 'mixed']),
    burySiblings: { new: yes(), review: yes(), learning: yes() },
  }
  const now = FROM + dice.int(365 * 24 * 60) * 60_000
  const today = studyDayAt(now, settings).number
  const exams = Array.from({ length: 4 }, () =>
    dice.int(3) === 0 ? today - 2 + dice.int(20) : null,
  )
  const factIds = Array.from({ length: dice.int(50) }, (_, i) => `fact ${i}`)
  const rows = 1 + dice.int(6)
  const placed = factIds.flatMap((factId): [string, Place][] => {
    const comparison = dice.int(exams.length)
    const examDay = exams[comparison] ?? null
    const place = {
      comparisonId: `c${comparison}`,
      row: `row ${dice.int(rows)}`,
      about: [],
      examDay,
    }
    return dice.int(10) === 0 ? [] : [[factId, place]]
  })
  const places = Object.fromEntries(placed)
  const memories = factIds
    .filter(() => dice.int(4) > 0)
    .map((factId) => randomMemory(factId, now, dice))
  const plan = {
    day: today - dice.int(2),
    extraNew: dice.int(11) - 5,
    extraReviews: dice.int(21) - 10,
    catchUp: dice.int(4) === 0 ? dice.int(20) : null,
  }
  const input = {
    memories,
    candidates: factIds.filter(() => dice.int(5) > 0),
    places,
    plan: yes() ? plan : null,
    ...tallyOf(memories, places, settings, now),
  }
  return { input, settings, now }
}

function randomMemory(factId: string, now: number, dice: Random): Memory {
  const state = dice.pick(['new', 'learning', 'relearning', 'review', 'review', 'review'] as const)
  const marks = {
    suspended: dice.int(12) === 0,
    buriedUntil: dice.int(10) === 0 ? now + dice.int(DAY) - DAY / 4 : 0,
  }
  if (state === 'new') return { ...newMemory(factId), ...marks }
  const lastReview = now - dice.pick([dice.int(12 * HOUR), dice.int(3 * DAY), dice.int(60 * DAY)])
  const interval = state === 'review' ? (1 + dice.int(40)) * DAY : dice.pick([600_000, DAY])
  return {
    ...newMemory(factId),
    ...marks,
    state,
    stability: 0.5 + dice.int(600) / 10,
    difficulty: 1 + dice.int(90) / 10,
    due: lastReview + interval,
    intervalDays: state === 'review' ? interval / DAY : 0,
    lastReview,
    introduced: lastReview - dice.pick([0, 50 * DAY]),
    reps: 3,
  }
}

function isDifferent({ input, settings, now }: Collection, queue: Queue): boolean {
  const reference = referenceQueue(input, settings, now)
  const ids = (entries: readonly { factId: string }[]) => entries.map(({ factId }) => factId)
  const held = queue.held.map(({ factId, reason }) => [factId, reason])
  return (
    JSON.stringify([ids(queue.learning), ids(queue.main), held.sort()]) !==
    JSON.stringify([reference.learning, reference.main, Object.entries(reference.held).sort()])
  )
}

function isOverLimit({ input, settings, now }: Collection, { main }: Queue): boolean {
  const limits = limitsOf(input, settings, studyDayAt(now, settings).number)
  const fresh = main.filter(({ kind }) => kind === 'new').length
  const reviews = main.length - fresh
  return (
    reviews > limits.reviews ||
    fresh > limits.fresh ||
    (limits.freshWithinReviews && fresh > 0 && main.length > limits.reviews)
  )
}

function hasSiblings({ input, settings }: Collection, { learning, main }: Queue): boolean {
  const before = [
    ...input.answered.map((one) => ({ ...one, row: rowKey(one) })),
    ...learning.filter(({ factId }) => !input.answered.some((one) => one.factId === factId)),
  ]
  return main.some((entry) =>
    [...before, ...main].some(
      (other) =>
        other.factId !== entry.factId &&
        other.row !== null &&
        other.row === entry.row &&
        buries(other.kind, entry.kind, settings.burySiblings),
    ),
  )
}

const idsOf = ({ learning, main, held }: Queue) =>
  [...learning, ...main, ...held].map(({ factId }) => factId)

const isRepeated = (queue: Queue) => new Set(idsOf(queue)).size !== idsOf(queue).length

/** Whether something that is due, or a candidate, is neither offered nor held back. */
function isLossy({ input, settings, now }: Collection, queue: Queue): boolean {
  const { end } = studyDayAt(now, settings)
  const there = new Set(idsOf(queue))
  const due = input.memories.filter((memory) => memory.state !== 'new' && memory.due < end)
  const known = new Set(
    input.memories.filter(({ state }) => state !== 'new').map(({ factId }) => factId),
  )
  const fresh = input.candidates.filter((factId) => !known.has(factId))
  return [...due.map(({ factId }) => factId), ...fresh].some((factId) => !there.has(factId))
}

function isOutOfOrder({ input, settings, now }: Collection, { learning, main }: Queue): boolean {
  const memories = new Map(input.memories.map((memory) => [memory.factId, memory]))
  const order = input.plan && input.plan.catchUp !== null ? 'value' : settings.reviewOrder
  const today = studyDayAt(now, settings).number
  const ranks = main
    .filter(({ kind }) => kind === 'review')
    .flatMap(({ factId }) => memories.get(factId) ?? [])
    .map((memory) => rankOf(memory, order, settings, today, now).rank)
  const falls = (numbers: readonly number[]) =>
    numbers.some((number, i) => number < (numbers[i - 1] ?? number))
  return falls(ranks) || falls(learning.map(({ due }) => due))
}

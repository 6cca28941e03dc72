import { expect, test } from 'vitest'
import { random } from '../core/random'
import type { SentReview } from '../core/records'
import { placeInTime } from '../core/scheduling/client-clock'
import { NOON } from '../core/scheduling/fixtures'
import { fold } from '../core/scheduling/fold'
import { DEFAULT_SETTINGS, type Rating, type Review } from '../core/scheduling/types'
import {
  databaseOfFile,
  newComparison,
  newLearner,
  sentAnswer,
  sentCommand,
  sentUndo,
} from './fixtures'
import { memoriesOf } from './memories'
import { recordReviews, reviewsSince } from './reviews'

const ENTRIES = 300
const FACTS = 12
const MINUTE = 60_000
const HOUR = 60 * MINUTE

const database = databaseOfFile()

/** A batch as it is sent; sent once more it says what the clock shows by then. */
interface Batch {
  readonly device: number
  readonly reviews: readonly SentReview[]
}

type Chance = ReturnType<typeof random>

/** Something done to one of the facts on a device whose clock shows `at`; now and then an earlier deed is taken back. */
function deedOf(chance: Chance, factId: string, at: number, before: readonly SentReview[]) {
  const kind = chance.int(20)
  if (kind < 11) return sentAnswer(factId, { at, rating: (1 + chance.int(4)) as Rating, policy: 2 })
  if (kind < 14) {
    const graded = { rating: null, correct: chance.int(2) === 0, options: 4, policy: 2 } as const
    return sentAnswer(factId, { at, format: 'which-subject', ...graded })
  }
  if (kind < 17 && before.length > 0) return { ...sentUndo(chance.pick(before)), at }
  const marks = ['suspend', 'resume', 'bury', 'reset'] as const
  const mark = chance.int(marks.length + 2)
  if (mark === marks.length) return sentCommand(factId, at, { kind: 'flag', flag: chance.int(8) })
  const wanted = marks[mark]
  return wanted
    ? sentCommand(factId, at, { kind: wanted })
    : sentCommand(factId, at, { kind: 'set-due', days: chance.int(60) })
}

/** What both devices do, in batches of either; the clock of each is wrong, and jumps halfway. */
function batchesOf(chance: Chance, factIds: readonly string[], clocks: readonly Clock[]): Batch[] {
  return clocks.flatMap((clock, device) => {
    const made: SentReview[] = []
    for (let n = 0; n < ENTRIES / clocks.length; n += 1) {
      const undoable = made.filter(({ kind }) => kind !== 'undo')
      made.push(deedOf(chance, chance.pick(factIds), clock(NOON + n * 7 * MINUTE), undoable))
    }
    const batches: Batch[] = []
    for (let at = 0; at < made.length; ) {
      const size = 1 + chance.int(25)
      batches.push({ device, reviews: chance.shuffle(made.slice(at, at + size)) })
      at += size
    }
    return batches
  })
}

/** What a device takes the time to be, milliseconds. */
type Clock = (now: number) => number

const JUMP = NOON + 9 * HOUR
const clockOf = (chance: Chance): Clock => {
  const [before, after] = [chance.int(25) - 12, chance.int(25) - 12]
  return (now) => now + (now < JUMP ? before : after) * HOUR
}

test.each([1, 2, 3, 4, 5])(
  'two devices at once, with wrong clocks and repeats: all is stored once and folded, run %i',
  async (run) => {
    const chance = random(`two devices ${run}`)
    const userId = await newLearner(database.db)
    const { id: comparisonId, factIds } = await newComparison(database.db, userId, FACTS)
    const clocks = [clockOf(chance), clockOf(chance)]
    const batches = batchesOf(chance, factIds, clocks)
    const places = new Map<string, number[]>()
    const outcomes: string[] = []

    async function deliver({ device, reviews }: Batch, now: number): Promise<void> {
      const sentAt = clocks[device]?.(now) ?? null
      for (const { id, at } of reviews) {
        places.set(id, [...(places.get(id) ?? []), placeInTime(at, { sentAt, now }).at])
      }
      const verdicts = await recordReviews(database.db, userId, reviews, now, sentAt)
      expect(verdicts.map(({ id }) => id)).toEqual(reviews.map(({ id }) => id))
      outcomes.push(...verdicts.map(({ status }) => status))
    }

    let now = NOON + 18 * HOUR
    for (let waiting = chance.shuffle(batches); waiting.length > 0; waiting = waiting.slice(4)) {
      now += 10 * MINUTE
      const repeats = [chance.pick(batches), waiting[0]].filter((batch) => batch !== undefined)
      await Promise.all([...waiting.slice(0, 4), ...repeats].map((batch) => deliver(batch, now)))
    }

    const made = batches.flatMap(({ reviews }) => reviews)
    const log = await reviewsSince(database.db, userId, 0)
    expect(log.map(({ id }) => id).sort()).toEqual(made.map(({ id }) => id).sort())
    expect(outcomes.filter((status) => status === 'stored')).toHaveLength(ENTRIES)
    expect(outcomes.filter((status) => status === 'already-stored').length).toBeGreaterThan(20)
    expect(log.filter(({ id, at }) => !places.get(id)?.includes(at))).toEqual([])
    const claimed = new Map(made.map(({ id, at }) => [id, at]))
    expect(log.filter(({ id, at }) => claimed.get(id) !== at).length).toBeGreaterThan(0)

    const stored = await memoriesOf(database.db, userId, userId, comparisonId)
    const memories = new Map(stored.map(({ memory }) => [memory.factId, memory]))
    for (const factId of factIds) {
      const own: Review[] = log.filter((entry) => entry.factId === factId)
      expect(memories.get(factId) ?? null).toEqual(fold(chance.shuffle(own), DEFAULT_SETTINGS))
    }
  },
  60_000,
)

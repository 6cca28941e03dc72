import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY } from '../scheduling/day'
import { entryLogs, NOON, undoOf } from '../scheduling/fixtures'
import { fold } from '../scheduling/fold'
import { nextAtOf } from '../scheduling/schedule'
import { DEFAULT_SETTINGS, type Review, type SchedulingSettings } from '../scheduling/types'
import { figuresOf } from './figures'
import { differences, type PlainLog, plainFigures, withoutBlanks } from './figures.laws'
import type { KeptMemory } from './kept'
import { PERIOD_NAMES, PERIODS, type RetentionRow } from './retention'
import { sumOf, type Tallies, type Tally } from './tally'
import { tallyChange, tallying, tallyLog } from './tally-log'

const settings = fc
  .record({
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Auckland'),
    dayStartHour: fc.constantFrom(0, 4, 12, 22),
  })
  .map((over): SchedulingSettings => ({ ...DEFAULT_SETTINGS, ...over }))

/** A log of which some was taken back, closer together than `entryLogs` are, so that days hold several answers. */
const logs = entryLogs
  .chain((entries) =>
    fc.record({
      entries: fc.constant(entries),
      undone: fc.subarray(entries.map(({ id }) => id)),
      closer: fc.constantFrom(1, 4, 20),
    }),
  )
  .map(({ entries, undone, closer }): Review[] =>
    [...entries, ...undone.slice(0, 3).map((id) => undoOf(id))].map((entry) => ({
      ...entry,
      at: NOON + Math.round((entry.at - NOON) / closer),
    })),
  )

const plainLogs = fc
  .tuple(
    settings,
    fc.array(
      fc.record({
        log: logs,
        own: fc.option(fc.constantFrom(0.8, 0.95)),
        retired: fc.option(fc.nat(300)),
      }),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
    fc.nat(400),
  )
  .map(([general, facts, days]) => ({
    general,
    now: NOON + days * DAY,
    facts: facts.map(({ log, own, retired }, index): PlainLog => {
      const reviews = log
        .filter(({ at }) => at <= NOON + days * DAY)
        .map((review) => ({ ...review, factId: `fact ${index}` }))
      const last = Math.max(NOON, ...reviews.map(({ at }) => at))
      const removed = last + (retired ?? 0) * DAY
      return {
        reviews,
        retiredAt: retired === null || removed > NOON + days * DAY ? null : removed,
        settings: { ...general, desiredRetention: own ?? general.desiredRetention },
      }
    }),
  }))

const tallied = (facts: readonly PlainLog[]) =>
  sumOf(facts.map(({ reviews, settings }) => tallyLog(reviews, tallying(settings)).tallies))

function keptOf({ reviews, settings, retiredAt }: PlainLog): KeptMemory[] {
  const memory = fold(reviews, settings)
  if (!memory || memory.state === 'new') return []
  const { stability, difficulty, lastReview } = memory
  return [{ stability, difficulty, lastReview, nextAt: nextAtOf(memory), retiredAt }]
}

/** As the database adds them up. */
function recallRows(tallies: Tallies, today: number): RetentionRow[] {
  const recalls = [...tallies.values()].filter(({ figure }) => figure === 'recall')
  return [...new Set(recalls.map(({ bucket }) => bucket))].map((bucket) => {
    const [format, age] = bucket.split('/') as [RetentionRow['format'], RetentionRow['age']]
    const counts = PERIOD_NAMES.map((period) => {
      const back = PERIODS[period] ?? Number.POSITIVE_INFINITY
      const within = recalls.filter(
        (tally) => tally.bucket === bucket && tally.day <= today && tally.day > today - back,
      )
      const total = (name: 'reviews' | 'passed' | 'sum') =>
        within.reduce((sum, tally) => sum + tally[name], 0)
      return [period, { reviews: total('reviews'), passed: total('passed'), luck: total('sum') }]
    })
    return { format, age, counts: Object.fromEntries(counts) }
  })
}

describe('figures', () => {
  test('equal those counted plainly from the log', () => {
    fc.assert(
      fc.property(plainLogs, ({ general, facts, now }) => {
        const tallies = tallied(facts)
        const plain = plainFigures(facts, general, now)
        const { scores: _, ...figures } = figuresOf(
          {
            tallies: [...tallies.values()],
            recalls: recallRows(tallies, plain.today),
            memories: facts.flatMap(keptOf),
            attempts: [],
          },
          general,
          now,
        )
        expect(differences(withoutBlanks(figures), withoutBlanks(plain))).toEqual([])
      }),
      { numRuns: 60, seed: 20261128 },
    )
  }, 60_000)
})

describe('tallies', () => {
  const arrivals = fc.record({
    settings,
    log: logs,
    order: fc.infiniteStream(fc.nat()),
    size: fc.integer({ min: 1, max: 5 }),
    repeated: fc.nat(3),
  })

  test('added to batch by batch, in any order and with repeats, equal a recount', () => {
    fc.assert(
      fc.property(arrivals, ({ settings, log, order, size, repeated }) => {
        const arriving = [...log, ...log.slice(0, repeated)]
          .map((review) => ({ review, place: order.next().value ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ review }) => review)
        const by = tallying(settings)
        const stored = new Map<string, Review>()
        const changes: Tallies[] = []
        for (let from = 0; from < arriving.length; from += size) {
          const batch = arriving.slice(from, from + size).filter(({ id }) => !stored.has(id))
          for (const review of batch) stored.set(review.id, review)
          const added = new Set(batch.map(({ id }) => id))
          const change = tallyChange([...stored.values()], (id) => added.has(id), by)
          expect(change.memory).toEqual(fold([...stored.values()], settings))
          changes.push(change.tallies)
        }
        expect(inOrder(sumOf(changes))).toEqual(inOrder(tallyLog(log, by).tallies))
      }),
      { numRuns: 200, seed: 20261128 },
    )
  }, 60_000)

  test('one more answer changes only what it touches', () => {
    const by = tallying(DEFAULT_SETTINGS)
    fc.assert(
      fc.property(entryLogs, (log) => {
        const last = log.at(-1)
        const { tallies } = tallyChange(log, (id) => id === last?.id, by)
        const days = [...tallies.values()].filter(({ figure }) => figure === 'day')
        expect(days).toHaveLength(last?.kind === 'answer' ? 1 : 0)
      }),
      { numRuns: 100, seed: 20261128 },
    )
  })
})

const inOrder = (tallies: Tallies): Tally[] =>
  [...tallies].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tally]) => tally)

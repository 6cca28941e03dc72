import { describe, expect, test } from 'vitest'
import { DAY } from '../scheduling/day'
import { newMemory } from '../scheduling/schedule'
import { DEFAULT_SETTINGS, type Memory } from '../scheduling/types'
import { calendarOf } from './calendar'
import { calibrationOf } from './calibration'
import { effortOf } from './effort'
import { forecastOf } from './forecast'
import { hardestOf } from './hardest'
import { hoursOf } from './hours'
import type { KeptMemory } from './kept'
import { knowledgeOf } from './knowledge'
import { recalledOf } from './retention'
import { type Scored, scoresOf } from './scores'
import { medianOf, shareOf, withoutLuck } from './shares'
import { spreadsOf } from './spread'
import { streakOf } from './streak'
import { studyClock } from './study-clock'
import { MILLION, type Tally } from './tally'
import { waitingBy } from './waiting'

const NOW = Date.UTC(2026, 2, 18, 12)
const TODAY = Date.UTC(2026, 2, 18) / DAY
const clock = studyClock(DEFAULT_SETTINGS)

const tally = (over: Partial<Tally>): Tally => ({
  figure: 'day',
  day: TODAY,
  bucket: '',
  count: 0,
  reviews: 0,
  passed: 0,
  sum: 0,
  ...over,
})

const kept = (over: Partial<KeptMemory> = {}): KeptMemory => ({
  stability: 10,
  difficulty: 5,
  lastReview: NOW - 10 * DAY,
  nextAt: NOW,
  retiredAt: null,
  ...over,
})

describe('shares', () => {
  test('there is none under ten', () => {
    expect(shareOf(9, 9)).toBeNull()
    expect(shareOf(9, 10)).toBe(0.9)
  })

  test('luck is taken out: guessing is worth nothing, knowing all', () => {
    expect(withoutLuck(0.5, 0.5)).toBe(0)
    expect(withoutLuck(0.4, 0.5)).toBe(0)
    expect(withoutLuck(1, 0.25)).toBe(1)
    expect(withoutLuck(0.7, 0.25)).toBeCloseTo(0.6)
    expect(withoutLuck(1, 1)).toBe(0)
  })

  test('the middle of an even number lies between two', () => {
    expect(medianOf([])).toBeNull()
    expect(medianOf([3, 1, 2])).toBe(2)
    expect(medianOf([4, 1, 3, 2])).toBe(2.5)
  })

  test('recall is corrected by the luck of its own reviews', () => {
    const counts = [
      { reviews: 10, passed: 9, luck: 10 * 0.5 * MILLION },
      { reviews: 10, passed: 9, luck: 0 },
    ]
    expect(recalledOf(counts)).toMatchObject({ reviews: 20, passed: 18, share: 0.9 })
    expect(recalledOf(counts).withoutLuck).toBeCloseTo((0.9 - 0.25) / 0.75)
    expect(recalledOf([])).toEqual({ reviews: 0, passed: 0, share: null, withoutLuck: null })
  })
})

test('the forecast knows what is overdue, today and later, and nothing suspended, removed or far away', () => {
  const at = (days: number) => kept({ nextAt: NOW + days * DAY })
  const found = forecastOf(
    [
      at(-3),
      at(-1),
      at(0),
      at(2),
      at(2),
      at(29),
      at(30),
      kept({ nextAt: null }),
      kept({ retiredAt: NOW }),
    ],
    clock,
    NOW,
  )
  expect(found).toMatchObject({ overdue: 2, total: 6 })
  expect(found.days).toHaveLength(30)
  expect([found.days[0], found.days[2], found.days[29]]).toEqual([1, 2, 1])
})

test('a fact that an edit removed stands due no longer', () => {
  const tallies = [tally({ figure: 'waiting', day: TODAY - 5, count: 1 })]
  const removed = kept({ nextAt: NOW - 5 * DAY, retiredAt: NOW - 2 * DAY })
  expect([...waitingBy(tallies, [removed], clock)]).toEqual([
    [TODAY - 5, 1],
    [TODAY - 2, -1],
  ])
  expect([...waitingBy(tallies, [kept({ nextAt: null, retiredAt: NOW })], clock)]).toHaveLength(1)
})

test('the calendar holds twelve whole months, levels by quarters, and what became of days without', () => {
  const tallies = [1, 2, 3, 4].map((count) =>
    tally({ day: TODAY - 10 + count, count, sum: count * 1000 }),
  )
  const waiting = new Map([[TODAY - 5, 1]])
  const streak = streakOf(new Map(tallies.map(({ day, count }) => [day, count])), waiting, TODAY)
  const calendar = calendarOf(tallies, streak, TODAY)
  expect(
    calendar.months.map(({ first }) => new Date(first * DAY).toISOString().slice(0, 7)),
  ).toEqual([
    '2025-04',
    '2025-05',
    '2025-06',
    '2025-07',
    '2025-08',
    '2025-09',
    '2025-10',
    '2025-11',
    '2025-12',
    '2026-01',
    '2026-02',
    '2026-03',
  ])
  expect(calendar).toMatchObject({ studied: 4, answers: 10, bounds: [2, 3, 4] })
  const march = calendar.months.at(-1)?.days ?? []
  expect(march).toHaveLength(31)
  expect(march.slice(7, 19).map(({ state, level }) => `${state} ${level}`)).toEqual([
    'free 0',
    'answered 1',
    'answered 2',
    'answered 3',
    'answered 4',
    'frozen 0',
    'frozen 0',
    'missed 0',
    'missed 0',
    'missed 0',
    'ahead 0',
    'ahead 0',
  ])
})

test('thirty days of effort end today, and what is older is left out', () => {
  const effort = effortOf(
    [
      tally({ count: 4, sum: 60_000 }),
      tally({ day: TODAY - 29, count: 8, sum: 120_000 }),
      tally({ day: TODAY - 30, count: 100 }),
    ],
    TODAY,
  )
  expect(effort).toMatchObject({ answers: 12, milliseconds: 180_000, studied: 2, median: 6 })
  expect(effort.days.map(({ day }) => day)).toEqual(
    Array.from({ length: 30 }, (_, index) => TODAY - 29 + index),
  )
})

test('the busiest hour is the one with most answers, and percentages wait for ten reviews', () => {
  const hour = (bucket: string, count: number, reviews: number) =>
    tally({ figure: 'hour', day: 0, bucket, count, reviews, passed: reviews / 2 })
  const { hours, busiest, answers } = hoursOf([hour('8', 20, 10), hour('21', 30, 8)])
  expect([busiest, answers]).toEqual([21, 50])
  expect([hours[8]?.share, hours[21]?.share, hours[3]?.answers]).toEqual([0.5, null, 0])
  expect(hoursOf([]).busiest).toBeNull()
})

test('calibration compares what was expected with what was recalled', () => {
  const bin = (bucket: string, reviews: number, passed: number, expected: number) =>
    tally({ figure: 'expected', bucket, reviews, passed, sum: reviews * expected * MILLION })
  const { bins, expected, measured, gap } = calibrationOf([
    bin('18', 30, 27, 0.92),
    bin('10', 4, 4, 0.52),
  ])
  expect(bins.map(({ from, measured: share }) => [from, share])).toEqual([
    [0.5, null],
    [0.9, 0.9],
  ])
  expect(expected).toBeCloseTo((30 * 0.92 + 4 * 0.52) / 34)
  expect(measured).toBeCloseTo(31 / 34)
  expect(gap).toBeCloseTo((measured ?? 0) - (expected ?? 0))
  expect(calibrationOf([bin('18', 9, 9, 0.9)])).toMatchObject({ measured: null, gap: null })
})

test('distributions hold every fact once, at its lower bound too', () => {
  const strong = [0.2, 1, 3, 21, 400].map((stability) => kept({ stability, lastReview: NOW }))
  const { facts, stability, difficulty, recall } = spreadsOf(
    [...strong, kept({ retiredAt: NOW })],
    DEFAULT_SETTINGS,
    NOW,
  )
  expect(facts).toBe(5)
  expect(stability.bins.map((bin) => bin.facts)).toEqual([1, 1, 1, 0, 1, 0, 0, 1])
  expect(stability.median).toBe(3)
  expect(difficulty.bins[4]).toEqual({ from: 5, to: 6, facts: 5 })
  expect(recall.bins.at(-1)?.facts).toBe(5)
})

test('what is known falls by itself, rises with reviews, and thins out to sixty points', () => {
  const long = [kept({ stability: 100, lastReview: NOW - 700 * DAY })]
  const { now, points } = knowledgeOf([], long, DEFAULT_SETTINGS, clock, NOW)
  expect(points.length).toBeGreaterThan(40)
  expect(points.length).toBeLessThanOrEqual(61)
  expect(points.at(-1)).toEqual({ day: TODAY, ...now })
  const known = points.map((point) => point.known)
  expect(known).toEqual(known.toSorted((a, b) => b - a))
  const closed = tally({ figure: 'known', day: TODAY - 3, count: 2, sum: 1.5 * MILLION })
  const reviewed = knowledgeOf(
    [closed],
    [kept({ lastReview: NOW - DAY })],
    DEFAULT_SETTINGS,
    clock,
    NOW,
  )
  expect(reviewed.points).toEqual([{ day: TODAY - 3, met: 2, known: 1.5 }, reviewed.points.at(-1)])
  expect(knowledgeOf([], [], DEFAULT_SETTINGS, clock, NOW).points).toEqual([])
})

test('quizzes compare when they are the same questions', () => {
  const taken = (id: string, over: Partial<Scored>): Scored => ({
    id,
    comparisonId: 'a',
    settings: 'seed=1',
    finishedAt: 0,
    total: 10,
    correct: 5,
    ...over,
  })
  const { attempts, series } = scoresOf([
    taken('3', { finishedAt: 3, correct: 9 }),
    taken('1', { finishedAt: 1, correct: 6 }),
    taken('2', { finishedAt: 2, settings: 'seed=2' }),
    taken('4', { finishedAt: 4, comparisonId: 'b' }),
    taken('5', { finishedAt: 5, total: 8 }),
  ])
  expect(attempts.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5'])
  expect(series).toHaveLength(1)
  expect(series[0]).toMatchObject({ comparisonId: 'a', settings: 'seed=1', gain: 3 })
})

test('the hardest fact is the one forgotten most; none that is not asked or never was forgotten', () => {
  const fact = (factId: string, over: Partial<Memory>) => ({ ...newMemory(factId), ...over })
  const hardest = hardestOf([
    fact('a', { lapses: 2, difficulty: 5 }),
    fact('b', { lapses: 3 }),
    fact('c', { lapses: 2, difficulty: 9 }),
    fact('d', { lapses: 9, suspended: true }),
    fact('e', { lapses: 0, difficulty: 10 }),
  ])
  expect(hardest.map(({ factId }) => factId)).toEqual(['b', 'c', 'a'])
})

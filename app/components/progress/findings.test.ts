import { describe, expect, test } from 'vitest'
import { recalledOf } from '@/lib/core/progress/retention'
import {
  calibrationFinding,
  effortFinding,
  forecastFinding,
  formatsFinding,
  hardestFinding,
  recallFinding,
  retentionFinding,
  scoresFinding,
  stabilityFinding,
} from './findings'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const days = Array.from({ length: 30 }, () => 0)
const MILLION = 1_000_000

describe('the forecast', () => {
  test.each([
    [{ overdue: 0, total: 0 }, 'Nothing comes due in the next 30 days'],
    [{ overdue: 0, total: 1 }, '1 fact comes due in the next 30 days'],
    [{ overdue: 0, total: 1200 }, '1,200 facts come due in the next 30 days'],
    [{ overdue: 1, total: 1 }, '1 fact is overdue'],
    [{ overdue: 12, total: 50 }, '12 facts are overdue, and 38 more come due in 30 days'],
  ])('%j', (over, said) => {
    expect(forecastFinding({ days, ...over })).toBe(said)
  })
})

describe('true retention', () => {
  const of = (reviews: number, passed: number, luck = 0) => recalledOf([{ reviews, passed, luck }])
  const retention = (month: [number, number], all: [number, number]) => ({
    periods: [
      { period: 'month' as const, young: of(0, 0), mature: of(0, 0), all: of(...month) },
      { period: 'all' as const, young: of(0, 0), mature: of(0, 0), all: of(...all) },
    ],
    formats: [],
  })

  test('says the last thirty days where they hold ten reviews', () => {
    expect(plain(retentionFinding(retention([100, 91], [200, 160]), 0.9))).toBe(
      'You recalled 91 % of what was due in 30 days; 90 % was the aim',
    )
  })

  test('else all time, and no percentage under ten', () => {
    expect(plain(retentionFinding(retention([9, 9], [200, 160]), 0.85))).toBe(
      'You recalled 80 % of what was due; 85 % was the aim',
    )
    expect(retentionFinding(retention([1, 1], [9, 9]), 0.9)).toBe(
      '9 reviews so far: percentages begin at 10',
    )
  })

  test('kinds of question are compared without luck', () => {
    const formats = [
      { format: 'true-false' as const, recalled: of(20, 18, 10 * MILLION) },
      { format: 'cloze' as const, recalled: of(20, 18) },
      { format: 'sort' as const, recalled: of(3, 0) },
    ]
    expect(formatsFinding({ periods: [], formats })).toBe(
      'Luck aside, you recall most by “Fill the blank” and least by “True or false”',
    )
    expect(plain(formatsFinding({ periods: [], formats: formats.slice(1) }))).toBe(
      'Luck aside, you recall 90 % by “Fill the blank”',
    )
    expect(formatsFinding({ periods: [], formats: formats.slice(2) })).toBe(
      '3 reviews so far: percentages begin at 10',
    )
  })
})

test.each([
  [0.01, 'the forecast fits you'],
  [0.05, 'you remember more than forecast'],
  [-0.05, 'you remember less than forecast'],
])('a gap of %d is told', (gap, said) => {
  const found = { bins: [], reviews: 50, expected: 0.9, measured: 0.9 + gap, gap }
  expect(calibrationFinding(found)).toContain(said)
})

test('without ten reviews there is nothing to compare', () => {
  const none = { bins: [], reviews: 1, expected: null, measured: null, gap: null }
  expect(calibrationFinding(none)).toBe('1 review so far: percentages begin at 10')
})

test('effort, scores, distributions and hard facts are told in one sentence each', () => {
  const day = { day: 1, answers: 4, milliseconds: 20_000 }
  expect(
    effortFinding({ days: [day], studied: 1, answers: 4, milliseconds: 20_000, median: 4 }),
  ).toBe('4 answers in 1 minute, on 1 of the last 1 days')
  expect(
    effortFinding({ days: [day], studied: 0, answers: 0, milliseconds: 0, median: null }),
  ).toBe('No answers in the last 1 days')
  const taken = { id: '1', comparisonId: 'a', settings: '', finishedAt: 1, total: 10, correct: 5 }
  expect(scoresFinding({ attempts: [taken], series: [] })).toBe('One quiz so far')
  const series = [2, 0].map((gain) => ({
    comparisonId: 'a',
    settings: '',
    attempts: [taken],
    gain,
  }))
  expect(scoresFinding({ attempts: [taken], series })).toBe(
    '2 quizzes taken again, 1 of them with more right than the first time',
  )
  expect(stabilityFinding({ bins: [], median: 40 })).toBe(
    'Half of your facts last 6 weeks or longer',
  )
  expect(plain(recallFinding({ bins: [], median: 0.94 }))).toBe(
    'Half of your facts are 94 % likely to come back, or more',
  )
  expect(stabilityFinding({ bins: [], median: null })).toBe('No facts yet')
  expect(hardestFinding([9])).toBe('One fact was forgotten 9 times')
  expect(hardestFinding([9, 4])).toBe('2 facts keep slipping; the hardest was forgotten 9 times')
})

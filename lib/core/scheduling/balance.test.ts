import { expect, test } from 'vitest'
import { balancedInterval, isBalanced, type Load, weekdayOf } from './balance'
import { studyDay } from './day'
import { NOON } from './fixtures'
import { type DayLoad, DEFAULT_SETTINGS } from './types'

/** A Monday. */
const TODAY = studyDay(NOON, 'UTC', 4)
const BAND = { lower: 8, upper: 12 }
const EVERY_DAY: DayLoad[] = Array.from({ length: 7 }, () => 'normal')

/** How often of 1,000 draws each interval of the band is picked. */
function picks(load: Partial<Load>, over: Partial<typeof DEFAULT_SETTINGS> = {}): number[] {
  const seen = [0, 0, 0, 0, 0]
  for (let i = 0; i < 1000; i++) {
    const settings = { ...DEFAULT_SETTINGS, ...over }
    const whole: Load = { due: new Map(), siblingDays: [], ...load }
    const interval = balancedInterval(BAND, TODAY, whole, settings, i / 1000)
    seen[interval - BAND.lower] = (seen[interval - BAND.lower] ?? Number.NaN) + 1
  }
  return seen
}

const due = (...counts: number[]) =>
  new Map(counts.map((count, index) => [TODAY + BAND.lower + index, count]))

test('empty days are alike', () => {
  expect(picks({})).toEqual([200, 200, 200, 200, 200])
})

test('the fewer a day holds the likelier it is, by the square; the shorter interval first', () => {
  const [eight = 0, nine = 0, ten = 0] = picks({ due: due(1, 2, 4, 100, 100) })
  // Weights 1/8, 1/4/9, 1/16/10.
  expect(eight / nine).toBeCloseTo(4.5, 1)
  expect(nine / ten).toBeCloseTo(4.5, 0)
  expect(picks({ due: due(9, 9, 0, 9, 9) })[2]).toBeGreaterThan(990)
})

test('days near a sibling are avoided, its own most', () => {
  const seen = picks({ siblingDays: [TODAY + BAND.lower] })
  expect(seen[0]).toBeLessThan(10)
  expect([...seen].sort((a, b) => a - b)).toEqual(seen)
  expect(picks({ siblingDays: [TODAY + BAND.lower - 6] })[0]).toBe(
    picks({ siblingDays: [TODAY + BAND.lower - 60] })[0],
  )
})

test('a day of least load is hardly ever picked, unless there is no other', () => {
  // Eight days after a Monday is a Tuesday.
  const tuesday = EVERY_DAY.map((day, index): DayLoad => (index === 1 ? 'minimum' : day))
  expect(picks({}, { easyDays: tuesday })[0]).toBeLessThanOrEqual(1)
  const never = EVERY_DAY.map((): DayLoad => 'minimum')
  for (const seen of picks({}, { easyDays: never })) expect(Math.abs(seen - 200)).toBeLessThan(2)
})

test('a day of reduced load takes its half of what others hold, and no more', () => {
  const easyDays = EVERY_DAY.map((day, index): DayLoad => (index === 1 ? 'reduced' : day))
  expect(picks({ due: due(4, 10, 10, 10, 10) }, { easyDays })[0]).toBeGreaterThan(500)
  expect(picks({ due: due(6, 10, 10, 10, 10) }, { easyDays })[0]).toBeLessThanOrEqual(2)
})

test('without balancing only easy days and siblings weigh', () => {
  expect(picks({ due: due(1, 50, 50, 50, 50) }, { balanceLoad: false })).toEqual([
    200, 200, 200, 200, 200,
  ])
})

test('what lies beyond 90 days is left alone, and all of it where nothing is to be even', () => {
  expect(isBalanced(90, DEFAULT_SETTINGS)).toBe(true)
  expect(isBalanced(90.1, DEFAULT_SETTINGS)).toBe(false)
  expect(isBalanced(10, { balanceLoad: false, easyDays: EVERY_DAY })).toBe(false)
  expect(isBalanced(10, { balanceLoad: false, easyDays: ['reduced'] })).toBe(true)
})

test('weekdays begin on Monday, before 1970 too', () => {
  expect(weekdayOf(TODAY)).toBe(0)
  expect(weekdayOf(0)).toBe(3)
  expect(weekdayOf(-4)).toBe(6)
})

import { describe, expect, test } from 'vitest'
import { DAY } from '../scheduling/day'
import { NOON } from '../scheduling/fixtures'
import { DEFAULT_SETTINGS } from '../scheduling/types'
import { stopNear, stopsOf } from './stops'

const TODAY = Math.floor(NOON / DAY)
const stops = (over: Partial<Parameters<typeof stopsOf>[0]> = {}) =>
  stopsOf({ first: null, now: NOON, examDay: null, most: 5, ...over }, DEFAULT_SETTINGS)
const days = (over: Parameters<typeof stops>[0]) => stops(over).map(({ day }) => day - TODAY)

describe('moments to look at', () => {
  test('without a history are today, a week and a month ahead', () => {
    expect(stops().map(({ kind, day }) => [kind, day - TODAY])).toEqual([
      ['today', 0],
      ['ahead', 7],
      ['ahead', 30],
    ])
    expect(stops().map(({ at }) => (at - NOON) / DAY)).toEqual([0, 7, 30])
  })

  test('begin with the day of the first review', () => {
    expect(days({ first: NOON })).toEqual([0, 7, 30])
    expect(days({ first: NOON - 2 * DAY })).toEqual([-2, -1, 0, 7, 30])
    expect(days({ first: NOON - 100 * DAY })).toEqual([-100, -75, -50, -26, -1, 0, 7, 30])
    expect(days({ first: NOON - 3 * DAY, most: 1 })).toEqual([-3, 0, 7, 30])
    expect(days({ first: NOON - 3 * DAY, most: 0 })).toEqual([0, 7, 30])
  })

  test('of a day that is over are its end, as its hour is set', () => {
    const [first] = stops({ first: NOON - DAY })
    expect(first?.at).toBe(Math.floor(NOON / DAY) * DAY + 4 * 3_600_000)
  })

  test('have the exam where it comes, while it is ahead', () => {
    expect(days({ examDay: TODAY + 12 })).toEqual([0, 7, 12, 30])
    expect(days({ examDay: TODAY + 7 })).toEqual([0, 7, 30])
    expect(days({ examDay: TODAY + 300 })).toEqual([0, 7, 30, 300])
    expect(stops({ examDay: TODAY + 300 }).at(-1)?.kind).toBe('exam')
    expect(days({ examDay: TODAY })).toEqual([0, 7, 30])
  })
})

test('a day finds the stop nearest to it', () => {
  const all = stops({ first: NOON - 100 * DAY })
  const near = (day: number | null) => (all[stopNear(all, day)]?.day ?? 0) - TODAY
  expect(near(null)).toBe(0)
  expect(near(TODAY)).toBe(0)
  expect(near(TODAY - 60)).toBe(-50)
  expect(near(TODAY + 8)).toBe(7)
  expect(near(0)).toBe(-100)
  expect(near(999_999)).toBe(30)
})

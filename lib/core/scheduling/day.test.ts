import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, dayDifference, HOUR, isTimeZone, startOfStudyDay, studyDay } from './day'

const QUARTER = HOUR / 4
const dateNumber = (date: string) => Date.parse(date) / DAY

test.each([
  ['2026-03-02T02:59:00Z', 'Europe/Oslo', '2026-03-01'],
  ['2026-03-02T03:00:00Z', 'Europe/Oslo', '2026-03-02'],
  ['2026-03-29T01:30:00Z', 'Europe/Oslo', '2026-03-28'],
  ['2026-03-29T02:00:00Z', 'Europe/Oslo', '2026-03-29'],
  ['2026-11-01T08:59:59Z', 'America/New_York', '2026-10-31'],
  ['2026-11-01T09:00:00Z', 'America/New_York', '2026-11-01'],
  ['2026-01-01T03:59:59Z', 'UTC', '2025-12-31'],
  ['1969-12-31T23:00:00Z', 'UTC', '1969-12-31'],
  ['2024-02-29T22:14:00Z', 'Asia/Kathmandu', '2024-02-29'],
  ['2024-02-29T22:15:00Z', 'Asia/Kathmandu', '2024-03-01'],
])('%s in %s is in the study day %s that begins at 4', (at, zone, date) => {
  expect(studyDay(Date.parse(at), zone, 4)).toBe(dateNumber(date))
})

test.each([
  [
    'an hour jumped over begins the day as the clocks jump',
    '2026-03-29',
    'Europe/Oslo',
    2,
    '2026-03-29T01:00:00Z',
  ],
  [
    'an hour that comes twice begins it the first time',
    '2026-10-25',
    'Europe/Oslo',
    2,
    '2026-10-25T00:00:00Z',
  ],
  [
    'half an hour of daylight saving',
    '2026-04-05',
    'Australia/Lord_Howe',
    2,
    '2026-04-04T15:30:00Z',
  ],
  ['midnight jumped over', '2018-11-04', 'America/Sao_Paulo', 0, '2018-11-04T03:00:00Z'],
  [
    'a date that never was begins as the next',
    '2011-12-30',
    'Pacific/Apia',
    4,
    '2011-12-30T10:00:00Z',
  ],
  ['a plain day', '2026-07-01', 'Asia/Tokyo', 4, '2026-06-30T19:00:00Z'],
])('%s', (_, date, zone, hour, at) => {
  expect(new Date(startOfStudyDay(dateNumber(date), zone, hour)).toISOString()).toBe(
    new Date(at).toISOString(),
  )
})

test('twenty minutes around midnight UTC are no day, and a long day is none either', () => {
  const between = (a: string, b: string) => dayDifference(Date.parse(a), Date.parse(b), 'UTC', 4)
  expect(between('2026-03-02T23:50:00Z', '2026-03-03T00:10:00Z')).toBe(0)
  expect(between('2026-03-02T03:50:00Z', '2026-03-02T04:10:00Z')).toBe(1)
  expect(between('2026-03-02T04:10:00Z', '2026-03-03T03:50:00Z')).toBe(0)
  expect(between('2026-03-05T12:00:00Z', '2026-03-02T12:00:00Z')).toBe(-3)
})

describe('against the runtime clock written out in another way', () => {
  const zones = Intl.supportedValuesOf('timeZone')
  const clocks = new Map(
    zones.map((zone) => [
      zone,
      new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }),
    ]),
  )
  const wall = (ms: number, zone: string) => clocks.get(zone)?.format(ms) ?? ''
  const independentDay = (ms: number, zone: string, hour: number) => {
    const text = wall(ms, zone)
    return dateNumber(text.slice(0, 10)) - (Number(text.slice(11, 13)) < hour ? 1 : 0)
  }
  const offset = (ms: number, zone: string) =>
    Date.parse(`${wall(ms, zone).replace(' ', 'T')}Z`) - ms

  /** Quarters of an hour in which the clocks of a zone were moved between 2012 and 2037. */
  function changesOf(zone: string): number[] {
    const changes: number[] = []
    for (let from = Date.UTC(2012, 0); from < Date.UTC(2037, 0); from += 20 * DAY) {
      let low = from
      let high = from + 20 * DAY
      if (offset(low, zone) === offset(high, zone)) continue
      while (high - low > QUARTER) {
        const middle = low + Math.floor((high - low) / QUARTER / 2) * QUARTER
        if (offset(middle, zone) === offset(low, zone)) low = middle
        else high = middle
      }
      changes.push(high)
    }
    return changes
  }

  test('10,000 days near a change of clocks, in every zone, at every hour', {
    timeout: 120_000,
  }, () => {
    const places = zones.flatMap((zone) =>
      [...changesOf(zone), Date.UTC(2026, 5, 15)].map((change) => ({ zone, change })),
    )
    expect(places.length).toBeGreaterThan(5000)
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.integer({ min: -36 * HOUR, max: 36 * HOUR }),
        fc.integer({ min: 0, max: 23 }),
        ({ zone, change }, shift, hour) => {
          const ms = change + shift
          const day = independentDay(ms, zone, hour)
          if (studyDay(ms, zone, hour) !== day) throw new Error(`day of ${ms}`)

          const start = startOfStudyDay(day, zone, hour)
          if (independentDay(start, zone, hour) < day) throw new Error(`begins early: ${start}`)
          for (let before = start - 1; before > start - 30 * HOUR; before -= QUARTER) {
            if (independentDay(before, zone, hour) >= day) throw new Error(`begins late: ${start}`)
          }
        },
      ),
      { numRuns: 10_000 },
    )
  })
})

test('zones are known by their IANA names', () => {
  expect(['UTC', 'Europe/Berlin', 'Asia/Calcutta', 'Etc/GMT+1'].every(isTimeZone)).toBe(true)
  expect(['', 'Mars/Olympus', '+01:00', 'Europe/Berlin\n', '../etc'].some(isTimeZone)).toBe(false)
})

test('unknown zones and impossible instants are refused', () => {
  expect(() => studyDay(0, 'Mars/Olympus', 4)).toThrow(RangeError)
  expect(() => startOfStudyDay(0, 'Mars/Olympus', 4)).toThrow(RangeError)
  for (const ms of [Number.NaN, Number.POSITIVE_INFINITY, 9e15, -6e13]) {
    expect(() => studyDay(ms, 'UTC', 4)).toThrow(RangeError)
  }
})

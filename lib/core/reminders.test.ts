import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  clockText,
  DEFAULT_TIMES,
  isQuiet,
  lateness,
  minuteOf,
  nextReminder,
  type ReminderTimes,
  reminderOf,
  untilQuiet,
} from './reminders'
import { DAY, HOUR, studyDay } from './scheduling/day'

const MINUTE = 60_000
const times = (at: string, quietFrom = '00:00', quietTo = '00:00'): ReminderTimes => ({
  at: minuteOf(at) ?? Number.NaN,
  quietFrom: minuteOf(quietFrom) ?? Number.NaN,
  quietTo: minuteOf(quietTo) ?? Number.NaN,
})
const in_ = (timeZone: string, dayStartHour = 4) => ({ timeZone, dayStartHour })
const dateNumber = (date: string) => Date.parse(date) / DAY
const iso = (ms: number) => new Date(ms).toISOString()

describe('the next reminder', () => {
  test.each([
    ['is today while its time is to come', '18:00', '22:00', '07:00', '2026-06-01T15:59:00Z', 0],
    ['is tomorrow from its time on', '18:00', '22:00', '07:00', '2026-06-01T16:00:00Z', 24],
    ['waits for the end of the quiet hours', '23:30', '22:00', '07:00', '2026-06-01T16:00:00Z', 13],
    ['waits in quiet hours of the day too', '09:30', '08:00', '10:00', '2026-06-01T16:00:00Z', 16],
    [
      'comes as the quiet hours begin no more',
      '22:00',
      '22:00',
      '07:00',
      '2026-06-01T16:00:00Z',
      13,
    ],
    ['comes as they end', '07:00', '22:00', '07:00', '2026-06-01T16:00:00Z', 13],
  ])('%s', (_, at, from, to, after, hours) => {
    const expected = Date.parse('2026-06-01T16:00:00Z') + hours * HOUR
    expect(
      iso(nextReminder(Date.parse(after), times(at, from, to), in_('Europe/Oslo'), null)),
    ).toBe(iso(expected))
  })

  test.each([
    [
      'a time jumped over comes as the clocks jump',
      '02:30',
      '2026-03-28T12:00Z',
      '2026-03-29T01:00Z',
    ],
    ['a time that comes twice counts once', '02:30', '2026-10-24T12:00Z', '2026-10-25T00:30Z'],
    ['and not the second time', '02:30', '2026-10-25T00:30Z', '2026-10-26T01:30Z'],
  ])('%s', (_, at, after, expected) => {
    const ms = nextReminder(Date.parse(after), times(at), in_('Europe/Oslo'), null)
    expect(iso(ms)).toBe(iso(Date.parse(expected)))
  })

  test('quiet hours that end within a jump end with it', () => {
    const after = Date.parse('2026-03-28T12:00Z')
    const ms = nextReminder(after, times('01:00', '00:30', '02:30'), in_('Europe/Oslo'), null)
    expect(iso(ms)).toBe('2026-03-29T01:00:00.000Z')
  })

  test('is of a later study day than the last', () => {
    const after = Date.parse('2026-06-01T12:00Z')
    const next = (sent: string, at = '18:00') =>
      iso(nextReminder(after, times(at), in_('UTC'), dateNumber(sent)))
    expect(next('2026-05-31')).toBe('2026-06-01T18:00:00.000Z')
    expect(next('2026-06-01')).toBe('2026-06-02T18:00:00.000Z')
    expect(next('2026-06-01', '03:00')).toBe('2026-06-03T03:00:00.000Z')
    expect(next('2026-06-09')).toBe('2026-06-10T18:00:00.000Z')
  })
})

describe('a reminder may be sent', () => {
  const may = (now: string, wanted: ReminderTimes, last: string | null = null, zone = 'UTC') =>
    lateness(Date.parse(now), wanted, in_(zone), last === null ? null : dateNumber(last)) !== null
  const evening = times('18:00', '20:00', '07:00')

  test.each([
    ['not before its time', '2026-06-01T17:59:59Z', false],
    ['at its time', '2026-06-01T18:00:00Z', true],
    ['a little later', '2026-06-01T19:59:59Z', true],
    ['not in the quiet hours', '2026-06-01T20:00:00Z', false],
    ['not the next morning', '2026-06-02T07:00:00Z', false],
  ])('%s', (_, now, expected) => expect(may(now, evening)).toBe(expected))

  test('once a study day', () => {
    expect(may('2026-06-01T18:00:00Z', evening, '2026-05-31')).toBe(true)
    expect(may('2026-06-01T18:00:00Z', evening, '2026-06-01')).toBe(false)
  })

  test('less than three hours late', () => {
    const wanted = times('10:00')
    expect(may('2026-06-01T12:59:59.999Z', wanted)).toBe(true)
    expect(may('2026-06-01T13:00:00Z', wanted)).toBe(false)
  })

  test('on the study day it was for', () => {
    expect(may('2026-06-01T03:59:00Z', times('03:30'))).toBe(true)
    expect(may('2026-06-01T04:00:00Z', times('03:30'))).toBe(false)
  })

  test('by the clock of the learner', () => {
    expect(may('2026-06-01T12:30:00Z', evening, null, 'Asia/Kolkata')).toBe(true)
    expect(may('2026-06-01T18:00:00Z', evening, null, 'Asia/Kolkata')).toBe(false)
  })
})

test.each([
  ['22:00', '07:00', '21:59', false],
  ['22:00', '07:00', '22:00', true],
  ['22:00', '07:00', '00:00', true],
  ['22:00', '07:00', '06:59', true],
  ['22:00', '07:00', '07:00', false],
  ['13:00', '14:00', '13:30', true],
  ['13:00', '14:00', '14:00', false],
  ['13:00', '13:00', '13:00', false],
])('quiet from %s to %s: at %s %s', (from, to, at, expected) => {
  expect(isQuiet(minuteOf(at) ?? 0, times('00:00', from, to))).toBe(expected)
})

test('it is known how long it is not quiet', () => {
  const until = (now: string, from: string, to: string, zone = 'UTC') =>
    untilQuiet(Date.parse(now), times('18:00', from, to), in_(zone))
  expect(until('2026-06-01T18:00Z', '22:00', '07:00')).toBe(4 * HOUR)
  expect(until('2026-06-01T23:00Z', '01:00', '07:00')).toBe(2 * HOUR)
  expect(until('2026-06-01T23:00Z', '01:00', '01:00')).toBeNull()
  expect(until('2026-10-25T01:10Z', '02:30', '07:00', 'Europe/Oslo')).toBe(0)
})

describe('beside a walk along the clock on the wall', () => {
  const STEP = 5 * MINUTE
  const ZONES = [
    'UTC',
    'Europe/Oslo',
    'America/New_York',
    'America/Sao_Paulo',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Asia/Gaza',
    'Africa/Casablanca',
    'Pacific/Apia',
    'Pacific/Chatham',
  ]
  const clocks = new Map(
    ZONES.map((zone) => [
      zone,
      new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }),
    ]),
  )
  const wall = (ms: number, zone: string) => clocks.get(zone)?.format(ms) ?? ''
  const offset = (ms: number, zone: string) =>
    Date.parse(`${wall(ms, zone).replace(' ', 'T')}Z`) - ms

  /** Moments near a change of clocks that a step of five minutes sees, and plain ones. */
  const places = ZONES.flatMap((zone) => {
    const found = [{ zone, around: Date.UTC(2026, 5, 15) }]
    const from = zone === 'Pacific/Apia' ? Date.UTC(2011, 11) : Date.UTC(2016, 0)
    for (let ms = from; ms < Date.UTC(2027, 0); ms += DAY) {
      if (offset(ms, zone) !== offset(ms + DAY, zone)) found.push({ zone, around: ms })
    }
    return found
  })

  const quiet = (text: string, from: string, to: string) =>
    from <= to ? text >= from && text < to : text >= from || text < to

  /**
   * Steps on, five minutes at a time: each date asks once, as its time is reached. What asks in quiet hours waits until
   * the clock walks out of them; that it is set back to before they began is no end of them.
   */
  function walked(
    after: number,
    zone: string,
    hour: number,
    [at, from, to]: readonly [string, string, string],
    lastSent: number | null,
  ): number {
    const asked = new Set<string>()
    let waiting = false
    let hushed = false
    let [before, wasQuiet] = ['', false]
    for (let ms = after - 4 * DAY; ms < after + 8 * DAY; ms += STEP) {
      const [date = '', time = ''] = wall(ms, zone).split(' ')
      const yesterday = iso(Date.parse(date) - DAY).slice(0, 10)
      for (const [day, reached] of [
        [yesterday, true],
        [date, time >= at],
      ] as const) {
        if (reached && !asked.has(day)) {
          asked.add(day)
          waiting = true
        }
      }
      const isQuietNow = quiet(time, from, to)
      if (waiting && isQuietNow) hushed = true
      if (wasQuiet && !isQuietNow && `${date} ${time}` > before) hushed = false
      before = `${date} ${time}`
      wasQuiet = isQuietNow
      if (!waiting || hushed) continue
      waiting = false
      const day = dateNumber(date) - (Number(time.slice(0, 2)) < hour ? 1 : 0)
      if (ms > after && (lastSent === null || day > lastSent)) return ms
    }
    throw new Error('walked too far')
  }

  const minute = fc.integer({ min: 0, max: 287 }).map((step) => step * 5)

  test('1,000 reminders, most of them near a change of clocks', { timeout: 120_000 }, () => {
    expect(places.length).toBeGreaterThan(150)
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.integer({ min: (-30 * HOUR) / STEP, max: (30 * HOUR) / STEP }),
        fc.integer({ min: 0, max: 23 }),
        fc.tuple(minute, minute, minute),
        fc.option(fc.integer({ min: -3, max: 2 })),
        ({ zone, around }, shift, hour, [at, quietFrom, quietTo], sent) => {
          const after = around + shift * STEP
          const last = sent === null ? null : studyDay(after, zone, hour) + sent
          const wanted = { at, quietFrom, quietTo }
          const texts = [clockText(at), clockText(quietFrom), clockText(quietTo)] as const
          const ms = nextReminder(after, wanted, in_(zone, hour), last)
          expect(iso(ms)).toBe(iso(walked(after, zone, hour, texts, last)))
          expect(lateness(ms, wanted, in_(zone, hour), last)).toBe(0)
          expect(isQuiet(minuteOf(wall(ms, zone).slice(11)) ?? -1, wanted)).toBe(false)
        },
      ),
      { numRuns: 1_000 },
    )
  })

  test('no study day has two, however late each is taken', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.integer({ min: 0, max: 23 }),
        fc.tuple(minute, minute, minute),
        fc.array(fc.integer({ min: 0, max: 4 * 12 }), { minLength: 5, maxLength: 5 }),
        ({ zone, around }, hour, [at, quietFrom, quietTo], delays) => {
          const wanted = { at, quietFrom, quietTo }
          const days: number[] = []
          let next = nextReminder(around - 2 * DAY, wanted, in_(zone, hour), null)
          for (const delay of delays) {
            const now = next + delay * STEP
            const last = days.at(-1) ?? null
            const late = lateness(now, wanted, in_(zone, hour), last)
            if (late !== null) {
              expect(late).toBe(now - next)
              days.push(studyDay(now, zone, hour))
            }
            next = nextReminder(now, wanted, in_(zone, hour), days.at(-1) ?? null)
            expect(next).toBeGreaterThan(now)
          }
          expect(days).toEqual([...new Set(days)])
        },
      ),
      { numRuns: 1_000 },
    )
  })
})

describe('the words', () => {
  test.each([
    [{ due: 9, fresh: 0, minutes: 2 }, '9 facts are ready, about 2 minutes.'],
    [{ due: 1, fresh: 0, minutes: 1 }, '1 fact is ready, about 1 minute.'],
    [{ due: 1, fresh: 1, minutes: 1 }, '1 fact and 1 new one are ready, about 1 minute.'],
    [{ due: 30, fresh: 5, minutes: 5 }, '30 facts and 5 new ones are ready, about 5 minutes.'],
    [{ due: 1200, fresh: 0, minutes: 160 }, '1,200 facts are ready, about 160 minutes.'],
  ])('of %j', (day, body) => {
    expect(reminderOf(day)).toEqual({ title: 'Your review', body, url: '/review', tag: 'review' })
  })

  test('there are none where nothing is due', () => {
    expect(reminderOf({ due: 0, fresh: 0, minutes: 1 })).toBeNull()
    expect(reminderOf({ due: 0, fresh: 20, minutes: 3 })).toBeNull()
  })
})

test('times of day are written as a time field does', () => {
  expect([clockText(0), clockText(450), clockText(1439)]).toEqual(['00:00', '07:30', '23:59'])
  for (let minute = 0; minute < 1440; minute += 1) expect(minuteOf(clockText(minute))).toBe(minute)
  for (const text of ['', '7:30', '24:00', '12:60', '07:30:00', 'noon', ' 07:30']) {
    expect(minuteOf(text), text).toBeNull()
  }
  expect(DEFAULT_TIMES).toEqual(times('18:00', '22:00', '07:00'))
})

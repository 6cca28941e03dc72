import { describe, expect, test } from 'vitest'
import { letterOf, nextMonday, type Week } from './letter'

const at = (text: string) => Date.parse(text)

test.each([
  ['a Saturday', '2026-02-28T12:00Z', 'UTC', '2026-03-02T07:00Z'],
  ['a Monday before seven', '2026-03-02T06:59Z', 'UTC', '2026-03-02T07:00Z'],
  ['a Monday at seven', '2026-03-02T07:00Z', 'UTC', '2026-03-09T07:00Z'],
  ['a Sunday in the east', '2026-03-01T23:00Z', 'Asia/Tokyo', '2026-03-08T22:00Z'],
  ['over the change of clocks', '2026-03-27T12:00Z', 'Europe/Berlin', '2026-03-30T05:00Z'],
])('after %s comes Monday at seven', (_, now, timeZone, then) => {
  expect(nextMonday(at(now), { timeZone })).toBe(at(then))
})

const week = (over: Partial<Week> = {}): Week => ({
  answers: 40,
  days: 5,
  recalled: 0.913,
  due: 9,
  minutes: 2,
  mixUp: 'Kubernetes for Docker',
  ...over,
})
const ADDRESSES = { site: 'https://discern.example', stop: 'https://discern.example/stop' }

describe('a letter', () => {
  test('tells what was done and what comes', () => {
    const { subject, text } = letterOf(week(), ADDRESSES)
    expect(subject).toBe('Your week: 9 due, about 2 min')
    expect(text).toContain('answered 40 questions on 5 days')
    expect(text).toContain('recalled 91 %')
    expect(text).toContain('Kubernetes for Docker')
    expect(text).toContain('https://discern.example/review')
    expect(text).toContain('To end it: https://discern.example/stop')
  })

  test('leaves out what is not known, and blames nobody', () => {
    const quiet = week({ answers: 0, days: 0, recalled: null, due: 0, mixUp: null })
    const { subject, text } = letterOf(quiet, ADDRESSES)
    expect(subject).toBe('Your week in Discern')
    expect(text).toContain('nothing is lost by that')
    expect(text).not.toMatch(/%|mixed up|streak|miss/)
  })

  test('counts one as one', () => {
    const { text } = letterOf(week({ answers: 1, days: 1, due: 1 }), ADDRESSES)
    expect(text).toContain('1 question on 1 day.')
    expect(text).toContain('1 fact is due')
  })
})

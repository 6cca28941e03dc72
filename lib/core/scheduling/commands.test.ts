import { describe, expect, test } from 'vitest'
import { DAY, HOUR } from './day'
import { choice, flashcard, NOON, undoOf } from './fixtures'
import { apply, fold } from './fold'
import { intervalFor, retrievability } from './fsrs'
import { type Command, DEFAULT_SETTINGS, type Memory, type Review } from './types'

const berlin = { ...DEFAULT_SETTINGS, timeZone: 'Europe/Berlin' }
/** 2026-03-03T04:00 in Berlin, where the study day after that of NOON begins. */
const NEXT_DAY = Date.UTC(2026, 2, 3, 3)

const known = [flashcard({ id: 'a', rating: 4 })]
const simple = (kind: 'suspend' | 'resume' | 'bury' | 'unbury' | 'reset', at = NOON): Command => ({
  kind,
  id: `${kind} ${at}`,
  factId: 'fact',
  at,
})
const setDue = (days: number, at = NOON): Command => ({
  kind: 'set-due',
  id: `set-due ${at}`,
  factId: 'fact',
  at,
  days,
})
const flag = (colour: number): Command => ({
  kind: 'flag',
  id: `flag ${colour}`,
  factId: 'fact',
  at: NOON,
  flag: colour,
})
const folded = (...reviews: Review[]): Memory => {
  const memory = fold(reviews, berlin)
  if (!memory) throw new Error('no memory')
  return memory
}

describe('marks', () => {
  test('suspend holds until resumed, and changes nothing else', () => {
    const before = folded(...known)
    const suspended = folded(...known, simple('suspend', NOON + 1))
    expect(suspended).toEqual({ ...before, suspended: true })
    expect(folded(...known, simple('suspend', NOON + 1), simple('resume', NOON + 2))).toEqual(
      before,
    )
  })

  test('bury holds until the next study day, unbury ends it', () => {
    expect(folded(...known, simple('bury', NOON + 1)).buriedUntil).toBe(NEXT_DAY)
    expect(folded(...known, simple('bury', NEXT_DAY - 1)).buriedUntil).toBe(NEXT_DAY)
    expect(folded(...known, simple('bury', NEXT_DAY)).buriedUntil).toBe(NEXT_DAY + DAY)
    expect(folded(...known, simple('bury', NOON + 1), simple('unbury', NOON + 2)).buriedUntil).toBe(
      0,
    )
  })

  test('a flag replaces another, 0 takes it away', () => {
    const later = { ...flag(2), at: NOON + 1 }
    expect(folded(flag(5), later).flag).toBe(2)
    expect(fold([flag(5), { ...flag(0), at: NOON + 1 }], berlin)).toBeNull()
  })

  test('a mark alone is a memory of a fact that is still new', () => {
    expect(fold([simple('suspend')], berlin)).toMatchObject({ state: 'new', suspended: true })
    expect(fold([simple('bury')], berlin)).toMatchObject({ state: 'new', introduced: 0 })
    expect(fold([flag(1)], berlin)).toMatchObject({ state: 'new', reps: 0, flag: 1 })
    expect(fold([simple('resume')], berlin)).toBeNull()
    expect(fold([simple('reset')], berlin)).toBeNull()
  })

  test('answers leave marks as they are', () => {
    expect(folded(flag(3), flashcard({ id: 'b', at: NOON + 1 }))).toMatchObject({
      flag: 3,
      state: 'learning',
      introduced: NOON + 1,
    })
  })
})

test('reset makes new and keeps the marks', () => {
  const reset = simple('reset', NOON + 2)
  expect(folded(...known, { ...flag(3), at: NOON + 1 }, reset)).toMatchObject({
    state: 'new',
    stability: 0,
    introduced: 0,
    reps: 0,
    flag: 3,
  })
  const again = flashcard({ id: 'z', at: NOON + DAY, rating: 4 })
  expect(folded(...known, reset, again)).toEqual(folded(again))
})

describe('set-due', () => {
  test('moves the day and keeps what is remembered', () => {
    const before = folded(...known)
    const moved = folded(...known, setDue(3, NOON + HOUR))
    expect(moved).toEqual({ ...before, due: NEXT_DAY + 2 * DAY })
    expect(folded(...known, setDue(0, NOON + HOUR)).due).toBe(NEXT_DAY - DAY)
  })

  test('leads out of the steps, with the days as the interval', () => {
    const learning = flashcard({ id: 'a', rating: 1 })
    const { stability } = folded(learning)
    expect(folded(learning, setDue(5, NOON + 1))).toMatchObject({
      state: 'review',
      step: 0,
      stability,
      intervalDays: 5,
      due: NEXT_DAY + 4 * DAY,
    })
    expect(folded(learning, setDue(0, NOON + 1)).intervalDays).toBe(1)
  })

  test('puts a new fact into review, as strong as the days say, met with its first answer', () => {
    const memory = folded(setDue(20))
    expect(memory).toMatchObject({
      state: 'review',
      intervalDays: 20,
      due: NEXT_DAY + 19 * DAY,
      lastReview: NOON,
      introduced: 0,
      reps: 0,
    })
    expect(retrievability(memory.stability, 20, null)).toBeCloseTo(0.9, 6)
    expect(intervalFor(memory.stability, 0.9, null)).toBeCloseTo(20, 6)
    const first = choice({ id: 'z', at: NOON + 1, policy: 2 })
    expect(folded(setDue(20), first)).toMatchObject({ introduced: NOON + 1, reps: 1 })
  })

  test('is to be asked then: neither suspended nor buried any longer', () => {
    const held = [...known, simple('suspend', NOON + 1), simple('bury', NOON + 2)]
    expect(folded(...held, setDue(1, NOON + 3))).toMatchObject({ suspended: false, buriedUntil: 0 })
  })
})

test('every command can be undone', () => {
  const commands = [
    ...(['suspend', 'bury', 'reset'] as const).map((kind) => simple(kind, NOON + 1)),
    { ...flag(4), at: NOON + 1 },
    setDue(50, NOON + 1),
  ]
  for (const command of commands) {
    expect(fold([...known, command], berlin)).not.toEqual(fold(known, berlin))
    expect(fold([...known, command, undoOf(command.id)], berlin)).toEqual(fold(known, berlin))
    expect(fold([command, undoOf(command.id)], berlin)).toBeNull()
  }
})

test('a command that comes late takes its place in time', () => {
  const after = flashcard({ id: 'z', at: NOON + DAY, rating: 3 })
  const reset = simple('reset', NOON + 1)
  expect(fold([...known, after, reset], berlin)).toEqual(fold([after], berlin))
})

describe('leeches', () => {
  const settings = { ...berlin, leechThreshold: 1, leechAction: 'suspend' as const }
  const lapse = flashcard({ id: 'b', at: NOON + 9 * DAY, rating: 1 })

  test('are suspended where the settings say so, and free again once that is undone', () => {
    expect(fold([...known, lapse], settings)).toMatchObject({ suspended: true, lapses: 1 })
    expect(fold([...known, lapse, undoOf('b')], settings)).toMatchObject({ suspended: false })
  })

  test('are only marked otherwise, and below the threshold not at all', () => {
    const marked = { ...settings, leechAction: 'mark' as const }
    expect(fold([...known, lapse], marked)).toMatchObject({ suspended: false, lapses: 1 })
    expect(fold([...known, lapse], { ...settings, leechThreshold: 2 })?.suspended).toBe(false)
  })

  test('stay free when resumed, until the next lapse that counts', () => {
    const resumed = [...known, lapse, simple('resume', NOON + 10 * DAY)]
    expect(fold(resumed, settings)?.suspended).toBe(false)
  })
})

test('flags and days that are none are refused', () => {
  for (const value of [-1, 8, 1.5, Number.NaN]) {
    expect(() => apply(null, flag(value), berlin)).toThrow(RangeError)
  }
  for (const value of [-1, 36_501, 0.5, Number.NaN]) {
    expect(() => apply(null, setDue(value), berlin)).toThrow(RangeError)
  }
  expect(() => apply(null, simple('bury', Number.NaN), berlin)).toThrow(RangeError)
})

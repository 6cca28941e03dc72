import { expect, test } from 'vitest'
import { DAY, HOUR } from '../scheduling/day'
import { choice, flashcard, NOON, undoOf } from '../scheduling/fixtures'
import { fold } from '../scheduling/fold'
import { type Answer, DEFAULT_SETTINGS, type Review } from '../scheduling/types'
import { streakOf } from './streak'

const on = (day: number, over: Partial<Answer> = {}) =>
  flashcard({ id: `d${day}${over.factId ?? ''}`, at: NOON + day * DAY, rating: 4, ...over })
const streak = (logs: Review[][], today: number, hours = 0) =>
  streakOf(logs, DEFAULT_SETTINGS, NOON + today * DAY + hours * HOUR)

/** A new fact a day, each graded Easy and so away for about eight days. */
const daily = (...days: number[]) => days.map((day) => [on(day, { factId: `f${day}` })])

test('without an answer there is no streak', () => {
  expect(streak([], 0)).toEqual({ days: 0, today: false })
  expect(streak([[]], 0)).toEqual({ days: 0, today: false })
})

test('days in a row count, today included or not yet', () => {
  expect(streak(daily(0, 1, 2), 2)).toEqual({ days: 3, today: true })
  expect(streak(daily(0, 1, 2), 3)).toEqual({ days: 3, today: false })
})

test('a day with nothing due breaks nothing and counts for nothing', () => {
  expect(streak(daily(0, 1, 4), 4)).toEqual({ days: 3, today: true })
  expect(streak(daily(0, 1), 4)).toEqual({ days: 2, today: false })
})

test('a day with something due and no answer breaks the streak', () => {
  const learning = [on(0, { rating: 3 })]
  expect(streak([learning], 1)).toEqual({ days: 1, today: false })
  expect(streak([learning], 2)).toEqual({ days: 0, today: false })
  expect(streak([[...learning, on(2)]], 2)).toEqual({ days: 1, today: true })
})

test('what was due on the last day and left undone is due on the next', () => {
  const logs = [[on(0, { factId: 'a', rating: 3 })], ...daily(1)]
  expect(streak(logs, 2)).toEqual({ days: 2, today: false })
  expect(streak(logs, 3)).toEqual({ days: 0, today: false })
})

test('a review keeps the streak until the day after it was due', () => {
  const log = [on(0)]
  const due = fold(log, DEFAULT_SETTINGS)?.intervalDays ?? Number.NaN
  expect(streak([log], due)).toEqual({ days: 1, today: false })
  expect(streak([[...log, on(due)]], due)).toEqual({ days: 2, today: true })
  expect(streak([log], due + 1)).toEqual({ days: 0, today: false })
  expect(streak([[...log, on(due + 1)]], due + 1)).toEqual({ days: 1, today: true })
})

test('an answer without effect on the schedule is study all the same', () => {
  const log = [on(0), choice({ id: 'c', at: NOON + HOUR })]
  expect(streak([log], 0)).toEqual({ days: 1, today: true })
})

test('an answer taken back is none, and one dated after today is left out', () => {
  expect(streak([[flashcard({ id: 'a' }), undoOf('a')]], 0)).toEqual({ days: 0, today: false })
  expect(streak(daily(0, 1), 0)).toEqual({ days: 1, today: true })
})

test('two in the morning belongs to the day before', () => {
  expect(streak(daily(0), 0, 14)).toEqual({ days: 1, today: true })
  expect(streak(daily(0), 0, 16)).toEqual({ days: 1, today: false })
})

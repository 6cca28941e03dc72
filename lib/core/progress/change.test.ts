import { expect, test } from 'vitest'
import { DAY } from '../scheduling/day'
import { choice, NOON, remembered } from '../scheduling/fixtures'
import { DEFAULT_SETTINGS } from '../scheduling/types'
import { changeBy } from './change'

const GRID = [
  [['a', 'b'], ['c']],
  [[], ['d']],
]
const answer = (factId: string, correct: boolean, at = NOON) =>
  choice({ id: `${factId} ${at}`, factId, correct, at })
const change = (...answers: ReturnType<typeof answer>[]) =>
  changeBy(
    answers,
    GRID,
    [remembered('a', { stability: 20 }), remembered('c', { lastReview: NOON - 20 * DAY })],
    DEFAULT_SETTINGS,
    NOON,
  )

const known = (cells: ReturnType<typeof change>['before']) =>
  cells.map((row) => row.map((cell) => cell.known))

test('nothing answered changes nothing', () => {
  const { before, after } = change()
  expect(after).toEqual(before)
  expect(known(before)).toEqual([
    [94, 85],
    ['new', 'new'],
  ])
})

test('a right answer lifts its cell, a wrong one makes it learning, others stay', () => {
  const { before, after } = change(answer('a', true), answer('c', false))
  expect(known(before)).toEqual([
    [94, 85],
    ['new', 'new'],
  ])
  expect(known(after)).toEqual([
    [100, 'learning'],
    ['new', 'new'],
  ])
  expect(after[0]?.[0]).toMatchObject({ met: 1, facts: 2, level: 2 })
})

test('a guest begins with nothing', () => {
  const { after } = changeBy([answer('d', true)], GRID, [], DEFAULT_SETTINGS, NOON)
  expect(known(after)).toEqual([
    ['new', 'new'],
    ['new', 100],
  ])
})

test('what a memory knows of already does not count again', () => {
  const { before, after } = change(answer('a', false, NOON - 10 * DAY))
  expect(after).toEqual(before)
})

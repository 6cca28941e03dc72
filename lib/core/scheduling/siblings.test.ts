import { expect, test } from 'vitest'
import { buries, RowsAsked, rowKey } from './siblings'

const ALL = { new: true, review: true, learning: true }
const NONE = { new: false, review: false, learning: false }

test('a fact puts off siblings of its kind and of those that come later, as far as switched on', () => {
  expect(buries('learning', 'learning', ALL)).toBe(true)
  expect(buries('learning', 'new', ALL)).toBe(true)
  expect(buries('review', 'review', ALL)).toBe(true)
  expect(buries('review', 'learning', ALL)).toBe(false)
  expect(buries('new', 'review', ALL)).toBe(false)
  expect(buries('review', 'new', { ...ALL, new: false })).toBe(false)
  expect(buries('review', 'review', NONE)).toBe(false)
})

test('a row is known by its comparison and topic', () => {
  const rows = new RowsAsked(ALL)
  rows.add(rowKey({ comparisonId: 'c', row: 'ports' }), 'a', 'review')
  rows.add(null, 'b', 'review')
  expect(rows.putsOff('c/ports', 'b', 'review')).toBe(true)
  expect(rows.putsOff('c/ports', 'a', 'review')).toBe(false)
  expect(rows.putsOff('d/ports', 'b', 'review')).toBe(false)
  expect(rows.putsOff(null, 'c', 'review')).toBe(false)
})

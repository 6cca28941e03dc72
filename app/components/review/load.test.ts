import { expect, test } from 'vitest'
import { DAY, studyDay } from '@/lib/core/scheduling/day'
import { newMemory } from '@/lib/core/scheduling/schedule'
import { DEFAULT_SETTINGS, type Memory } from '@/lib/core/scheduling/types'
import { loadFor } from './load'

const NOON = Date.UTC(2026, 2, 2, 12)
const today = studyDay(NOON, 'UTC', 4)
const due = (factId: string, days: number): Memory => ({
  ...newMemory(factId),
  state: 'review',
  due: NOON + days * DAY,
})
const place = (row: string) => ({ comparisonId: 'c', row, about: ['a'], examDay: null })
const places = { a: place('x'), b: place('x'), c: place('y') }
const mapOf = (...memories: Memory[]) => new Map(memories.map((memory) => [memory.factId, memory]))
const counted = { [today]: 3, [today + 5]: 2 }

test('what the server counted, without the fact itself', () => {
  const before = mapOf(due('a', 0), due('b', 5), due('c', 5))
  const load = loadFor('a', counted, before, before, places, DEFAULT_SETTINGS)
  expect([...load.due]).toEqual([
    [today, 2],
    [today + 5, 2],
  ])
})

test('what was answered since counts on its new day', () => {
  const before = mapOf(due('a', 0), due('b', 0), due('c', 0))
  const memories = mapOf(due('a', 0), due('b', 5), due('c', 0))
  const load = loadFor('a', counted, before, memories, places, DEFAULT_SETTINGS)
  expect(load.due.get(today)).toBe(1)
  expect(load.due.get(today + 5)).toBe(3)
})

test('facts of the same row are siblings, others are not', () => {
  const before = mapOf(due('a', 0), due('b', 4), due('c', 9))
  const { siblingDays } = loadFor('a', counted, before, before, places, DEFAULT_SETTINGS)
  expect(siblingDays).toEqual([today + 4])
})

import { expect, test } from 'vitest'
import { DAY, studyDay } from '@/lib/core/scheduling/day'
import { newMemory } from '@/lib/core/scheduling/schedule'
import { DEFAULT_SETTINGS, type Memory } from '@/lib/core/scheduling/types'
import { dueApartFrom } from './load'

const NOON = Date.UTC(2026, 2, 2, 12)
const today = studyDay(NOON, 'UTC', 4)
const counted = new Map([
  [today, 3],
  [today + 5, 2],
])
const due = (factId: string, days: number): Memory => ({
  ...newMemory(factId),
  state: 'review',
  due: NOON + days * DAY,
})
const mapOf = (...memories: Memory[]) => new Map(memories.map((memory) => [memory.factId, memory]))

test('what the server counted, without the fact itself', () => {
  const before = mapOf(due('a', 0), due('b', 5))
  expect([...dueApartFrom('a', counted, before, before, DEFAULT_SETTINGS)]).toEqual([
    [today, 2],
    [today + 5, 2],
  ])
})

test('what was answered since counts on its new day, what was suspended on none', () => {
  const before = mapOf(due('a', 0), due('b', 0), due('c', 0))
  const after = new Map(before).set('b', due('b', 5)).set('c', { ...due('c', 0), suspended: true })
  const load = dueApartFrom('a', counted, before, after, DEFAULT_SETTINGS)
  expect(load.get(today)).toBe(0)
  expect(load.get(today + 5)).toBe(3)
})

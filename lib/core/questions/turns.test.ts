import { describe, expect, test } from 'vitest'
import type { Comparison } from '../comparison/types'
import { MANY_FACTS } from './analysis'
import { compare } from './fixtures'
import { matrix, prose } from './fixtures-large'
import { generateItems } from './generate'
import type { Format } from './types'

/** By fact, the formats it is asked in. */
function formatsOf(comparison: Comparison): ReadonlySet<Format>[] {
  const byFact = new Map(comparison.facts.map(({ id }) => [id, new Set<Format>()]))
  for (const { format, factIds } of generateItems(comparison).items) {
    for (const id of factIds) byFact.get(id)?.add(format)
  }
  return [...byFact.values()]
}
const average = (formats: readonly ReadonlySet<Format>[]) =>
  formats.reduce((sum, { size }) => sum + size, 0) / formats.length
/** The same comparison, its last facts left out. */
const cut = (comparison: Comparison, facts: number) => {
  return { ...comparison, facts: comparison.facts.slice(0, facts) }
}

describe('the limit on variations', () => {
  const long = prose(101)
  const whole = formatsOf(cut(long, MANY_FACTS))
  const thinned = formatsOf(cut(long, MANY_FACTS + 1))

  test('leaves a comparison of 200 facts whole', () => {
    expect(MANY_FACTS).toBe(200)
    expect(average(whole)).toBeGreaterThan(6)
  })
  test('thins one of 201', () => {
    expect(average(thinned)).toBeLessThan(5)
  })
  test.each([
    ['sentences', whole, thinned],
    ['cells', formatsOf(matrix(50)), formatsOf(matrix(51))],
  ])('leaves every fact its flashcard, and three formats where it had them: %s', (_, all, few) => {
    expect(few.every((formats) => formats.has('flashcard'))).toBe(true)
    const had = all.flatMap(({ size }, at) => (size >= 3 ? [at] : []))
    expect(had.filter((at) => (few[at]?.size ?? 0) < 3)).toEqual([])
  })
  test('leaves no format out that it had', () => {
    const formatsIn = (facts: readonly ReadonlySet<Format>[]) =>
      [...new Set(facts.flatMap((formats) => [...formats]))].sort()
    expect(formatsIn(thinned)).toEqual(formatsIn(whole))
    expect(formatsIn(formatsOf(matrix(51)))).toEqual(formatsIn(formatsOf(matrix(50))))
  })
})

test('a large comparison is asked the same whatever the ids of its facts, each item once', () => {
  const comparison = matrix(60)
  const renamed = {
    ...comparison,
    facts: comparison.facts.map((fact, at) => ({ ...fact, id: `other-${999 - at}` })),
  }
  const ids = generateItems(comparison).items.map(({ id }) => id)
  expect(generateItems(renamed).items.map(({ id }) => id)).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})

describe('claims of a large comparison', () => {
  const keysOf = (comparison: Comparison) =>
    generateItems(comparison).items.flatMap((item) => {
      return item.format === 'true-false' ? [item.key] : []
    })
  test('are true and false about as often', () => {
    const keys = keysOf(matrix(200))
    const wrong = keys.filter((key) => key === 1).length
    expect(Math.abs(wrong / keys.length - 0.5)).toBeLessThan(0.15)
  })
  test('are not asked when none can be made false; the facts are then in other formats', () => {
    const rows = Array.from({ length: 210 }, (_, row) => [`Kiln ${row}`, `Warms ${row} plates`, ''])
    const comparison = compare(['Alpha', 'Beta'], rows as [string, string, string][], 'value')
    expect(keysOf(comparison)).toEqual([])
    expect(formatsOf(comparison).every((formats) => formats.has('flashcard'))).toBe(true)
  })
})

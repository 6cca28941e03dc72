import { expect, test } from 'vitest'
import { hash, hashOfAll } from './hash'
import { random } from './random'

test('a seed gives the same draws again', () => {
  const draws = (seed: string) => Array.from({ length: 20 }, () => random(seed).int(1000))
  expect(draws('a')).toEqual(draws('a'))
  expect(random('a').shuffle([1, 2, 3, 4, 5, 6, 7])).toEqual(
    random('a').shuffle([1, 2, 3, 4, 5, 6, 7]),
  )
  expect(random('a').int(1_000_000)).not.toBe(random('b').int(1_000_000))
})

test('these draws are the same on every machine', () => {
  const chance = random('discern')
  expect([chance.int(100), chance.int(100), chance.pick(['x', 'y', 'z'])]).toMatchInlineSnapshot(`
    [
      10,
      67,
      "z",
    ]
  `)
  expect(hash('discern')).toMatchInlineSnapshot(`"0ukjr7t05qva8e"`)
})

test('shuffling keeps the members and every order comes up', () => {
  const seen = new Map<string, number>()
  for (let seed = 0; seed < 6000; seed += 1) {
    const order = random(`s${seed}`).shuffle(['a', 'b', 'c']).join('')
    seen.set(order, (seen.get(order) ?? 0) + 1)
  }
  expect([...seen.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba'])
  for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(130)
})

test('there is nothing to pick from an empty list', () => {
  expect(() => random('a').pick([])).toThrow(RangeError)
})

test('texts are hashed as if they were joined by U+0000', () => {
  expect(hashOfAll(['discern'])).toBe(hash('discern'))
  expect(hashOfAll(['a', '', 'bc'])).toBe(hash('a\u0000\u0000bc'))
  expect(hashOfAll(['a', 'b'])).not.toBe(hashOfAll(['ab']))
})

test('near texts have hashes apart', () => {
  const hashes = new Set(Array.from({ length: 20_000 }, (_, at) => hash(`item ${at}`)))
  expect(hashes.size).toBe(20_000)
})

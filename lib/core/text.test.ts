import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, jaccard, slug, tokens } from './text'

test.each([
  ['Café', 'cafe'],
  ['ＦＵＬＬ width', 'full width'],
  ['İstanbul', 'istanbul'],
  ['한국어', '한국어'],
  ['हिंदी', 'हिंदी'],
  ['ガ', 'ガ'],
])('fold(%s) is %s', (text, folded) => expect(fold(text)).toBe(folded))

test('folding twice changes nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)))
})

test('tokens are words and numbers, in order, repeats kept', () => {
  expect(tokens('Node.js, and node')).toEqual(['node', 'js', 'and', 'node'])
  expect(tokens(' — ')).toEqual([])
})

test.each([
  [['a', 'b'], ['b', 'c'], 1 / 3],
  [['a', 'a'], ['a'], 1],
  [[], ['a'], 0],
  [[], [], 1],
])('jaccard(%j, %j) is %d', (a, b, expected) => expect(jaccard(a, b)).toBe(expected))

test('likeness does not depend on the order', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'))
  fc.assert(fc.property(words, words, (a, b) => jaccard(a, b) === jaccard(b, a)))
})

test.each([
  ['Resource Management', 'resource-management'],
  ['  C++ ', 'c'],
  ['乐观锁', '乐观锁'],
  ['✅', ''],
])('slug(%s) is %s', (name, key) => expect(slug(name)).toBe(key))

import { expect, test } from 'vitest'
import type { Question } from '@/lib/core/exchange/question'
import { keyOf, letterOf } from './key'

const base = {
  id: 'x',
  format: 'match' as const,
  topics: [],
  instruction: '',
  stem: '',
  explanation: '',
}

test.each<[string, Question]>([
  ['A. True', { ...base, kind: 'boolean', right: true }],
  ['B. False', { ...base, kind: 'boolean', right: false }],
  ['C. three', { ...base, kind: 'choice', options: ['one', 'two', 'three'], right: 2 }],
  [
    'A. one; C. three',
    { ...base, kind: 'multiple', options: ['one', 'two', 'three'], right: [0, 2] },
  ],
  [
    '1 B, 2 A, 3 B',
    { ...base, kind: 'matching', left: ['x', 'y', 'z'], right: ['a', 'b'], pairs: [1, 0, 1] },
  ],
  ['small < big', { ...base, kind: 'order', options: ['big', 'small'], places: [1, 0] }],
  ['best', { ...base, kind: 'typed', answers: ['best', 'Best'] }],
])('the key says %s', (text, question) => {
  expect(keyOf(question)).toBe(text)
})

test('options are named past Z', () => {
  expect([0, 25, 26, 27, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA'])
})

import { expect, test } from 'vitest'
import { lineDiff } from './line-diff'

const told = (before: string, after: string) =>
  lineDiff(before, after)?.map(
    ({ kind, line, pieces }) =>
      `${kind} ${line}: ${pieces.map((piece) => (piece.kind === 'same' ? piece.text : `[${piece.text}]`)).join('')}`,
  )

test('a changed word is told within its line, with a line around', () => {
  expect(told('a\nb\nthe old word\nc\nd', 'a\nb\nthe new word\nc\nd')).toEqual([
    'same 2: b',
    'removed 3: the [old] word',
    'added 3: the [new] word',
    'same 4: c',
  ])
})

test('lines that come and go are told as a whole', () => {
  expect(told('a\nb\nc', 'a\nc\nd')).toEqual([
    'same 1: a',
    'removed 2: [b]',
    'same 2: c',
    'added 3: [d]',
  ])
})

test('texts alike but for the ends of their lines do not differ', () => {
  expect(told('a\r\nb', 'a\nb\n')).toEqual([])
})

test('texts that have next to nothing in common are not told apart', () => {
  const many = (name: string) => Array.from({ length: 5_000 }, (_, n) => `${name} ${n}`).join('\n')
  expect(lineDiff(many('a'), many('b'))).toBeNull()
})

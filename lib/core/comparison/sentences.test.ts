import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sentences } from './sentences'

function cut(text: string, names: string[] = []): string[] {
  return sentences(text, names).map(({ start, end }) => text.slice(start, end))
}

test.each([
  ['Docker is small. Kubernetes is big.', ['Docker is small.', 'Kubernetes is big.']],
  ['Use tools, e.g. Helm, i.e. charts.', ['Use tools, e.g. Helm, i.e. charts.']],
  ['A vs. B is old. C is new.', ['A vs. B is old.', 'C is new.']],
  ['Tools, etc. Kubernetes has more.', ['Tools, etc.', 'Kubernetes has more.']],
  ['Tools, etc. for all.', ['Tools, etc. for all.']],
  ['Built with Node.js and ASP.NET. It works.', ['Built with Node.js and ASP.NET.', 'It works.']],
  ['Version 1.2.3 is out. Next.', ['Version 1.2.3 is out.', 'Next.']],
  ['It is fast. iOS is supported.', ['It is fast.', 'iOS is supported.']],
  ['No. Requires a plugin. ✅', ['No.', 'Requires a plugin. ✅']],
  ['1. Fast. 2. Cheap.', ['1. Fast.', '2. Cheap.']],
  ['UPDATE ... SET a = 1', ['UPDATE ... SET a = 1']],
  ['它很快。它很小。', ['它很快。', '它很小。']],
  ['manual', ['manual']],
  ['  ', []],
])('%j is cut into %j', (text, expected) => expect(cut(text)).toEqual(expected))

test('a name written in lower case begins a sentence only where one ends', () => {
  expect(cut('pnpm is fast. npm is slow.', ['npm', 'pnpm'])).toEqual([
    'pnpm is fast.',
    'npm is slow.',
  ])
  expect(cut('Use it, e.g. npm is slow.', ['npm'])).toEqual(['Use it, e.g. npm is slow.'])
  expect(cut('It is fast. npmrc is a file.', ['npm'])).toEqual(['It is fast. npmrc is a file.'])
})

test('an accent at the end changes no cut', () => {
  const pieces = fc.constantFrom(
    ...['Docker', 'npm', 'iOS', '3', 'A', 'b', '(', ')', '[', ']', '"', "'", '-', '/', '#'],
    ...[' ', '. ', '.', '! ', '?', '... ', ', ', ': ', ';', '  ', 'e.g. ', 'etc. ', '{', '}'],
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const whole = parts.join('')
      const accented = cut(`${whole} é`, ['npm']).map((piece) => piece.replace(/é$/, 'e'))
      expect(cut(`${whole} e`, ['npm'])).toEqual(accented)
    }),
    { numRuns: 1_000 },
  )
})

test('nothing but white space is lost, and pieces are in order', () => {
  const text = fc.array(
    fc.constantFrom('A b', '. ', '.', '! ', 'e.g. ', ' ', '。', '1. ', 'npm', '"'),
  )
  fc.assert(
    fc.property(text, (parts) => {
      const whole = parts.join('')
      expect(cut(whole, ['npm']).join('').replace(/\s/g, '')).toBe(whole.replace(/\s/g, ''))
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrange, mixEvenly, partRows } from './interleave'
import type { QueueEntry } from './queue'

/** Entries from names like "a1", "a2", "b1": the letter is the row; "-" is none. */
const entries = (names: string): QueueEntry[] =>
  names
    .split(' ')
    .filter(Boolean)
    .map((factId) => ({
      factId,
      kind: 'review',
      due: 0,
      row: factId.startsWith('-') ? null : factId.charAt(0),
    }))
const names = (list: readonly QueueEntry[]) => list.map(({ factId }) => factId).join(' ')
const neighbours = (list: readonly (string | null)[]) =>
  list.filter((row, i) => row !== null && i > 0 && row === list[i - 1]).length

describe('rows are parted', () => {
  test.each([
    ['a1 b1 c1', 'a1 b1 c1'],
    ['a1 a2 b1 b2', 'a1 b1 a2 b2'],
    ['a1 a2 b1 a3', 'a1 b1 a2 a3'],
    ['a1 b1 c1 c2 c3', 'c1 a1 c2 b1 c3'],
    ['-1 -2 a1 a2', '-1 a1 -2 a2'],
    ['a1 a2', 'a1 a2'],
    ['', ''],
  ])('%s becomes %s', (given, parted) => {
    expect(names(partRows(entries(given), null))).toBe(parted)
  })

  test('from the row before, too', () => {
    expect(names(partRows(entries('a1 b1 c1'), 'a'))).toBe('b1 a1 c1')
  })

  test('with no more neighbours than must be, nothing lost', () => {
    const rows = fc.array(fc.constantFrom('a', 'b', 'c', 'd', '-'), { maxLength: 30 })
    fc.assert(
      fc.property(rows, (letters) => {
        const given = entries(letters.map((letter, i) => `${letter}${i}`).join(' '))
        const parted = partRows(given, null)
        const most = Math.max(
          0,
          ...['a', 'b', 'c', 'd'].map((row) => letters.filter((l) => l === row).length),
        )
        expect(neighbours(parted.map(({ row }) => row))).toBe(
          Math.max(0, 2 * most - letters.length - 1),
        )
        expect(parted.map(({ factId }) => factId).sort()).toEqual(
          given.map(({ factId }) => factId).sort(),
        )
      }),
    )
  })
})

test('within a rank comparisons stand together, ranks stay in order', () => {
  const movable = (factId: string, rank: number, group: string, row: string) => ({
    rank,
    group,
    entry: { factId, kind: 'review' as const, due: 0, row: `${group}/${row}` },
  })
  const arranged = arrange([
    movable('docker ports', 1, 'docker', 'ports'),
    movable('tcp order', 1, 'tcp', 'order'),
    movable('docker ports too', 1, 'docker', 'ports'),
    movable('docker volumes', 1, 'docker', 'volumes'),
    movable('tcp speed', 2, 'tcp', 'speed'),
    movable('docker images', 2, 'docker', 'images'),
  ])
  expect(arranged.map(({ factId }) => factId)).toEqual([
    'docker ports',
    'docker volumes',
    'docker ports too',
    'tcp order',
    'tcp speed',
    'docker images',
  ])
})

test('two lists are mixed evenly', () => {
  expect(mixEvenly([1, 2, 3, 4, 5, 6], [10, 20]).join(' ')).toBe('1 2 10 3 4 20 5 6')
  expect(mixEvenly([1], [])).toEqual([1])
  expect(mixEvenly([], [1, 2])).toEqual([1, 2])
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), (m, n) => {
      const mixed = mixEvenly(new Array(m).fill('first'), new Array(n).fill('second'))
      expect(mixed.filter((name) => name === 'first')).toHaveLength(m)
      expect(mixed).toHaveLength(m + n)
      for (const [i] of mixed.entries()) {
        const share = mixed.slice(0, i).filter((name) => name === 'first').length
        expect(Math.abs(share - (i * m) / (m + n))).toBeLessThanOrEqual(1)
      }
    }),
  )
})

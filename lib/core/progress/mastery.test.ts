import { describe, expect, test } from 'vitest'
import type { Comparison, Fact } from '../comparison/types'
import { DAY } from '../scheduling/day'
import { NOON } from '../scheduling/fixtures'
import { newMemory } from '../scheduling/schedule'
import { DEFAULT_SETTINGS, type Memory } from '../scheduling/types'
import { masteryOf } from './mastery'

const span = { start: 0, end: 0, line: 1, endLine: 1 }
const subject = (key: string) => ({ key, name: key, aliases: [], products: [] })

function fact(id: string, topic: string, about: string[], confidence = 1): Fact {
  return {
    id,
    topic,
    about,
    statement: id,
    form: 'sentence',
    polarity: 'affirmative',
    confidence,
    span,
  }
}

const comparison: Comparison = {
  title: 'Docker & Kubernetes',
  shape: 'prose',
  subjects: [subject('docker'), subject('kubernetes')],
  topics: ['networking', 'storage', 'scaling'].map((key) => ({ key, name: key, span })),
  facts: [
    fact('bridge', 'networking', ['docker']),
    fact('cni', 'networking', ['kubernetes']),
    fact('ports', 'networking', ['docker', 'kubernetes']),
    fact('volumes', 'storage', ['docker']),
    fact('guess', 'storage', ['kubernetes'], 0.4),
  ],
  findings: [],
}

/** A memory whose recall is .9 after `stability` days; it was reviewed 10 days ago. */
const remembered = (factId: string, stability: number): [string, Memory] => [
  factId,
  {
    ...newMemory(factId),
    state: 'review',
    stability,
    difficulty: 5,
    lastReview: NOON - 10 * DAY,
    reps: 1,
  },
]

const at = (...memories: [string, Memory][]) =>
  masteryOf(comparison, new Map(memories), DEFAULT_SETTINGS, NOON)

test('the table is that of the document, with a cell for every subject', () => {
  const { rows } = at()
  expect(rows.map(({ topic }) => topic)).toEqual(['networking', 'storage', 'scaling'])
  expect(rows.map(({ cells }) => cells.map(({ factIds }) => factIds))).toEqual([
    [
      ['bridge', 'ports'],
      ['cni', 'ports'],
    ],
    [['volumes'], []],
    [[], []],
  ])
})

test('nothing answered yet is new and unshaded', () => {
  const { rows, overall } = at()
  const cells = rows.flatMap((row) => row.cells)
  expect(cells.every(({ known, level }) => known === 'new' && level === 0)).toBe(true)
  expect(overall).toEqual({
    facts: 4,
    met: 0,
    retrievability: null,
    share: 0,
    known: 'new',
    level: 0,
  })
})

describe('a cell half answered', () => {
  const cell = at(remembered('bridge', 10)).rows[0]?.cells[0]

  test('reads as what is known of the answered part', () => {
    expect(cell).toMatchObject({ known: 90, facts: 2, met: 1 })
    expect(cell?.retrievability).toBeCloseTo(0.9, 6)
  })

  test('is shaded as half known', () => {
    expect(cell?.share).toBeCloseTo(0.45, 6)
    expect(cell?.level).toBe(1)
  })
})

test('a fact of both subjects counts in both cells and once overall', () => {
  const { rows, overall } = at(remembered('ports', 10))
  expect(rows[0]?.cells.map(({ met }) => met)).toEqual([1, 1])
  expect(overall).toMatchObject({ facts: 4, met: 1 })
  expect(overall.share).toBeCloseTo(0.225, 6)
})

test.each([
  [0.05, 1],
  [1.5, 2],
  [5, 3],
  [11, 4],
])('a stability of %d days, ten days on, is level %i', (stability, level) => {
  expect(at(remembered('volumes', stability)).rows[1]?.cells[0]?.level).toBe(level)
})

test('a fact in its learning steps is said to be learning, and does not count as known', () => {
  const [id, memory] = remembered('volumes', 10)
  const { rows, overall } = at([id, { ...memory, state: 'relearning', lastReview: NOON }])
  const cell = rows[1]?.cells[0]
  expect(cell).toMatchObject({ known: 'learning', level: 1, met: 1, share: 0 })
  expect(cell?.retrievability).toBeCloseTo(1)
  expect(overall.share).toBe(0)
})

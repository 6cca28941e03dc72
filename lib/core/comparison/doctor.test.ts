import { expect, test } from 'vitest'
import { type DiagnosisCode, diagnose } from './doctor'
import { matrix, prose } from './fixtures'
import { hedgeIn } from './hedges'

function codes(source: string): [DiagnosisCode, number][] {
  return diagnose(source).findings.map(({ code, line }) => [code, line])
}

const good = '| Storage | Keeps images in layers. | Keeps state in a key-value store. |'

test('a comparison with nothing to mend has the full score', () => {
  expect(diagnose(matrix(good))).toEqual({ score: 100, findings: [] })
  expect(diagnose(prose('| Engine | Docker has one. Kubernetes has none. |')).score).toBe(100)
})

test.each<[string, DiagnosisCode, string, string]>([
  [
    'a missing cell',
    'missing-cell',
    matrix(good, '| Age | 13 years |'),
    matrix(good, '| Age | 13 years | 10 years |'),
  ],
  [
    'an empty cell',
    'missing-cell',
    matrix(good, '| Age | | 10 years |'),
    matrix(good, '| Age | none | 10 years |'),
  ],
  [
    'a cell that speaks of one subject only',
    'one-subject',
    prose('| A | Docker has an engine. Kubernetes has nodes. |', '| B | Docker has a CLI. |'),
    prose(
      '| A | Docker has an engine. Kubernetes has nodes. |',
      '| B | Docker has a CLI. Kubernetes has kubectl. |',
    ),
  ],
  [
    'identical cells',
    'identical-cells',
    matrix(good, '| License | Apache 2.0 | Apache 2.0 |'),
    matrix(good, '| License | Apache 2.0 | MIT |'),
  ],
  [
    'a sentence of no one',
    'no-subject',
    prose('| A | Docker has an engine. Kubernetes has nodes. There is a choice. |'),
    prose('| A | Docker has an engine. Kubernetes has nodes. |'),
  ],
  [
    'a hedge',
    'hedge',
    matrix(good, '| Plugins | Has many plugins | Has 12 plugins |'),
    matrix(good, '| Plugins | Has 40 plugins | Has 12 plugins |'),
  ],
  [
    'cells that open differently',
    'not-parallel',
    matrix(good, '| Network | Provides bridges | A flat network of pods |'),
    matrix(good, '| Network | Provides bridges | Provides a flat network of pods |'),
  ],
  [
    'sentences with different verbs',
    'not-parallel',
    prose('| A | Docker provides bridges. Kubernetes requires plugins. |'),
    prose('| A | Docker provides bridges. Kubernetes does not provide bridges. |'),
  ],
  [
    'a malformed table',
    'malformed-table',
    `${matrix(good)}\n\n| a | b | c |\n|---|---|\n| 1 | 2 |`,
    matrix(good),
  ],
  [
    'a row that is too long',
    'malformed-table',
    matrix(good, '| Age | 13 | 10 | 9 |'),
    matrix(good, '| Age | 13 | 10 |'),
  ],
])('%s is found, and its mended twin is not', (_, code, broken, mended) => {
  expect(codes(broken).map(([found]) => found)).toContain(code)
  expect(codes(mended).map(([found]) => found)).not.toContain(code)
  expect(diagnose(broken).score).toBeLessThan(diagnose(mended).score)
})

test('a finding says where, why and what to do', () => {
  const { findings } = diagnose(matrix(good, '| License | Apache 2.0 | Apache 2.0 |'))
  expect(findings).toEqual([
    {
      code: 'identical-cells',
      line: 4,
      message: expect.stringContaining('Docker and Kubernetes on "License", line 4'),
      suggestion: expect.stringMatching(/^[A-Z].*\.$/),
    },
  ])
})

test.each([
  ['unreadable', 1, 'Only words.'],
  ['malformed-table', 1, '| a | b |\n| 1 | 2 |'],
] as const)('what cannot be read has no score: %s', (code, line, source) => {
  const { score, findings } = diagnose(source)
  expect(score).toBe(0)
  expect(findings.map((finding) => [finding.code, finding.line])).toEqual([[code, line]])
})

test.each([
  ['Has many plugins', 'many'],
  ['Usually needs a plugin', 'Usually'],
  ['Better for small teams', 'Better'],
  ['Very fast', 'Very'],
  ['Starts in about 2 s', null],
  ['At most 5 nodes', null],
  ['Uses the “best effort” class', null],
  ['Has 12 plugins', null],
  ['Released in May 2014', null],
])('%j hedges with %j', (statement, word) => expect(hedgeIn(statement)).toBe(word))

const three = (...rows: string[]) =>
  ['| Topic | Kite | Lark | Wren |', '|-|-|-|-|', ...rows].join('\n')

test('cells alike are reported only when no subject differs', () => {
  expect(codes(three('| Legs | two | two | two |', '| Call | long | long | short |'))).toEqual([
    ['identical-cells', 3],
  ])
})

test('names of groups of rows lack no cells; a row among others does', () => {
  const grouped = three(
    '| **Body** |',
    '| Legs | 1 | 2 | 3 |',
    '| **Voice** |',
    '| Call | 4 | 5 | 6 |',
  )
  expect(codes(grouped)).toEqual([])
  const short = three('| Legs | 1 | 2 | 3 |', '| Wings |', '| Call | 4 | 5 | 6 |')
  expect(codes(short)).toEqual([['missing-cell', 4]])
})

test('what stands before the first topic needs no twin, and a topic of two of three is not about one', () => {
  const text = (last: string) =>
    `# Kite vs Lark vs Wren\n\nKite is a bird. Wren is small.\n\n## Food\n\nKite eats mice. Lark eats seeds. ${last}`
  expect(codes(text(''))).toEqual([['missing-cell', 7]])
  expect(codes(text('Wren eats flies.'))).toEqual([])
})

test.each([
  ['Can be used by several threads at once', 'several'],
  ['Can be changed at run time', null],
  ['Built around one queue, based around events', 'around'],
  ['Based around events', null],
  ['Slower than Lark', null],
  ['Slower', 'Slower'],
  ['Sits in the lower jaw', null],
  ['Linear-time access (O(n)), slower', null],
])('%j leaves open what is true with %j', (statement, word) => {
  expect(hedgeIn(statement)).toBe(word)
})

import { expect, test } from 'vitest'
import { matrix, prose, yesNo } from './fixtures'
import { readComparison } from './read'

function refusal(source: string | Uint8Array) {
  const result = readComparison(source)
  return result.ok ? null : { code: result.error.code, line: result.error.line }
}

const wide = 'a1|'.repeat(65)
const big = Array.from({ length: 5_001 }, (_, n) => `| t${n} | a${n} | b${n} |`)

test.each([
  ['empty', null, ' \n\t'],
  ['empty', null, '\ufeff'],
  ['too-large', null, 'a'.repeat(5_000_001)],
  ['too-large', null, 'é'.repeat(2_500_001)],
  ['too-large', null, new Uint8Array(5_000_001)],
  ['too-large', 200_001, `a${'\n'.repeat(200_000)}`],
  ['binary', null, 'a\0b'],
  ['binary', null, '\ud800'],
  ['binary', null, new Uint8Array([0xff, 0xfe, 0x41, 0])],
  ['not-a-comparison', null, '# Docker & Kubernetes\n\nDocker is small.'],
  ['malformed-table', 3, `x\n\n| a | b | c |\n|---|---|\n| 1 | 2 |`],
  ['malformed-table', 1, `| a | b | c |\n|---|---|\n| 1 | 2 | 3 |\n| 1 | 2 |`],
  ['malformed-table', 1, '| a | b |\n| 1 | 2 |'],
  [
    'not-a-comparison',
    3,
    '# Docker\n\n| Feature | Description |\n|-|-|\n| Size | Docker is small. |',
  ],
  ['not-a-comparison', 3, '# Notes\n\n| A1 | B1 |\n|-|-|\n| is x | is y |'],
  ['not-a-comparison', 3, prose('| Size | Docker is small. |')],
  ['not-a-comparison', 1, '| Flag | Type | Default | Description |\n|-|-|-|-|\n| a | b | c | d |'],
  ['not-a-comparison', 1, '| T | A1 | a1 |\n|-|-|-|\n| x | 1 | 2 |'],
  ['not-a-comparison', 1, matrix()],
  ['too-many-columns', 1, `|${wide}\n|${'-|'.repeat(65)}\n|${wide}`],
  ['too-many-rows', 20_003, matrix(...Array.from({ length: 20_001 }, () => '| t | - | - |'))],
  ['cell-too-long', 3, matrix(`| t | ${'a'.repeat(4_001)} | b |`)],
  ['too-many-facts', 5_003, matrix(...big)],
] as const)('refuses as %s (line %s)', (code, line, source) => {
  expect(refusal(source)).toEqual({ code, line })
})

test.each([
  [
    '64 columns',
    `|t|${Array.from({ length: 63 }, (_, n) => `s${n}|`).join('')}\n|${'-|'.repeat(64)}\n|t|1|2|`,
  ],
  ['a cell of 4,000', matrix(`| t | ${'a'.repeat(4_000)} | b |`)],
  ['10,000 facts', matrix(...big.slice(0, 5_000))],
  ['20,000 rows', matrix(yesNo, ...Array.from({ length: 19_999 }, () => '| t | - | - |'))],
])('reads what is just within the limits: %s', (_, source) => {
  expect(readComparison(source).ok).toBe(true)
})

test('a refusal is one or two whole sentences', () => {
  for (const source of ['', 'a\0', 'x', '| a | b |\n| 1 | 2 |', prose(), matrix(...big)]) {
    const result = readComparison(source)
    expect(result.ok ? '' : result.error.message).toMatch(/^[A-Z].*[.]$/)
  }
})

test.each([
  ['quotations', '>'.repeat(20_000)],
  [
    'a list in a list',
    Array.from({ length: 2_000 }, (_, n) => `${' '.repeat(n * 2)}- a`).join('\n'),
  ],
  ['list marks', '- '.repeat(20_000)],
  ['columns', `|${'a|'.repeat(20_000)}\n|${'-|'.repeat(20_000)}\n`],
  ['rows to fill up', `|${'a|'.repeat(2_000)}\n|${'-|'.repeat(2_000)}\n${'|x\n'.repeat(5_000)}`],
  ['brackets', matrix(...Array.from({ length: 200 }, () => `| t | ${'['.repeat(3_990)} | x |`))],
  ['stars', matrix(...Array.from({ length: 200 }, () => `| t | ${'*a '.repeat(1_330)} | x |`))],
  ['names', prose(...Array.from({ length: 200 }, () => `| t | ${'Docker, '.repeat(490)} |`))],
])(
  '%s without end come to an end',
  (_, source) => {
    expect(() => readComparison(source)).not.toThrow()
  },
  20_000,
)

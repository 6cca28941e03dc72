import { expect, test } from 'vitest'
import { read } from './fixtures'
import { readComparison } from './read'

function table(title: string, ...lines: string[]): string {
  const [header = '', ...rows] = lines
  const dashes = `|${'---|'.repeat(header.split('|').length - 2)}`
  return [`# ${title}`, '', header, dashes, ...rows].join('\n')
}

test.each([
  [
    'steps',
    table('Rollout', '|Step|Done|Owner|', '|Freeze|Yes|Ann|', '|Copy|No|Bob|'),
    table('Kite vs Lark', '|Step|Kite|Lark|', '|Freeze|Yes|No|', '|Copy|No|Yes|'),
  ],
  [
    'people',
    table('Who we are', '|Name|GitHub|Role|', '|Ann|@ann|Lead|', '|Bob|@bob|Docs|'),
    table('Editors', '|Name|License|Language|', '|Kite|MIT|Rust|', '|Lark|GPL|Go|'),
  ],
  [
    'packages',
    table('What is inside', '|Package|Version|Downloads|', '|core|1.2|90|', '|cli|1.3|80|'),
    table('Parsers', '|Package|Speed|License|', '|core|1.2 s|MIT|', '|cli|1.3 s|GPL|'),
  ],
  [
    'routes',
    table('Routing', '|Route|Example URL|Params|', '|[id]|/1|one|', '|[...id]|/1/2|many|'),
    table('Routing', '|Route|Kite|Lark|', '|[id]|one|none|', '|[...id]|many|one|'),
  ],
  [
    'a section of contributors',
    '# Birds\n\n## Contributors\n\n|Ann|Bob|Cy|\n|---|---|---|\n|Dan|Eve|Fay|',
    '# Birds\n\n## Nests\n\n||Kite|Lark|\n|---|---|---|\n|Height|ten|none|',
  ],
])('a register of %s is refused, a comparison of the same form is read', (_, register, twin) => {
  const refused = readComparison(register)
  expect(refused.ok ? null : refused.error.code).toBe('not-a-comparison')
  expect(refused.ok ? '' : refused.error.message).toMatch(/^The table on line \d+ .*\.$/)
  expect(read(twin).subjects.length).toBeGreaterThan(1)
})

test('a title that compares makes of a register a comparison', () => {
  const lines = ['|Package|Version|Downloads|', '|core|1.2|90|', '|cli|1.3|80|']
  expect(readComparison(table('What is inside', ...lines)).ok).toBe(false)
  expect(read(table('core vs cli', ...lines)).subjects.map(({ name }) => name)).toEqual([
    'core',
    'cli',
  ])
})

test.each(['No.', '#', 'Sr. No.', '序号', ''])(
  'a first column %j that counts is left out',
  (head) => {
    const numbered = read(
      table('Notes', `|${head}|Kite|Lark|`, '|1|Soars|Sings|', '|2|Eats mice|Eats seeds|'),
    )
    expect(numbered.subjects.map(({ name }) => name)).toEqual(['Kite', 'Lark'])
    expect(numbered.facts.map(({ statement }) => statement)).toEqual([
      'Soars',
      'Sings',
      'Eats mice',
      'Eats seeds',
    ])
    const topical = read(
      table('Notes', `|${head}|Basis|Kite|Lark|`, '|1|Food|mice|seeds|', '|2|Call|shrill|long|'),
    )
    expect(topical.topics.map(({ name }) => name)).toEqual(['Food', 'Call'])
  },
)

test('numbers that are topics stay', () => {
  const years = read(table('Kite vs Lark', '|Year|Kite|Lark|', '|2020|12|30|', '|2021|14|28|'))
  expect(years.topics.map(({ name }) => name)).toEqual(['2020', '2021'])
})

test.each([
  [
    'settings',
    '### port\n- Type: number\n- Default: 80\n\n### host\n- Type: text\n- Default: none',
  ],
  [
    'packages',
    '### kite\n- Version: 1\n- Repository: a\n\n### lark\n- Version: 2\n- Repository: b',
  ],
  [
    'releases',
    '### 2.0.0\n- Added: tabs\n- Fixed: a leak\n\n### 1.0.0\n- Added: files\n- Fixed: a hang',
  ],
])('records of %s are refused', (_, text) => {
  expect(readComparison(`# Notes\n\n${text}\n`).ok).toBe(false)
})

test('attributes of things are read', () => {
  const text =
    '### Kite\n- Weight: 1 kg\n- Origin: trees\n\n### Lark\n- Weight: 40 g\n- Origin: ground'
  expect(read(`# Birds\n\n${text}\n`).subjects.map(({ name }) => name)).toEqual(['Kite', 'Lark'])
})

test('rows with proper names under headers that describe are subjects', () => {
  const found = read(
    table(
      'Coins',
      '|Coin|Block time|Maximum supply|Rule of consensus|',
      '|KTE|10 min|21 million|by work|',
      '|LRK|12 s|none|by vote|',
      '|WRN|2.5 min|84 million|by work|',
    ),
  )
  expect(found.subjects.map(({ name }) => name)).toEqual(['KTE', 'LRK', 'WRN'])
})

test('attributes down the side of named columns are topics', () => {
  const found = read(table('Prices', '|Product|Kite|Lark|', '|Price|1|2|', '|Weight|3|4|'))
  expect(found.subjects.map(({ name }) => name)).toEqual(['Kite', 'Lark'])
})

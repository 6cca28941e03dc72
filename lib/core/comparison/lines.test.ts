import { expect, test } from 'vitest'
import { read } from './fixtures'

function facts(source: string): [string, string][] {
  return read(source).facts.map(({ topic, about, statement }) => [
    `${topic}/${about.join('+')}`,
    statement,
  ])
}

test('a line in bold type stands for a heading; bold words in a sentence do not', () => {
  expect(facts('# Kite vs Lark\n\n**Kite**\nPros\n- soars\n\n**Lark**\nPros\n- sings')).toEqual([
    ['pros/kite', 'soars'],
    ['pros/lark', 'sings'],
  ])
  expect(facts('# Kite vs Lark\n\n**Kite** soars.\n\n**Lark** sings.')).toEqual([
    ['overview/kite', 'Kite soars.'],
    ['overview/lark', 'Lark sings.'],
  ])
})

test('a written break ends a statement; a line that merely goes on does not', () => {
  expect(facts('# Kite vs Lark\n\nKite: soars high<br>Lark: sings long')).toEqual([
    ['overview/kite', 'soars high'],
    ['overview/lark', 'sings long'],
  ])
  expect(facts('# Kite vs Lark\n\nKite soars  \nhigh.  \nLark sings.')).toEqual([
    ['overview/kite', 'Kite soars high.'],
    ['overview/lark', 'Lark sings.'],
  ])
})

test('a hyphen between spaces sets off a label; a hyphen in a word does not', () => {
  expect(facts('# Kite vs Lark\n\n- Kite - soars high\n- Lark - sings long')).toEqual([
    ['overview/kite', 'soars high'],
    ['overview/lark', 'sings long'],
  ])
  expect(facts('# Kite vs Lark\n\n- Kite-like wings help Kite.\n- Lark sings.')[0]?.[1]).toBe(
    'Kite-like wings help Kite.',
  )
})

test('a point explained under a topic keeps its words; a label both subjects carry is a topic', () => {
  const source = `# Kite vs Lark

## Kite

Cons:
- Shy: it leaves when seen.
- Nest: needs trees.

## Lark

Cons:
- Nest: lies on the ground.
`
  expect(facts(source)).toEqual([
    ['cons/kite', 'Shy: it leaves when seen.'],
    ['nest/kite', 'needs trees.'],
    ['nest/lark', 'lies on the ground.'],
  ])
})

test('a table under the heading of a subject is about that subject', () => {
  const rows = (...lines: string[]) =>
    ['', '|Feature|Description|', '|---|---|', ...lines, ''].join('\n')
  const source = `# Kite vs Lark\n\n## Kite (bird of prey)\n${rows('|Food|Hunts mice|')}\n## Lark\n${rows('|Food|Picks seeds|')}`
  expect(facts(source)).toEqual([
    ['food/kite', 'Hunts mice'],
    ['food/lark', 'Picks seeds'],
  ])
})

test('sentences that only lead to a list state nothing', () => {
  const source =
    '# Kite vs Lark\n\nKite and Lark differ in two ways:\n\n- Kite soars.\n- Lark sings.'
  expect(facts(source).map(([, statement]) => statement)).toEqual(['Kite soars.', 'Lark sings.'])
})

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { matrix, prose, read, yesNo } from './fixtures'

const library = new URL('../../../prisma/library/docker-and-kubernetes.md', import.meta.url)

function codes(source: string): (string | number)[][] {
  return read(source).findings.map(({ code, line }) => [code, line])
}

describe('the built-in comparison', () => {
  const source = readFileSync(library, 'utf8')
  const comparison = read(source)

  test('has two subjects, seven topics and fourteen facts, Docker first', () => {
    expect(comparison.title).toBe('Docker & Kubernetes')
    expect(comparison.shape).toBe('prose')
    expect(comparison.subjects).toEqual([
      { key: 'docker', name: 'Docker', aliases: [], products: ['Docker Swarm', 'Docker Compose'] },
      { key: 'kubernetes', name: 'Kubernetes', aliases: ['K8s'], products: [] },
    ])
    expect(comparison.topics.map(({ key }) => key)).toEqual([
      'architecture',
      'functionality',
      'scalability',
      'networking',
      'resource-management',
      'configuration',
      'ecosystem',
    ])
    expect(comparison.facts.map(({ id }) => id)).toEqual(
      comparison.topics.flatMap(({ key }) => [`${key}/docker/1`, `${key}/kubernetes/1`]),
    )
    expect(comparison.findings).toEqual([])
  })

  test('knows where every statement stands, and which one denies', () => {
    const lines = source.split('\n')
    for (const { statement, span } of comparison.facts) {
      expect(source.slice(span.start, span.end)).toBe(statement)
      expect(lines[span.line - 1]).toContain(statement)
      expect(span.endLine).toBe(span.line)
    }
    const negative = comparison.facts.filter(({ polarity }) => polarity === 'negative')
    expect(negative.map(({ id }) => id)).toEqual(['resource-management/docker/1'])
  })

  test('reads the same from bytes, with a byte order mark, and with other line ends', () => {
    expect(read(new TextEncoder().encode(source))).toEqual(comparison)
    const marked = read(`\ufeff${source.replaceAll('\n', '\r\n')}`)
    expect(marked.facts.map(({ id }) => id)).toEqual(comparison.facts.map(({ id }) => id))
    expect(marked.facts.map(({ span }) => span.line)).toEqual(
      comparison.facts.map(({ span }) => span.line),
    )
  })
})

describe('prose', () => {
  test('what nobody can be named for is withheld and reported', () => {
    const source = prose('| Use | It is popular. Docker is small. K8s is large. |')
    const { facts, findings } = read(source)
    expect(facts.map(({ about, statement }) => [about, statement])).toEqual([
      [['docker'], 'Docker is small.'],
      [['kubernetes'], 'K8s is large.'],
    ])
    expect(findings).toEqual([
      { code: 'no-subject', line: 5, message: expect.stringContaining('It is popular.') },
    ])
  })

  test('a subject goes on to the next sentence, not to the next row', () => {
    const source = prose(
      '| A | Docker is small. It is old. K8s is large. |',
      '| B | It is old. Docker, too, is. |',
    )
    expect(read(source).facts.map(({ id }) => id)).toEqual([
      'a/docker/1',
      'a/docker/2',
      'a/kubernetes/1',
      'b/docker/1',
    ])
  })

  test('three subjects, markup, and a pipe in a cell', () => {
    const source = [
      '## A1, B1 and C1',
      '| T | D |',
      '|---|---|',
      '| x | **A1** runs `a \\| b`. [B1](http://x) runs *c*.<br>C1 and A1 are new. |',
    ].join('\n')
    const { subjects, facts } = read(source)
    expect(subjects.map(({ key }) => key)).toEqual(['a1', 'b1', 'c1'])
    expect(facts.map(({ id, statement }) => [id, statement])).toEqual([
      ['x/a1/1', 'A1 runs a | b.'],
      ['x/b1/1', 'B1 runs c.'],
      ['x/a1+c1/1', 'C1 and A1 are new.'],
    ])
    expect(facts.map(({ span }) => source.slice(span.start, span.end))).toEqual([
      '**A1** runs `a \\| b`.',
      '[B1](http://x) runs *c*.',
      'C1 and A1 are new.',
    ])
  })
})

describe('matrices', () => {
  test('a cell is true of its column, sentence by sentence; what two cells say alike is one fact', () => {
    const source = matrix(
      '| Size | Docker is a small tool. Fast. | Large. Fast. |',
      '| Licence | Apache | apache |',
    )
    expect(read(source).facts.map(({ id, form, statement }) => [id, form, statement])).toEqual([
      ['size/docker/1', 'sentence', 'Docker is a small tool.'],
      ['size/docker+kubernetes/1', 'value', 'Fast.'],
      ['size/kubernetes/1', 'value', 'Large.'],
      ['licence/docker+kubernetes/1', 'value', 'Apache'],
    ])
  })

  test.each(['', '-', '—', 'n/a', 'N/A', '?', '![](x.png)'])('a cell %j states nothing', (cell) => {
    const { facts } = read(matrix(yesNo, `| Price | ${cell} | free |`))
    expect(facts.map(({ id }) => id)).toEqual([
      'scaling/docker/1',
      'scaling/kubernetes/1',
      'price/kubernetes/1',
    ])
  })

  test('short and long rows are read and reported', () => {
    const source = matrix(yesNo, '| Price | free |', '| Age | 1 | 2 | 3 |')
    expect(codes(source)).toEqual([
      ['missing-cell', 4],
      ['extra-cell', 5],
    ])
    expect(read(source).facts).toHaveLength(5)
  })

  test('tables about the same subjects are one comparison, others are left out', () => {
    const other = '| Topic | Podman | Nomad |\n|---|---|---|\n| Size | 1 | 2 |'
    const source = `# Docker vs Kubernetes\n\n${matrix(yesNo)}\n\n${other}\n\n${matrix('| Age | 1 | 2 |', '| Scaling | slow | fast |')}`
    const { topics, facts } = read(source)
    expect(topics.map(({ key }) => key)).toEqual(['scaling', 'age'])
    expect(facts.map(({ id }) => id)).toContain('scaling/docker/2')
    expect(codes(source)).toEqual([
      ['table-left-out', 7],
      ['repeated-topic', 14],
    ])
  })

  test('the subjects of the title come before larger tables', () => {
    const other = '| Topic | Podman | Nomad |\n|---|---|---|\n| Size | 1 | 2 |\n| Age | 1 | 2 |'
    const { subjects } = read(`# Docker vs Kubernetes\n\n${other}\n\n${matrix(yesNo)}`)
    expect(subjects.map(({ key }) => key)).toEqual(['docker', 'kubernetes'])
    const [first] = read(`${other}\n\n${matrix(yesNo)}`).subjects
    expect(first?.key).toBe('podman')
  })

  test('columns of remarks are no subjects', () => {
    const header = '| Topic | Docker | K8s | Notes |\n|---|---|---|---|\n'
    const { subjects, facts } = read(`${header}| Scaling | manual | automatic | since 2015 |`)
    expect(subjects.map(({ name }) => name)).toEqual(['Docker', 'K8s'])
    expect(facts).toHaveLength(2)
  })

  test('names that make the same key get keys of their own', () => {
    const { subjects, facts } = read(
      '| | C++ | C# |\n|-|-|-|\n| Speed | fast | fine |\n| speed! | a | b |',
    )
    expect(subjects.map(({ key }) => key)).toEqual(['c', 'c-2'])
    expect(facts.map(({ id }) => id)).toEqual([
      'speed/c/1',
      'speed/c-2/1',
      'speed-2/c/1',
      'speed-2/c-2/1',
    ])
  })

  test('a row without a topic goes on with the one above', () => {
    expect(read(matrix(yesNo, '| | slow | fast |')).facts.map(({ id }) => id)).toContain(
      'scaling/docker/2',
    )
    expect(codes(matrix('| | slow | fast |', yesNo))).toEqual([['no-topic', 3]])
  })

  test('tables in lists and quotations are found where they stand', () => {
    const source = `- see\n\n  > ${matrix(yesNo).replaceAll('\n', '\n  > ')}`
    const [first] = read(source).facts
    expect(source.slice(first?.span.start, first?.span.end)).toBe('manual')
  })
})

describe('titles', () => {
  test.each([
    [`---\ntitle: "A1 & B1"\n---   \n\n${matrix(yesNo)}`, 'A1 & B1'],
    [`---\nlayout: x\n---\n# Head *ing*\n${matrix(yesNo)}`, 'Head ing'],
    [`## Below\n\n${matrix(yesNo)}`, 'Below'],
    [matrix(yesNo), 'Docker & Kubernetes'],
    [`---\n\n# Rule first\n\n---\n\n${matrix(yesNo)}`, 'Rule first'],
  ])('%j is called %s', (source, title) => expect(read(source).title).toBe(title))
})

test('a broken table beside a good one is a finding', () => {
  expect(codes(`${matrix(yesNo)}\n\n| a | b |\n|---|\n`)).toEqual([['malformed-table', 5]])
})

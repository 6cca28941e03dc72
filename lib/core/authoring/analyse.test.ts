import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readComparison } from '../comparison/read'
import { analyse } from './analyse'
import { applyEdit } from './answers'
import { weakestOf } from './samples'

const LIBRARY = readFileSync(
  new URL('../../../prisma/library/docker-and-kubernetes.md', import.meta.url),
  'utf8',
)
const table = (...rows: string[]) =>
  ['# Docker & Kubernetes', '', '| Topic | Description |', '| --- | --- |', ...rows, ''].join('\n')

describe('a text that is whole', () => {
  const analysis = analyse(LIBRARY)

  test('is told row by row, with what it gives', () => {
    expect(analysis.comparison?.title).toBe('Docker & Kubernetes')
    expect(analysis.rows).toHaveLength(7)
    expect(analysis.rows[0]?.facts.map(({ about }) => about)).toEqual([['Docker'], ['Kubernetes']])
    expect(analysis.facts).toBe(14)
    expect(analysis.questions).toBeGreaterThan(60)
    expect(analysis.edit).toBeNull()
  })

  test('shows three questions, the weakest among them once', () => {
    expect(analysis.samples).toHaveLength(3)
    expect(analysis.samples.filter(({ weakest }) => weakest)).toHaveLength(1)
    expect(new Set(analysis.samples.map(({ item }) => item.id)).size).toBe(3)
  })
})

test('the weakest question is of the least sure fact, then the shortest', () => {
  const read = readComparison(LIBRARY)
  if (!read.ok) throw new Error(read.error.message)
  const [first] = read.value.facts
  const facts = read.value.facts.map((fact) => ({
    ...fact,
    confidence: fact === first ? 0.6 : 0.9,
  }))
  const weakest = weakestOf({ ...read.value, facts })
  expect(weakest?.factIds).toContain(first?.id)
})

describe('a row that is broken', () => {
  const source = table(
    '| Scale | Docker is scaled by hand. Kubernetes scales by itself. Developers like the command line. |',
    '| Net Docker has a bridge network. Kubernetes has an overlay network. |',
    '| Store | Docker keeps volumes on a host. Kubernetes claims volumes. | more |',
  )
  const { rows } = analyse(source)
  const press = (line: number, label: string) => {
    const findings = rows.filter((row) => row.line === line).flatMap((row) => row.findings)
    const answer = findings.flatMap(({ answers }) => answers).find((each) => each.label === label)
    if (!answer) throw new Error(`no answer ${label}: ${JSON.stringify(findings)}`)
    return applyEdit(source, answer.edit)
  }

  test('says what is wrong where, and nothing of the others', () => {
    expect(rows.map(({ line, topic }) => [line, topic])).toEqual([
      [5, 'Scale'],
      [6, null],
      [7, 'Store'],
    ])
    expect(rows[0]?.findings.map(({ question }) => question)).toContain(
      'Third sentence names no one: Docker, Kubernetes or both?',
    )
  })

  test.each([
    ['Docker', ['Docker']],
    ['Kubernetes', ['Kubernetes']],
    ['Both', ['Docker', 'Kubernetes']],
  ])('a sentence that names no one is given to %s by one press', (label, about) => {
    const mended = analyse(press(5, label))
    const [row] = mended.rows
    expect(row?.facts).toHaveLength(3)
    expect(row?.facts.find(({ statement }) => /developers like/.test(statement))?.about).toEqual(
      about,
    )
  })

  test('a missing cell is added by one press', () => {
    expect(press(6, 'Add an empty cell').split('\n')[5]).toMatch(/network\. \| {2}\|$/)
  })
})

test('a text that cannot be read says why, and counts nothing', () => {
  const analysis = analyse('Just some words.')
  expect(analysis).toMatchObject({
    comparison: null,
    facts: 0,
    questions: 0,
    samples: [],
    rows: [],
  })
  expect(analysis.findings[0]?.message).toMatch(/compares nothing/)
})

test('what saving does is told of what was there', () => {
  const read = readComparison(LIBRARY)
  if (!read.ok) throw new Error(read.error.message)
  const previous = read.value.facts.map((fact, index) => ({
    id: `stored-${index}`,
    topic: fact.topic,
    about: fact.about,
    statement: fact.statement,
    retired: false,
  }))
  const edited = LIBRARY.replace('Helm and Istio', 'Helm and Linkerd')
  const { edit } = analyse(edited, previous)
  expect(edit?.unchanged).toHaveLength(13)
  expect(edit?.changed.map(({ before }) => before.id)).toEqual(['stored-13'])
  const refused = analyse(edited, previous, new Set(['stored-13'])).edit
  expect(refused?.added).toHaveLength(1)
  expect(refused?.removed.map(({ id }) => id)).toEqual(['stored-13'])
})

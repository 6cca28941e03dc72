import { describe, expect, test } from 'vitest'
import { compare, dockerAndKubernetes } from './fixtures'
import { generateItems } from './generate'
import type { ClozeItem } from './types'

function blanks(comparison = dockerAndKubernetes): ClozeItem[] {
  return generateItems(comparison).items.filter((item) => item.format === 'cloze')
}
const sentence = (statement: string, other = 'Beta does it in some other way.') =>
  blanks(compare(['Alpha', 'Beta'], [['Row', statement, other]])).filter(({ factIds }) =>
    factIds[0]?.includes('alpha'),
  )

test('blanks a careful teacher would choose', () => {
  const terms = blanks().map(({ key }) => key)
  for (const term of [
    'basic',
    'declarative',
    'manual',
    'built-in',
    'container level',
    'port mapping',
  ]) {
    expect(terms).toContain(term)
  }
  for (const term of [
    'service discovery',
    'load balancing',
    'Helm',
    'Istio',
    'auto-scaling',
    'CPU',
  ]) {
    expect(terms).toContain(term)
  }
  for (const term of terms) expect(term).not.toMatch(/^(?:provides?|requires?|the|which|tools)$/)
})

test('a hyphen may be left out', () => {
  const item = blanks().find(({ key }) => key === 'built-in')
  expect(item?.accepted).toEqual(['built-in', 'built in', 'builtin'])
})

describe('refused blanks', () => {
  test('an answer that the sentence repeats', () => {
    const keys = sentence('Alpha offers containerization for every single container.').map(
      ({ key }) => key,
    )
    expect(keys).not.toContain('containerization')
  })
  test('an answer that the topic names', () => {
    const rows = compare(
      ['Alpha', 'Beta'],
      [['Networking', 'Alpha has overlay networking.', 'Beta has none.']],
    )
    expect(blanks(rows).map(({ key }) => key)).not.toContain('overlay networking')
  })
  test('a term that many facts share', () => {
    const said = (name: string) => `${name} relies on garbage collection.`
    const rows = compare(
      ['Alpha', 'Beta'],
      ['One', 'Two', 'Three'].map((topic) => [topic, said('Alpha'), said('Beta')] as const),
    )
    expect(blanks(rows)).toEqual([])
  })
})

test('the article before a blank does not hint', () => {
  const stems = sentence('Alpha runs as an event loop.').map(({ stem }) => stem)
  expect(stems).toEqual(['Alpha runs as a(n) ____.'])
})

test('the subject stays in the stem', () => {
  for (const { stem } of blanks()) expect(stem).toMatch(/Docker|Kubernetes/)
})

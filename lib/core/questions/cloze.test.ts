import { describe, expect, test } from 'vitest'
import { expansionOf } from './abbreviations'
import { spellings } from './cloze'
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
  const terms = blanks().map(({ key }) => key.replace(/^an? /, ''))
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
    'containerization platform',
  ]) {
    expect(terms).toContain(term)
  }
  for (const term of terms) expect(term).not.toMatch(/^(?:provides?|requires?|the|which|tools)$/)
})

test('a hyphen may be left out', () => {
  const item = blanks().find(({ key }) => key === 'built-in')
  expect(item?.accepted).toEqual(['built-in', 'built in', 'builtin'])
})

test('numbers on either side of a hyphen are not put together', () => {
  expect(spellings('2-9')).toEqual(['2-9'])
  expect(spellings('load balancing')).toEqual(['load balancing', 'load-balancing'])
})

test('two quantities in one are asked with both units', () => {
  const rows = compare(['Alpha', 'Beta'], [['Rating', '13 A/250 V', '16 A/120 V']], 'value')
  expect(blanks(rows).map(({ key }) => key)).toEqual(['13 A/250 V', '16 A/120 V'])
})

test('a list of names is asked under its topic', () => {
  const rows = compare(
    [{ name: 'Alpha', products: ['Alpha Hub'] }, 'Beta'],
    [['Components', 'Alpha Hub, Alpha CLI, Alpha Shell.', 'Beta runs one binary.']],
  )
  const stems = blanks(rows).map(({ stem }) => stem)
  expect(stems.every((stem) => !stem.startsWith('Alpha Hub'))).toBe(true)
})

test('a cell that only praises is no blank, a name is', () => {
  const rows = compare(
    ['Alpha', 'Beta'],
    [
      ['Community', 'Growing', 'Debian'],
      ['After push', 'Recommended', 'Connectionless'],
    ],
    'value',
  )
  expect(blanks(rows).map(({ key }) => key)).toEqual(['Debian', 'Connectionless'])
})

describe('refused blanks', () => {
  test.each([
    ['Alpha promises a consistent view.', 'a consistent view'],
    ['Alpha shows distinct capabilities.', 'distinct capabilities'],
    ['Alpha helps in the formation of crystals.', 'formation'],
    ['A demo of Alpha with nginx uses an Nginx server.', 'an Nginx server'],
    ['Alpha is built in steps: 1) Link the code.', 'Link'],
    [
      'Alpha lets teams end up sharing individual responsibilities.',
      'sharing individual responsibilities',
    ],
  ])('a blank that says too little or is told: %s', (statement, key) => {
    expect(sentence(statement).map((item) => item.key)).not.toContain(key)
  })
  test.each([
    ['Alpha automates containerized applications.', 'containerized applications'],
    ['Alpha speeds up crystallization.', 'crystallization'],
    ['A demo of Alpha with caching uses an Nginx server.', 'an Nginx server'],
  ])('but asked: %s', (statement, key) => {
    expect(sentence(statement).map((item) => item.key)).toContain(key)
  })
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

test('the article goes into the blank, and may be left out of the answer', () => {
  const [item] = sentence('Alpha runs as an event loop.')
  expect(item?.stem).toBe('Alpha runs as ____.')
  expect(item?.key).toBe('an event loop')
  expect(item?.accepted).toContain('event loop')
})

describe('an adjective after an article', () => {
  const kinds = (other: string) =>
    blanks(
      compare(
        ['Alpha', 'Beta'],
        [['Row', 'Alpha is a centralized ledger.', `Beta is ${other} ledger.`]],
      ),
    ).map(({ stem }) => stem)
  test('is asked where its rival takes the same article', () =>
    expect(kinds('a distributed')).toContain('Alpha is a ____ ledger.'))
  test('is not asked where the article tells it', () =>
    expect(kinds('an unshared')).not.toContain('Alpha is a ____ ledger.'))
})

describe('blanks without empty words', () => {
  const keys = (statement: string) => sentence(statement).map(({ key }) => key)
  test.each([
    ['Alpha starts several container images.', 'container images'],
    ['Alpha relies on various background daemons.', 'background daemons'],
    ['Alpha loads the Ingress controller at last.', 'Ingress controller'],
    ['Alpha needs 15 MB per idle worker.', '15 MB'],
    ['Alpha was tested with 5,000 hosts.', '5,000'],
  ])('%s: %s', (statement, key) => expect(keys(statement)).toContain(key))
  test.each([
    'Alpha provides the necessary information.',
    'Alpha offers a wide array of great features.',
    'Alpha shows the overall complexity.',
    'Alpha rises above the others.',
  ])('%s has none', (statement) => expect(keys(statement)).toEqual([]))
})

describe('blanks are whole noun phrases', () => {
  const keys = (statement: string) => sentence(statement).map(({ key }) => key)
  test.each([
    ['Alpha just uses JSON and ignores per-directory overrides.', 'uses JSON'],
    ['Alpha has hooks allowing extension modules.', 'hooks allowing'],
    ['Alpha has labels called metric fields.', 'called metric fields'],
    ['Alpha copies samples as rule evaluations occur.', 'rule evaluations occur'],
    ['Alpha avoids upgrading kernel modules.', 'upgrading kernel modules'],
    ['Alpha makes shared hosting easier.', 'shared hosting easier'],
  ])('%s: not %s', (statement, key) => expect(keys(statement)).not.toContain(key))
})

describe('one of several that are joined', () => {
  const keys = (statement: string) => sentence(statement).map(({ key }) => key)
  test.each([
    ['Alpha has CPU and memory limits.', ['CPU', 'memory limits']],
    [
      'Alpha simplifies load balancing and service discovery.',
      ['load balancing', 'service discovery'],
    ],
    ['Alpha is for deployment, orchestration and management.', ['orchestration']],
  ])('%s is not asked for', (statement, never) => {
    for (const key of keys(statement)) expect(never).not.toContain(key)
  })
  test('examples that are terms of their own are', () =>
    expect(keys('Alpha has gateways, such as load balancing and service discovery.')).toEqual(
      expect.arrayContaining(['load balancing', 'service discovery']),
    ))
  test('so are names', () => expect(keys('Alpha works with XML or JSON.')).toContain('JSON'))
})

describe('abbreviations', () => {
  const rows = compare(
    ['Alpha', 'Beta'],
    [
      ['One', 'Alpha relies on a Content Delivery Network (CDN).', 'Beta serves pages by itself.'],
      ['Two', 'Alpha refreshes the CDN hourly.', 'Beta refreshes nothing at all.'],
    ],
  )
  test('go into the blank with what they stand for, and each counts alone', () => {
    const item = blanks(rows).find(({ key }) => key.includes('('))
    expect(item?.stem).toBe('Alpha relies on ____.')
    expect(item?.accepted).toEqual(expect.arrayContaining(['Content Delivery Network', 'CDN']))
  })
  test('are answered by what they stand for elsewhere too', () => {
    const item = blanks(rows).find(({ key }) => key === 'CDN')
    expect(item?.accepted).toContain('Content Delivery Network')
  })
  test.each([
    ['uses a Content Delivery Network', 'CDN', 'Content Delivery Network'],
    ['Ahead-of-Time', 'AOT', 'Ahead-of-Time'],
    ['one verb', 'POST', null],
  ])('%s (%s)', (text, short, long) => expect(expansionOf(text, short)).toBe(long))
})

describe('a whole cell', () => {
  const keys = (...cells: [string, string]) =>
    blanks(compare(['Alpha', 'Beta'], [['Row', ...cells]], 'value')).map(({ stem, key }) => [
      stem,
      key,
    ])
  test.each(['Rust', 'SQLite 3', '64 MB', 'Connection-oriented'])('%s can be typed', (value) =>
    expect(keys(value, 'None')).toContainEqual(['Alpha — Row: ____', value]),
  )
  test.each([
    'Focuses on containerization',
    'Container orchestration platform',
    'Simple initially',
    'Single stack',
    'Fast',
    'Yes',
  ])('%s cannot', (value) =>
    expect(keys(value, 'None').map(([stem]) => stem)).not.toContain('Alpha — Row: ____'),
  )
})

test('the subject stays in the stem', () => {
  for (const { stem } of blanks()) expect(stem).toMatch(/Docker|Kubernetes/)
})

test.each([
  [
    'an address in it is read, not recalled',
    'Alpha keeps its registry at https://alpha.example/v2.',
  ],
  ['only how good it is stays', 'A more powerful orchestration engine.'],
])('no blank where %s', (_, statement) => {
  expect(sentence(statement)).toEqual([])
})

test.each([
  ['an adverb grades it', 'Alpha offers a fully automated recovery procedure.', 'recovery'],
  [
    'it is part of a longer name',
    'The Alpha deployment starts the container runtime.',
    'deployment',
  ],
  ['an -ing before it belongs to it', 'Alpha uses sliding window protocols.', 'window protocols'],
])('no blank for words of which %s', (_, statement, word) => {
  expect(sentence(statement).filter(({ key }) => key.includes(word))).toEqual([])
})

test('a word is not asked for under a topic that holds it, where words are not parted', () => {
  const value = (topic: string) =>
    blanks(compare(['甲锁', '乙锁'], [[topic, '阻塞', '重试']], 'value')).map(({ key }) => key)
  expect(value('阻塞情况')).not.toContain('阻塞')
  expect(value('行为')).toContain('阻塞')
})

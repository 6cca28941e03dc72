import { describe, expect, test } from 'vitest'
import { withOpposite, withoutDenial } from './altered'
import { withName, withoutConnective } from './clauses'
import { compare, dockerAndKubernetes } from './fixtures'
import { generateItems } from './generate'
import { referenceIn } from './guard-references'
import { areOpposites, oppositesOf } from './opposites'
import { opensWithVerb } from './predicate'
import type { Format } from './types'

const ab = (...rows: Parameters<typeof compare>[1]) => compare(['Alpha', 'Beta'], rows)
const outcome = (comparison: ReturnType<typeof compare>, format: Format) => {
  const { items, refused } = generateItems(comparison)
  return {
    asked: items.filter((item) => item.format === format),
    reasons: refused.filter((item) => item.format === format).map(({ reason }) => reason),
  }
}

test.each([
  ['However, it is slow.', 'It is slow.'],
  ['However it is slow.', 'It is slow.'],
  ['This means that Alpha scales.', 'Alpha scales.'],
  ['Alpha, on the other hand, is slow.', 'Alpha is slow.'],
  ['Alpha also lacks views.', 'Alpha lacks views.'],
  ['Alpha can also be cached.', 'Alpha can be cached.'],
  ['Alpha supports views too.', 'Alpha supports views.'],
  ['Alpha supports views as well.', 'Alpha supports views.'],
  ['Alpha is not only fast, but also small.', 'Alpha is not only fast, but also small.'],
  ['Alpha is too slow.', 'Alpha is too slow.'],
  ['Alpha supports views as well as joins.', 'Alpha supports views as well as joins.'],
  ['But Alpha lacks views.', 'Alpha lacks views.'],
  ['So far Alpha lacks views.', 'So far Alpha lacks views.'],
  ['That is, Alpha has joins.', 'Alpha has joins.'],
  ['That is slow.', 'That is slow.'],
  ['因此，Alpha 很快。', 'Alpha 很快。'],
  ['因此 Alpha 很快。', '因此 Alpha 很快。'],
  ['然而在 Alpha 中没有视图。', '在 Alpha 中没有视图。'],
  ['有必要说明的是，Alpha 很快。', 'Alpha 很快。'],
  ['In addition to views, Alpha has joins.', 'In addition to views, Alpha has joins.'],
])('%s stands alone as %s', (statement, alone) => expect(withoutConnective(statement)).toBe(alone))

test.each([
  ['It is a framework.', 'Alpha is a framework.'],
  ["It's a framework.", 'Alpha is a framework.'],
  ['Its scheduler weighs rules.', "Alpha's scheduler weighs rules."],
  ['It is easy to learn.', 'Alpha is easy to learn.'],
  ['It is easy to scale the cluster.', 'It is easy to scale the cluster.'],
  ['It is recommended to wait.', 'It is recommended to wait.'],
  ['It takes an hour.', 'It takes an hour.'],
  ['Items are sorted.', 'Items are sorted.'],
])('%s with the name: %s', (statement, named) => expect(withName(statement, 'Alpha')).toBe(named))

describe('what follows a name', () => {
  test.each([
    'provides networking.',
    'is fast.',
    "doesn't lock.",
    'also keeps logs.',
    'supports load balancing.',
    'typically uses 2 MB.',
    'use locators to find it.',
    'stores deltas between revisions.',
  ])('%s goes on with a verb', (rest) => expect(opensWithVerb(rest)).toBe(true))
  test.each([
    'applications are built with it.',
    'workers handle requests.',
    'modules can be loaded.',
    'master process reads files.',
    'switch flushes the buffer.',
    'containers share the kernel.',
  ])('%s makes the name longer', (rest) => expect(opensWithVerb(rest)).toBe(false))
  test('no option begins with the rest of a name', () => {
    const rows = dockerAndKubernetes.facts.length
    const texts = generateItems(
      ab(
        ['One', 'Alpha workers handle requests.', 'Beta forks for each request.'],
        ['Two', 'Alpha reads one file.', 'Beta reads many files.'],
        ['Three', 'Alpha caches pages.', 'Beta compiles templates.'],
        ['Four', 'Alpha logs to disk.', 'Beta mails its errors.'],
      ),
    ).items.flatMap((item) => (item.format === 'sort' ? item.options.map(({ text }) => text) : []))
    expect(rows).toBeGreaterThan(0)
    expect(texts.length).toBeGreaterThan(0)
    expect(texts).not.toContain('Workers handle requests.')
  })
})

describe('references to what is not shown', () => {
  test.each([
    'This allows easy filtering.',
    'Alpha — Storage: These are called checks.',
    'They will remind you of Alpha.',
    'Alpha is better if you value speed over these benefits.',
    'Alpha has a service, and the latter is slow.',
    'Alpha works as described above.',
    'Alpha supports the following:',
    'So Alpha is a good choice here.',
    '这样的报文无法理解。',
  ])('%s', (text) => expect(referenceIn(text)).not.toBe(null))
  test.each([
    'Alpha sets the state of a host and keeps it in that state.',
    'Alpha has tools such as Helm.',
    'Alpha gives each host a state and keeps this state.',
    'Alpha works in this way.',
    'Alpha follows the following rule of thumb.',
    'Alpha keeps data here and there and adds views.',
    '报文由 Alpha 加入，这样更方便。',
  ])('%s has none', (text) => expect(referenceIn(text)).toBe(null))
  test('are refused by name', () => {
    const rows = ab(['Speed', 'These benefits make Alpha fast.', 'Beta is slow.'])
    expect(outcome(rows, 'true-false').reasons).toContain('out-of-context')
  })
})

describe('statements made false', () => {
  test.each([
    ['Alpha does not support joins natively.', 'Alpha supports joins natively.'],
    ["Alpha doesn't return text.", 'Alpha returns text.'],
    ['Alpha is not a full framework.', 'Alpha is a full framework.'],
    ['Alpha cannot join tables.', 'Alpha can join tables.'],
    ['Alpha does not support any joins.', null],
    ['Alpha does not sort, but it groups.', null],
    ['Alpha does not sort and does not group.', null],
    ['Alpha sorts.', null],
  ])('%s without its denial: %s', (text, said) => expect(withoutDenial(text)).toBe(said))
  test.each([
    ['Alpha needs manual setup.', 'Alpha needs automatic setup.'],
    ['Alpha scales horizontally.', 'Alpha scales vertically.'],
    ['Alpha is faster.', 'Alpha is slower.'],
    ['Alpha can be larger due to its many parts.', null],
    ['Alpha declares constants (public static fields).', null],
    ['Alpha runs tests in parallel.', null],
    ['Alpha does not need manual setup.', null],
    ['Alpha has manual and automatic setup.', null],
    ['Alpha is an unordered set.', 'Alpha is an ordered set.'],
    ['Alpha is an unreliable link.', null],
  ])('%s turned: %s', (text, said) => expect(withOpposite(text)).toBe(said))
  test('opposites', () => {
    expect(oppositesOf('basic')).toContain('advanced')
    expect(areOpposites('one', 'two')).toBe(true)
    expect(oppositesOf('one')).toBe(undefined)
    expect(areOpposites('basic', 'manual')).toBe(false)
  })
  test('another number with the same unit, another definition, another place in one frame', () => {
    const asked = (a: string, b: string) =>
      outcome(ab(['Notes', a, b]), 'true-false')
        .asked.filter(({ key }) => key === 1)
        .map(({ stem }) => stem)
    expect(
      asked('Alpha was tested with 1,000 nodes.', 'Beta was tested with 5,000 nodes.'),
    ).toContain('Beta was tested with 1,000 nodes.')
    expect(asked('Alpha is a protocol.', 'Beta is an architectural pattern.')).toContain(
      'Beta is a protocol.',
    )
    expect(asked('Alpha is written in Rust.', 'Beta is written in Perl.')).toContain(
      'Beta is written in Rust.',
    )
    expect(asked('Alpha supports Windows.', 'Beta supports Linux.')).toEqual([])
    expect(asked('Alpha is a relational database.', 'Beta is a fast database.')).toEqual([])
  })
  test('a small name stays small', () => {
    const rows = compare(
      ['Process', 'Thread'],
      [['Cost', 'Creating a process is expensive.', 'Creating a thread is cheap.']],
    )
    const stems = outcome(rows, 'true-false').asked.map(({ stem }) => stem)
    expect(stems).toContain('Creating a thread is expensive.')
  })
})

test('what is asked fits what is shown', () => {
  const instructions = (rows: ReturnType<typeof compare>, format: Format) =>
    outcome(rows, format).asked.map(({ instruction }) => instruction)
  const cells = [['Scope', 'Container runtime', 'Cluster scheduler']] as const
  expect(instructions(compare(['Alpha', 'Beta'], cells, 'value'), 'which-subject')).toEqual(
    Array(2).fill('For which one does the comparison give this?'),
  )
  expect(instructions(dockerAndKubernetes, 'which-subject')).toContain('Which one is this about?')
  expect(instructions(dockerAndKubernetes, 'which-subject')).toContain(
    'Of which one does the sentence end like this?',
  )
})

test('a wrong option may be said of the subject itself, under a topic that does not answer', () => {
  const { asked } = outcome(dockerAndKubernetes, 'which-statement')
  const own = asked.filter((item) => {
    if (item.format !== 'which-statement') return false
    const { subject } = item.options[item.key] ?? {}
    return item.options.filter((option) => option.subject === subject).length > 1
  })
  expect(own.length).toBeGreaterThan(1)
  for (const { stem } of own) expect(stem).not.toMatch(/^Under (?:Architecture|Functionality),/)
})

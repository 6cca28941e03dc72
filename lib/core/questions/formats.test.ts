import { describe, expect, test } from 'vitest'
import type { Comparison } from '../comparison/types'
import { compare, dockerAndKubernetes } from './fixtures'
import { generateItems } from './generate'
import { itemsOf, listIn } from './lists'
import { thirdPerson } from './shared'
import type { Format, Item } from './types'

type Of<F extends Format> = Item & { readonly format: F }

function asked<F extends Format>(comparison: Comparison, format: F): Of<F>[] {
  return generateItems(comparison).items.filter((item): item is Of<F> => item.format === format)
}
const reasons = (comparison: Comparison, format: Format) =>
  generateItems(comparison)
    .refused.filter((item) => item.format === format)
    .map(({ reason }) => reason)
const ab = (...rows: Parameters<typeof compare>[1]) => compare(['Alpha', 'Beta'], rows)
const table = (...rows: Parameters<typeof compare>[1]) =>
  compare(['Postgres', 'MySQL', 'Mongo', 'Redis'], rows, 'value')

describe('contrast card', () => {
  test('a line for each subject behind', () => {
    const card = asked(dockerAndKubernetes, 'contrast')[5]
    expect(card?.stem).toBe('Configuration: how does Docker differ from Kubernetes?')
    expect(card?.key.split('\n').map((line) => line.split(':')[0])).toEqual([
      'Docker',
      'Kubernetes',
    ])
    expect(card?.factIds).toHaveLength(2)
  })
  test('statements without a stop are parted', () => {
    const rows = ab(['Use', ['Alpha runs here', 'Alpha rests.', 'Alpha ends'], 'Beta runs there'])
    expect(asked(rows, 'contrast')[0]?.key).toBe(
      'Alpha: Alpha runs here; Alpha rests. Alpha ends\nBeta: Beta runs there',
    )
  })
  test('none where nothing differs', () => {
    const rows = compare(['Alpha', 'Beta'], [['Licence', 'MIT', 'MIT']], 'value')
    expect(asked(rows, 'contrast')).toEqual([])
    expect(reasons(rows, 'contrast')).toEqual(['no-contrast'])
  })
  test('none where one is not described', () => {
    expect(asked(ab(['Speed', 'Alpha compiles scripts.', '']), 'contrast')).toEqual([])
  })
})

describe('both or neither', () => {
  test('what two nearly equal cells begin with is said of both', () => {
    const both = asked(dockerAndKubernetes, 'both-or-neither').filter(({ key }) => key === 2)
    expect(both.map(({ stem }) => stem)).toEqual(['Has a large ecosystem of tools and services.'])
  })
  test('other answers are right too, so "both" is no safe guess', () => {
    const keys = asked(dockerAndKubernetes, 'both-or-neither').map(({ key }) => key)
    expect(new Set(keys).size).toBeGreaterThan(1)
  })
  test('none at all where it would always be both', () => {
    const rows = compare(
      ['Alpha', 'Beta'],
      [
        ['Free', 'Yes', 'Yes'],
        ['Fast', 'Yes', 'Yes'],
      ],
      'value',
    )
    expect(asked(rows, 'both-or-neither')).toEqual([])
    expect(reasons(rows, 'both-or-neither')).toEqual(['always-both', 'always-both'])
  })
  test.each([
    ['Yes', 'Yes', 2],
    ['Yes', 'No', 0],
    ['No', 'Yes', 1],
    ['No', 'No', 3],
  ])('%s and %s', (a, b, key) => {
    const rows = compare(
      ['Alpha', 'Beta'],
      [
        ['Joins', a, b],
        ['Views', 'Yes', 'No'],
      ],
      'value',
    )
    expect(asked(rows, 'both-or-neither')[0]).toMatchObject({ stem: 'Has joins', key })
  })
  test('partly is no answer', () => {
    const rows = compare(['Alpha', 'Beta'], [['Joins', 'Yes', 'Partial']], 'value')
    expect(asked(rows, 'both-or-neither')).toEqual([])
  })
  test.each([
    ['are free', 'Is free'],
    ['have plugins', 'Has plugins'],
    ['require Java', 'Requires Java'],
    ['both use C', null],
    ['is free', null],
    ['free of charge', null],
  ])('%s as one says it of one: %s', (said, one) => expect(thirdPerson(said)).toBe(one))
})

describe('which subject', () => {
  test('a label’s sentence without a subject is asked as a sentence', () => {
    const rows = ab(['Kind', 'is a protocol for messages.', 'was made for teams.'])
    expect(asked(rows, 'which-subject').map(({ stem }) => stem)).toEqual([
      '____ is a protocol for messages.',
      '____ was made for teams.',
    ])
  })
  test('the end of a sentence stands without a topic that names the subject', () => {
    const rows = ab([
      'Alpha and Beta memory',
      'The Alpha is used for static memory allocation.',
      'The Beta is used for dynamic memory allocation.',
    ])
    expect(asked(rows, 'which-subject').map(({ stem }) => stem)).toEqual([
      '… for static memory allocation.',
      '… for dynamic memory allocation.',
    ])
  })
  test('what an acronym stands for is not asked', () => {
    const rows = compare(
      ['SOAP', 'REST'],
      [
        ['Name', 'SOAP stands for Simple Object Access Protocol.', 'REST stands for a style.'],
        ['Form', 'SOAP stands on envelopes.', 'REST stands on verbs.'],
      ],
    )
    expect(asked(rows, 'which-subject').map(({ stem }) => stem)).not.toContain(
      expect.stringContaining('Simple Object'),
    )
    expect(reasons(rows, 'which-subject')).toEqual(['leaks-subject'])
  })
})

describe('which statement', () => {
  test('a topic that does not read as a name stands in quotation marks', () => {
    const rows = table(
      ['first release (year)', '1996', '1995', '2009', '2010'],
      ['Founded', '1986', '1994', '2007', '2011'],
      ['In 2020', '1st', '2nd', '3rd', '4th'],
      ['Indexes', 'B-tree', 'Hash', 'Text', 'None'],
    )
    const stems = asked(rows, 'which-statement').map(({ stem }) => stem)
    expect(stems).toContain('Under “In 2020”, what does the comparison say of Mongo?')
    expect(stems).toContain('Under Indexes, what does the comparison say of Mongo?')
    expect(stems).toContain('Under “first release (year)”, what does the comparison say of Mongo?')
    expect(stems).toContain('Under Founded, what does the comparison say of Mongo?')
  })
})

describe('short answer', () => {
  test('names of things are asked, qualities are not', () => {
    const rows = table(
      ['Snout', 'Short and broad', 'Long', '', ''],
      ['Used in', 'Java and Go', 'C', '', ''],
    )
    expect(asked(rows, 'short-answer').map(({ answers }) => answers)).toEqual([['Java', 'Go']])
  })
})

describe('numeric', () => {
  test('a number that is a remark to a yes is not compared', () => {
    const rows = table(['Free plan', 'Yes, 10 users', 'Yes, 15 users', '', ''])
    expect(asked(rows, 'numeric')).toEqual([])
    const plain = table(['Users', '10 users', '15 users', '', ''])
    expect(asked(plain, 'numeric')).not.toEqual([])
  })
})

describe('true or false', () => {
  test('at most twice as many are true as false', () => {
    const topics = ['Hooks', 'Plugins', 'Themes', 'Macros', 'Widgets', 'Scripts', 'Themes']
    const rows = topics.map((topic, at) => [topic, 'Yes', at === 0 ? 'No' : 'Yes'] as const)
    const keys = asked(compare(['Alpha', 'Beta'], rows, 'value'), 'true-false').map(
      ({ key }) => key,
    )
    const count = (key: number) => keys.filter((one) => one === key).length
    expect(count(1)).toBeGreaterThan(0)
    expect(count(0)).toBe(2 * count(1))
  })
  test('a name written small within its sentence opens the claim with a capital', () => {
    const rows = compare(
      ['Class', 'Interface'],
      [['Fields', 'Class members may vary.', 'interfaces can only declare constants.']],
    )
    const opened = generateItems(rows).items.map(({ stem }) => stem)
    expect(opened.filter((stem) => stem.startsWith('interface'))).toEqual([])
  })
})

describe('odd one out', () => {
  test('three of one and one of another, each on a topic of its own', () => {
    const items = asked(dockerAndKubernetes, 'odd-one-out')
    expect(items.length).toBeGreaterThan(1)
    for (const { options, key, topic } of items) {
      const owners = options.map(({ subject }) => subject)
      expect(owners.filter((owner) => owner === owners[key])).toHaveLength(1)
      expect(new Set(owners).size).toBe(2)
      expect(topic).toBe(null)
    }
  })
  test('none from three rows', () => {
    const rows = ab(
      ['Typing', 'Alpha checks types early.', 'Beta checks kinds late.'],
      ['Memory', 'Alpha counts references.', 'Beta traces objects.'],
      ['Syntax', 'Alpha marks blocks.', 'Beta indents lines.'],
    )
    expect(asked(rows, 'odd-one-out')).toEqual([])
  })
})

describe('match', () => {
  test('no statement names its topic', () => {
    const items = asked(dockerAndKubernetes, 'match')
    expect(items.length).toBeGreaterThan(1)
    for (const { left, right, key } of items) {
      expect(left.length).toBeGreaterThanOrEqual(4)
      expect(new Set(key).size).toBe(left.length)
      left.forEach(({ text }, at) => {
        const topic = right[key[at] as number] as string
        expect(text.toLowerCase()).not.toContain(topic.toLowerCase())
      })
    }
  })
  test('statements that say nearly the same are not in one item', () => {
    for (const { left } of asked(dockerAndKubernetes, 'match')) {
      const texts = left.map(({ text }) => text)
      const both = texts.filter((text) =>
        /orchestration platform|Provides orchestration/.test(text),
      )
      expect(both.length).toBeLessThan(2)
    }
  })
  test('words that only grade fit under any topic and are left out', () => {
    const rows = compare(
      ['Alpha', 'Beta'],
      ['One', 'Two', 'Three', 'Four', 'Five'].map((topic) => [topic, 'Limited', 'Full'] as const),
      'value',
    )
    expect(asked(rows, 'match')).toEqual([])
  })
})

describe('swapped row', () => {
  test('the row swapped is the only one out of place', () => {
    const facts = new Map(dockerAndKubernetes.facts.map((fact) => [fact.id, fact.statement]))
    const items = asked(dockerAndKubernetes, 'swapped-row')
    expect(items.length).toBeGreaterThan(1)
    for (const { cells, options, key } of items) {
      cells.forEach(([first = ''], row) => {
        const own = facts.get(options[row]?.factId ?? '') ?? ''
        const said = own.toLowerCase().includes(first.toLowerCase().replace(/\.$/, ''))
        expect(said).toBe(row !== key)
      })
    }
  })
  test('rows that say the same are not shown', () => {
    const rows = ab(
      ['Speed', 'Alpha compiles to machine code.', 'Beta compiles to machine code.'],
      ['Memory', 'Alpha counts references.', 'Beta traces live objects.'],
      ['Syntax', 'Alpha marks blocks with braces.', 'Beta indents its lines.'],
    )
    expect(asked(rows, 'swapped-row')).toEqual([])
  })
})

describe('multi-select', () => {
  const row = (...cells: string[]) => table(['Joins', ...cells])
  test('all that say yes', () => {
    const [item] = asked(row('Yes', 'No', '✅', '❌'), 'multi-select')
    expect(item).toMatchObject({
      stem: 'Which of these have joins?',
      key: [0, 2],
    })
  })
  test('partly and unknown are left out', () => {
    const [item] = asked(row('Yes', 'Partial', 'No', 'No'), 'multi-select')
    expect(item?.options.map(({ text }) => text)).toEqual(['Postgres', 'Mongo', 'Redis'])
    expect(asked(row('Yes', 'Partial', '?', 'No'), 'multi-select')).toEqual([])
  })
  test('rows that all say the same are not asked', () => {
    expect(reasons(row('Yes', 'Yes', 'Yes', 'Yes'), 'multi-select')).toEqual(['no-contrast'])
    expect(reasons(row('No', 'No', 'No', 'No'), 'multi-select')).toEqual(['no-contrast'])
  })
})

describe('numbers', () => {
  const ports = table(['Default port', '5432', '3306', '27017', '6379'])
  test('which is the highest', () => {
    const [pair, four] = asked(ports, 'numeric')
    expect([pair?.stem, pair?.key]).toEqual(['Default port: which has the higher value?', 0])
    expect([four?.stem, four?.key]).toEqual(['Default port: which has the highest value?', 2])
  })
  test('which is the later year', () => {
    const [pair] = asked(table(['First release', '1996', '1995', '', '']), 'numeric')
    expect(pair?.stem).toBe('First release: which has the later year?')
  })
  test('a tie is not asked', () => {
    expect(reasons(table(['Size', '5 MB', '5 MB', '', '']), 'numeric')).toEqual(['tied'])
  })
  test.each([
    ['5 MB', '3 GB'],
    ['< 5', '7'],
    ['5-10', '20'],
    ['1.2.3', '2.0.1'],
    ['about 5', '7'],
  ])('%s and %s cannot be compared', (a, b) => {
    expect(asked(table(['Size', a, b, '', '']), 'numeric')).toEqual([])
  })
  test('in order from the smallest', () => {
    const [item] = asked(ports, 'order')
    const names = item?.key
      .map((rank, at) => [rank, item.options[at]?.text] as const)
      .sort(([a], [b]) => a - b)
      .map(([, name]) => name)
    expect(names).toEqual(['MySQL', 'Postgres', 'Redis', 'Mongo'])
    expect(item?.key).not.toEqual([0, 1, 2, 3])
  })
  test('two different values are too few to put in order', () => {
    expect(reasons(table(['Size', '1', '2', '1', '2']), 'order')).toEqual(['tied'])
  })
})

describe('missing cell', () => {
  test('the other options are values of the row', () => {
    const [item] = asked(table(['Licence', 'BSD', 'GPL', 'SSPL', 'RSAL']), 'missing-cell')
    expect(item?.stem).toBe('Postgres — Licence: ____')
    expect(item?.options[item.key]?.text).toBe('BSD')
    expect(item?.options.map(({ text }) => text).sort()).toEqual(['BSD', 'GPL', 'RSAL', 'SSPL'])
  })
  test('two different values are too few', () => {
    const rows = table(['Language', 'Rust', 'Perl', 'Rust', 'Perl'])
    expect(asked(rows, 'missing-cell')).toEqual([])
  })
})

describe('short answer', () => {
  test('one of a closed list', () => {
    const item = asked(dockerAndKubernetes, 'short-answer').find(({ key }) => key === 'Helm')
    expect(item?.answers).toEqual(['Helm', 'Istio'])
    expect(item?.instruction).toContain('According to the comparison, name one of the two')
    expect(item?.stem).toMatch(/including ____\.$/)
  })
  test.each([
    ['It has tools such as Helm and Istio.', ['Helm', 'Istio']],
    ['It uses many things (e.g. tar, gzip or zip).', ['tar', 'gzip', 'zip']],
    ['It has tools like Helm.', null],
    ['It has things like uptime and rest for graphs and alerts.', null],
    ['It has tools such as Helm, Istio and many others.', null],
    ['It does things including the starting of very many containers and stopping.', null],
  ])('%s', (text, items) => expect(listIn(text)?.items ?? null).toEqual(items))
  test('a value of several is a list too, clauses are not', () => {
    expect(itemsOf('psql, pgAdmin')).toEqual(['psql', 'pgAdmin'])
    expect(itemsOf('yes, but only when the moon is full')).toBe(null)
    expect(itemsOf('A, A')).toBe(null)
  })
  test('a yes with conditions is no list', () => {
    const rows = compare(['Alpha', 'Beta'], [['Setup', 'yes, optional', 'no, never']], 'value')
    expect(asked(rows, 'short-answer')).toEqual([])
  })
  test('things done are no names', () => {
    const rows = compare(
      ['Alpha', 'Beta'],
      [['Setup', 'Needs a licence or external tools', 'None']],
      'value',
    )
    expect(asked(rows, 'short-answer')).toEqual([])
  })
})

test('choices for a blank hold the answer once and nothing else said there', () => {
  const items = asked(dockerAndKubernetes, 'cloze').filter(({ choices }) => choices !== null)
  expect(items.length).toBeGreaterThan(5)
  for (const { choices, key, factIds } of items) {
    const said = dockerAndKubernetes.facts.find(({ id }) => id === factIds[0])?.statement ?? ''
    expect(choices?.filter((choice) => said.includes(choice))).toEqual([key])
  }
})

test('a large comparison is asked in fewer formats, and still every fact in several', () => {
  const names = ['Alpha', 'Beta']
  const rows = Array.from({ length: 520 }, (_, row) => {
    return [`Topic ${row}`, `Keeps ${row} kilns warm`, `Sells ${row} boats abroad`] as const
  })
  const share = (count: number) => {
    const comparison = compare(names, rows.slice(0, count), 'value')
    const { items } = generateItems(comparison)
    const formats = comparison.facts.map(({ id }) => {
      return new Set(
        items.filter(({ factIds }) => factIds.includes(id)).map(({ format }) => format),
      )
    })
    expect(formats.every((asked) => asked.has('flashcard') && asked.size >= 3)).toBe(true)
    return items.length / count
  }
  expect(share(520)).toBeLessThan(share(100))
}, 60_000)

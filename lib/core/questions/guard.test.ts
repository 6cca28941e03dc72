import { describe, expect, test } from 'vitest'
import type { Comparison } from '../comparison/types'
import { compare, dockerAndKubernetes } from './fixtures'
import { generateItems } from './generate'
import { guardFor } from './guard'
import type { ChoiceItem, Format, Item } from './types'

function outcome(comparison: Comparison, format: Format) {
  const { items, refused } = generateItems(comparison)
  return {
    asked: items.filter((item) => item.format === format),
    reasons: refused.filter((item) => item.format === format).map(({ reason }) => reason),
  }
}
const stems = (items: readonly Item[]) => items.map(({ stem }) => stem)
const ab = (...rows: Parameters<typeof compare>[1]) => compare(['Alpha', 'Beta'], rows)

describe('rule 1: one right answer', () => {
  test('a fact of its own is asked', () => {
    const rows = ab([
      'Speed',
      'Alpha compiles to machine code.',
      'Beta interprets scripts line by line.',
    ])
    expect(outcome(rows, 'which-subject').asked).toHaveLength(2)
  })
  test('the same said of both is not', () => {
    const rows = ab(['Speed', 'Alpha compiles to machine code.', 'Beta compiles to machine code.'])
    expect(outcome(rows, 'which-subject')).toEqual({
      asked: [],
      reasons: ['second-right-answer', 'second-right-answer'],
    })
  })
  test('nor what the other says of itself under another topic', () => {
    const rows = ab(
      ['Speed', 'Alpha compiles to machine code.', 'Beta interprets scripts line by line.'],
      ['Tools', 'Alpha ships a formatter and linter.', 'Beta compiles to machine code.'],
    )
    expect(stems(outcome(rows, 'which-subject').asked)).not.toContain(
      '____ compiles to machine code.',
    )
  })
  test('two nearly equal cells are asked by what differs', () => {
    const rows = ab([
      'Ecosystem',
      'Alpha has a large ecosystem of tools and services for testing, including Mocha.',
      'Beta has a large ecosystem of tools and services for painting, including Krita.',
    ])
    expect(stems(outcome(rows, 'which-subject').asked)).toEqual([
      'Ecosystem: … for testing, including Mocha.',
      'Ecosystem: … for painting, including Krita.',
    ])
    expect(outcome(rows, 'true-false')).toEqual({
      asked: [],
      reasons: ['no-contrast', 'no-contrast', 'always-true', 'always-true'],
    })
  })
})

test('what one denies of itself and the other affirms tells them apart', () => {
  const rows = ab([
    'Memory',
    'Alpha does not collect garbage at run time.',
    'Beta does collect garbage at run time.',
  ])
  expect(outcome(rows, 'which-subject').asked).toHaveLength(2)
})

describe('rule 2 and 3: no name is left', () => {
  test('a product refuses the sentence, its main clause may be asked', () => {
    const rows = compare(
      [{ name: 'Alpha', products: ['Alpha Studio'] }, 'Beta'],
      [
        ['Tools', 'Alpha ships an editor, such as Alpha Studio.', 'Beta leaves editing to others.'],
        ['Price', 'Alpha needs a paid plan for Alpha Studio.', 'Beta costs nothing at all.'],
      ],
    )
    const { asked, reasons } = outcome(rows, 'which-subject')
    expect(stems(asked)).toEqual([
      '____ ships an editor.',
      '____ leaves editing to others.',
      '____ costs nothing at all.',
    ])
    expect(reasons).toEqual(['leaks-subject'])
  })
  test('the other subject in the sentence refuses it', () => {
    const rows = ab(['Origin', 'Alpha grew out of Beta.', 'Beta was written from scratch.'])
    expect(outcome(rows, 'which-subject').reasons).toEqual(['names-other-subject'])
  })
})

describe('true or false', () => {
  test('a swap needs the other subject to have it otherwise', () => {
    const rows = ab(
      ['Typing', 'Alpha checks types when it compiles.', ''],
      ['Memory', 'Alpha counts references.', 'Beta traces live objects.'],
    )
    const asked = stems(outcome(rows, 'true-false').asked)
    expect(asked).toContain('Alpha checks types when it compiles.')
    expect(asked).not.toContain('Beta checks types when it compiles.')
  })
  test('open lists do not contradict each other', () => {
    const rows = ab(['Use cases', 'Alpha suits web servers.', 'Beta suits data science.'])
    expect(outcome(rows, 'true-false')).toEqual({
      asked: [],
      reasons: ['no-contrast', 'no-contrast', 'always-true', 'always-true'],
    })
  })
  test('but their opposites do', () => {
    const rows = ab(['Notes', 'Alpha has static types.', 'Beta has dynamic types.'])
    expect(outcome(rows, 'true-false').asked).toHaveLength(4)
  })
  test('no denial is asked about falsely', () => {
    const rows = ab(['Memory', 'Alpha does not collect garbage.', 'Beta collects garbage.'])
    const { asked, reasons } = outcome(rows, 'true-false')
    expect(stems(asked)).toContain('Alpha collects garbage.')
    expect(stems(asked)).not.toContain('Beta does not collect garbage.')
    expect(reasons).toEqual(['duplicate-stem'])
  })
  test('a plural name is not swapped for a singular one', () => {
    const rows = compare(
      ['Container', 'Process'],
      [['Sharing', 'Containers share one kernel.', 'A process keeps its own memory pages.']],
    )
    expect(stems(outcome(rows, 'true-false').asked)).not.toContain('Process share one kernel.')
  })
})

describe('which statement', () => {
  const rows = (third: string) =>
    ab(
      [
        'Typing',
        'Alpha checks types before the program runs.',
        'Beta checks types while the program runs.',
      ],
      ['Memory', 'Alpha frees storage by reference counting.', third],
      [
        'Syntax',
        'Alpha marks blocks with curly braces.',
        'Beta marks blocks with plain indentation.',
      ],
    )
  test('wrong options are false of the subject or said of it elsewhere, and one stands in the same row', () => {
    const { asked } = outcome(rows('Beta frees storage by tracing collection.'), 'which-statement')
    expect(asked.length).toBeGreaterThan(0)
    for (const item of asked) {
      if (item.format !== 'which-statement') continue
      const row = item.options.filter(({ factId }) => factId?.startsWith(`${item.topic}/`))
      expect(row.length).toBeGreaterThan(1)
      const own = item.options.filter(({ subject }) => subject === item.options[item.key]?.subject)
      expect(own.filter(({ factId }) => factId?.startsWith(`${item.topic}/`))).toHaveLength(1)
      expect(own.length).toBeLessThan(item.options.length)
    }
  })
  test('options of very different length are refused', () => {
    const long =
      'Beta frees storage by tracing every reachable object from the roots, now and then, in the background, while the program goes on.'
    const options = outcome(rows(long), 'which-statement').asked.flatMap((item) => {
      return item.format === 'which-statement' ? item.options.map(({ text }) => text) : []
    })
    expect(options.some((text) => text.includes('reachable'))).toBe(false)
  })
  test('a word like "always" in one option only is refused', () => {
    const said = (word: string) =>
      outcome(
        ab(
          [
            'Typing',
            `Alpha checks types ${word} before the run.`,
            'Beta infers kinds while it is going.',
          ],
          [
            'Syntax',
            'Alpha marks blocks with curly braces.',
            'Beta nests lines through indentation.',
          ],
        ),
        'which-statement',
      )
    expect(said('always').reasons).toContain('absolute-word-cue')
    expect(said('always').asked.length).toBeLessThan(said('gladly').asked.length)
  })
})

describe('values in columns', () => {
  const ports = compare(
    ['Postgres', 'MySQL', 'Mongo', 'Redis'],
    [
      ['Default port', '5432', '3306', '27017', '6379'],
      ['Transactions', 'Yes', 'Yes', 'Partial', 'No'],
      ['Licence', 'PostgreSQL', 'GPL', 'SSPL', '?'],
    ],
    'value',
  )
  test('a value of one subject alone asks for it', () => {
    const { asked } = outcome(ports, 'which-subject')
    expect(stems(asked)).toContain('Default port — 5432')
    expect(stems(asked)).not.toContain('Transactions — Yes')
  })
  test('the values of the row are the options', () => {
    const [item] = outcome(ports, 'which-statement').asked
    expect(item?.stem).toBe('Under Default port, what does the comparison say of Postgres?')
  })
  test('partly is neither yes nor no', () => {
    const swaps = outcome(ports, 'true-false').asked.filter((item) => item.key === 1)
    expect(stems(swaps)).not.toContain('Mongo — Transactions: Yes')
    expect(stems(swaps)).not.toContain('Mongo — Transactions: No')
  })
  test('a question mark tells nothing', () => {
    const asked = generateItems(ports).items.filter(({ factIds }) =>
      factIds.includes('licence/redis/1'),
    )
    expect(asked.map(({ format }) => format)).toEqual(['flashcard'])
  })
})

test('what only announces something has its card and no more', () => {
  const rows = ab(['Speed', 'Alpha is started like this:', 'Beta interprets scripts.'])
  const own = generateItems(rows).items.filter(({ factIds }) => factIds[0] === 'speed/alpha/1')
  expect(own.map(({ format }) => format)).toEqual(['flashcard'])
})

test('a sign written with colons announces nothing', () => {
  const rows = compare(['Alpha', 'Beta'], [['Joins', ':heavy_check_mark:', ':x:']], 'value')
  const formats = generateItems(rows).items.map(({ format }) => format)
  expect(formats).toContain('true-false')
  expect(formats).toContain('both-or-neither')
})

test('what the reader doubts is not asked', () => {
  const sure = ab(['Speed', 'Alpha compiles to machine code.', 'Beta interprets scripts.'])
  const doubtful = { ...sure, facts: sure.facts.map((fact) => ({ ...fact, confidence: 0.4 })) }
  expect(generateItems(doubtful).items).toEqual([])
})

describe('a finished item that somebody spoiled', () => {
  const guard = guardFor(dockerAndKubernetes)
  const sound = generateItems(dockerAndKubernetes).items.find(
    (item): item is ChoiceItem => item.format === 'which-statement',
  ) as ChoiceItem
  const spoiled = (change: (text: string) => string): ChoiceItem => ({
    ...sound,
    options: sound.options.map((option, at) =>
      at === sound.key ? option : { ...option, text: change(option.text) },
    ),
  })
  const reason = (item: ChoiceItem) => guard(item)?.reason ?? null

  test('it was sound', () => expect(reason(sound)).toBe(null))
  test.each([
    ['leaks-subject', (text: string) => text.replace('.', ' with Dockerfiles.')],
    ['uneven-options', (text: string) => text.slice(0, 40)],
    ['uneven-options', (text: string) => `To ${text}`],
    ['second-right-answer', () => sound.options[sound.key]?.text ?? ''],
  ] as const)('%s', (expected, change) => expect(reason(spoiled(change))).toBe(expected))
})

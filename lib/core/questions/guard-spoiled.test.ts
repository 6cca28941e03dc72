import { expect, test } from 'vitest'
import type { Comparison } from '../comparison/types'
import { compare, dockerAndKubernetes } from './fixtures'
import { generateItems } from './generate'
import { guardFor } from './guard'
import type { Format, Item } from './types'

/** Items that were sound until somebody spoiled them: each rule sees its own breach, whoever wrote the item. */

const databases = compare(
  ['Postgres', 'MySQL', 'Mongo', 'Redis'],
  [
    ['Default port', '5432', '3306', '27017', '6379'],
    ['Licence', 'BSD', 'GPL', 'SSPL', 'RSAL'],
    ['Joins', 'Yes', 'Yes', 'No', 'No'],
    ['Lag', '5 ms', '12 ms', '40 ms', '3 s'],
  ],
  'value',
)

const made = new Map<Comparison, readonly Item[]>()

/** Says what the guard thinks of the first item of a format, as it is and once changed. */
function spoil<F extends Format>(
  comparison: Comparison,
  format: F,
  change: (item: Item & { readonly format: F }) => object,
): (string | null)[] {
  const items = made.get(comparison) ?? generateItems(comparison).items
  made.set(comparison, items)
  const item = items.find((each): each is Item & { readonly format: F } => each.format === format)
  if (!item) throw new Error(`no ${format}`)
  const guard = guardFor(comparison)
  return [item, { ...item, ...change(item) } as Item].map((each) => guard(each)?.reason ?? null)
}
const seed = dockerAndKubernetes
const other = (key: number) => (key === 0 ? 1 : 0)

test.each<[string, string, (string | null)[]]>([
  [
    'a card with its answer in front',
    'answer-in-stem',
    spoil(seed, 'flashcard', ({ key }) => ({ stem: key })),
  ],
  [
    'a contrast of the same',
    'no-contrast',
    spoil(seed, 'contrast', () => ({ key: 'A: fast.\nB: fast.' })),
  ],
  [
    'a contrast of one',
    'too-few-facts',
    spoil(seed, 'contrast', ({ factIds }) => ({ factIds: factIds.slice(0, 1) })),
  ],
  [
    'a wrong subject as the key',
    'second-right-answer',
    spoil(seed, 'which-subject', ({ key }) => ({ key: other(key) })),
  ],
  [
    'a name in the stem',
    'leaks-subject',
    spoil(seed, 'which-subject', ({ stem }) => ({ stem: `${stem} See Dockerfile.` })),
  ],
  [
    'the other name in the stem',
    'names-other-subject',
    spoil(seed, 'which-subject', ({ stem }) => ({ stem: `${stem} Not K8s.` })),
  ],
  [
    'half a product name in the stem',
    'leaks-subject',
    spoil(seed, 'which-subject', ({ stem }) => ({ stem: `${stem} ____ Hub` })),
  ],
  [
    'one subject to choose from',
    'no-distractors',
    spoil(seed, 'which-subject', ({ options, key }) => ({ options: [options[key]], key: 0 })),
  ],
  [
    'two statements to choose from',
    'no-distractors',
    spoil(seed, 'which-statement', ({ options }) => ({ options: options.slice(0, 2) })),
  ],
  [
    'both answers the other way round',
    'second-right-answer',
    spoil(seed, 'both-or-neither', ({ key }) => ({ key: key === 2 ? 0 : 2 })),
  ],
  [
    'a name in what is said of both',
    'leaks-subject',
    spoil(seed, 'both-or-neither', ({ stem }) => ({ stem: `${stem} Docker.` })),
  ],
  [
    'what the document does not say',
    'no-contrast',
    spoil(seed, 'both-or-neither', () => ({ stem: 'Sings in the rain.' })),
  ],
  [
    'another odd one',
    'second-right-answer',
    spoil(seed, 'odd-one-out', ({ key }) => ({ key: other(key) })),
  ],
  [
    'an odd one among two',
    'too-few-facts',
    spoil(seed, 'odd-one-out', ({ options, key }) => ({
      options: [options[key], options[other(key)]],
      key: 0,
    })),
  ],
  [
    'another row as the swapped one',
    'second-right-answer',
    spoil(seed, 'swapped-row', ({ key }) => ({ key: other(key) })),
  ],
  [
    'two rows',
    'too-few-facts',
    spoil(seed, 'swapped-row', ({ options }) => ({ options: options.slice(0, 2) })),
  ],
  [
    'a name in a cell',
    'leaks-subject',
    spoil(seed, 'swapped-row', ({ cells }) => ({
      cells: cells.map((row) => [`${row[0]} Docker`, row[1]]),
    })),
  ],
  [
    'a statement under the wrong heading',
    'second-right-answer',
    spoil(seed, 'sort', ({ key }) => ({ key: key.map(other) })),
  ],
  [
    'three statements to sort',
    'too-few-facts',
    spoil(seed, 'sort', ({ options }) => ({ options: options.slice(0, 3) })),
  ],
  [
    'a topic named in its statement',
    'names-topic',
    spoil(seed, 'match', ({ left, right, key }) => ({
      left: left.map((each, at) => ({ ...each, text: `${each.text} ${right[key[at] ?? 0]}` })),
    })),
  ],
  [
    'topics exchanged',
    'second-right-answer',
    spoil(seed, 'match', ({ key }) => ({ key: [...key].reverse() })),
  ],
  [
    'statements alike',
    'similar-statements',
    spoil(seed, 'match', ({ left }) => ({
      left: left.map((each) => ({ ...each, text: 'Hums a merry tune.' })),
    })),
  ],
  [
    'a blank twice',
    'ambiguous-blank',
    spoil(seed, 'cloze', ({ stem }) => ({ stem: `${stem} ____` })),
  ],
  ['a blank for a name', 'leaks-subject', spoil(seed, 'cloze', () => ({ key: 'Docker' }))],
  [
    'a blank that the stem fills',
    'answer-in-stem',
    spoil(seed, 'cloze', ({ stem, key }) => ({ stem: `${stem} ${key}` })),
  ],
  [
    'choices without the answer',
    'no-distractors',
    spoil(seed, 'cloze', () => ({ choices: ['a', 'b', 'c'] })),
  ],
  [
    'a choice that is said there too',
    'second-right-answer',
    spoil(seed, 'cloze', ({ key }) => ({ choices: [key, 'applications', 'ropes'] })),
  ],
  [
    'an answer that is not given',
    'second-right-answer',
    spoil(seed, 'short-answer', ({ answers }) => ({ answers: [...answers, 'ropes'] })),
  ],
  [
    'an answer in the stem',
    'answer-in-stem',
    spoil(seed, 'short-answer', ({ stem, key }) => ({ stem: `${stem} ${key}` })),
  ],
  [
    'another number as the highest',
    'second-right-answer',
    spoil(databases, 'numeric', ({ key }) => ({ key: other(key) })),
  ],
  [
    'an order the wrong way round',
    'second-right-answer',
    spoil(databases, 'order', ({ key }) => ({ key: key.map((rank) => key.length - 1 - rank) })),
  ],
  [
    'an order shown solved',
    'answer-in-stem',
    spoil(databases, 'order', ({ options, key }) => ({
      options: key.map((_, rank) => options[key.indexOf(rank)]),
      key: key.map((_, rank) => rank),
    })),
  ],
  [
    'a right one not in the key',
    'second-right-answer',
    spoil(databases, 'multi-select', ({ key }) => ({ key: key.slice(1) })),
  ],
  [
    'a key of all',
    'no-contrast',
    spoil(databases, 'multi-select', ({ options }) => ({ key: options.map((_, at) => at) })),
  ],
  [
    'a value told in the stem',
    'answer-in-stem',
    spoil(databases, 'missing-cell', ({ stem, options, key }) => ({
      stem: `${options[key]?.text} ${stem}`,
    })),
  ],
  [
    'an option twice',
    'duplicate-option',
    spoil(databases, 'missing-cell', ({ options, key }) => ({
      options: options.map((each, at) => (at === key ? each : options[(key + 1) % options.length])),
    })),
  ],
])('%s: %s', (_, reason, verdicts) => expect(verdicts).toEqual([null, reason]))

test('numbers with different units are not compared', () => {
  const lag = databases.facts.filter(({ topic }) => topic === 'lag')
  const [item] = generateItems(databases).items.filter(({ format }) => format === 'numeric')
  const mixed = {
    ...item,
    factIds: lag.map(({ id }) => id),
    options: lag.map(({ id, about }) => ({ text: about[0], factId: id, subject: about[0] })),
    key: 2,
  } as Item
  expect(guardFor(databases)(mixed)?.reason).toBe('uneven-options')
})

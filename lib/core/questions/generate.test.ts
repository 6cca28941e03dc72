import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readComparison } from '../comparison/read'
import type { Comparison } from '../comparison/types'
import { compare, dockerAndKubernetes } from './fixtures'
import { generateItems } from './generate'
import { FORMATS, type Item } from './types'

const path = (relative: string) => fileURLToPath(new URL(`../../../${relative}`, import.meta.url))

/** Written apart from the masking it checks: plain letters, then `includes` at the start of each word. */
function namesIn(text: string, { subjects }: Comparison): string[] {
  const plain = (words: string) =>
    words
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
  const spaced = plain(text)
  return subjects
    .flatMap(({ name, aliases, products }) => [name, ...aliases, ...products])
    .filter((name) => name.length > 2)
    .filter((name) => {
      let at = spaced.indexOf(plain(name))
      while (at >= 0) {
        if (at === 0 || !/[\p{Script=Latin}\p{N}]/u.test(spaced[at - 1] as string)) return true
        at = spaced.indexOf(plain(name), at + 1)
      }
      return false
    })
}

/** Texts of an item in which no subject may be named. */
function hiddenTexts(item: Item): string[] {
  if (item.format === 'which-subject') return [item.stem]
  if (item.format === 'match') return item.left.map(({ text }) => text)
  if (item.format === 'swapped-row') return item.cells.flat()
  if (item.format === 'both-or-neither') return [item.stem]
  if (['sort', 'which-statement', 'odd-one-out', 'missing-cell'].includes(item.format)) {
    return 'options' in item ? item.options.map(({ text }) => text) : []
  }
  return []
}

function check(comparison: Comparison): void {
  const { items } = generateItems(comparison)
  const facts = new Map(comparison.facts.map((fact) => [fact.id, fact]))
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
  for (const item of items) {
    for (const id of item.factIds) expect(facts.has(id)).toBe(true)
    expect(item.lines).toEqual([...new Set(item.lines)].sort((a, b) => a - b))
    for (const text of hiddenTexts(item)) {
      expect([text, namesIn(text, comparison)]).toEqual([text, []])
    }
    if ('options' in item) {
      expect(new Set(item.options.map(({ text }) => text)).size).toBe(item.options.length)
      const keys = [item.key].flat()
      const most = item.format === 'sort' ? item.columns.length : item.options.length
      for (const key of keys) expect(key >= 0 && key < most && Number.isInteger(key)).toBe(true)
    }
    if (item.format === 'which-subject') {
      const right = item.options[item.key]?.subject
      expect(facts.get(item.factIds[0] as string)?.about).toEqual([right])
    }
    if (item.format === 'sort') {
      item.options.forEach(({ factId }, at) => {
        const column = item.columns[item.key[at] as number]?.subject
        expect(facts.get(factId as string)?.about).toEqual([column])
      })
    }
    if (item.format === 'cloze') {
      expect(item.stem.split('____')).toHaveLength(2)
      expect(item.accepted[0]).toBe(item.key)
    }
  }
}

/** The formats that need no column of values. */
const PROSE_FORMATS = FORMATS.filter((format) => {
  return !['missing-cell', 'numeric', 'order', 'multi-select'].includes(format)
})

describe('Docker and Kubernetes', () => {
  const { items } = generateItems(dockerAndKubernetes)
  const count = (format: string) => items.filter((item) => item.format === format).length

  test('every item is sound', () => check(dockerAndKubernetes))
  test('there are many, in every format', () => {
    expect(items.length).toBeGreaterThanOrEqual(100)
    for (const format of PROSE_FORMATS) {
      expect([format, count(format) >= 2]).toEqual([format, true])
    }
    for (const format of [
      'flashcard',
      'which-subject',
      'which-statement',
      'true-false',
      'cloze',
      'sort',
    ]) {
      expect(count(format)).toBeGreaterThanOrEqual(4)
    }
  })
  test('every fact has its card, and nearly every one three formats', () => {
    expect(count('flashcard')).toBe(14)
    const formats = dockerAndKubernetes.facts.map(({ id }) => {
      return new Set(
        items.filter(({ factIds }) => factIds.includes(id)).map(({ format }) => format),
      )
    })
    const rich = formats.filter(({ size }) => size >= 3)
    expect(rich.length).toBeGreaterThanOrEqual(13)
  })
  test('the ecosystem row, nearly true of both, is never said of the other', () => {
    const claims = items.filter(
      (item) => item.format === 'true-false' && item.topic === 'ecosystem',
    )
    expect(claims.map(({ key }) => key)).toEqual([0, 0])
  })
  test('the longest of four options is the right one about as often as chance has it', () => {
    const four = items.flatMap((item) => {
      return item.format === 'which-statement' && item.options.length === 4 ? [item] : []
    })
    const longest = four.filter(({ options, key }) => {
      return options.every(({ text }) => text.length <= (options[key]?.text.length ?? 0))
    })
    expect(longest.length / four.length).toBeLessThanOrEqual(0.35)
  })
  test('a card keeps the explanation on a second line', () => {
    const card = items.find(({ stem }) => stem === 'Docker — Functionality')
    expect(card).toMatchObject({
      key: 'Docker provides containerization.',
      gloss: 'which means it packages applications with their dependencies into a single container',
    })
  })
  test('the document in the library gives the same', () => {
    const read = readComparison(readFileSync(path('prisma/library/docker-and-kubernetes.md')))
    if (!read.ok) throw new Error(read.error.message)
    const plain = (item: Item) => [item.format, item.stem, item.key]
    expect(generateItems(read.value).items.map(plain)).toEqual(items.map(plain))
  })
})

test('ids of facts and places in the file change nothing but themselves', () => {
  const renamed: Comparison = {
    ...dockerAndKubernetes,
    facts: dockerAndKubernetes.facts.map((fact, at) => ({ ...fact, id: `id-${97 - at}` })),
  }
  const plain = (item: Item) => ({ id: item.id, stem: item.stem, key: item.key })
  expect(generateItems(renamed).items.map(plain)).toEqual(
    generateItems(dockerAndKubernetes).items.map(plain),
  )
})

const word = fc.constantFrom(
  ...'fast slow types manual memory always not built-in an engine with for Alpha Betas Gamma’s of , . yes No 42 缓存'.split(
    ' ',
  ),
)
const statement = fc.array(word, { maxLength: 9 }).map((words) => words.join(' ').trim())
const comparisons = fc
  .record({
    names: fc.constantFrom(
      ['Alpha', 'Beta'],
      ['Alpha', 'Beta', 'Gamma'],
      ['C++', 'Go', 'Alpha Go', 'SQL'],
    ),
    rows: fc.array(fc.array(statement, { minLength: 4, maxLength: 4 }), { maxLength: 6 }),
    form: fc.constantFrom('value' as const, 'sentence' as const),
  })
  .map(({ names, rows, form }) => {
    const made = rows.map(
      (cells, row) => [`Topic ${row}`, ...cells.slice(0, names.length)] as const,
    )
    return compare(names, made, form)
  })

test('laws hold for any comparison', () => {
  fc.assert(
    fc.property(comparisons, (comparison) => {
      check(comparison)
      expect(generateItems(comparison)).toEqual(generateItems(structuredClone(comparison)))
    }),
    { numRuns: 300 },
  )
}, 60_000)

const corpus = path('../shared/data/corpus')
const documents = existsSync(corpus)
  ? readdirSync(corpus).filter((name) => name.endsWith('.md'))
  : []
test.runIf(documents.length > 0)(
  'no leak in any document at hand',
  () => {
    for (const name of documents) {
      const read = readComparison(readFileSync(`${corpus}/${name}`))
      if (read.ok) check(read.value)
    }
  },
  60_000,
)

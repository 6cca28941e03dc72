import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readComparison } from '../core/comparison/read'
import type { Comparison } from '../core/comparison/types'
import { generateItems } from '../core/questions/generate'
import { guardFor } from '../core/questions/guard'
import { assembleQuiz } from '../core/questions/quiz'
import type { Item } from '../core/questions/types'
import { QUIZ_FORMATS } from '../core/questions/types'
import { speedOfQuestions } from './evaluate-speed'
import { type Figure, figure, zero } from './figures'
import { formatsPerFact, leaksIn, secondAnswersIn } from './questions-checks'

const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url))
const LIBRARY = path('prisma/library/docker-and-kubernetes.md')
const CORPUS = path('../shared/data/corpus')
const SEEDS = 1000

interface Document {
  readonly name: string
  readonly comparison: Comparison
  readonly items: readonly Item[]
}

/** The figures of the question generator on the library's document and, where it is at hand, the corpus. */
export async function evaluateQuestions(): Promise<Figure[]> {
  const documents = readDocuments()
  const [customer] = documents as [Document]
  const all = documents.flatMap(({ items }) => items)
  const leaks = documents.flatMap(({ comparison, items }) => leaksIn(items, comparison))
  const second = documents.flatMap(({ comparison, items }) => secondAnswersIn(items, comparison))
  const unclean = documents.flatMap(({ comparison, items }) => {
    return items.filter((item) => guardFor(comparison)(item) !== null)
  })
  const formats = new Set(customer.items.map(({ format }) => format))
  return [
    zero(`names given away, ${all.length} items of ${documents.length} documents`, leaks),
    zero('items with a second right answer', second),
    zero('items asked twice', documents.flatMap(duplicates)),
    zero(
      'items that break a rule',
      unclean.map(({ stem }) => stem),
    ),
    ...shape(documents),
    positions(customer.comparison),
    ...coverage(documents),
    figure('items of Docker & Kubernetes', customer.items.length, customer.items.length >= 100),
    figure('formats of Docker & Kubernetes', formats.size, formats.size >= 10),
    determinism(),
    ...speedOfQuestions(),
  ]
}

function readDocuments(): Document[] {
  const corpus = existsSync(CORPUS)
    ? readdirSync(CORPUS)
        .filter((name) => /\.(?:md|csv|html)$/.test(name))
        .map((name) => `${CORPUS}/${name}`)
    : []
  return [LIBRARY, ...corpus].flatMap((name) => {
    const read = readComparison(readFileSync(name))
    return read.ok ? [{ name, comparison: read.value, items: generateItems(read.value).items }] : []
  })
}

function duplicates({ items }: Document): string[] {
  const seen = new Set<string>()
  return items.flatMap((item) => {
    const { format, stem, key } = item
    const shown =
      'left' in item
        ? item.left
        : 'cells' in item
          ? item.cells
          : 'options' in item
            ? item.options
            : []
    const text = JSON.stringify([format, stem, key, shown]).toLowerCase()
    const again = seen.has(text)
    seen.add(text)
    return again ? [stem] : []
  })
}

/** How often the key is the longest of four options, and whether both-or-neither has several answers. */
function shape(documents: readonly Document[]): Figure[] {
  const four = documents.flatMap(({ items }) =>
    items.flatMap((item) => {
      const free =
        item.format === 'which-statement' ||
        item.format === 'odd-one-out' ||
        item.format === 'missing-cell'
      return free && item.options.length === 4 ? [item] : []
    }),
  )
  const longest = four.filter(({ options, key }) => {
    const length = options[key]?.text.length ?? 0
    return options.every(({ text }, at) => at === key || text.length < length)
  })
  const share = four.length > 0 ? longest.length / four.length : 0
  const always = documents.filter(({ items }) => {
    const keys = items.flatMap((item) => (item.format === 'both-or-neither' ? [item.key] : []))
    return keys.length > 0 && keys.every((key) => key === 2)
  })
  return [
    figure(
      `key the longest of four, ${four.length} items`,
      `${(share * 100).toFixed(1)} %`,
      share <= 0.35,
    ),
    zero(
      'documents in which the answer is always "both"',
      always.map(({ name }) => name),
    ),
  ]
}

/** Critical values of chi-square at p = .01 by degrees of freedom from 1. */
const CRITICAL = [6.63, 9.21, 11.34, 13.28, 15.09]

/** Places of the key over quizzes of many seeds against equal shares, for options whose order is free. */
function positions(comparison: Comparison): Figure {
  const counts = new Map<number, number[]>()
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const settings = {
      seed: `seed-${seed}`,
      count: 10,
      formats: QUIZ_FORMATS,
      topics: null,
      pick: null,
    }
    for (const item of assembleQuiz(comparison, settings).items) {
      if (item.format !== 'which-statement' && item.format !== 'odd-one-out') continue
      const size = item.options.length
      const places = counts.get(size) ?? Array<number>(size).fill(0)
      places[item.key] = (places[item.key] ?? 0) + 1
      counts.set(size, places)
    }
  }
  const tests = [...counts].map(([size, places]) => {
    const expected = places.reduce((sum, count) => sum + count, 0) / size
    const statistic = places.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    return { size, statistic, ok: statistic < (CRITICAL[size - 2] ?? 0) }
  })
  const shown = tests.map(({ size, statistic }) => `${statistic.toFixed(1)} of ${size}`)
  return figure(
    `places of the key, chi-square over ${SEEDS} seeds`,
    shown.join(', '),
    tests.every(({ ok }) => ok),
  )
}

function coverage(documents: readonly Document[]): Figure[] {
  const counts = documents.map(({ comparison, items }) => formatsPerFact(items, comparison))
  const [customer = [], ...others] = counts
  const share = (facts: readonly number[]) =>
    facts.filter((formats) => formats >= 3).length / Math.max(1, facts.length)
  const bare = documents.flatMap(({ comparison, items }) => {
    const carded = new Set(
      items.flatMap(({ format, factIds }) => (format === 'flashcard' ? factIds : [])),
    )
    return comparison.facts.filter(({ id, confidence }) => confidence >= 0.5 && !carded.has(id))
  })
  const percent = (value: number) => `${(value * 100).toFixed(0)} %`
  const figures = [
    zero(
      'facts without a flashcard',
      bare.map(({ statement }) => statement),
    ),
    figure(
      'facts of Docker & Kubernetes in 3 formats',
      percent(share(customer)),
      share(customer) >= 0.9,
    ),
  ]
  const rest = others.flat()
  return rest.length === 0
    ? figures
    : [
        ...figures,
        figure(
          `facts of the corpus in 3 formats, ${rest.length} facts`,
          percent(share(rest)),
          share(rest) >= 0.75,
        ),
      ]
}

/** The same bytes from two processes in two languages and time zones. */
function determinism(): Figure {
  const run = (LANG: string, TZ: string) =>
    execFileSync(
      process.execPath,
      ['--import', 'tsx', path('lib/cli/questions.ts'), LIBRARY, '--json', '--seed', 'same'],
      { env: { ...process.env, LANG, LC_ALL: LANG, TZ }, cwd: path('.'), maxBuffer: 1 << 26 },
    )
  const same = run('C', 'UTC').equals(run('tr_TR.UTF-8', 'Pacific/Kiritimati'))
  return figure('the same in two processes, locales and time zones', same ? 'yes' : 'no', same)
}

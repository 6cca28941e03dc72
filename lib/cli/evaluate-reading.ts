import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { hostileInputs } from '../core/comparison/hostile'
import { readComparison } from '../core/comparison/read'
import { SAMPLES } from '../core/comparison/samples'
import type { Comparison } from '../core/comparison/types'
import { emptyRows, growthOfReading, manyRows, timeOf, timeOfReading } from './measure-speed'
import { PROJECT } from './project'

/** One line of the report: what was measured, the figure, and whether it is good enough. */
export interface Measured {
  readonly name: string
  readonly value: string
  readonly ok: boolean
}

interface GoldFact {
  readonly topic: string | null
  readonly about: readonly string[]
  readonly statement: string
}

interface GoldDocument {
  readonly id: string
  readonly file: string
  readonly subjects: readonly { readonly name: string; readonly aliases: readonly string[] }[]
  readonly facts: readonly GoldFact[]
}

interface Tally {
  readonly all: number
  readonly right: number
  readonly withheld: number
  readonly wrong: number
  readonly misses: readonly string[]
}

/** Documents and answers made by hand; they are no part of the project and may be missing. */
const DATA = path.join(PROJECT, '..', 'shared', 'data')
const GOLD = path.join(DATA, 'gold', 'segmentation.dev.json')
const CORPUS = path.join(DATA, 'corpus')
const BUILT_IN = path.join(PROJECT, 'prisma', 'library', 'docker-and-kubernetes.md')
const RIGHT_AT_LEAST = 0.95
const WRONG_AT_MOST = 0.03
const HOSTILE_MS = 2_000
const HOSTILE_MB = 512
const ROWS_PER_SECOND = 15_000
const FLOOR_TIMES = 3
const GROWTH = 1.6
const SELF = fileURLToPath(import.meta.url)
const run = promisify(execFile)

/**
 * Measures the reader: the built-in comparison, statements given to subjects against answers made by hand, every
 * document of a corpus or the project's own samples, and inputs made to hang it.
 */
export async function evaluateReading(): Promise<Measured[]> {
  return [
    builtIn(),
    ...gold(),
    ...(existsSync(CORPUS) ? corpus() : samples()),
    ...speed(),
    ...(await hostile()),
  ]
}

function percent(part: number, whole: number): string {
  return `${part}/${whole} (${((100 * part) / Math.max(1, whole)).toFixed(1)} %)`
}

/** Every row of the built-in comparison has one sentence about Docker, then one about Kubernetes. */
function builtIn(): Measured {
  const read = readComparison(readFileSync(BUILT_IN))
  const facts = read.ok ? read.value.facts : []
  const right = facts.filter(({ about, statement }, n) => {
    const [subject] = about
    const wanted = n % 2 === 0 ? 'Docker' : 'Kubernetes'
    return about.length === 1 && subject === wanted.toLowerCase() && statement.startsWith(wanted)
  }).length
  const ok = right === 14 && facts.length === 14
  return { name: 'built-in comparison: facts given to the right subject', value: `${right}/14`, ok }
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** The subjects, by the names of the answers, of all facts that are part of a statement under its topic. */
function found({ facts, subjects, topics }: Comparison, document: GoldDocument, wanted: GoldFact) {
  const statement = letters(wanted.statement)
  const bySubject = new Map(
    subjects.map(({ key, name, aliases }) => {
      const names = [name, ...aliases].map(letters)
      const same = document.subjects.find((each) =>
        [each.name, ...each.aliases].some((other) => names.includes(letters(other))),
      )
      return [key, same?.name ?? name]
    }),
  )
  const topicName = new Map(topics.map(({ key, name }) => [key, letters(name)]))
  const numbered = wanted.topic === null || /^row \d+$/.test(wanted.topic)
  const matching = facts.filter(({ statement: said, topic, confidence }) => {
    const piece = letters(said)
    const there = numbered || topicName.get(topic) === letters(wanted.topic ?? '')
    const within = piece.length > 3 && (statement.includes(piece) || piece.includes(statement))
    return there && within && confidence >= 0.5
  })
  const exact = matching.filter(({ statement: said }) => letters(said) === statement)
  const told = exact.length > 0 ? exact : matching
  return new Set(told.flatMap(({ about }) => about.map((key) => bySubject.get(key) ?? key)))
}

function tally(document: GoldDocument): Tally {
  const file = path.join(DATA, document.file.replace(/ \(.*$/, ''))
  const read = readComparison(readFileSync(file), { name: file })
  const misses: string[] = []
  let [right, withheld] = [0, 0]
  for (const wanted of document.facts) {
    const about = read.ok ? found(read.value, document, wanted) : new Set<string>()
    if (about.size === wanted.about.length && wanted.about.every((name) => about.has(name))) {
      right += 1
      continue
    }
    if (about.size === 0) withheld += 1
    misses.push(`[${[...about].join(', ')}] not [${wanted.about.join(', ')}]: ${wanted.statement}`)
  }
  const all = document.facts.length
  return { all, right, withheld, wrong: all - right - withheld, misses }
}

function gold(): Measured[] {
  if (!existsSync(GOLD)) return []
  const { docs } = JSON.parse(readFileSync(GOLD, 'utf8')) as { docs: GoldDocument[] }
  const tallies = docs.map((document) => ({ id: document.id, ...tally(document) }))
  const sum = (of: 'all' | 'right' | 'withheld' | 'wrong') =>
    tallies.reduce((total, each) => total + each[of], 0)
  const all = sum('all')
  return [
    ...tallies.map(({ id, all: count, right, withheld, wrong, misses }) => ({
      name: `statements of document ${id}, end to end`,
      value: [
        `${percent(right, count)}, withheld ${withheld}, wrong ${wrong}`,
        ...misses.map((miss) => `  ${miss.slice(0, 150)}`),
      ].join('\n'),
      ok: right / count >= RIGHT_AT_LEAST || count - right <= 1,
    })),
    {
      name: 'statements given to the right subjects, end to end',
      value: `${percent(sum('right'), all)}, withheld ${sum('withheld')}`,
      ok: sum('right') / all >= RIGHT_AT_LEAST,
    },
    {
      name: 'statements given to a wrong subject, end to end',
      value: percent(sum('wrong'), all),
      ok: sum('wrong') / all <= WRONG_AT_MOST,
    },
  ]
}

function described(file: string, source: string | Uint8Array): { read: boolean; value: string } {
  const result = readComparison(source, { name: file })
  if (!result.ok) return { read: false, value: `${result.error.code}: ${result.error.message}` }
  const { shape, subjects, topics, facts, findings } = result.value
  const names = subjects.map(({ name }) => name).join(', ')
  const counts = `${subjects.length} subjects × ${topics.length} topics, ${facts.length} facts, ${findings.length} findings`
  return { read: true, value: `${shape}, ${counts}: ${names.slice(0, 80)}` }
}

function corpus(): Measured[] {
  const shapes = new Map(
    readFileSync(path.join(CORPUS, 'INDEX.tsv'), 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .map(([file = '', , , shape = '']) => [file, shape]),
  )
  const files = readdirSync(CORPUS).filter((file) => file !== 'INDEX.tsv')
  const rows = files.map((file) => {
    const { read, value } = described(file, readFileSync(path.join(CORPUS, file)))
    const wanted = shapes.get(file) !== 'not-comparison'
    return { name: `corpus ${file} (${shapes.get(file) ?? '?'})`, value, ok: read === wanted }
  })
  const right = rows.filter(({ ok }) => ok).length
  const answered = { name: 'corpus documents answered without a crash', ok: true }
  return [
    ...rows,
    { ...answered, value: `${rows.length}/${files.length}` },
    {
      name: 'corpus documents read, or refused when they compare nothing',
      value: percent(right, rows.length),
      ok: right === rows.length,
    },
  ]
}

function samples(): Measured[] {
  return SAMPLES.map(({ name, source, facts }) => {
    const { read, value } = described(name, source)
    return { name: `sample ${name}`, value, ok: read === (facts !== null) }
  })
}

/** Rows read and given to subjects a second, beside the Markdown parser alone on the same text in the same run. */
function speed(): Measured[] {
  const { ours, floor } = timeOfReading(4_000)
  const perSecond = (4_000 / ours) * 1_000
  const growths = [
    growthOfReading(manyRows, 1_000, 4_000),
    growthOfReading(emptyRows, 5_000, 20_000),
  ]
  return [
    {
      name: 'rows read and assigned a second',
      value: `${perSecond.toFixed(0)} (at least ${ROWS_PER_SECOND})`,
      ok: perSecond >= ROWS_PER_SECOND,
    },
    {
      name: 'time beside markdown-it alone on the same text',
      value: `${(ours / floor).toFixed(1)} times (at most ${FLOOR_TIMES})`,
      ok: ours / floor <= FLOOR_TIMES,
    },
    {
      name: 'growth from 1,000 to 4,000 rows of prose; from 5,000 to 20,000 rows; 1 is linear',
      value: growths.map((growth) => growth.toFixed(2)).join('; '),
      ok: Math.max(...growths) <= GROWTH,
    },
  ]
}

/** Answers one hostile input and prints what it took: milliseconds, peak megabytes of the process, the answer. */
function answer(index: number): void {
  const input = hostileInputs()[index]
  if (!input) throw new RangeError(`no hostile input ${index}`)
  let said = ''
  const ms = timeOf(() => {
    const result = readComparison(input.source)
    said = result.ok ? `${result.value.facts.length} facts` : result.error.code
  })
  const mb = process.resourceUsage().maxRSS / 1024
  process.stdout.write(JSON.stringify({ ms, mb, said }))
}

/** Each in a process of its own, so that the memory is its own. */
async function hostile(): Promise<Measured[]> {
  const rows: Measured[] = []
  for (const [index, { name }] of hostileInputs().entries()) {
    const args = ['--import', 'tsx', SELF, 'hostile', String(index)]
    const { stdout } = await run(process.execPath, args, { cwd: PROJECT, timeout: 60_000 })
    const { ms, mb, said } = JSON.parse(stdout) as { ms: number; mb: number; said: string }
    const value = `${ms.toFixed(0)} ms, peak ${mb.toFixed(0)} MB, ${said}`
    rows.push({ name: `hostile: ${name}`, value, ok: ms < HOSTILE_MS && mb < HOSTILE_MB })
  }
  return rows
}

if (process.argv[1] === SELF && process.argv[2] === 'hostile') answer(Number(process.argv[3]))

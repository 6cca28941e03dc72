import { readFileSync } from 'node:fs'
import path from 'node:path'
import MarkdownIt from 'markdown-it'
import { readComparison } from '../core/comparison/read'
import { matrix, prose } from '../core/questions/fixtures-large'
import { generateItems } from '../core/questions/generate'
import { PROJECT } from './project'

const CUSTOMER = path.join(PROJECT, 'prisma', 'library', 'docker-and-kubernetes.md')
const RUNS = 5
const WARM_UPS = 3
const LEAST_MS = 4_000
/** Of several that are timed alike. */
const ROUNDS = 10
const ROUND_MS = 800
interface Turns {
  readonly warmUps: number
  readonly least: number
  readonly ms: number
}
/** Of two that are compared: so many turns, and for so long. */
const TURNS: Turns = { warmUps: WARM_UPS, least: 4, ms: 8_000 }

/** Rows of the large documents for which questions are written. */
export const ROWS = [250, 1_000, 2_500]

/**
 * Milliseconds a run takes where nothing else runs, as far as can be told: the clock counts what others did in between,
 * the processors' time all threads of this program, so neither is ever less; the lesser of both is taken.
 */
export function timeOf(run: () => void): number {
  const [clock, processors] = [performance.now(), process.cpuUsage()]
  run()
  const { user, system } = process.cpuUsage(processors)
  return Math.min(performance.now() - clock, (user + system) / 1_000)
}

/**
 * Milliseconds of the fastest of several runs, after some that are not counted; short ones are run for four seconds, so
 * that a moment in which the machine was busy elsewhere does not decide.
 */
export function fastest(run: () => void, warmUps = 0, runs = RUNS, leastMs = LEAST_MS): number {
  for (let warm = 0; warm < warmUps; warm += 1) run()
  const begun = performance.now()
  let least = Number.POSITIVE_INFINITY
  for (let done = 0; done < runs || performance.now() - begun < leastMs; done += 1) {
    least = Math.min(least, timeOf(run))
  }
  return least
}

/** The same of two that are compared, run in turns: neither is the warmer, and no busy moment meets only one. */
function fastestInTurns(
  first: () => void,
  second: () => void,
  turns: Turns = TURNS,
): readonly [number, number] {
  for (let warm = 0; warm < turns.warmUps; warm += 1) {
    first()
    second()
  }
  const least: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  const begun = performance.now()
  for (let done = 0; done < turns.least || performance.now() - begun < turns.ms; done += 1) {
    least[0] = Math.min(least[0], timeOf(first))
    least[1] = Math.min(least[1], timeOf(second))
  }
  return least
}

/** The built-in rows over and over, each with a topic of its own. */
export function manyRows(rows: number): string {
  const own = readFileSync(CUSTOMER, 'utf8')
    .split('\n')
    .filter((line) => /^\| (?!Topic|-)/.test(line))
  const lines = Array.from({ length: rows }, (_, n) =>
    (own[n % own.length] ?? '').replace('| ', `| ${n} `),
  )
  return ['# Docker & Kubernetes', '', '| Topic | Description |', '|---|---|', ...lines].join('\n')
}

/** Milliseconds to read so many rows, and to parse the same text with markdown-it alone, each run as often. */
export function timeOfReading(rows: number): { readonly ours: number; readonly floor: number } {
  const alone = new MarkdownIt({ html: true })
  const text = manyRows(rows)
  const [ours, floor] = fastestInTurns(
    () => void readComparison(text),
    () => void alone.parse(text, {}),
  )
  return { ours, floor }
}

/** A table of so many rows that say nothing. */
export function emptyRows(rows: number): string {
  const said = '| T | A1 | B1 |\n|-|-|-|\n| x | 1 | 2 |\n'
  return said + '| t | - | - |\n'.repeat(rows - 1)
}

/**
 * How many times longer the rows of a large document take in one than in small ones, one after the other; 1 is linear.
 * The rows are as many on both sides, and so is what they leave to be cleared away.
 */
export function growthOf(
  made: (rows: number) => () => void,
  few: number,
  many: number,
  turns: Turns = TURNS,
): number {
  const [small, large] = [made(few), made(many)]
  const [together, apart] = fastestInTurns(
    large,
    () => {
      for (let rows = 0; rows < many; rows += few) small()
    },
    turns,
  )
  return together / apart
}

/** The same of reading documents that are made so. */
export function growthOfReading(made: (rows: number) => string, few: number, many: number): number {
  return growthOf(
    (rows) => {
      const text = made(rows)
      return () => void readComparison(text)
    },
    few,
    many,
  )
}

/**
 * Rows a second for which every question is written: prose of each of `ROWS`, then matrices. They take turns, so that a
 * busy moment of the machine does not meet one of them alone; the fastest run of each counts.
 */
export function ratesOfWriting(): number[] {
  const documents = [prose, matrix].flatMap((made) =>
    ROWS.map((rows) => ({ rows, document: made(rows), least: Number.POSITIVE_INFINITY })),
  )
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const each of documents) {
      const time = fastest(() => void generateItems(each.document), 0, 1, ROUND_MS)
      each.least = Math.min(each.least, time)
    }
  }
  return documents.map(({ rows, least }) => (rows / least) * 1_000)
}

/** Milliseconds to read the built-in document and write all its questions, once the program is warm. */
export function timeOfCustomer(): number {
  const source = readFileSync(CUSTOMER)
  const readAndWrite = () => {
    const read = readComparison(source)
    if (read.ok) generateItems(read.value)
  }
  return fastest(readAndWrite, WARM_UPS)
}

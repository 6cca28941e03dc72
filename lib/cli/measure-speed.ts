import { readFileSync } from 'node:fs'
import path from 'node:path'
import MarkdownIt from 'markdown-it'
import { readComparison } from '../core/comparison/read'
import type { Comparison } from '../core/comparison/types'
import { matrix, prose } from '../core/questions/fixtures-large'
import { generateItems } from '../core/questions/generate'
import { PROJECT } from './project'

const CUSTOMER = path.join(PROJECT, 'prisma', 'library', 'docker-and-kubernetes.md')
const RUNS = 5
const WARM_UPS = 3
const LEAST_MS = 4_000
/** Of two that are compared, so that neither is the warmer. */
const EQUAL_RUNS = 12

/** Rows of the large documents for which questions are written. */
export const ROWS = [250, 1_000, 2_500]

/**
 * Milliseconds of the fastest of several runs, after some that are not counted; short ones are run for four seconds, so
 * that a moment in which the machine was busy elsewhere does not decide.
 */
export function fastest(run: () => void, warmUps = 0, runs = RUNS, leastMs = LEAST_MS): number {
  for (let warm = 0; warm < warmUps; warm += 1) run()
  const begun = performance.now()
  let least = Number.POSITIVE_INFINITY
  for (let done = 0; done < runs || performance.now() - begun < leastMs; done += 1) {
    const before = performance.now()
    run()
    least = Math.min(least, performance.now() - before)
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
  return {
    floor: fastest(() => void alone.parse(text, {}), WARM_UPS, EQUAL_RUNS, 0),
    ours: fastest(() => void readComparison(text), WARM_UPS, EQUAL_RUNS, 0),
  }
}

/** Milliseconds to read a table of so many rows that say nothing. */
export function timeOfEmptyRows(rows: number): number {
  const said = '| T | A1 | B1 |\n|-|-|-|\n| x | 1 | 2 |\n'
  const text = said + '| t | - | - |\n'.repeat(rows - 1)
  return fastest(() => void readComparison(text))
}

/** Milliseconds to write every question of a document. */
export function timeOfWriting(document: Comparison, warmUps = WARM_UPS, runs = RUNS): number {
  return fastest(() => void generateItems(document), warmUps, runs)
}

/** Rows a second for which every question is written: prose of each of `ROWS`, then matrices. */
export function ratesOfWriting(): number[] {
  return [prose, matrix].flatMap((made) => {
    return ROWS.map((rows) => (rows / timeOfWriting(made(rows))) * 1_000)
  })
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

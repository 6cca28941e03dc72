import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readComparison } from '../core/comparison/read'
import { matrix, prose } from '../core/questions/fixtures-large'
import { generateItems } from '../core/questions/generate'
import type { Figure } from './figures'
import { PROJECT } from './project'

const CUSTOMER = path.join(PROJECT, 'prisma', 'library', 'docker-and-kubernetes.md')
const ROWS = [250, 1_000, 2_500]
const ROWS_PER_SECOND = 2_000
const CUSTOMER_MS = 20
const WARM_UPS = 3
const RUNS = 5

/** Milliseconds of the fastest of several runs, after some that are not counted. */
function fastest(run: () => void): number {
  for (let warm = 0; warm < WARM_UPS; warm += 1) run()
  const times = Array.from({ length: RUNS }, () => {
    const before = performance.now()
    run()
    return performance.now() - before
  })
  return Math.min(...times)
}

/** How fast every question of a document is written, and how fast the built-in one is read and asked. */
export function speedOfQuestions(): Figure[] {
  const rates = [prose, matrix].flatMap((made) => {
    return ROWS.map((rows) => {
      const document = made(rows)
      return (rows / fastest(() => void generateItems(document))) * 1_000
    })
  })
  const source = readFileSync(CUSTOMER)
  const ms = fastest(() => {
    const read = readComparison(source)
    if (read.ok) generateItems(read.value)
  })
  const shown = rates.map((rate) => rate.toFixed(0))
  return [
    {
      name: `full generation, rows a second (prose, matrix of ${ROWS.join(', ')} rows)`,
      value: `${shown.slice(0, ROWS.length).join(', ')}; ${shown.slice(ROWS.length).join(', ')} (at least ${ROWS_PER_SECOND})`,
      ok: Math.min(...rates) >= ROWS_PER_SECOND,
    },
    {
      name: "customer's document end to end, ms warm",
      value: `${ms.toFixed(1)} (below ${CUSTOMER_MS})`,
      ok: ms < CUSTOMER_MS,
    },
  ]
}

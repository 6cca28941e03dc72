import { prose } from '../core/questions/fixtures-large'
import { generateItems } from '../core/questions/generate'
import {
  emptyRows,
  growthOf,
  growthOfReading,
  ROWS,
  ratesOfWriting,
  timeOfCustomer,
  timeOfReading,
} from './measure-speed'

const [FEW, MANY] = [1_000, 20_000]
const READ = 4_000
const HELD = 10_000

/** Bytes of the heap in use, garbage taken out; needs `--expose-gc`. */
function heapInUse(): number {
  if (!globalThis.gc) throw new Error('bench-questions: run node with --expose-gc')
  globalThis.gc()
  return process.memoryUsage().heapUsed
}

/** Megabytes that a document of prose and all its questions keep. */
function megabytesHeld(): string {
  const before = heapInUse()
  const document = prose(HELD)
  const { items } = generateItems(document)
  const megabytes = (heapInUse() - before) / 2 ** 20
  return `${megabytes.toFixed(0)} (${document.facts.length} facts, ${items.length} questions)`
}

/** Prints how fast documents are read and questions written, a line a figure; judges none of them. */
function report(): void {
  const { ours, floor } = timeOfReading(READ)
  const readingGrowth = growthOfReading(emptyRows, FEW, MANY)
  const rates = ratesOfWriting().map((rate) => rate.toFixed(0))
  const writingGrowth = growthOf(
    (rows) => {
      const document = prose(rows)
      return () => void generateItems(document)
    },
    FEW,
    MANY,
    { warmUps: 0, least: 2, ms: 0 },
  )
  const figures = {
    'rows read and assigned a second': ((READ / ours) * 1_000).toFixed(0),
    'time beside markdown-it alone, times': (ours / floor).toFixed(1),
    [`rows a second with every question (prose of ${ROWS.join(', ')} rows)`]: rates
      .slice(0, ROWS.length)
      .join(', '),
    [`rows a second with every question (matrix of ${ROWS.join(', ')} rows)`]: rates
      .slice(ROWS.length)
      .join(', '),
    "customer's document end to end, ms warm": timeOfCustomer().toFixed(1),
    'memory of 10,000 rows of prose with every question, MB': megabytesHeld(),
    'growth from 1,000 to 20,000 rows, reading; 1 is linear': readingGrowth.toFixed(2),
    'growth from 1,000 to 20,000 rows, every question; 1 is linear': writingGrowth.toFixed(2),
  }
  for (const [name, value] of Object.entries(figures)) console.log(`${name}: ${value}`)
}

report()

import fc from 'fast-check'
import type { Comparison, Fact } from '../comparison/types'
import { DAY } from '../scheduling/day'
import { DEFAULT_PARAMETERS, entryLogs, NOON, undoOf } from '../scheduling/fixtures'
import { apply, fold } from '../scheduling/fold'
import type { Law } from '../scheduling/fold.laws'
import { DEFAULT_SETTINGS, type Memory, type Review } from '../scheduling/types'
import { masteryOf } from './mastery'
import { masteryThen, stretchesOf } from './timeline'

const SUBJECTS = ['cat', 'dog', 'fox']
const TOPICS = ['food', 'sleep']
const span = { start: 0, end: 0, line: 1, endLine: 1 }

const facts = fc.array(
  fc.record({
    topic: fc.constantFrom(...TOPICS),
    about: fc.subarray(SUBJECTS, { minLength: 1 }),
    confidence: fc.constantFrom(0.3, 0.5, 1),
  }),
  { minLength: 1, maxLength: 6 },
)

/** A comparison with a log for each fact, some of each taken back, and a moment to look at it from. */
const studied = facts.chain((drawn) =>
  fc.record({
    comparison: fc.constant(comparisonOf(drawn)),
    logs: fc.array(
      fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 4, arbitrary: withUndos() }),
      { minLength: drawn.length, maxLength: drawn.length },
    ),
    days: fc.integer({ min: -2, max: 900 }),
  }),
)

function withUndos() {
  return entryLogs.chain((entries) =>
    fc
      .subarray(entries.map(({ id }) => id))
      .map((undone): Review[] => [...entries, ...undone.map((id) => undoOf(id))]),
  )
}

function comparisonOf(
  drawn: readonly { topic: string; about: string[]; confidence: number }[],
): Comparison {
  const named = (key: string) => ({ key, name: key, aliases: [], products: [] })
  return {
    title: 'Animals',
    shape: 'matrix',
    subjects: SUBJECTS.map(named),
    topics: TOPICS.map((key) => ({ key, name: key, span })),
    facts: drawn.map(
      (each, index): Fact => ({
        id: `fact-${index}`,
        statement: `fact ${index}`,
        form: 'sentence',
        polarity: 'affirmative',
        span,
        ...each,
      }),
    ),
    findings: [],
  }
}

/** FSRS-6's forgetting curve as its authors write it down. */
function plainRecall(stability: number, days: number): number {
  const decay = -(DEFAULT_PARAMETERS[20] as number)
  const factor = 0.9 ** (1 / decay) - 1
  return (1 + (factor * days) / stability) ** decay
}

/** What of a log had happened by a moment, without a word of ours on how entries stand. */
function plainMemory(log: readonly Review[], at: number): Memory | null {
  const undone = log.flatMap((entry) => (entry.kind === 'undo' ? [entry.undoes] : []))
  let memory: Memory | null = null
  for (const entry of log.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
    if (entry.kind === 'undo' || undone.includes(entry.id) || entry.at > at) continue
    memory = apply(memory, entry, DEFAULT_SETTINGS)
  }
  return memory
}

interface PlainCell {
  readonly met: number
  readonly recall: number | null
  readonly share: number
}

function plainCell(
  comparison: Comparison,
  logs: readonly (readonly Review[])[],
  belongs: (fact: Fact) => boolean,
  at: number,
): PlainCell {
  let [count, met, total, lasting] = [0, 0, 0, 0]
  for (const [index, fact] of comparison.facts.entries()) {
    if (fact.confidence < 0.5 || !belongs(fact)) continue
    count += 1
    const memory = plainMemory(logs[index] ?? [], at)
    if (memory === null || memory.state === 'new') continue
    const recall = plainRecall(memory.stability, (at - memory.lastReview) / DAY)
    met += 1
    total += recall
    if (memory.state === 'review') lasting += recall
  }
  return { met, recall: met === 0 ? null : total / met, share: count === 0 ? 0 : lasting / count }
}

const near = (a: number | null, b: number | null) =>
  a === null || b === null ? a === b : Math.abs(a - b) < 1e-6

/** Every cell at every moment is what a plain reading of the log up to then comes to. */
export const masteryLaw: Law = (runs, seed) => {
  fc.assert(
    fc.property(studied, ({ comparison, logs, days }) => {
      const at = NOON + days * DAY
      const ofFact = logs.map((log, index): Review[] =>
        log.map((entry) => ({ ...entry, factId: `fact-${index}` })),
      )
      const timelines = new Map(
        ofFact.map((log, index) => [`fact-${index}`, stretchesOf(log, DEFAULT_SETTINGS)]),
      )
      const { rows, overall } = masteryThen(comparison, timelines, DEFAULT_SETTINGS, at)
      const shown = [...rows.flatMap(({ topic, cells }) => cells.map((c) => ({ topic, ...c })))]
      for (const cell of shown) {
        const plain = plainCell(
          comparison,
          ofFact,
          ({ topic, about }) => topic === cell.topic && about.includes(cell.subject),
          at,
        )
        requireEqual(cell, plain)
      }
      requireEqual(
        overall,
        plainCell(comparison, ofFact, () => true, at),
      )
    }),
    { numRuns: runs, ...(seed === undefined ? {} : { seed }) },
  )
}

function requireEqual(
  is: { met: number; retrievability: number | null; share: number },
  plain: PlainCell,
): void {
  const same =
    is.met === plain.met && near(is.retrievability, plain.recall) && near(is.share, plain.share)
  if (!same) throw new Error(`is ${JSON.stringify(is)}, plainly ${JSON.stringify(plain)}`)
}

/** After the whole log, looking back and looking at the memories is the same. */
export const presentLaw: Law = (runs, seed) => {
  fc.assert(
    fc.property(studied, ({ comparison, logs, days }) => {
      const ofFact = logs.map((log, index): Review[] =>
        log.map((entry) => ({ ...entry, factId: `fact-${index}` })),
      )
      const last = Math.max(NOON, ...ofFact.flat().map(({ at }) => at))
      const at = last + Math.abs(days) * DAY
      const memories = new Map(
        ofFact.flatMap((log, index) => {
          const memory = fold(log, DEFAULT_SETTINGS)
          return memory ? [[`fact-${index}`, memory] as const] : []
        }),
      )
      const timelines = new Map(
        ofFact.map((log, index) => [`fact-${index}`, stretchesOf(log, DEFAULT_SETTINGS)]),
      )
      const [then, now] = [
        masteryThen(comparison, timelines, DEFAULT_SETTINGS, at),
        masteryOf(comparison, memories, DEFAULT_SETTINGS, at),
      ].map((mastery) => JSON.stringify(mastery))
      if (then !== now) throw new Error(`looking back ${then}\nnow ${now}`)
    }),
    { numRuns: runs, ...(seed === undefined ? {} : { seed }) },
  )
}

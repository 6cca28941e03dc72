import fc from 'fast-check'
import { entryLogs, undoOf } from './fixtures'
import { apply, fold, isWorthKeeping } from './fold'
import { DEFAULT_SETTINGS, type Memory, type MemorySettings, type Review } from './types'

/** What must hold for every log; each runs so many random cases and throws where one fails. */
export type Law = (runs: number, seed?: number) => void

const settingsOf = fc
  .record({
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'),
    dayStartHour: fc.integer({ min: 0, max: 23 }),
    leechAction: fc.constantFrom<'mark' | 'suspend'>('mark', 'suspend'),
    leechThreshold: fc.integer({ min: 0, max: 3 }),
    learningStepsSeconds: fc.constantFrom([60, 600], [], [60, 90_000]),
    relearningStepsSeconds: fc.constantFrom([600], []),
  })
  .map((over): MemorySettings => ({ ...DEFAULT_SETTINGS, ...over }))

/** A log with some of it taken back, some of that twice, and undos of what is not there. */
const undoneLogs = entryLogs.chain((entries) =>
  fc.record({
    entries: fc.constant(entries),
    undone: fc.subarray(entries.map(({ id }) => id)),
    again: fc.subarray(entries.map(({ id }) => id)),
    lost: fc.boolean(),
  }),
)

const undosOf = (ids: readonly string[], prefix: string): Review[] =>
  ids.map((id, index) => ({ ...undoOf(id), id: `${prefix}${index}` }))

function logOf(drawn: {
  readonly entries: readonly Review[]
  readonly undone: readonly string[]
  readonly again: readonly string[]
  readonly lost: boolean
}): Review[] {
  const twice = drawn.again.filter((id) => drawn.undone.includes(id))
  const undos = [...undosOf(drawn.undone, 'u'), ...undosOf(twice, 'v')]
  return [...drawn.entries, ...undos, ...(drawn.lost ? [undoOf('nowhere'), undoOf('u0')] : [])]
}

/** The same, byte for byte. */
function requireSame(actual: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (is !== should) throw new Error(`is ${is}\nshould be ${should}`)
}

const within = (runs: number, seed?: number) =>
  seed === undefined ? { numRuns: runs } : { numRuns: runs, seed }

/** Neither the order in which reviews come, nor how often, nor in which batches, changes the memory. */
export const arrivalLaw: Law = (runs, seed) => {
  const arrivals = fc.record({
    log: undoneLogs.map(logOf),
    order: fc.array(fc.nat(), { minLength: 80, maxLength: 80 }),
    twice: fc.array(fc.nat(), { maxLength: 10 }),
    batch: fc.integer({ min: 1, max: 7 }),
    settings: settingsOf,
  })
  fc.assert(
    fc.property(arrivals, ({ log, order, twice, batch, settings }) => {
      const repeated = [...log, ...twice.flatMap((i) => structuredClone(log[i % log.length]) ?? [])]
      const shuffled = repeated
        .map((review, i) => ({ review, key: order[i % order.length] ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ review }) => review)
      const stored = new Map<string, Review>()
      let memory: Memory | null = null
      for (let from = 0; from < shuffled.length; from += batch) {
        for (const review of shuffled.slice(from, from + batch)) stored.set(review.id, review)
        memory = fold([...stored.values()], settings)
      }
      requireSame(memory, fold(log, settings))
      requireSame(fold(shuffled, settings), memory)
    }),
    within(runs, seed),
  )
}

/** Entry after entry, in order of time, comes to the same as the whole log. */
export const stepByStepLaw: Law = (runs, seed) => {
  fc.assert(
    fc.property(entryLogs, settingsOf, (log, settings) => {
      const memory = log.reduce<Memory | null>(
        (before, entry) => apply(before, entry, settings),
        null,
      )
      requireSame(fold(log, settings), keptOf(memory))
    }),
    within(runs, seed),
  )
}

/** What was taken back might as well never have been; what was taken back twice, or is unknown, likewise. */
export const undoneLaw: Law = (runs, seed) => {
  fc.assert(
    fc.property(undoneLogs, settingsOf, (drawn, settings) => {
      const rest = drawn.entries.filter(({ id }) => !drawn.undone.includes(id))
      requireSame(fold(logOf(drawn), settings), fold(rest, settings))
    }),
    within(runs, seed),
  )
}

/** Practice has no effect, whenever and however it was given. */
export const practiceLaw: Law = (runs, seed) => {
  fc.assert(
    fc.property(entryLogs, settingsOf, (log, settings) => {
      const rest = log.filter((entry) => entry.kind !== 'answer' || !entry.practice)
      requireSame(fold(log, settings), fold(rest, settings))
    }),
    within(runs, seed),
  )
}

const keptOf = (memory: Memory | null) => (memory && isWorthKeeping(memory) ? memory : null)

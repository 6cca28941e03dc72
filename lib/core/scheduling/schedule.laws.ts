import fc from 'fast-check'
import { DAY } from './day'
import { choice, entryLogs, flashcard, NOON, ratings } from './fixtures'
import { apply, fold } from './fold'
import type { Law } from './fold.laws'
import { fuzzBounds } from './fuzz'
import { preview, withLoad } from './preview'
import { type DayLoad, DEFAULT_SETTINGS } from './types'

/**
 * The bounds of the fuzz by reckoning in thousandths of a day with whole numbers only; the rules are Anki's, from
 * `rslib/src/scheduler/states/fuzz.rs`.
 */
function boundsInThousandths(days: number): { lower: number; upper: number } {
  if (days < 3) return { lower: days, upper: days }
  const within = (from: number, to: number) => Math.max(0, Math.min(days * 10, to) - from)
  const delta = 1000 + 15 * within(25, 70) + 10 * within(70, 200) + 5 * within(200, 365_000)
  const round = (thousandths: number) => Math.floor((thousandths + 500) / 1000)
  return {
    lower: Math.max(1, round(days * 1000 - delta)),
    upper: Math.min(36_500, round(days * 1000 + delta)),
  }
}

/** How many of the intervals of 1 to 36 500 days have other bounds than they should. To hold: none. */
export function fuzzBoundsFigure(): number {
  let wrong = 0
  for (let days = 1; days <= 36_500; days++) {
    const { lower, upper } = fuzzBounds(days, 1, 36_500)
    const expected = boundsInThousandths(days)
    if (lower !== expected.lower || upper !== expected.upper) wrong += 1
  }
  return wrong
}

const loads = fc.record({
  counts: fc.array(fc.nat(60), { minLength: 1, maxLength: 90 }),
  siblings: fc.array(fc.nat(90), { maxLength: 3 }),
  easyDays: fc.array(fc.constantFrom<DayLoad>('normal', 'reduced', 'minimum'), {
    minLength: 7,
    maxLength: 7,
  }),
  balanceLoad: fc.boolean(),
})

/**
 * With any load, what the buttons show is what comes of the answer logged with it, by learner and by quiz; and Hard,
 * Good and Easy stay in order.
 */
export const loadLaw: Law = (runs, seed) => {
  fc.assert(
    fc.property(
      entryLogs,
      fc.nat(200 * DAY),
      ratings,
      loads,
      fc.boolean(),
      (log, pause, rating, { counts, siblings, easyDays, balanceLoad }, correct) => {
        const settings = { ...DEFAULT_SETTINGS, easyDays, balanceLoad }
        const memory = fold(log, settings)
        const at = (log.at(-1)?.at ?? NOON) + pause
        const today = Math.floor(at / DAY)
        const load = {
          due: new Map(counts.map((count, index) => [today + index, count])),
          siblingDays: siblings.map((day) => today + day),
        }
        const shown = preview(memory, 'fact', at, settings, load)
        const graded = withLoad(memory, flashcard({ id: 'z', at, rating }), settings, load)
        requireEqual(apply(memory, graded, settings), shown[rating])

        const [hard, good, easy] = [shown[2], shown[3], shown[4]].map((m) => m.intervalDays)
        const inOrder = (less = 0, more = 0) => less < more || (less === 0 && more === 0)
        if (!inOrder(hard, good) || !inOrder(good, easy)) {
          throw new Error(`not in order: ${hard}, ${good}, ${easy}`)
        }

        const chosen = withLoad(memory, choice({ id: 'z', at, correct, policy: 2 }), settings, load)
        const after = apply(memory, chosen, settings)
        if (chosen.intervalDays !== null) requireEqual(after.intervalDays, chosen.intervalDays)
      },
    ),
    seed === undefined ? { numRuns: runs } : { numRuns: runs, seed },
  )
}

function requireEqual(actual: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (is !== should) throw new Error(`is ${is}\nshould be ${should}`)
}

import { random } from '../random'
import { DAY } from './day'
import { apply } from './fold'
import { type Answer, DEFAULT_SETTINGS, type Memory, type PolicyVersion } from './types'

/** 2026-01-05T12:00Z, a Monday. */
const START = Date.UTC(2026, 0, 5, 12)
const OPTIONS = 4
const FACTS = 5
const YEAR = 365
/** Days past which a fact counts as learned for good. */
const GRADUATED = 21

export interface GuesserFigure {
  readonly runs: number
  /** Shares of runs in which some fact came to be put off by more than 21 days. */
  readonly policy1: number
  readonly policy2: number
  /** The same where every right answer is Good and every wrong one Again, however it was given. */
  readonly naive: number
}

type Reading = PolicyVersion | 'naive'

/**
 * What becomes of a learner who knows nothing and guesses among four options, every day for a year, whatever is due of
 * five facts. To hold under policy 2: at most .01.
 */
export function guesserFigure(runs: number, seed = 'guesser'): GuesserFigure {
  const share = (reading: Reading) =>
    Array.from({ length: runs }, (_, run) => graduates(`${seed} ${run}`, reading)).filter(Boolean)
      .length / runs
  return { runs, policy1: share(1), policy2: share(2), naive: share('naive') }
}

function graduates(seed: string, reading: Reading): boolean {
  const dice = random(seed)
  const memories: (Memory | null)[] = new Array<null>(FACTS).fill(null)
  for (let day = 0; day < YEAR; day++) {
    const at = START + day * DAY
    for (const [index, memory] of memories.entries()) {
      if (memory && memory.due > at + DAY / 2) continue
      const guess = guessOf(`fact ${index}`, at, dice.int(OPTIONS) === 0, reading)
      const after = apply(memory, guess, DEFAULT_SETTINGS)
      if (after.intervalDays > GRADUATED) return true
      memories[index] = after
    }
  }
  return false
}

function guessOf(factId: string, at: number, correct: boolean, reading: Reading): Answer {
  return {
    kind: 'answer',
    id: `${factId} ${at}`,
    factId,
    at,
    format: 'which-subject',
    rating: reading === 'naive' ? (correct ? 3 : 1) : null,
    correct: reading === 'naive' ? null : correct,
    options: OPTIONS,
    hinted: false,
    elapsedMs: 4000,
    slow: false,
    practice: false,
    intervalDays: null,
    policy: reading === 'naive' ? 2 : reading,
  }
}

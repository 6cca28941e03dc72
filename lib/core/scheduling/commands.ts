import { intervalFor, nextState } from './fsrs'
import { newMemory, startOfDayAfter } from './schedule'
import type { Command, Memory, MemorySettings } from './types'

const LONGEST_DAYS = 36_500
const MOST_FLAGS = 7

const isWhole = (value: number, most: number) =>
  Number.isInteger(value) && value >= 0 && value <= most

/**
 * The memory after a command.
 *
 * - suspend, resume, flag: the mark of that name. bury: not before the study day after that of `at`; unbury: at once.
 * - reset: new again, with its marks (suspended, buried, flag) as they are; all else is forgotten, lapses included.
 * - set-due: in review, to be asked on the study day `days` after that of `at`, no longer suspended or buried. One in
 *   review keeps its interval; one in steps, having none, gets `days` (at least 1). What is remembered of it stays. A
 *   new fact has nothing to keep: it is taken to be as strong as makes it due then, with the difficulty of a first
 *   Good, but counts as met only with its first answer. As in Anki, whose `rslib/src/scheduler/reviews.rs` is the
 *   reference.
 * @throws RangeError for a flag outside 0 to 7, days outside 0 to 36 500, an unknown time zone, malformed parameters
 */
export function obey(before: Memory, command: Command, settings: MemorySettings): Memory {
  switch (command.kind) {
    case 'suspend':
      return { ...before, suspended: true }
    case 'resume':
      return { ...before, suspended: false }
    case 'bury':
      return { ...before, buriedUntil: startOfDayAfter(command.at, 1, settings) }
    case 'unbury':
      return { ...before, buriedUntil: 0 }
    case 'flag':
      if (!isWhole(command.flag, MOST_FLAGS)) throw new RangeError(`No flag: ${command.flag}`)
      return { ...before, flag: command.flag }
    case 'reset': {
      const { factId, suspended, buriedUntil, flag } = before
      return { ...newMemory(factId), suspended, buriedUntil, flag }
    }
    case 'set-due':
      if (!isWhole(command.days, LONGEST_DAYS)) {
        throw new RangeError(`Not a number of days: ${command.days}`)
      }
      return dueIn(before, command.days, command.at, settings)
  }
}

function dueIn(before: Memory, days: number, at: number, settings: MemorySettings): Memory {
  const known = before.state === 'new' ? supposed(before, days, at, settings) : before
  return {
    ...known,
    state: 'review',
    step: 0,
    due: startOfDayAfter(at, days, settings),
    intervalDays: known.intervalDays || Math.max(1, days),
    suspended: false,
    buriedUntil: 0,
  }
}

/** A fact never asked, as strong as falls to the desired retention after `days`. */
function supposed(
  before: Memory,
  days: number,
  at: number,
  { desiredRetention, parameters }: MemorySettings,
): Memory {
  const stability = Math.max(1, days) / intervalFor(1, desiredRetention, parameters)
  const { difficulty } = nextState(null, 3, 0, parameters)
  return { ...before, stability, difficulty, lastReview: at }
}

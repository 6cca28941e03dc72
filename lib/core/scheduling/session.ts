import { LEARN_AHEAD, type Queue, type QueueEntry } from './queue'
import type { Memory, Rating } from './types'

/** A fact that is asked again when its time has come and enough others have been asked in between. */
export interface Waiting extends QueueEntry {
  /** Number of answers in this session from which on it may come. */
  readonly notBefore: number
}

interface Position {
  readonly main: readonly QueueEntry[]
  /** The one asked longest ago first; those never asked here before all others. */
  readonly waiting: readonly Waiting[]
  /** Answers given and not undone. */
  readonly answered: number
}

/** One sitting, as plain data that can be stored. Change it by `answer` and `undo` only. */
export interface Session extends Position {
  /** One entry an answer, the last one last: whom it was for and where things stood before. */
  readonly past: readonly { readonly factId: string; readonly before: Position }[]
}

/** How many others come before a forgotten fact is asked again, and before one on its way through the steps. */
const GAP_FORGOTTEN = 5
const GAP_LEARNING = 1

export function startSession({ learning, main }: Queue): Session {
  const waiting = learning.map((entry) => ({ ...entry, notBefore: 0 }))
  return { main, waiting, answered: 0, past: [] }
}

/**
 * What to ask at `now` (milliseconds): a waiting fact that is due, else the next of the queue; when that is empty a
 * waiting fact that is due within LEARN_AHEAD, and if all of those were asked only just now, the one asked longest
 * ago. Null when there is nothing to ask: the session is over, or what waits is further away than that. Ask again after
 * each answer, not while a question is shown: time passing can change the reply.
 */
export function current(session: Session, now: number): QueueEntry | null {
  const { main, waiting, answered } = session
  const rested = waiting.filter(({ notBefore }) => notBefore <= answered)
  const soonest = rested.reduce<Waiting | null>(
    (best, entry) => (best && best.due <= entry.due ? best : entry),
    null,
  )
  if (soonest && soonest.due <= now) return entryOf(soonest)
  if (main[0]) return main[0]
  if (soonest && soonest.due <= now + LEARN_AHEAD) return entryOf(soonest)
  const longestAgo = waiting.find(({ due }) => due <= now + LEARN_AHEAD)
  return longestAgo ? entryOf(longestAgo) : null
}

const entryOf = ({ factId, kind, due }: Waiting): QueueEntry => ({ factId, kind, due })

/**
 * The session after a rating that led to `memory`. A fact in steps waits in the session, any other leaves it.
 * @throws RangeError when the fact is not in the session
 */
export function answer(session: Session, rating: Rating, memory: Memory): Session {
  const { factId, state, due } = memory
  const { past, ...before } = session
  const isOther = (entry: QueueEntry) => entry.factId !== factId
  const main = before.main.filter(isOther)
  const others = before.waiting.filter(isOther)
  if (main.length + others.length === before.main.length + before.waiting.length) {
    throw new RangeError(`${factId} is not in this session`)
  }

  const answered = before.answered + 1
  const notBefore = answered + (rating === 1 ? GAP_FORGOTTEN : GAP_LEARNING)
  const waiting: readonly Waiting[] =
    state === 'learning' || state === 'relearning'
      ? [...others, { factId, kind: 'learning', due, notBefore }]
      : others
  return { main, waiting, answered, past: [...past, { factId, before }] }
}

/** The session as it was before its last answer; without one it stays as it is. */
export function undo(session: Session): Session {
  const last = session.past.at(-1)
  return last ? { ...last.before, past: session.past.slice(0, -1) } : session
}

/** How many of each kind are left, for showing. */
export function remaining({ main, waiting }: Session): Record<QueueEntry['kind'], number> {
  const fresh = main.filter(({ kind }) => kind === 'new').length
  return { learning: waiting.length, review: main.length - fresh, new: fresh }
}

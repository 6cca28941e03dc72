import type { Queue, QueueEntry } from './queue'
import { learnAheadOf } from './queue-day'
import type { EntryKind } from './queue-tally'
import { buries } from './siblings'
import type { Memory, QueueSettings, Rating } from './types'

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

/**
 * One sitting, as plain data that can be stored. Change it by `answer`, `setAside` and `undo` only, one call for each
 * thing the learner does.
 */
export interface Session extends Position {
  /** Milliseconds by which a step may be taken early. */
  readonly learnAhead: number
  readonly burySiblings: QueueSettings['burySiblings']
  /** One entry for each thing done, the last one last: to which fact and where things stood before. */
  readonly past: readonly { readonly factId: string; readonly before: Position }[]
}

/** How many others come before a forgotten fact is asked again, and before one on its way through the steps. */
const GAP_FORGOTTEN = 5
const GAP_LEARNING = 1

type SessionSettings = Pick<QueueSettings, 'learnAheadMinutes' | 'burySiblings'>

export function startSession(
  { learning, main }: Pick<Queue, 'learning' | 'main'>,
  settings: SessionSettings,
): Session {
  return {
    main,
    waiting: learning.map((entry) => ({ ...entry, notBefore: 0 })),
    answered: 0,
    learnAhead: learnAheadOf(settings),
    burySiblings: settings.burySiblings,
    past: [],
  }
}

export const EMPTY_SESSION: Session = startSession(
  { learning: [], main: [] },
  { learnAheadMinutes: 0, burySiblings: { new: false, review: false, learning: false } },
)

/**
 * What to ask at `now` (milliseconds): a waiting fact that is due, else the next of the queue; when that is empty a
 * waiting fact that may be taken early, and if all of those were asked only just now, the one asked longest ago. Null
 * when there is nothing to ask: the session is over, or what waits is further away than that. Ask again after each
 * answer, not while a question is shown: time passing can change the reply.
 */
export function current(session: Session, now: number): QueueEntry | null {
  const { main, waiting, answered, learnAhead } = session
  const rested = waiting.filter(({ notBefore }) => notBefore <= answered)
  const soonest = rested.reduce<Waiting | null>(
    (best, entry) => (best && best.due <= entry.due ? best : entry),
    null,
  )
  if (soonest && soonest.due <= now) return withoutGap(soonest)
  if (main[0]) return main[0]
  if (soonest && soonest.due <= now + learnAhead) return withoutGap(soonest)
  const longestAgo = waiting.find(({ due }) => due <= now + learnAhead)
  return longestAgo ? withoutGap(longestAgo) : null
}

const withoutGap = ({ notBefore: _, ...entry }: Waiting): QueueEntry => entry

/** Whether a fact is still to be asked, now or once it has waited. */
export const isAsked = ({ main, waiting }: Session, factId: string): boolean =>
  [...main, ...waiting].some((entry) => entry.factId === factId)

const positionOf = ({ main, waiting, answered }: Session): Position => ({ main, waiting, answered })

/** @throws RangeError when the fact is not in the session */
function entryIn({ main, waiting }: Position, factId: string): QueueEntry {
  const isIt = (entry: QueueEntry) => entry.factId === factId
  const entry = main.find(isIt) ?? waiting.find(isIt)
  if (!entry) throw new RangeError(`${factId} is not in this session`)
  return entry
}

/**
 * The session without a fact, and without the siblings that it puts off: those of the queue, not the steps that wait. A
 * fact that comes back in this sitting has put off its siblings the first time.
 */
function without(session: Session, factId: string): Session {
  const { row, kind } = entryIn(session, factId)
  const isRepeat = session.waiting.some((entry) => entry.factId === factId && entry.notBefore > 0)
  const isPutOff = (entry: QueueEntry) =>
    !isRepeat && row !== null && entry.row === row && buries(kind, entry.kind, session.burySiblings)
  return {
    ...session,
    main: session.main.filter((entry) => entry.factId !== factId && !isPutOff(entry)),
    waiting: session.waiting.filter((entry) => entry.factId !== factId),
  }
}

const remember = (after: Session, before: Session, factId: string): Session => ({
  ...after,
  past: [...before.past, { factId, before: positionOf(before) }],
})

/**
 * The session after a rating that led to `memory`. A fact in steps waits in the session, any other leaves it, and so
 * does one that the answer made a leech to be suspended.
 * @throws RangeError when the fact is not in the session
 */
export function answer(session: Session, rating: Rating, memory: Memory): Session {
  const { factId, state, due, suspended } = memory
  const entry = entryIn(session, factId)
  const left = without(session, factId)
  const answered = session.answered + 1
  const notBefore = answered + (rating === 1 ? GAP_FORGOTTEN : GAP_LEARNING)
  const staysInSteps = (state === 'learning' || state === 'relearning') && !suspended
  const waiting: readonly Waiting[] = staysInSteps
    ? [...left.waiting, { ...entry, kind: 'learning', due, notBefore }]
    : left.waiting
  return remember({ ...left, waiting, answered }, session, factId)
}

/**
 * The session after a fact was suspended, buried or otherwise taken out of this study day.
 * @throws RangeError when the fact is not in the session
 */
export function setAside(session: Session, factId: string): Session {
  return remember(without(session, factId), session, factId)
}

/** The session as it was before the last thing done; without one it stays as it is. */
export function undo(session: Session): Session {
  const last = session.past.at(-1)
  return last ? { ...session, ...last.before, past: session.past.slice(0, -1) } : session
}

/** How many of each kind are left, for showing. */
export function remaining({ main, waiting }: Session): Record<EntryKind, number> {
  const count = (wanted: EntryKind) => main.filter(({ kind }) => kind === wanted).length
  return {
    learning: waiting.length + count('learning'),
    review: count('review'),
    new: count('new'),
  }
}

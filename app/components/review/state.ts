import type { Grade, Answer as Response } from '@/lib/core/grading/grade'
import type { Item } from '@/lib/core/questions/types'
import {
  answer as answerIn,
  current,
  EMPTY_SESSION,
  type Session,
  setAside,
  undo as undoIn,
} from '@/lib/core/scheduling/session'
import type { Memory, Rating } from '@/lib/core/scheduling/types'

/** What is on the card; it stays while time passes, until it is answered. */
export interface Shown {
  readonly factId: string
  /** A flashcard, which the learner grades, or a question that is graded here. */
  readonly item: Item
}

/** A question that was answered and waits for the learner to go on. */
export interface Answered {
  readonly response: Response
  readonly grade: Grade
  /** What it counts as, and how long until the fact comes back, milliseconds; null when it changes nothing. */
  readonly counted: { readonly rating: Rating; readonly delay: number } | null
}

/** Something the learner did, as is needed to take it back. */
interface Done {
  /** Ids of the log entries it wrote. */
  readonly entryIds: readonly string[]
  readonly shown: Shown
  readonly before: Memory | null
  /** It moved the sitting on; a mark does not. */
  readonly moved: boolean
  /** The card was turned when it was done. */
  readonly turned: boolean
}

export interface State {
  readonly session: Session
  readonly memories: ReadonlyMap<string, Memory>
  readonly done: readonly Done[]
  readonly shown: Shown | null
  readonly turned: boolean
  readonly answered: Answered | null
  readonly begun: boolean
  /** What is announced to those who do not see the card change. */
  readonly said: string
}

export const EMPTY: State = {
  session: EMPTY_SESSION,
  memories: new Map(),
  done: [],
  shown: null,
  turned: false,
  answered: null,
  begun: false,
  said: '',
}

export type Event =
  | { type: 'begin'; session: Session; memories: ReadonlyMap<string, Memory>; now: number }
  | { type: 'turn'; said: string }
  /** A flashcard was graded, or the learner's own grade takes the place of what a question counted as. */
  | {
      type: 'grade'
      entryIds: readonly string[]
      rating: Rating
      memory: Memory
      said: string
      now: number
    }
  /** A question was answered; it stays until `proceed`. */
  | {
      type: 'answer'
      entryIds: readonly string[]
      answered: Answered
      memory: Memory
      said: string
    }
  | { type: 'proceed'; now: number }
  | { type: 'set-aside'; entryIds: readonly string[]; memory: Memory; said: string; now: number }
  | { type: 'mark'; entryIds: readonly string[]; memory: Memory; said: string }
  | { type: 'undo' }

/** Which item is put on the card for a fact. */
export type Pick = (factId: string, memory: Memory | null) => Item | null

/** A sitting moves on by what the learner does; `pick` says how a fact is asked. */
export function reducer(pick: Pick): (state: State, event: Event) => State {
  const next = (state: State, now: number): State => {
    const factId = current(state.session, now)?.factId ?? null
    const item = factId === null ? null : pick(factId, state.memories.get(factId) ?? null)
    const shown = factId !== null && item ? { factId, item } : null
    return { ...state, shown, turned: false, answered: null }
  }
  return (state, event) => {
    switch (event.type) {
      case 'begin': {
        const { session, memories } = event
        return next({ ...EMPTY, session, memories, begun: true }, event.now)
      }
      case 'turn':
        return { ...state, turned: true, said: event.said }
      case 'grade': {
        const base = state.answered ? undone(state) : state
        return next(
          { ...moved(base, event, (session) => answerIn(session, event.rating, event.memory)) },
          event.now,
        )
      }
      case 'answer': {
        const { answered } = event
        const rating = answered.counted?.rating ?? (answered.grade.correct ? 3 : 1)
        const after = moved(state, event, (session) => answerIn(session, rating, event.memory))
        return { ...after, answered }
      }
      case 'proceed':
        return next({ ...state, said: '' }, event.now)
      case 'set-aside': {
        const { factId } = event.memory
        return next(
          moved(state, event, (session) => setAside(session, factId)),
          event.now,
        )
      }
      case 'mark':
        return { ...moved(state, event, null), turned: state.turned, answered: state.answered }
      case 'undo':
        return state.done.length > 0 ? { ...undone(state), said: 'Taken back.' } : state
    }
  }
}

function moved(
  state: State,
  event: { entryIds: readonly string[]; memory: Memory; said: string },
  move: ((session: Session) => Session) | null,
): State {
  const { shown, memories, turned } = state
  if (!shown) return state
  const before = memories.get(shown.factId) ?? null
  const { entryIds, memory, said } = event
  return {
    ...state,
    session: move ? move(state.session) : state.session,
    memories: new Map(memories).set(memory.factId, memory),
    done: [...state.done, { entryIds, shown, before, moved: move !== null, turned }],
    said,
  }
}

function undone(state: State): State {
  const last = state.done.at(-1)
  if (!last) return state
  const memories = new Map(state.memories)
  if (last.before) memories.set(last.shown.factId, last.before)
  else memories.delete(last.shown.factId)
  return {
    ...state,
    session: last.moved ? undoIn(state.session) : state.session,
    memories,
    done: state.done.slice(0, -1),
    shown: last.shown,
    turned: last.turned,
    answered: null,
  }
}

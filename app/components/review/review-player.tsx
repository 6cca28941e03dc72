'use client'

import { useEffect, useReducer, useRef } from 'react'
import { newId, recordReviews } from '@/lib/client/outbox'
import { firstOf, nextDue } from '@/lib/core/progress/today'
import { CURRENT_POLICY } from '@/lib/core/scheduling/policy'
import { describeInterval, outcomes } from '@/lib/core/scheduling/preview'
import {
  answer as answerIn,
  current,
  EMPTY_SESSION,
  remaining,
  type Session,
  undo as undoIn,
} from '@/lib/core/scheduling/session'
import type { Memory, Rating } from '@/lib/core/scheduling/types'
import type { Sitting } from '@/lib/server/learner'
import { Key } from '../key'
import { KeysSwitch } from '../keys-switch'
import { useKeys } from '../quiz/use-keys'
import { CARD_QUESTION, CardFace } from './card-face'
import { CaughtUp } from './caught-up'
import { begin } from './pending'
import { useSitting } from './use-sitting'

interface Given {
  readonly reviewId: string
  readonly factId: string
  readonly before: Memory | null
}

interface State {
  readonly session: Session
  readonly memories: ReadonlyMap<string, Memory>
  readonly given: readonly Given[]
  /** The fact shown; it stays while time passes, until it is graded. */
  readonly factId: string | null
  readonly turned: boolean
  readonly begun: boolean
  readonly said: string
}

type Event =
  | { type: 'begin'; state: Pick<State, 'session' | 'memories'>; now: number }
  | { type: 'turn'; said: string }
  | { type: 'grade'; given: Given; rating: Rating; memory: Memory; said: string; now: number }
  | { type: 'undo' }

const EMPTY: State = {
  session: EMPTY_SESSION,
  memories: new Map(),
  given: [],
  factId: null,
  turned: false,
  begun: false,
  said: '',
}

function reduce(state: State, event: Event): State {
  switch (event.type) {
    case 'begin':
      return {
        ...EMPTY,
        ...event.state,
        begun: true,
        factId: current(event.state.session, event.now)?.factId ?? null,
      }
    case 'turn':
      return { ...state, turned: true, said: event.said }
    case 'grade': {
      const session = answerIn(state.session, event.rating, event.memory)
      return {
        begun: true,
        session,
        memories: new Map(state.memories).set(event.memory.factId, event.memory),
        given: [...state.given, event.given],
        factId: current(session, event.now)?.factId ?? null,
        turned: false,
        said: event.said,
      }
    }
    case 'undo': {
      const last = state.given.at(-1)
      if (!last) return state
      const memories = new Map(state.memories)
      if (last.before) memories.set(last.factId, last.before)
      else memories.delete(last.factId)
      return {
        begun: true,
        session: undoIn(state.session),
        memories,
        given: state.given.slice(0, -1),
        factId: last.factId,
        turned: true,
        said: 'Taken back.',
      }
    }
  }
}

/** What the log keeps of a quiz's question, of which a flashcard has none. */
const ASIDE = { itemId: null, attemptId: null, chosenFactId: null, chosenSubject: null }

const RATINGS: readonly { rating: Rating; name: string; tone: string }[] = [
  { rating: 1, name: 'Again', tone: 'border-bad bg-bad-wash' },
  { rating: 2, name: 'Hard', tone: 'border-edge bg-raised' },
  { rating: 3, name: 'Good', tone: 'border-good bg-good-wash' },
  { rating: 4, name: 'Easy', tone: 'border-edge bg-raised' },
]

/** The daily review. Every grade is applied here at once and kept before the next card; sending comes after. */
export function ReviewPlayer({
  sitting: offered,
  learnerId,
}: {
  sitting: Sitting
  learnerId: string
}) {
  const opened = useSitting(offered, learnerId)
  const [state, dispatch] = useReducer(reduce, EMPTY)
  const shownAt = useRef(0)
  const showButton = useRef<HTMLButtonElement>(null)
  const goodButton = useRef<HTMLButtonElement>(null)
  const end = useRef<HTMLHeadingElement>(null)
  const { session, memories, factId, turned } = state
  const { cards, settings, next: after } = opened?.sitting ?? offered

  useEffect(() => {
    if (!opened) return
    const { sitting, pending, clock } = opened
    const now = clock()
    dispatch({ type: 'begin', state: begin(sitting.input, pending, sitting.settings, now), now })
  }, [opened])

  const card = factId === null ? undefined : cards[factId]
  const memory = factId === null ? null : (memories.get(factId) ?? null)
  const now = turned && opened ? opened.clock() : null
  const next = now !== null && factId !== null ? outcomes(memory, factId, now, settings) : null
  const begun = state.begun
  const over = begun && factId === null

  useEffect(() => {
    if (!begun) return
    if (over) end.current?.focus()
    else if (turned) goodButton.current?.focus({ preventScroll: true })
    else {
      shownAt.current = performance.now()
      showButton.current?.focus({ preventScroll: true })
    }
  }, [begun, over, turned])

  function grade(rating: Rating) {
    if (!opened || !factId || !turned || !card) return
    const at = opened.clock()
    const graded = outcomes(memory, factId, at, settings)[rating]
    const reviewId = newId()
    void recordReviews([
      {
        kind: 'answer',
        id: reviewId,
        factId,
        at,
        format: 'flashcard',
        rating,
        correct: null,
        options: null,
        hinted: false,
        elapsedMs: Math.min(60_000, Math.round(performance.now() - shownAt.current)),
        slow: false,
        practice: false,
        intervalDays: null,
        policy: CURRENT_POLICY,
        ...ASIDE,
        itemId: card.item.id,
      },
    ])
    dispatch({
      type: 'grade',
      given: { reviewId, factId, before: memory },
      rating,
      memory: graded.memory,
      said: `${RATINGS[rating - 1]?.name}, next in ${describeInterval(graded.delay)}.`,
      now: at,
    })
  }

  function undo() {
    const last = state.given.at(-1)
    if (!last || !opened) return
    void recordReviews([
      {
        kind: 'undo',
        id: newId(),
        factId: last.factId,
        at: opened.clock(),
        undoes: last.reviewId,
        ...ASIDE,
      },
    ])
    dispatch({ type: 'undo' })
  }

  const turn = () => {
    if (card) dispatch({ type: 'turn', said: card.item.key })
  }
  useKeys({
    Space: turned ? () => grade(3) : turn,
    Enter: turned ? () => grade(3) : turn,
    '1': turned ? () => grade(1) : undefined,
    '2': turned ? () => grade(2) : undefined,
    '3': turned ? () => grade(3) : undefined,
    '4': turned ? () => grade(4) : undefined,
    z: undo,
    Z: undo,
  })

  const left = remaining(session)
  return (
    <section
      className="mx-auto flex max-w-3xl flex-col max-sm:min-h-[calc(100dvh-11rem)]"
      aria-busy={!begun}
    >
      <div className="flex min-h-11 flex-wrap items-center gap-x-4">
        <h1 className="text-base font-semibold">Review</h1>
        <p className="text-muted">
          {begun ? left.learning + left.review + left.new : offered.count} left
          {session.answered > 0 && `, ${session.answered} done`}
        </p>
        <button
          type="button"
          className="ml-auto inline-flex min-h-11 items-center gap-2 rounded-lg px-2 text-muted enabled:hover:bg-raised disabled:invisible"
          onClick={undo}
          disabled={state.given.length === 0}
        >
          Undo
          <Key name="Z" />
        </button>
      </div>
      {over && opened ? (
        <CaughtUp
          heading={end}
          next={firstOf(nextDue([...memories.values()], settings, opened.clock()), after)}
          note={`${session.answered} answered`}
        />
      ) : (
        <>
          <CardFace card={card} turned={turned} onTurn={turn} hidden={!begun} />
          <div className="within-reach mt-auto">
            {next ? (
              <fieldset className="grid grid-cols-2 gap-2 sm:grid-cols-4 sm:gap-3">
                <legend className="sr-only">How well did you know it?</legend>
                {RATINGS.map(({ rating, name, tone }) => (
                  <button
                    key={rating}
                    ref={rating === 3 ? goodButton : undefined}
                    type="button"
                    onClick={() => grade(rating)}
                    className={`flex min-h-16 flex-col items-center justify-center rounded-2xl border-2 px-3 py-2 hover:brightness-97 dark:hover:brightness-110 ${tone}`}
                  >
                    <span className="flex items-center gap-2 font-semibold">
                      {name}
                      <Key name={String(rating)} className="text-muted" />
                    </span>
                    <span className="text-sm text-muted">
                      {describeInterval(next[rating].delay)}
                    </span>
                  </button>
                ))}
              </fieldset>
            ) : (
              <button
                ref={showButton}
                type="button"
                aria-describedby={CARD_QUESTION}
                className="button button-primary min-h-16 w-full text-lg"
                onClick={turn}
                disabled={!begun}
              >
                Show answer
                <Key name="Space" />
              </button>
            )}
          </div>
          <KeysSwitch />
        </>
      )}
      <p role="status" className="sr-only">
        {state.said}
      </p>
    </section>
  )
}

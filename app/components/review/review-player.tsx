'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useReducer, useRef, useState } from 'react'
import { flush, newId, outbox, pendingReviews, recordReviews } from '@/lib/client/outbox'
import { describeNext, preview } from '@/lib/core/scheduling/preview'
import {
  answer as answerIn,
  current,
  remaining,
  type Session,
  undo as undoIn,
} from '@/lib/core/scheduling/session'
import type { Memory, Rating } from '@/lib/core/scheduling/types'
import type { Sitting } from '@/lib/server/learner'
import { Key } from '../key'
import { useKeys } from '../quiz/use-keys'
import { CardFace } from './card-face'
import { begin } from './pending'

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
  readonly said: string
}

type Event =
  | { type: 'begin'; state: Pick<State, 'session' | 'memories'>; now: number }
  | { type: 'turn' }
  | { type: 'grade'; given: Given; rating: Rating; memory: Memory; said: string; now: number }
  | { type: 'undo' }

const EMPTY: State = {
  session: { main: [], waiting: [], answered: 0, past: [] },
  memories: new Map(),
  given: [],
  factId: null,
  turned: false,
  said: '',
}

function reduce(state: State, event: Event): State {
  switch (event.type) {
    case 'begin':
      return {
        ...EMPTY,
        ...event.state,
        factId: current(event.state.session, event.now)?.factId ?? null,
      }
    case 'turn':
      return { ...state, turned: true, said: 'Answer shown.' }
    case 'grade': {
      const session = answerIn(state.session, event.rating, event.memory)
      return {
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

const RATINGS: readonly { rating: Rating; name: string; tone: string }[] = [
  { rating: 1, name: 'Again', tone: 'border-bad bg-bad-wash' },
  { rating: 2, name: 'Hard', tone: 'border-edge bg-raised' },
  { rating: 3, name: 'Good', tone: 'border-good bg-good-wash' },
  { rating: 4, name: 'Easy', tone: 'border-edge bg-raised' },
]

/** The daily review. Every grade is applied here at once and kept before the next card; sending comes after. */
export function ReviewPlayer({ sitting, learnerId }: { sitting: Sitting; learnerId: string }) {
  const router = useRouter()
  const [state, dispatch] = useReducer(reduce, EMPTY)
  const [ready, setReady] = useState(false)
  const shownAt = useRef(0)
  const showButton = useRef<HTMLButtonElement>(null)
  const goodButton = useRef<HTMLButtonElement>(null)
  const { session, memories, factId, turned } = state
  const { settings } = sitting

  useEffect(() => {
    let mounted = true
    async function open() {
      let pending = await pendingReviews(learnerId)
      if (pending.length > 0) {
        await flush()
        if (!outbox.status().failed) {
          router.refresh()
          return
        }
        pending = await pendingReviews(learnerId)
      }
      if (!mounted) return
      const now = Date.now()
      dispatch({ type: 'begin', state: begin(sitting.input, pending, settings, now), now })
      setReady(true)
    }
    void open()
    return () => {
      mounted = false
    }
  }, [sitting, settings, learnerId, router])

  const over = ready && factId === null
  useEffect(() => {
    if (over) void flush().then(() => router.refresh())
  }, [over, router])

  useEffect(() => {
    if (!ready || factId === null) return
    if (turned) {
      goodButton.current?.focus({ preventScroll: true })
      return
    }
    shownAt.current = performance.now()
    if (state.given.length > 0) showButton.current?.focus({ preventScroll: true })
  }, [ready, factId, turned, state.given.length])

  const card = factId === null ? undefined : sitting.cards[factId]
  const memory = factId === null ? null : (memories.get(factId) ?? null)
  const next = turned && factId !== null ? preview(memory, factId, Date.now(), settings) : null

  function grade(rating: Rating) {
    if (!factId || !turned || !card) return
    const now = Date.now()
    const after = preview(memory, factId, now, settings)[rating]
    const reviewId = newId()
    void recordReviews([
      {
        kind: 'answer',
        id: reviewId,
        factId,
        at: now,
        format: 'flashcard',
        rating,
        correct: null,
        options: null,
        hinted: false,
        elapsedMs: Math.min(60_000, Math.round(performance.now() - shownAt.current)),
        policy: 1,
        itemId: card.item.id,
        attemptId: null,
        chosenFactId: null,
        chosenSubject: null,
      },
    ])
    const name = RATINGS[rating - 1]?.name ?? ''
    dispatch({
      type: 'grade',
      given: { reviewId, factId, before: memory },
      rating,
      memory: after,
      said: `${name}, next in ${describeNext(after)}.`,
      now,
    })
  }

  function undo() {
    const last = state.given.at(-1)
    if (!last) return
    void recordReviews([
      {
        kind: 'undo',
        id: newId(),
        factId: last.factId,
        at: Date.now(),
        undoes: last.reviewId,
        itemId: null,
        attemptId: null,
        chosenFactId: null,
        chosenSubject: null,
      },
    ])
    dispatch({ type: 'undo' })
  }

  const turn = () => dispatch({ type: 'turn' })
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
  const total = left.learning + left.review + left.new
  return (
    <section
      className="mx-auto flex max-w-3xl flex-col max-sm:min-h-[calc(100dvh-11rem)]"
      aria-busy={!ready}
    >
      <div className="flex min-h-11 flex-wrap items-center gap-x-4">
        <h1 className="text-base font-semibold">Review</h1>
        <p className="text-muted">
          {ready ? total : sitting.count} left
          {ready && session.answered > 0 && `, ${session.answered} done`}
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
      {over ? (
        <div className="card mt-4 p-8">
          <p className="font-display text-2xl font-semibold">That was all for now.</p>
          <p className="mt-2 text-muted">{session.answered} answered.</p>
        </div>
      ) : (
        <>
          <CardFace card={card} turned={turned} onTurn={turn} hidden={!ready} />
          <div className="sticky bottom-0 mt-auto bg-paper pt-4 pb-4">
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
                    <span className="text-sm text-muted">{describeNext(next[rating])}</span>
                  </button>
                ))}
              </fieldset>
            ) : (
              <button
                ref={showButton}
                type="button"
                className="button button-primary min-h-16 w-full text-lg"
                onClick={turn}
                disabled={!ready}
              >
                Show answer
                <Key name="Space" />
              </button>
            )}
          </div>
        </>
      )}
      <p role="status" className="sr-only">
        {state.said}
      </p>
    </section>
  )
}

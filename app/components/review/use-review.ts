'use client'

import { useEffect, useMemo, useReducer, useRef } from 'react'
import { flushSync } from 'react-dom'
import { newId, recordReviews } from '@/lib/client/outbox'
import { gradeAnswer, type Answer as Response } from '@/lib/core/grading/grade'
import type { SentReview } from '@/lib/core/records'
import { obey } from '@/lib/core/scheduling/commands'
import { answerOutcome, verdictAt } from '@/lib/core/scheduling/fold'
import { CURRENT_POLICY } from '@/lib/core/scheduling/policy'
import { describeInterval, outcomes, withLoad } from '@/lib/core/scheduling/preview'
import { newMemory } from '@/lib/core/scheduling/schedule'
import type { Answer, Command, Memory, Rating } from '@/lib/core/scheduling/types'
import type { Sitting } from '@/lib/server/learner'
import { evidenceOf, isSlow } from '../quiz/evidence'
import { verdictOf } from '../quiz/feedback'
import type { Deed } from './card-menu'
import { nameOf } from './grades'
import { itemFor } from './item-for'
import { dueApartFrom } from './load'
import { begin, settingsFor } from './pending'
import { EMPTY, type Event, reducer } from './state'
import type { Opened } from './use-sitting'

/** What the log keeps of a quiz's question, of which a card has none. */
const ASIDE = { itemId: null, attemptId: null, chosenFactId: null, chosenSubject: null }

const FLAGGED = 'Flagged.'
const UNFLAGGED = 'Flag taken away.'
const SAID: Readonly<Record<Exclude<Deed['kind'], 'flag'>, string>> = {
  suspend: 'Suspended.',
  bury: 'Put off until tomorrow.',
  reset: 'To be learned anew.',
  'set-due': 'Set.',
}

/** The sitting as it goes: every answer is applied here at once and kept before it is sent. */
export function useReview(opened: Opened | null, offered: Sitting) {
  const sitting = opened?.sitting ?? offered
  const { cards, filter } = sitting
  const practise = filter?.practise ?? false
  const drill = filter?.topic != null
  const touch = useRef(false)
  const reduce = useMemo(
    () =>
      reducer((factId, memory) => itemFor(cards[factId], memory, { touch: touch.current, drill })),
    [cards, drill],
  )
  const [state, dispatch] = useReducer(reduce, EMPTY)
  const shownAt = useRef(0)
  const keeping = useRef(false)
  const { memories, shown } = state

  useEffect(() => {
    if (!opened) return
    touch.current = !matchMedia('(hover: hover)').matches
    const now = opened.clock()
    dispatch({ type: 'begin', ...begin(opened.sitting, opened.pending), now })
  }, [opened])

  const isOpen = shown !== null && !state.turned && state.answered === null
  const shownFact = shown?.factId
  useEffect(() => {
    if (isOpen && shownFact) shownAt.current = performance.now()
  }, [isOpen, shownFact])

  const counted = useMemo(
    () => new Map(sitting.memories.map((memory) => [memory.factId, memory])),
    [sitting.memories],
  )
  const loadOf = (factId: string) => ({
    due: dueApartFrom(factId, sitting.due, counted, memories, sitting.settings),
    siblingDays: sitting.siblingDays[factId] ?? [],
  })

  /** The memory as it was before the question on the card was answered. */
  const last = state.answered ? state.done.at(-1) : undefined
  const before = shown ? (last ? last.before : (memories.get(shown.factId) ?? null)) : null

  /** For each grade when the fact comes back, and the memory it leads to. */
  function previewAt(now: number) {
    if (!shown || practise) return null
    const { factId } = shown
    return outcomes(before, factId, now, settingsFor(sitting, factId), loadOf(factId))
  }

  /** Keeps what was done, then shows what comes of it; nothing else is taken in between. */
  async function commit(entries: readonly SentReview[], event: Event) {
    keeping.current = true
    await recordReviews(entries).catch(() => undefined)
    keeping.current = false
    flushSync(() => dispatch(event))
  }

  const entry = (factId: string, at: number) => ({ id: newId(), factId, at })
  const elapsed = () => Math.min(60_000, Math.round(performance.now() - shownAt.current))

  function grade(rating: Rating) {
    if (!opened || !shown || keeping.current) return
    const { factId, item } = shown
    const at = opened.clock()
    const elapsedMs = state.answered ? 0 : elapsed()
    const outcome = previewAt(at)?.[rating]
    const answer: Answer = {
      kind: 'answer',
      ...entry(factId, at),
      format: item.format,
      rating,
      correct: null,
      options: null,
      hinted: false,
      elapsedMs,
      slow: isSlow(item.format, elapsedMs, sitting.slowAfterMs),
      practice: practise,
      intervalDays: outcome && outcome.memory.intervalDays > 0 ? outcome.memory.intervalDays : null,
      policy: CURRENT_POLICY,
    }
    const undoes = last?.entryIds ?? []
    const entries: SentReview[] = [
      ...undoes.map((id) => ({
        kind: 'undo' as const,
        ...entry(factId, at),
        undoes: id,
        ...ASIDE,
      })),
      { ...answer, ...ASIDE, itemId: item.id },
    ]
    void commit(entries, {
      type: 'grade',
      entryIds: [answer.id],
      rating,
      memory: outcome?.memory ?? practised(before, factId, rating, at),
      said: outcome
        ? `${nameOf(rating)}, next in ${describeInterval(outcome.delay)}.`
        : `${nameOf(rating)}.`,
      now: at,
    })
  }

  function answer(response: Response) {
    if (!opened || !shown || state.answered || keeping.current) return
    const { factId, item } = shown
    const at = opened.clock()
    const grade = gradeAnswer(item, response)
    const settings = settingsFor(sitting, factId)
    const evidence = evidenceOf(item, grade, {
      attemptId: null,
      at,
      elapsedMs: elapsed(),
      slowAfterMs: sitting.slowAfterMs,
      practice: practise,
      newId,
    }).map((review) =>
      practise || review.kind !== 'answer'
        ? review
        : { ...review, ...withLoad(before, review, settings, loadOf(factId)) },
    )
    const given = evidence.find((review) => review.kind === 'answer' && review.factId === factId)
    const memory = before ?? newMemory(factId)
    const verdict = given?.kind === 'answer' ? verdictAt(memory, given, settings) : null
    const outcome =
      given?.kind === 'answer'
        ? answerOutcome(memory, given, settings, { loggedDays: given.intervalDays })
        : null
    void commit(evidence, {
      type: 'answer',
      entryIds: evidence.map(({ id }) => id),
      answered: {
        response,
        grade,
        counted: verdict && outcome && { rating: verdict.rating, delay: outcome.delay },
      },
      memory: outcome?.memory ?? practised(before, factId, grade.correct ? 3 : 1, at),
      said: verdictOf(item, grade),
    })
  }

  function proceed() {
    if (opened && state.answered && !keeping.current)
      dispatch({ type: 'proceed', now: opened.clock() })
  }

  function perform(deed: Deed) {
    if (!opened || !shown || state.answered || keeping.current) return
    const { factId } = shown
    const at = opened.clock()
    const command: Command = { ...deed, ...entry(factId, at) }
    const memory = obey(before ?? newMemory(factId), command, settingsFor(sitting, factId))
    const event = { entryIds: [command.id], memory }
    const said = deed.kind === 'flag' ? (deed.flag ? FLAGGED : UNFLAGGED) : SAID[deed.kind]
    void commit(
      [{ ...command, ...ASIDE }],
      deed.kind === 'flag'
        ? { type: 'mark', ...event, said }
        : { type: 'set-aside', ...event, said, now: at },
    )
  }

  function undo() {
    const taken = state.done.at(-1)
    if (!taken || !opened || keeping.current) return
    const at = opened.clock()
    const { factId } = taken.shown
    void commit(
      taken.entryIds.map((id) => ({
        kind: 'undo' as const,
        ...entry(factId, at),
        undoes: id,
        ...ASIDE,
      })),
      { type: 'undo' },
    )
  }

  function turn() {
    if (shown && !keeping.current) dispatch({ type: 'turn', said: String(shown.item.key) })
  }

  const isBusy = () => keeping.current
  return { state, sitting, before, previewAt, grade, answer, proceed, perform, undo, turn, isBusy }
}

/** Practice leaves the memory as it is; what was missed waits in the sitting to be asked again. */
function practised(before: Memory | null, factId: string, rating: Rating, at: number): Memory {
  const memory = before ?? newMemory(factId)
  return rating === 1 ? { ...memory, state: 'relearning', due: at } : { ...memory, state: 'review' }
}

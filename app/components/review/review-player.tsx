'use client'

import Link from 'next/link'
import { useCallback, useEffect, useRef } from 'react'
import { firstOf, nextDue } from '@/lib/core/progress/today'
import { isChoice } from '@/lib/core/questions/types'
import { isLeech } from '@/lib/core/scheduling/leech'
import { remaining } from '@/lib/core/scheduling/session'
import type { Rating } from '@/lib/core/scheduling/types'
import type { Sitting } from '@/lib/server/learner'
import { Key } from '../key'
import { KeysSwitch } from '../keys-switch'
import { Feedback } from '../quiz/feedback'
import { useKeys } from '../quiz/use-keys'
import { useSwipe } from '../quiz/use-swipe'
import { AnswerBar } from './answer-bar'
import { CardFace } from './card-face'
import { CardMenu, type Deed } from './card-menu'
import { CaughtUp } from './caught-up'
import { ReviewQuestion } from './review-question'
import { useReview } from './use-review'
import { useSitting } from './use-sitting'

/** The daily review, or the facts of a filter. Every answer is applied here at once; sending comes after. */
export function ReviewPlayer({
  sitting: offered,
  learnerId,
  kept = false,
}: {
  sitting: Sitting
  learnerId: string
  /** The sitting comes out of the browser: there is no network. */
  kept?: boolean
}) {
  const opened = useSitting(offered, learnerId, kept)
  const review = useReview(opened, offered)
  const { state, sitting, before, grade, answer, proceed, perform, undo, turn, isBusy } = review
  const { session, memories, shown, turned, answered, begun } = state
  const primary = useRef<HTMLButtonElement>(null)
  const question = useRef<HTMLDivElement>(null)
  const end = useRef<HTMLHeadingElement>(null)

  const card = shown ? sitting.cards[shown.factId] : undefined
  const item = shown?.item
  const isCard = item?.format === 'flashcard' || item?.format === 'contrast'
  const practise = sitting.filter?.practise ?? false
  const over = begun && shown === null
  const waits = answered !== null || (isCard && turned)
  const deeds = state.done.length

  useEffect(() => {
    if (!begun || deeds < 0) return
    if (over) end.current?.focus()
    else focusOn(waits || isCard ? primary.current : question.current)
  }, [begun, over, waits, isCard, deeds])

  const graded = (rating: Rating) => () => {
    // What has the focus and goes would have the page laid out an extra time.
    focusOn(primary.current)
    if (answered && rating === answered.counted?.rating) proceed()
    else if (waits) grade(rating)
  }
  const choose = (index: number) => () => {
    if (item && isChoice(item) && index < item.options.length) answer({ kind: 'choice', index })
  }
  const pressed = (rating: Rating) => {
    if (waits) return practise ? undefined : graded(rating)
    return isCard ? undefined : choose(rating - 1)
  }
  const paired = !waits && item && isChoice(item) && item.options.length === 2
  const onward = answered
    ? proceed
    : waits
      ? practise
        ? undefined
        : graded(3)
      : isCard
        ? turn
        : undefined
  const latest = useRef(perform)
  useEffect(() => {
    latest.current = perform
  })
  const onDeed = useCallback((deed: Deed) => latest.current(deed), [])
  const command = (kind: 'suspend' | 'bury') =>
    shown && !answered && !practise ? () => perform({ kind }) : undefined
  const flag = () => perform({ kind: 'flag', flag: before?.flag ? 0 : 1 })
  useSwipe(question, paired ? { left: choose(0), right: choose(1) } : null)
  useKeys(
    {
      Space: onward,
      Enter: onward,
      '1': pressed(1),
      '2': pressed(2),
      '3': pressed(3),
      '4': pressed(4),
      ArrowLeft: paired ? choose(0) : undefined,
      ArrowRight: paired ? choose(1) : undefined,
      z: undo,
      Z: undo,
      s: command('suspend'),
      b: command('bury'),
      f: shown && !answered ? flag : undefined,
    },
    isBusy,
  )

  const now = waits && opened ? opened.clock() : null
  const left = remaining(session)
  return (
    <section
      className="mx-auto flex max-w-3xl flex-col max-sm:min-h-[calc(100dvh-11rem)]"
      aria-busy={!begun}
    >
      <div className="flex min-h-11 flex-wrap items-center gap-x-4">
        <h1 className="text-base font-semibold">{practise ? 'Practice' : 'Review'}</h1>
        <p className="text-muted">
          {begun ? left.learning + left.review + left.new : offered.count} left
          {session.answered > 0 && `, ${session.answered} done`}
        </p>
        <button
          type="button"
          className="ml-auto inline-flex min-h-11 items-center gap-2 rounded-lg px-2 text-muted enabled:hover:bg-raised disabled:invisible"
          onClick={undo}
          disabled={state.done.length === 0}
        >
          Undo
          <Key name="Z" />
        </button>
      </div>
      {practise && !over && (
        <p className="text-muted">Practice changes nothing in your schedule.</p>
      )}
      {over && opened ? (
        <CaughtUp
          heading={end}
          title={sitting.filter ? 'That was all of them' : undefined}
          next={firstOf(
            nextDue([...memories.values()], sitting.settings, opened.clock()),
            sitting.next,
          )}
          note={`${session.answered} answered`}
        />
      ) : (
        <>
          <div
            ref={question}
            tabIndex={-1}
            className={`card mt-2 flex min-h-64 flex-col p-6 sm:p-10 ${begun ? '' : 'invisible'}`}
          >
            {card && item && (
              <>
                <div className="flex items-start justify-between gap-4">
                  <p className="pt-2.5 text-sm text-muted">{card.comparison}</p>
                  {!practise && (
                    <CardMenu
                      flagged={(before?.flag ?? 0) > 0}
                      disabled={answered !== null}
                      onDeed={onDeed}
                    />
                  )}
                </div>
                {isCard ? (
                  <CardFace card={card} item={item} turned={turned} onTurn={turn} />
                ) : (
                  <>
                    <ReviewQuestion
                      key={`${item.id} ${state.done.length - (answered ? 1 : 0)}`}
                      item={item}
                      subjects={subjectsOf(card)}
                      given={answered?.response ?? null}
                      onAnswer={answer}
                    />
                    {answered && (
                      <Feedback
                        item={item}
                        answer={answered.response}
                        grade={answered.grade}
                        quiz={{
                          rows: { [item.factIds[0] ?? '']: card.row },
                          subjects: subjectsOf(card),
                        }}
                        reportable={card.slug}
                      />
                    )}
                  </>
                )}
                {waits && before && isLeech(before, sitting.settings) && (
                  <p className="mt-4 rounded-xl bg-raised px-4 py-3">
                    Forgotten {before.lapses} times. Telling it apart helps more than another
                    review:{' '}
                    <Link
                      className="link"
                      href={`/review?c=${card.slug}&topic=${encodeURIComponent(card.topic)}&practise=1`}
                    >
                      drill {card.row.topic}
                    </Link>
                    .
                  </p>
                )}
              </>
            )}
          </div>
          <div className="within-reach mt-auto">
            {(now !== null || isCard || !begun) && (
              <AnswerBar
                review={review}
                now={now}
                disabled={!begun}
                primary={primary}
                onTurn={turn}
                onGrade={graded}
              />
            )}
          </div>
          <KeysSwitch />
        </>
      )}
      <p role="status" className="sr-only">
        {state.said}
        {deeds > 0 && isCard && !waits && ` ${item.stem}`}
      </p>
    </section>
  )
}

function focusOn(element: HTMLElement | null): void {
  if (element && element !== document.activeElement) element.focus({ preventScroll: true })
}

const subjectsOf = ({ row }: Sitting['cards'][string]) =>
  row.cells.map(({ subject, name }) => ({ key: subject, name }))

'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { serverClock, serverNow } from '@/lib/client/clock'
import { newId, recordAttempt, recordReviews } from '@/lib/client/outbox'
import { dropRun, findRun, keepRun, runKey } from '@/lib/client/store'
import { type Grade, gradeAnswer } from '@/lib/core/grading/grade'
import { isChoice } from '@/lib/core/questions/types'
import type { SentReview } from '@/lib/core/records'
import { Key } from '../key'
import { KeysSwitch } from '../keys-switch'
import { keepQuiz } from '../offline/packs'
import { cappedTime, distractorOf, evidenceOf, overruledOf, takenBack } from './evidence'
import { Feedback, reasonOf, verdictOf } from './feedback'
import { Question } from './question'
import { Result } from './result'
import type { Answer, Quiz, Run } from './types'
import { useKeys } from './use-keys'
import { useSwipe } from './use-swipe'

const freshRun = (startedAt: number): Run => ({
  attemptId: newId(),
  startedAt,
  finishedAt: null,
  position: 0,
  answers: [],
})

/** One question at a time; every answer is kept before the next, so a reload goes on where it was. */
export function QuizPlayer({
  quiz,
  settings,
  learnerId,
  kept = false,
}: {
  quiz: Quiz
  /** The quiz's address: its settings as a query string. */
  settings: string
  /** Who is signed in, or null for a guest. */
  learnerId: string | null
  /** The quiz comes out of the browser: there is no network. */
  kept?: boolean
}) {
  const { at } = quiz
  const clock = useCallback(() => (kept ? serverNow() : serverClock(at)()), [kept, at])
  const key = runKey(learnerId, `quiz:${quiz.comparisonId}:${quiz.revision}:${settings}`)
  const [run, setRun] = useState<Run | null>(null)
  const [announced, setAnnounced] = useState('')
  /** Position of the question that was answered by a swipe, while that can be taken back. */
  const [swipedAt, setSwipedAt] = useState<number | null>(null)
  const shownAt = useRef(0)
  const keeping = useRef(false)
  const nextButton = useRef<HTMLButtonElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const question = useRef<HTMLDivElement>(null)
  const feedback = useRef<HTMLDivElement>(null)

  useEffect(() => {
    let current = true
    findRun(key)
      .catch(() => null)
      .then((kept) => {
        if (!current) return
        shownAt.current = performance.now()
        setRun((kept as Run | null) ?? freshRun(clock()))
      })
    return () => {
      current = false
    }
  }, [key, clock])

  useEffect(() => {
    if (!kept) void keepQuiz(settings, quiz).catch(() => undefined)
  }, [kept, settings, quiz])

  const total = quiz.items.length
  const position = run?.position ?? 0
  const item = quiz.items[position]
  const given = run?.answers[position] ?? null
  const grade = run ? gradeOf(quiz, run, position) : null

  function move(next: Run) {
    setRun(next)
    void keepRun(key, next)
  }

  /** Keeps what was answered, then shows what comes of it; nothing else is taken in between. */
  async function commit(reviews: readonly SentReview[], next: Run, said: string) {
    keeping.current = true
    await recordReviews(reviews).catch(() => undefined)
    keeping.current = false
    flushSync(() => {
      move(next)
      setAnnounced(said)
    })
  }

  function answer(value: Answer, swiped = false) {
    if (!run || !item || given || keeping.current) return
    const graded = gradeAnswer(item, value)
    const elapsedMs = performance.now() - shownAt.current
    const context = { attemptId: run.attemptId, at: clock(), newId }
    const reviews = evidenceOf(item, graded, {
      ...context,
      elapsedMs,
      slowAfterMs: quiz.slowAfterMs,
      practice: false,
    })
    const reviewIds = [...(run.reviewIds ?? [])]
    reviewIds[position] = reviews.map(({ id }) => id)
    const times = [...(run.elapsedMs ?? [])]
    times[position] = cappedTime(elapsedMs)
    setSwipedAt(swiped ? position : null)
    void commit(
      reviews,
      { ...run, answers: [...run.answers, value], reviewIds, elapsedMs: times },
      [verdictOf(item, graded), reasonOf(item, value, graded, quiz.subjects)]
        .filter(Boolean)
        .join(' '),
    )
  }

  /** A finger slips more easily than a key: what was swiped can be taken back until the next question. */
  function unswipe() {
    if (!run || !item || !given || keeping.current) return
    const context = { attemptId: run.attemptId, at: clock(), newId }
    const undone = run.reviewIds?.[position] ?? []
    const graded = gradeAnswer(item, given)
    setSwipedAt(null)
    shownAt.current = performance.now()
    void commit(
      takenBack(graded, undone, context),
      {
        ...run,
        answers: run.answers.slice(0, position),
        reviewIds: (run.reviewIds ?? []).slice(0, position),
      },
      'Taken back.',
    )
  }

  function overrule() {
    if (!run || !item || !given || keeping.current) return
    const context = { attemptId: run.attemptId, at: clock(), newId }
    const undone = run.reviewIds?.[position] ?? []
    void commit(
      overruledOf(item, gradeAnswer(item, given), undone, context),
      { ...run, overruled: [...(run.overruled ?? []), position] },
      'Counted as right.',
    )
    nextButton.current?.focus({ preventScroll: true })
  }

  function proceed() {
    if (!run || !given || keeping.current) return
    setAnnounced('')
    setSwipedAt(null)
    shownAt.current = performance.now()
    if (position + 1 < total) {
      // What has the focus and goes would have the page laid out an extra time.
      nextButton.current?.blur()
      move({ ...run, position: position + 1 })
      return
    }
    const finishedAt = clock()
    move({ ...run, position: total, finishedAt })
    const answers = quiz.items.map((each, index) => ({
      itemId: each.id,
      correct: gradeOf(quiz, run, index)?.correct ?? false,
      chosen: distractorOf(each, run.answers[index]),
      elapsedMs: run.elapsedMs?.[index] ?? null,
    }))
    void recordAttempt({
      id: run.attemptId,
      comparisonId: quiz.comparisonId,
      revision: quiz.revision,
      settings,
      startedAt: run.startedAt,
      finishedAt,
      total,
      correct: answers.filter(({ correct }) => correct).length,
      answers,
    })
  }

  async function restart() {
    await dropRun(key)
    shownAt.current = performance.now()
    setRun(freshRun(clock()))
  }

  const openPosition = run && !given ? position : -1
  useEffect(() => {
    if (openPosition < 0) return
    const field = question.current?.querySelector<HTMLInputElement>(
      'input:not([type=radio], [type=checkbox])',
    )
    if (field && matchMedia('(hover: hover)').matches) field.focus()
    else if (openPosition > 0) heading.current?.focus()
  }, [openPosition])
  useEffect(() => {
    if (!given) return
    feedback.current?.scrollIntoView({ block: 'nearest' })
    nextButton.current?.focus({ preventScroll: true })
  }, [given])

  const choose = (index: number) => () => {
    if (item && isChoice(item) && index < item.options.length) answer({ kind: 'choice', index })
  }
  const paired = item && isChoice(item) && item.options.length === 2
  const swipe = (index: number) => () => {
    if (item && isChoice(item)) answer({ kind: 'choice', index }, true)
  }
  useSwipe(question, paired && !given ? { left: swipe(0), right: swipe(1) } : null)
  useKeys(
    {
      '1': given ? undefined : choose(0),
      '2': given ? undefined : choose(1),
      '3': given ? undefined : choose(2),
      '4': given ? undefined : choose(3),
      ArrowLeft: paired && !given ? choose(0) : undefined,
      ArrowRight: paired && !given ? choose(1) : undefined,
      Enter: given ? proceed : undefined,
    },
    () => keeping.current,
  )

  if (run && position >= total) {
    return (
      <Result
        quiz={quiz}
        run={run}
        settings={settings}
        signedIn={learnerId !== null}
        onRestart={restart}
      />
    )
  }
  if (!item) return null

  return (
    <section
      aria-labelledby="question-number"
      aria-busy={run === null}
      className="mx-auto max-w-3xl"
    >
      <div className="flex items-center gap-4">
        <h1
          id="question-number"
          ref={heading}
          tabIndex={-1}
          className="rounded text-base font-semibold whitespace-nowrap"
        >
          Question {position + 1} of {total}
        </h1>
        <Dots quiz={quiz} run={run} />
      </div>
      <div ref={question} className={`card mt-4 p-4 sm:p-8 ${run === null ? 'invisible' : ''}`}>
        <Question
          key={`${position}:${item.id}`}
          item={item}
          subjects={quiz.subjects}
          given={given}
          onAnswer={answer}
        />
        {given && grade && (
          <>
            <div ref={feedback} className="scroll-mb-28">
              <Feedback
                item={item}
                answer={given}
                grade={grade}
                quiz={quiz}
                onOverrule={overrule}
                reportable={learnerId !== null ? quiz.slug : null}
              />
            </div>
            {swipedAt === position && (
              <p className="mt-4 flex flex-wrap items-center gap-x-3 text-muted">
                Swiped by accident?
                <button type="button" className="link min-h-11 font-semibold" onClick={unswipe}>
                  Take it back
                </button>
              </p>
            )}
            <div className="within-reach -mb-4 !bg-card">
              <button
                ref={nextButton}
                type="button"
                className="button button-primary w-full sm:w-auto"
                onClick={proceed}
              >
                {position + 1 < total ? 'Next' : 'See the result'}
                <Key name="Enter" />
              </button>
            </div>
          </>
        )}
      </div>
      <KeysSwitch />
      <p role="status" className="sr-only">
        {announced}
      </p>
    </section>
  )
}

/** The grade of an answer, where there is one; right where the learner overruled it. */
export function gradeOf(quiz: Quiz, run: Run, index: number): Grade | null {
  const item = quiz.items[index]
  const given = run.answers[index]
  const grade = item && given ? gradeAnswer(item, given) : null
  return grade && run.overruled?.includes(index) ? { ...grade, correct: true } : grade
}

/** Where one stands, for the eye; the heading says it in words. */
function Dots({ quiz, run }: { quiz: Quiz; run: Run | null }) {
  return (
    <div aria-hidden="true" className="flex flex-1 gap-1">
      {quiz.items.map((item, index) => {
        const grade = run ? gradeOf(quiz, run, index) : null
        const tone = grade
          ? grade.correct
            ? 'bg-good'
            : 'bg-bad'
          : index === (run?.position ?? 0)
            ? 'bg-edge'
            : 'bg-line'
        return <span key={item.id} className={`h-2 min-w-1 flex-1 rounded-full ${tone}`} />
      })}
    </div>
  )
}

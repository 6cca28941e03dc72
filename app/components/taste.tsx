'use client'

import type { Route } from 'next'
import { useRef, useState } from 'react'
import { serverClock } from '@/lib/client/clock'
import { newId, recordReviews } from '@/lib/client/outbox'
import { gradeAnswer } from '@/lib/core/grading/grade'
import { evidenceOf } from './quiz/evidence'
import { Feedback, reasonOf, verdictOf } from './quiz/feedback'
import { Question } from './quiz/question'
import type { Answer, Quiz } from './quiz/types'
import { useKeys } from './quiz/use-keys'

/** One question on the first page; what is answered counts like any other answer. */
export function Taste({ quiz }: { quiz: Quiz }) {
  const [given, setGiven] = useState<Answer | null>(null)
  const shownAt = useRef<number>(null)
  const item = quiz.items[0]
  const grade = item && given ? gradeAnswer(item, given) : null

  function answer(value: Answer) {
    if (!item || given) return
    const graded = gradeAnswer(item, value)
    const elapsedMs = shownAt.current === null ? 0 : performance.now() - shownAt.current
    void recordReviews(
      evidenceOf(item, graded, {
        attemptId: null,
        at: serverClock(quiz.at)(),
        elapsedMs,
        slowAfterMs: quiz.slowAfterMs,
        practice: false,
        newId,
      }),
    )
    setGiven(value)
  }

  useKeys({
    ArrowLeft: given ? undefined : () => answer({ kind: 'choice', index: 0 }),
    ArrowRight: given ? undefined : () => answer({ kind: 'choice', index: 1 }),
  })

  if (!item) return null
  return (
    <div
      className="card mt-8 max-w-3xl p-4 sm:p-8"
      ref={(element) => {
        if (element) shownAt.current ??= performance.now()
      }}
    >
      <h2 className="sr-only">{quiz.title}: a first question</h2>
      <Question item={item} subjects={quiz.subjects} given={given} onAnswer={answer} />
      <p role="status" className="sr-only">
        {given && grade
          ? [verdictOf(item, grade), reasonOf(item, given, grade, quiz.subjects)]
              .filter(Boolean)
              .join(' ')
          : ''}
      </p>
      {given && grade && (
        <>
          <Feedback item={item} answer={given} grade={grade} quiz={quiz} />
          <a href={`/c/${quiz.slug}/quiz` as Route} className="button button-primary mt-6">
            Ten more like this
          </a>
        </>
      )}
    </div>
  )
}

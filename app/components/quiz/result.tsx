'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { newSeed } from '@/lib/client/seed'
import { chanceCorrected, chanceOf } from '@/lib/core/questions/score'
import { formatQuizSettings, parseQuizSettings } from '@/lib/core/questions/settings'
import { Feedback } from './feedback'
import { Question } from './question'
import { gradeOf } from './quiz-player'
import type { Quiz, Run } from './types'

const QuizChange = lazy(() => import('./quiz-change'))

/** The score, every mistake with its source, and what to do next. */
export function Result({
  quiz,
  run,
  settings,
  signedIn,
  onRestart,
}: {
  quiz: Quiz
  run: Run
  settings: string
  signedIn: boolean
  onRestart: () => void
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    scrollTo({ top: 0 })
  }, [])

  const grades = quiz.items.map((_, index) => gradeOf(quiz, run, index))
  const missed = grades.flatMap((grade, index) => (grade?.correct ? [] : [index]))
  const right = grades.length - missed.length
  const known = chanceCorrected(
    quiz.items.map((item, index) => {
      const given = run.answers[index]
      const offered = given?.kind === 'text' && given.offered === true
      return { correct: grades[index]?.correct ?? false, chance: chanceOf(item, offered) }
    }),
  )
  const facts = new Set(quiz.items.flatMap(({ factIds }) => factIds))
  const asked = parseQuizSettings(Object.fromEntries(new URLSearchParams(settings)), 'same')
  const address = (change: Partial<typeof asked>) =>
    `/c/${quiz.slug}/quiz?${formatQuizSettings({ ...asked, ...change })}` as Route
  const retry = address({ pick: missed.map((index) => asked.pick?.[index] ?? index) })
  const another = () => location.assign(address({ seed: newSeed(), pick: null }))

  return (
    <section className="mx-auto max-w-3xl">
      <p className="text-muted">{quiz.title}</p>
      <h1
        ref={heading}
        tabIndex={-1}
        className="mt-1 text-4xl font-bold tracking-tight sm:text-6xl"
      >
        {right} of {grades.length} right
      </h1>
      <p className="mt-3 text-lg text-muted">
        You touched {facts.size} {facts.size === 1 ? 'fact' : 'facts'} in{' '}
        {minutes((run.finishedAt ?? run.startedAt) - run.startedAt)}. Corrected for guessing: about{' '}
        {Math.round(known * 100)} % known.
      </p>
      <div className="mt-6 flex flex-wrap gap-3">
        {missed.length > 0 && missed.length < grades.length && (
          <a href={retry} className="button button-primary">
            Retry the {missed.length === 1 ? 'one' : missed.length} you missed
          </a>
        )}
        <button
          type="button"
          className={`button ${missed.length > 0 && missed.length < grades.length ? 'button-quiet' : 'button-primary'}`}
          onClick={another}
        >
          New questions
        </button>
        <button type="button" className="button button-quiet" onClick={onRestart}>
          Same quiz again
        </button>
      </div>
      <div className="card mt-8 p-5">
        {signedIn ? (
          <p>
            What you answered is in your{' '}
            <a href="/progress" className="link">
              progress
            </a>
            . {missed.length > 0 ? 'What you missed' : 'Each fact'} comes back in your{' '}
            <a href="/review" className="link">
              review
            </a>
            .
          </p>
        ) : (
          <>
            <p className="font-display text-lg font-semibold">Keep what you just learned?</p>
            <p className="mt-1 text-muted">
              Your answers are in this browser. With an account they become a daily review that
              brings each fact back before you forget it.
            </p>
            <p className="mt-4 flex flex-wrap gap-3">
              <Link href="/sign-up" className="button button-primary">
                Sign up
              </Link>
              <Link href="/sign-in" className="button button-quiet">
                Sign in
              </Link>
            </p>
          </>
        )}
      </div>
      {missed.length > 0 && (
        <>
          <h2 className="mt-12 text-2xl font-semibold">
            {missed.length === 1 ? 'The one you missed' : `The ${missed.length} you missed`}
          </h2>
          <ol className="mt-4 grid gap-4">
            {missed.map((index) => {
              const item = quiz.items[index]
              const given = run.answers[index]
              const grade = grades[index]
              if (!item || !given || !grade) return null
              return (
                <li key={item.id} className="card p-5 sm:p-6">
                  <Question
                    item={item}
                    subjects={quiz.subjects}
                    given={given}
                    onAnswer={() => {}}
                  />
                  <Feedback item={item} answer={given} grade={grade} quiz={quiz} />
                </li>
              )
            })}
          </ol>
        </>
      )}
      {quiz.map && (
        <div style={{ minHeight: `${quiz.map.topics.length * 3.5 + 9}rem` }}>
          <Suspense>
            <QuizChange quiz={quiz} map={quiz.map} run={run} />
          </Suspense>
        </div>
      )}
      <p className="mt-10">
        <Link href={`/c/${quiz.slug}` as Route} className="link inline-flex min-h-11 items-center">
          Back to the table
        </Link>
      </p>
    </section>
  )
}

function minutes(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  if (seconds < 90) return seconds === 1 ? 'a second' : `${seconds} seconds`
  return `${Math.round(seconds / 60)} minutes`
}

'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { actAs, keepSending } from '@/lib/client/outbox'
import { findSitting, lastLearner } from '@/lib/client/pages'
import type { Sitting } from '@/lib/server/learner'
import { ComparisonTable } from '../comparison-table'
import { Main } from '../main'
import { PlainHeader } from '../plain-header'
import { QuizPlayer } from '../quiz/quiz-player'
import type { Quiz } from '../quiz/types'
import { ReviewPlayer } from '../review/review-player'
import { SaveNotes } from '../save-status'
import { BackOnline } from './back-online'
import { OfflineHome } from './offline-home'
import { findComparison, findQuiz, type KeptComparison } from './packs'

/** What is at hand for an address. */
type View =
  | { readonly kind: 'review'; readonly sitting: Sitting; readonly learnerId: string }
  | { readonly kind: 'quiz'; readonly settings: string; readonly quiz: Quiz }
  | { readonly kind: 'comparison'; readonly kept: KeptComparison }
  /** `missing`: the address means something, but that is not at hand. */
  | { readonly kind: 'home'; readonly missing: boolean }

async function viewOf({ pathname, search }: Location, learnerId: string | null): Promise<View> {
  if (pathname === '/review' && learnerId) {
    const found = await findSitting(learnerId, '')
    if (found) return { kind: 'review', sitting: found.content as Sitting, learnerId }
  }
  const [, slug = '', quiz] = /^\/c\/([^/]+)(\/quiz)?\/?$/.exec(pathname) ?? []
  if (quiz) {
    const found = await findQuiz(slug, search.slice(1))
    if (found) return { kind: 'quiz', ...found }
  } else if (slug) {
    const kept = await findComparison(slug)
    if (kept) return { kind: 'comparison', kept }
  }
  return { kind: 'home', missing: !['/', '/offline'].includes(pathname) }
}

const TITLES = { review: 'Review', quiz: 'Quiz', comparison: '', home: 'Offline' } as const

/** The app as far as this browser holds it. Its links are ordinary ones: each asks the network first. */
export function OfflineApp() {
  const [shown, setShown] = useState<{ view: View; learnerId: string | null } | null>(null)

  useEffect(() => {
    const learnerId = lastLearner()
    void actAs(learnerId)
    void viewOf(location, learnerId).then((view) => {
      const title = view.kind === 'comparison' ? view.kept.comparison.title : TITLES[view.kind]
      document.title = `${title} · Discern`
      setShown({ view, learnerId })
    })
    return keepSending()
  }, [])

  const view = shown?.view
  const isUnderWay = view?.kind === 'review' || view?.kind === 'quiz'
  return (
    <>
      <PlainHeader>
        {shown?.learnerId && (
          <a
            href="/review"
            className="inline-flex min-h-11 items-center rounded-lg px-3 hover:bg-raised"
          >
            Review
          </a>
        )}
      </PlainHeader>
      <SaveNotes signedIn={shown?.learnerId != null} />
      <Main>
        <BackOnline reload={shown !== null && !isUnderWay} />
        <noscript>This page could not be loaded: there is no network.</noscript>
        {shown && view && <Shown view={view} learnerId={shown.learnerId} />}
      </Main>
    </>
  )
}

function Shown({ view, learnerId }: { view: View; learnerId: string | null }): ReactNode {
  switch (view.kind) {
    case 'review':
      return <ReviewPlayer sitting={view.sitting} learnerId={view.learnerId} kept />
    case 'quiz':
      return <QuizPlayer quiz={view.quiz} settings={view.settings} learnerId={learnerId} kept />
    case 'comparison':
      return <KeptTable kept={view.kept} />
    case 'home':
      return <OfflineHome learnerId={learnerId} missing={view.missing} />
  }
}

function KeptTable({ kept: { slug, comparison } }: { kept: KeptComparison }) {
  return (
    <>
      <header className="pb-8 sm:pt-4">
        <h1 className="text-4xl font-bold tracking-tight sm:text-5xl">{comparison.title}</h1>
        <p className="mt-3 text-lg text-muted">
          {comparison.topics.length} topics, {comparison.facts.length} facts
        </p>
        <a href={`/c/${slug}/quiz`} className="button button-primary mt-6">
          Start the quiz
        </a>
      </header>
      <ComparisonTable comparison={comparison} />
    </>
  )
}

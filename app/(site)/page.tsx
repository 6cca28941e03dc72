import Link from 'next/link'
import { ContinueQuiz } from '@/app/components/home/continue-quiz'
import { ComparisonCards } from '@/app/components/library/cards'
import { pairText } from '@/app/components/mastery/confusions'
import { contrastDrill } from '@/app/components/mastery/drill'
import { listLibrary } from '@/lib/data/comparisons'
import { namesOfOwn } from '@/lib/data/own-comparisons'
import { getViewer } from '@/lib/server/auth'
import { type MixUp, topMixUp } from '@/lib/server/confusions'
import { database } from '@/lib/server/database'
import { dayOf } from '@/lib/server/learner'
import { tasteOf } from '@/lib/server/quiz'
import { DayCard, type DayMixUp } from '../components/day-card'
import { KeepOpen } from '../components/offline/keep-open'
import { Taste } from '../components/taste'

/** So many of the library are in sight here; it has a page of its own. */
const SHOWN = 12
/** So many comparisons come along offline from a visit here. */
const KEPT_OFFLINE = 40

/** Open to all: a question to begin with, or for a learner what today holds; below, the library. */
export default async function Home() {
  const [viewer, library] = await Promise.all([getViewer(), listLibrary(database())])
  const [day, mixUp, own] = viewer
    ? await Promise.all([dayOf(viewer), topMixUp(viewer), namesOfOwn(database(), viewer.id)])
    : [null, null, []]
  const taste = viewer ? null : await tasteOf(library[0]?.slug)
  return (
    <>
      <section className="pt-2 sm:pt-6">
        {viewer && day ? (
          <DayCard day={day} name={viewer.name} mixUp={mixUp && shownMixUp(mixUp)} />
        ) : (
          <>
            <h1 className="max-w-3xl text-4xl font-bold tracking-tight sm:text-6xl">
              Learn to tell things apart.
            </h1>
            <p className="mt-4 max-w-2xl text-lg text-muted">
              Discern turns a comparison into questions, and brings each fact back just before you
              would forget it. Try one now; no account needed.
            </p>
            {taste && <Taste {...taste} />}
          </>
        )}
        <ContinueQuiz
          learnerId={viewer?.id ?? null}
          comparisons={[...own, ...library].map(({ id, slug, title }) => ({ id, slug, title }))}
        />
      </section>
      <section aria-labelledby="library" className="mt-2 sm:mt-6">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id="library" className="text-2xl font-semibold">
            Library
          </h2>
          <Link href="/library" className="link inline-flex min-h-11 items-center">
            All {library.length}, by tag and title
          </Link>
        </div>
        <ComparisonCards lines={library.slice(0, SHOWN)} heading="h3" />
        {library.length > SHOWN && (
          <Link href="/library" className="button button-quiet mt-4">
            Show all {library.length}
          </Link>
        )}
        <KeepOpen slugs={library.slice(0, KEPT_OFFLINE).map(({ slug }) => slug)} />
      </section>
    </>
  )
}

function shownMixUp({ found, confusions }: MixUp): DayMixUp | null {
  const [top] = confusions.pairs
  if (!top) return null
  return {
    pair: pairText(found.comparison.subjects, top),
    count: top.count,
    drill: contrastDrill(found, confusions, crypto.randomUUID().slice(0, 8)),
  }
}

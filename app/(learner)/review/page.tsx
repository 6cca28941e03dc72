import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { Fresh } from '@/app/components/fresh'
import { BacklogOffer } from '@/app/components/review/backlog-offer'
import { CaughtUp } from '@/app/components/review/caught-up'
import { MoreToday } from '@/app/components/review/more-today'
import { ReviewPlayer } from '@/app/components/review/review-player'
import { getViewer } from '@/lib/server/auth'
import { backlogFor, newFactsLeft, planOfToday } from '@/lib/server/backlog'
import { dayOf, sittingOf } from '@/lib/server/learner'
import { parseStudyFilter } from '@/lib/server/study-filter'

export const metadata: Metadata = { title: 'Review' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** For a signed-in learner: what is due today and the new facts the day allows, or the facts its address chooses. */
export default async function ReviewPage({ searchParams }: Props) {
  const [viewer, query] = await Promise.all([getViewer(), searchParams])
  if (!viewer) redirect('/sign-in?next=/review')
  const filter = parseStudyFilter(query)
  const [sitting, backlog] = await Promise.all([
    sittingOf(viewer, filter),
    filter ? null : backlogFor(viewer),
  ])
  if (sitting.count > 0) {
    return (
      <>
        {backlog && <BacklogOffer backlog={backlog} plan={planOfToday(viewer)} />}
        <ReviewPlayer
          key={`${JSON.stringify(filter)} ${viewer.plan?.catchUp ?? ''}`}
          sitting={sitting}
          learnerId={viewer.id}
        />
      </>
    )
  }
  if (filter) return <NothingChosen />
  const [day, newLeft] = await Promise.all([dayOf(viewer), newFactsLeft(viewer)])
  return (
    <section className="mx-auto max-w-3xl">
      <Fresh at={day.at} />
      <h1 className="text-base font-semibold">Review</h1>
      {day.begun ? (
        <CaughtUp next={day.next} note={day.done > 0 ? `${day.done} done today` : null}>
          {newLeft > 0 && <MoreToday plan={planOfToday(viewer)} left={newLeft} />}
          <Link href="/review?only=weak&practise=1" className="button button-quiet">
            Practise what is weak
          </Link>
        </CaughtUp>
      ) : (
        <>
          <h2 className="mt-4 text-4xl font-bold tracking-tight sm:text-6xl">
            Nothing to review yet
          </h2>
          <p className="mt-4 text-lg text-muted">
            Take a quiz; what it asks comes back here, each fact before you forget it.
          </p>
          <Link href="/" className="button button-primary mt-8">
            Pick a comparison
          </Link>
        </>
      )}
    </section>
  )
}

function NothingChosen() {
  return (
    <section className="mx-auto max-w-3xl">
      <h1 className="text-4xl font-bold tracking-tight">Nothing of this kind</h1>
      <p className="mt-4 text-lg text-muted">
        No fact you have met is like that now. That is good news where you looked for weak ones.
      </p>
      <p className="mt-8 flex flex-wrap gap-3">
        <Link href="/review" className="button button-primary">
          Today’s review
        </Link>
        <Link href="/progress" className="button button-quiet">
          See what you know
        </Link>
      </p>
    </section>
  )
}

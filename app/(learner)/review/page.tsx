import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { Fresh } from '@/app/components/fresh'
import { CaughtUp } from '@/app/components/review/caught-up'
import { ReviewPlayer } from '@/app/components/review/review-player'
import { getViewer } from '@/lib/server/auth'
import { dayOf, sittingOf } from '@/lib/server/learner'

export const metadata: Metadata = { title: 'Review' }

/** For a signed-in learner: what is due today and the new facts the day allows. */
export default async function ReviewPage() {
  const viewer = await getViewer()
  if (!viewer) redirect('/sign-in?next=/review')
  const sitting = await sittingOf(viewer)
  if (sitting.count > 0) return <ReviewPlayer sitting={sitting} learnerId={viewer.id} />
  const day = await dayOf(viewer)
  return (
    <section className="mx-auto max-w-3xl">
      <Fresh at={day.at} />
      <h1 className="text-base font-semibold">Review</h1>
      {day.begun ? (
        <CaughtUp next={day.next} note={day.done > 0 ? `${day.done} done today` : null} />
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

import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { nextText } from '@/app/components/day-card'
import { ReviewPlayer } from '@/app/components/review/review-player'
import { getViewer } from '@/lib/server/auth'
import { dayOf, sittingOf } from '@/lib/server/learner'

export const metadata: Metadata = { title: 'Review' }

/** For a signed-in learner: what is due today and the new facts the day allows. */
export default async function ReviewPage() {
  const viewer = await getViewer()
  if (!viewer) redirect('/sign-in?next=/review')
  const sitting = await sittingOf(viewer)
  if (sitting.count > 0) {
    return <ReviewPlayer key={sitting.at} sitting={sitting} learnerId={viewer.id} />
  }
  const day = await dayOf(viewer)
  return (
    <section className="mx-auto max-w-3xl">
      <h1 className="text-4xl font-bold tracking-tight sm:text-6xl">
        {day.begun ? 'All caught up' : 'Nothing to review yet'}
      </h1>
      <p className="mt-4 text-lg text-muted">
        {[nextText(day), day.done > 0 && `${day.done} done today`].filter(Boolean).join(' · ')}
      </p>
      <p className="mt-8 flex flex-wrap gap-3">
        <Link href="/" className="button button-primary">
          {day.begun ? 'Take a quiz' : 'Pick a comparison'}
        </Link>
        {day.begun && (
          <Link href="/progress" className="button button-quiet">
            See what you know
          </Link>
        )}
      </p>
    </section>
  )
}

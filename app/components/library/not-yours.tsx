import type { Route } from 'next'
import Link from 'next/link'
import type { StoredComparison } from '@/lib/data/comparisons'
import { OwnActions } from './own-actions'

/** Instead of what is the author's, for a learner who can see a comparison that is not theirs. */
export function NotYours({ found }: { found: StoredComparison }) {
  const { id, slug, comparison } = found
  return (
    <>
      <h1 className="text-4xl font-bold tracking-tight sm:text-5xl">
        Only its author can edit this
      </h1>
      <p className="mt-3 max-w-xl text-lg text-muted">
        {comparison.title} is not yours. A copy of it would be, with its facts as they are now.
      </p>
      <p className="mt-4 flex flex-wrap gap-x-5">
        <OwnActions own={{ id, slug, title: comparison.title }} deeds={['copy']} />
        <Link href={`/c/${slug}` as Route} className="link inline-flex min-h-11 items-center">
          Back to it
        </Link>
      </p>
    </>
  )
}

import type { Route } from 'next'
import Link from 'next/link'
import type { StoredComparison } from '@/lib/data/comparisons'
import { OwnActions } from './own-actions'

/** What a signed-in learner can do with a comparison: its author edits it, everybody may copy it. */
export function OwnerLinks({ found, own }: { found: StoredComparison; own: boolean }) {
  const { id, slug, comparison } = found
  return (
    <p className="mt-1 flex flex-wrap gap-x-5">
      {own && (
        <>
          <Link href={`/edit/${slug}` as Route} className="link inline-flex min-h-11 items-center">
            Edit
          </Link>
          <Link
            href={`/revisions/${slug}` as Route}
            className="link inline-flex min-h-11 items-center"
          >
            Revisions
          </Link>
          <Link href={`/items/${slug}` as Route} className="link inline-flex min-h-11 items-center">
            Its questions
          </Link>
        </>
      )}
      <OwnActions own={{ id, slug, title: comparison.title }} deeds={['copy']} />
    </p>
  )
}

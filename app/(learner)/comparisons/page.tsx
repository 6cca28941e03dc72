import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { News } from '@/app/components/library/news'
import { OwnActions } from '@/app/components/library/own-actions'
import { SearchForm } from '@/app/components/library/search-form'
import { UNDO_DAYS } from '@/lib/data/authoring'
import { getViewer } from '@/lib/server/auth'
import { type OwnLine, ownFor, parseSearch } from '@/lib/server/listing'

export const metadata: Metadata = { title: 'My comparisons' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** For a signed-in learner: the comparisons they wrote, to be searched, edited, archived, deleted and taken back. */
export default async function OwnPage({ searchParams }: Props) {
  const [query, viewer] = await Promise.all([searchParams, getViewer()])
  if (!viewer) redirect('/sign-in?next=/comparisons')
  const search = parseSearch(query)
  const { lines, archived, deleted, tags } = await ownFor(viewer, search)
  const isSearch = search.words !== '' || search.tag !== null
  const isEmpty = lines.length + archived.length + deleted.length === 0
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-4xl font-bold tracking-tight sm:text-5xl">My comparisons</h1>
        <Link href="/new" className="button button-primary">
          New comparison
        </Link>
      </div>
      {isEmpty && !isSearch ? (
        <p className="mt-6 max-w-xl text-lg text-muted">
          None yet. Paste a table that compares two things or more, and it becomes questions and
          cards of your own.
        </p>
      ) : (
        <SearchForm action="/comparisons" search={search} tags={tags} knows />
      )}
      {isSearch && lines.length + archived.length === 0 && (
        <p className="mt-4">
          Nothing is called that.{' '}
          <Link href="/comparisons" className="link inline-flex min-h-11 items-center">
            Show all
          </Link>
        </p>
      )}
      <News />
      <Lines lines={lines} heading="h2" />
      {archived.length > 0 && (
        <section aria-labelledby="archived" className="mt-10">
          <h2 id="archived" className="text-2xl font-semibold">
            Archived
          </h2>
          <p className="text-muted">Nothing of these comes up in your daily review.</p>
          <Lines lines={archived} heading="h3" />
        </section>
      )}
      {deleted.length > 0 && (
        <section aria-labelledby="deleted" className="mt-10">
          <h2 id="deleted" className="text-2xl font-semibold">
            Deleted
          </h2>
          <p className="text-muted">
            Gone for good after {UNDO_DAYS} days; until then a deletion can be undone, with all that
            you know.
          </p>
          <Lines lines={deleted} heading="h3" />
        </section>
      )}
    </>
  )
}

function Lines({ lines, heading: Heading }: { lines: readonly OwnLine[]; heading: 'h2' | 'h3' }) {
  if (lines.length === 0) return null
  return (
    <ul className="card mt-4 divide-y divide-line">
      {lines.map((line) => (
        <li key={line.id} className="px-4 py-3">
          <Heading className="text-lg font-semibold">
            {line.deletedAt === null ? (
              <Link
                href={`/c/${line.slug}` as Route}
                className="inline-flex min-h-11 items-center hover:underline"
              >
                {line.title}
              </Link>
            ) : (
              line.title
            )}
          </Heading>
          <p className="text-muted">
            {line.topics} topics, {line.facts} facts, revision {line.revision}
            {line.known !== null && `, ${Math.round(line.known * 100)} % known`}
            {line.tags.length > 0 && `; ${line.tags.join(', ')}`}
            {line.origin && `; copied from ${line.origin.title}`}
          </p>
          <p className="flex flex-wrap gap-x-5">
            {line.deletedAt === null && (
              <>
                <Link
                  href={`/edit/${line.slug}` as Route}
                  className="link inline-flex min-h-11 items-center"
                >
                  Edit<span className="sr-only">: {line.title}</span>
                </Link>
                <Link
                  href={`/revisions/${line.slug}` as Route}
                  className="link inline-flex min-h-11 items-center"
                >
                  Revisions<span className="sr-only">: {line.title}</span>
                </Link>
              </>
            )}
            <OwnActions
              own={{ id: line.id, slug: line.slug, title: line.title }}
              deeds={deedsFor(line)}
            />
          </p>
        </li>
      ))}
    </ul>
  )
}

function deedsFor({ archived, deletedAt }: OwnLine) {
  if (deletedAt !== null) return ['undo'] as const
  return ['copy', archived ? 'unarchive' : 'archive', 'delete'] as const
}

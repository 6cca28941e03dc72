import type { Metadata } from 'next'
import Link from 'next/link'
import { ComparisonCards } from '@/app/components/library/cards'
import { SearchForm } from '@/app/components/library/search-form'
import { getViewer } from '@/lib/server/auth'
import { libraryFor, parseSearch } from '@/lib/server/listing'

export const metadata: Metadata = { title: 'Library' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Open to all: the library, to be searched. */
export default async function LibraryPage({ searchParams }: Props) {
  const [query, viewer] = await Promise.all([searchParams, getViewer()])
  const search = parseSearch(query)
  const { lines, tags, total } = await libraryFor(viewer, search)
  return (
    <>
      <h1 className="text-4xl font-bold tracking-tight sm:text-5xl">Library</h1>
      <SearchForm action="/library" search={search} tags={tags} knows={viewer !== null} />
      <p className="mt-4 text-muted">
        {lines.length === total
          ? `${total} comparisons`
          : `${lines.length} of ${total} comparisons`}
        {lines.length < total && (
          <>
            {'. '}
            <Link href="/library" className="link inline-flex min-h-11 items-center">
              Show all
            </Link>
          </>
        )}
      </p>
      <ComparisonCards lines={lines} heading="h2" />
      {lines.length === 0 && (
        <p className="mt-2">
          Nothing is called that.{' '}
          <Link href="/new" className="link inline-flex min-h-11 items-center">
            Write it yourself
          </Link>
        </p>
      )}
    </>
  )
}

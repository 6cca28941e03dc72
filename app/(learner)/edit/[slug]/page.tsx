import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { Editor } from '@/app/components/editor/editor'
import { NotYours } from '@/app/components/library/not-yours'
import { getViewer } from '@/lib/server/auth'
import { editedOf } from '@/lib/server/authoring'
import { comparisonAt } from '@/lib/server/comparisons'
import { isSlug } from '@/lib/server/mastery-query'

export const metadata: Metadata = { title: 'Edit' }

type Props = {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** For the author of a comparison: edits its text; what is known of facts that stay or are reworded is kept. */
export default async function EditPage({ params, searchParams }: Props) {
  const [{ slug }, { line }, viewer] = await Promise.all([params, searchParams, getViewer()])
  if (!isSlug(slug)) notFound()
  if (!viewer) redirect(`/sign-in?next=/edit/${encodeURIComponent(slug)}` as Route)
  const found = await comparisonAt(viewer, slug)
  if (!found) notFound()
  if (found.ownerId !== viewer.id) return <NotYours found={found} />
  const edited = await editedOf(viewer, found)
  if (!edited) notFound()
  const { title } = found.comparison
  return (
    <>
      <p className="flex flex-wrap gap-x-6">
        <Link href={`/c/${slug}` as Route} className="link inline-flex min-h-11 items-center">
          {title}
        </Link>
        <Link
          href={`/revisions/${slug}` as Route}
          className="link inline-flex min-h-11 items-center"
        >
          Its revisions
        </Link>
      </p>
      <h1 className="text-4xl font-bold tracking-tight sm:text-5xl">Edit</h1>
      <p className="mt-2 max-w-2xl text-muted">
        Revision {edited.revision}. A fact you reword keeps what is known of it.
      </p>
      <Editor
        key={edited.revision}
        learnerId={viewer.id}
        edited={edited}
        line={Number(line) || null}
      />
    </>
  )
}

import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { NotYours } from '@/app/components/library/not-yours'
import { RestoreButton } from '@/app/components/library/restore-button'
import { ScrollRegion } from '@/app/components/scroll-region'
import type { DiffLine } from '@/lib/core/authoring/line-diff'
import { getViewer } from '@/lib/server/auth'
import { comparisonAt } from '@/lib/server/comparisons'
import { isSlug } from '@/lib/server/mastery-query'
import { revisionsOfOwn } from '@/lib/server/revisions'

export const metadata: Metadata = { title: 'Revisions' }

type Props = {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** For the author of a comparison: its revisions, what each changed, and a way back. */
export default async function RevisionsPage({ params, searchParams }: Props) {
  const [{ slug }, query, viewer] = await Promise.all([params, searchParams, getViewer()])
  if (!isSlug(slug)) notFound()
  if (!viewer) redirect(`/sign-in?next=/revisions/${encodeURIComponent(slug)}` as Route)
  const found = await comparisonAt(viewer, slug)
  if (!found) notFound()
  if (found.ownerId !== viewer.id) return <NotYours found={found} />
  const page = await revisionsOfOwn(viewer, found, Number(query.r) || null)
  if (!page) notFound()
  const { title } = found.comparison
  const { current, revisions, shown, diff } = page
  const date = new Intl.DateTimeFormat('en', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: viewer.settings.timeZone,
  })
  return (
    <>
      <p className="flex flex-wrap gap-x-6">
        <Link href={`/c/${slug}` as Route} className="link inline-flex min-h-11 items-center">
          {title}
        </Link>
        <Link href={`/edit/${slug}` as Route} className="link inline-flex min-h-11 items-center">
          Edit
        </Link>
      </p>
      <h1 className="text-4xl font-bold tracking-tight sm:text-5xl">Revisions</h1>
      <ol className="card mt-6 max-w-3xl divide-y divide-line">
        {revisions.map(({ number, at }) => (
          <li key={number} className="flex flex-wrap items-center gap-x-5 px-4 py-1">
            <Link
              href={`/revisions/${slug}?r=${number}` as Route}
              className="link inline-flex min-h-11 items-center"
              aria-current={number === shown ? 'true' : undefined}
            >
              Revision {number}
            </Link>
            <time dateTime={new Date(at).toISOString()} className="text-muted">
              {date.format(at)}
            </time>
            {number === current && <span className="text-muted">now</span>}
          </li>
        ))}
      </ol>
      <section aria-labelledby="diff" className="mt-8">
        <div className="flex flex-wrap items-center gap-3">
          <h2 id="diff" className="text-2xl font-semibold">
            What revision {shown} changed
          </h2>
          {shown !== current && <RestoreButton slug={slug} base={current} revision={shown} />}
        </div>
        {diff === null ? (
          <p className="mt-2 text-muted">It is another text than the one before.</p>
        ) : diff.length === 0 ? (
          <p className="mt-2 text-muted">
            {shown === 1 ? 'It is the first.' : 'It says the same as the one before.'}
          </p>
        ) : (
          <ScrollRegion
            name={`What revision ${shown} changed, line by line`}
            className="card mt-3 overflow-x-auto p-3 font-mono text-sm"
          >
            <ul>
              {diff.map((line) => (
                <Line key={`${line.kind} ${line.line}`} line={line} />
              ))}
            </ul>
          </ScrollRegion>
        )}
      </section>
    </>
  )
}

const LOOKS = {
  same: { sign: ' ', said: '', wash: '' },
  added: { sign: '+', said: 'Added: ', wash: 'bg-good-wash' },
  removed: { sign: '−', said: 'Removed: ', wash: 'bg-bad-wash' },
} as const

function Line({ line: { kind, line, pieces } }: { line: DiffLine }) {
  const { sign, said, wash } = LOOKS[kind]
  return (
    <li className={`flex gap-3 px-2 ${wash}`}>
      <span className="w-8 shrink-0 text-right text-muted">{line}</span>
      <span aria-hidden="true" className="w-3 shrink-0">
        {sign}
      </span>
      <span className="[overflow-wrap:anywhere] whitespace-pre-wrap">
        <span className="sr-only">{said}</span>
        {pieces.map(({ kind: part, text }, index) =>
          part === 'same' || pieces.length === 1 ? (
            text
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have their order only
            <mark key={index} className="bg-transparent font-bold text-ink underline">
              {text}
            </mark>
          ),
        )}
      </span>
    </li>
  )
}

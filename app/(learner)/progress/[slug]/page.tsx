import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { ComparisonTable } from '@/app/components/comparison-table'
import { Fresh } from '@/app/components/fresh'
import { Badge } from '@/app/components/mastery/badge'
import { CellFacts } from '@/app/components/mastery/cell-detail'
import { MixUps } from '@/app/components/mastery/confusions'
import { contrastDrill } from '@/app/components/mastery/drill'
import { SavePicture } from '@/app/components/mastery/save-picture'
import { shownStops } from '@/app/components/mastery/stop-texts'
import { CellLevel, TimeMachine } from '@/app/components/mastery/time-machine'
import { getViewer } from '@/lib/server/auth'
import { comparisonAt } from '@/lib/server/comparisons'
import { confusionsIn } from '@/lib/server/confusions'
import { masteryMapOf } from '@/lib/server/mastery'
import { isSlug, parseMasteryQuery } from '@/lib/server/mastery-query'

type Props = {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const viewer = await getViewer()
  const found = viewer && (await comparisonAt(viewer, (await params).slug))
  return { title: found ? `${found.comparison.title}, what you know` : 'Not found' }
}

/** For a signed-in learner: a comparison as the map of what they know, at any moment; theirs or the library's. */
export default async function MasteryPage({ params, searchParams }: Props) {
  const [{ slug }, query, viewer] = await Promise.all([params, searchParams, getViewer()])
  if (!isSlug(slug)) notFound()
  if (!viewer) redirect(`/sign-in?next=/progress/${encodeURIComponent(slug)}` as Route)
  const found = await comparisonAt(viewer, slug)
  if (!found) notFound()
  const [map, confusions] = await Promise.all([
    masteryMapOf(viewer, found, parseMasteryQuery(query)),
    confusionsIn(viewer, found),
  ])
  const { comparison } = found
  const { subjects, topics, title } = comparison
  return (
    <>
      <Fresh at={map.at} />
      <p>
        <Link href="/progress" className="link inline-flex min-h-11 items-center">
          Progress
        </Link>
      </p>
      <h1 className="text-4xl font-bold tracking-tight sm:text-5xl">{title}</h1>
      <p className="mt-3 flex flex-wrap items-center gap-x-6 text-lg text-muted">
        What you know of it, fact by fact.
        <Link href={`/c/${slug}/quiz` as Route} className="link inline-flex min-h-11 items-center">
          Take a quiz
        </Link>
        <Link
          href={`/review?c=${slug}&only=weak&practise=1` as Route}
          className="link inline-flex min-h-11 items-center"
        >
          Practise what is weak
        </Link>
        <Link href={`/items/${slug}` as Route} className="link inline-flex min-h-11 items-center">
          Its questions
        </Link>
      </p>
      {map.steady && <Badge steady={map.steady} />}
      {map.refolding && (
        <p className="mt-3 text-muted">
          Your facts are being brought up to your new settings; the figures still move.
        </p>
      )}
      {map.tooLong && (
        <p className="mt-3 text-muted">
          You have answered this comparison more often than can be looked back on.
        </p>
      )}
      <div className="mt-6">
        <TimeMachine
          stops={shownStops(map.stops)}
          readings={map.readings}
          today={map.stops.findIndex(({ kind }) => kind === 'today')}
          initial={map.shown}
        >
          <ComparisonTable
            comparison={comparison}
            foot={(row, column) => {
              const [topic, subject] = [topics[row], subjects[column]]
              return (
                topic &&
                subject && (
                  <CellLevel
                    index={row * subjects.length + column}
                    topic={topic.key}
                    subject={subject.key}
                    name={`${subject.name} on ${topic.name}`}
                    current={
                      map.cell?.topic.key === topic.key && map.cell.subject.key === subject.key
                    }
                  />
                )
              )
            }}
          />
        </TimeMachine>
      </div>
      <SavePicture slug={slug} name={viewer.name} />
      {map.cell && <CellFacts cell={map.cell} slug={slug} timeZone={viewer.settings.timeZone} />}
      <MixUps
        comparison={comparison}
        confusions={confusions}
        drill={contrastDrill(found, confusions, crypto.randomUUID().slice(0, 8))}
      />
    </>
  )
}

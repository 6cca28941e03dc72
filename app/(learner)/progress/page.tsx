import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { ComparisonTable } from '@/app/components/comparison-table'
import { Fresh } from '@/app/components/fresh'
import { ProgressFigures } from '@/app/components/progress/figures'
import { KnownMaps } from '@/app/components/progress/known-maps'
import { SetAsideFacts } from '@/app/components/set-aside'
import { enrolments } from '@/lib/data/enrolments'
import { getViewer } from '@/lib/server/auth'
import { database } from '@/lib/server/database'
import { comparisonsOf, dayOf, masteryOfAll } from '@/lib/server/learner'
import { progressOf } from '@/lib/server/progress'
import { setAsideBy } from '@/lib/server/set-aside'

export const metadata: Metadata = { title: 'Progress' }

/** So few comparisons are shown as whole tables, more of them as small maps. */
const IN_FULL = 2
/** So many small maps are in sight at once. */
const SHAKIEST = 9

/** Quizzes listed; the chart knows more. */
const LISTED = 50

/**
 * For a signed-in learner: today, the streak, each comparison as a map of what is known, the figures, the quizzes taken.
 */
export default async function ProgressPage() {
  const viewer = await getViewer()
  if (!viewer) redirect('/sign-in?next=/progress')
  const [day, progress, enrolled, setAside] = await Promise.all([
    dayOf(viewer),
    progressOf(viewer),
    enrolments(database(), viewer.id),
    setAsideBy(viewer),
  ])
  const { streak } = progress
  const attempts = progress.attempts.slice(0, LISTED)
  const comparisons = await comparisonsOf([...enrolled, ...progress.attempts])
  const enrolledIds = new Set(enrolled.map(({ comparisonId }) => comparisonId))
  const own = comparisons.filter(({ id }) => enrolledIds.has(id))
  const masteries = await masteryOfAll(viewer, own)
  const studied = own
    .flatMap((found, index) => {
      const mastery = masteries[index]
      return mastery ? [{ found, mastery }] : []
    })
    .sort((a, b) => a.mastery.overall.share - b.mastery.overall.share)
  const titleOf = (comparisonId: string) =>
    comparisons.find(({ id }) => id === comparisonId)?.comparison.title ?? 'A removed comparison'
  const date = new Intl.DateTimeFormat('en', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: viewer.settings.timeZone,
  })
  return (
    <>
      <Fresh at={day.at} />
      <h1 className="text-4xl font-bold tracking-tight sm:text-5xl">Progress</h1>
      <dl className="mt-6 grid grid-cols-3 gap-3 sm:max-w-xl">
        <Figure name="due today" value={day.due} />
        <Figure name="done today" value={day.done} />
        <Figure name={streak.days === 1 ? 'day in a row' : 'days in a row'} value={streak.days} />
      </dl>
      {studied.length === 0 && (
        <p className="mt-10 max-w-xl text-lg text-muted">
          Nothing here yet. Take a quiz, and the comparison appears here as a map of what you know.{' '}
          <Link href="/" className="link">
            Pick a comparison
          </Link>
        </p>
      )}
      {studied.length <= IN_FULL ? (
        studied.map(({ found: { id, slug, comparison }, mastery }) => (
          <section key={id} className="mt-12" aria-labelledby={`c-${slug}`}>
            <div className="mb-4 flex flex-wrap items-baseline gap-x-4">
              <h2 id={`c-${slug}`} className="text-2xl font-semibold">
                <Link href={`/progress/${slug}` as Route} className="hover:underline">
                  {comparison.title}
                </Link>
              </h2>
              <p className="text-muted">
                {mastery.overall.met} of {mastery.overall.facts} facts met,{' '}
                {Math.round(mastery.overall.share * mastery.overall.facts)} you would recall now
              </p>
            </div>
            <ComparisonTable comparison={comparison} mastery={mastery} />
          </section>
        ))
      ) : (
        <section className="mt-12" aria-labelledby="maps">
          <h2 id="maps" className="text-2xl font-semibold">
            What you know, the shakiest first
          </h2>
          <KnownMaps studied={studied.slice(0, SHAKIEST)} />
          {studied.length > SHAKIEST && (
            <details className="mt-3">
              <summary className="link inline-flex min-h-11 items-center">
                {studied.length - SHAKIEST} more that you know better
              </summary>
              <KnownMaps studied={studied.slice(SHAKIEST)} />
            </details>
          )}
        </section>
      )}
      <section className="mt-14" aria-labelledby="figures">
        <h2 id="figures" className="mb-4 text-2xl font-semibold">
          Figures
        </h2>
        {progress.refolding && (
          <p className="mb-4 text-muted">
            Your settings have changed. The figures of days are being counted again and follow soon.
          </p>
        )}
        <ProgressFigures
          progress={progress}
          aim={viewer.settings.desiredRetention}
          titleOf={titleOf}
        />
      </section>
      {setAside.length > 0 && (
        <section className="mt-14" aria-labelledby="set-aside">
          <h2 id="set-aside" className="text-2xl font-semibold">
            Marked and stubborn facts
          </h2>
          <SetAsideFacts facts={setAside} at={day.at} />
        </section>
      )}
      {attempts.length > 0 && (
        <section className="mt-14" aria-labelledby="attempts">
          <h2 id="attempts" className="text-2xl font-semibold">
            Quizzes
          </h2>
          <table className="mt-3 w-full max-w-2xl text-left">
            <thead className="text-sm text-muted">
              <tr>
                <th scope="col" className="py-2 pr-3 font-medium">
                  When
                </th>
                <th scope="col" className="py-2 pr-3 font-medium">
                  Comparison
                </th>
                <th scope="col" className="py-2 pr-3 font-medium">
                  Right
                </th>
                <th scope="col" className="py-2 font-medium">
                  <span className="sr-only">Again</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {attempts.map(({ id, comparisonId, finishedAt, correct, total, settings }) => {
                const found = comparisons.find((comparison) => comparison.id === comparisonId)
                return (
                  <tr key={id} className="border-t border-line">
                    <td className="py-3 pr-3">
                      <time dateTime={new Date(finishedAt).toISOString()}>
                        {date.format(finishedAt)}
                      </time>
                    </td>
                    <td className="py-3 pr-3">
                      {found?.comparison.title ?? 'A removed comparison'}
                    </td>
                    <td className="py-3 pr-3 whitespace-nowrap">
                      {correct} of {total}
                    </td>
                    <td className="py-3">
                      {found && (
                        <a
                          href={`/c/${found.slug}/quiz?${settings}`}
                          className="link inline-flex min-h-11 items-center"
                        >
                          Open
                        </a>
                      )}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </section>
      )}
    </>
  )
}

function Figure({ name, value }: { name: string; value: number }) {
  return (
    <div className="card flex flex-col-reverse p-4">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="font-display text-3xl font-bold">{value}</dd>
    </div>
  )
}

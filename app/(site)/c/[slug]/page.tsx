import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ComparisonTable } from '@/app/components/comparison-table'
import { OwnerLinks } from '@/app/components/library/owner-links'
import { KeepOpen } from '@/app/components/offline/keep-open'
import { PractiseForm } from '@/app/components/practise-form'
import { formatNames } from '@/app/components/quiz/format-names'
import { StudyButton } from '@/app/components/study-button'
import { TakeWithYou } from '@/app/components/take-with-you'
import { isEnrolled } from '@/lib/data/enrolments'
import { getViewer } from '@/lib/server/auth'
import { comparisonAt, isOpen } from '@/lib/server/comparisons'
import { database } from '@/lib/server/database'
import { masteryFor } from '@/lib/server/learner'
import { formatsOf } from '@/lib/server/quiz'

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await comparisonAt(await getViewer(), (await params).slug)
  if (!found) return { title: 'Not found' }
  const { title, topics, subjects } = found.comparison
  return {
    title,
    ...(!isOpen(found) && { robots: { index: false } }),
    description: `${subjects.map(({ name }) => name).join(' and ')} compared over ${topics.length} topics, with a quiz.`,
  }
}

/** For whoever may see the comparison: it as a table and a quiz of it; a learner sees what they know of it. */
export default async function ComparisonPage({ params }: Props) {
  const [{ slug: address }, viewer] = await Promise.all([params, getViewer()])
  const found = await comparisonAt(viewer, address)
  if (!found) notFound()
  const { comparison, slug } = found
  const [mastery, enrolled] = viewer
    ? await Promise.all([masteryFor(viewer, found), isEnrolled(database(), viewer.id, found)])
    : [undefined, false]
  return (
    <>
      <header className="pb-8 sm:pt-4">
        <h1 className="text-4xl font-bold tracking-tight sm:text-5xl">{comparison.title}</h1>
        <p className="mt-3 text-lg text-muted">
          {comparison.topics.length} topics, {comparison.facts.length} facts
          {found.archived && ', archived'}
          {found.visibility === 'private' && ', only for you to see'}
        </p>
        {viewer && <OwnerLinks found={found} own={viewer.id === found.ownerId} />}
        <form action={`/c/${slug}/quiz`} method="get" className="mt-6">
          <div className="flex flex-wrap gap-3">
            <button type="submit" className="button button-primary">
              Start the quiz
            </button>
            {viewer && !enrolled && <StudyButton slug={slug} />}
          </div>
          <details className="mt-4 max-w-2xl">
            <summary className="inline-flex min-h-11 items-center rounded-lg text-muted underline underline-offset-4">
              Choose count and formats
            </summary>
            <div className="card mt-2 grid gap-5 p-5">
              <label className="grid max-w-40 gap-1">
                <span className="font-semibold">Questions</span>
                <input
                  type="number"
                  name="count"
                  min={1}
                  max={50}
                  defaultValue={10}
                  required
                  className="field"
                  inputMode="numeric"
                />
              </label>
              <fieldset>
                <legend className="font-semibold">Formats</legend>
                <div className="mt-1 grid gap-x-6 sm:grid-cols-2">
                  {formatsOf(comparison).map((format) => (
                    <label key={format} className="flex min-h-11 items-center gap-3">
                      <input
                        type="checkbox"
                        name="formats"
                        value={format}
                        defaultChecked
                        className="size-5 accent-ink"
                      />
                      {formatNames[format]}
                    </label>
                  ))}
                </div>
                <p className="text-sm text-muted">None ticked means all of them.</p>
              </fieldset>
            </div>
          </details>
        </form>
        {enrolled && <PractiseForm slug={slug} comparison={comparison} />}
      </header>
      <ComparisonTable comparison={comparison} mastery={mastery} />
      <TakeWithYou slug={slug} />
      <KeepOpen slugs={[slug]} />
    </>
  )
}

import type { Metadata, Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { QuizPlayer } from '@/app/components/quiz/quiz-player'
import { formatQuizSettings, parseQuizSettings } from '@/lib/core/questions/settings'
import { getViewer } from '@/lib/server/auth'
import { comparisonAt } from '@/lib/server/comparisons'
import { quizFor } from '@/lib/server/quiz'

type Props = {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await comparisonAt(await getViewer(), (await params).slug)
  return {
    title: found ? `${found.comparison.title}, quiz` : 'Not found',
    robots: { index: false },
  }
}

/** For whoever may see the comparison: the quiz its address describes, the same for everybody. */
export default async function QuizPage({ params, searchParams }: Props) {
  const [{ slug }, query, viewer] = await Promise.all([params, searchParams, getViewer()])
  const found = await comparisonAt(viewer, slug)
  if (!found) notFound()
  const given = Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, [value].flat().join(',')]),
  )
  const settings = parseQuizSettings(given, crypto.randomUUID().slice(0, 8))
  const address = formatQuizSettings(settings)
  if (given.seed !== settings.seed) redirect(`/c/${slug}/quiz?${address}` as Route)
  const quiz = await quizFor(viewer, found, settings)
  return (
    <div className="sm:pt-2">
      {quiz.items.length > 0 ? (
        <QuizPlayer key={address} quiz={quiz} settings={address} learnerId={viewer?.id ?? null} />
      ) : (
        <section className="mx-auto max-w-3xl">
          <h1 className="text-3xl font-bold">No questions of this kind</h1>
          <p className="mt-3 text-lg text-muted">
            This comparison gives no valid question in the formats chosen.
          </p>
          <a href={`/c/${slug}`} className="button button-primary mt-6">
            Choose others
          </a>
        </section>
      )}
    </div>
  )
}

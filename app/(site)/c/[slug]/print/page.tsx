import type { Metadata, Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { PrintButton } from '@/app/components/print/print-button'
import { PrintedCards } from '@/app/components/print/printed-cards'
import { PrintedQuiz } from '@/app/components/print/printed-quiz'
import { questionOf } from '@/lib/core/exchange/question'
import { assembleQuiz, itemsOf } from '@/lib/core/questions/quiz'
import { formatQuizSettings, MOST_ITEMS, parseQuizSettings } from '@/lib/core/questions/settings'
import { getViewer } from '@/lib/server/auth'
import { comparisonAt } from '@/lib/server/comparisons'
import { unwantedItems } from '@/lib/server/unwanted'

type Props = {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await comparisonAt(await getViewer(), (await params).slug)
  return {
    title: found ? `${found.comparison.title}, to print` : 'Not found',
    robots: { index: false },
  }
}

/** Open to all: the quiz its address describes on paper, with the answers on a page of their own; or flashcards. */
export default async function PrintPage({ params, searchParams }: Props) {
  const [{ slug }, query, viewer] = await Promise.all([params, searchParams, getViewer()])
  const found = await comparisonAt(viewer, slug)
  if (!found) notFound()
  const { comparison } = found
  const given = Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, [value].flat().join(',')]),
  )
  const without = await unwantedItems(viewer, [found])
  if (given.what === 'cards') {
    const cards = itemsOf(comparison).flatMap((item) =>
      item.format === 'flashcard' && !without.has(item.id) ? [item] : [],
    )
    return (
      <>
        <Bar slug={slug} other={`/c/${slug}/print`} otherName="A quiz instead" />
        <PrintedCards title={comparison.title} cards={cards} />
      </>
    )
  }
  const settings = parseQuizSettings(given, crypto.randomUUID().slice(0, 8))
  const address = formatQuizSettings(settings)
  if (given.seed !== settings.seed) redirect(`/c/${slug}/print?${address}` as Route)
  const questions = assembleQuiz(comparison, settings, without).items.flatMap(
    (item) => questionOf(item, comparison) ?? [],
  )
  return (
    <>
      <Bar slug={slug} other={`/c/${slug}/print?what=cards`} otherName="Flashcards instead">
        <form method="get" className="flex flex-wrap items-center gap-3">
          <input type="hidden" name="seed" value={settings.seed} />
          <label className="flex items-center gap-2">
            Questions
            <input
              type="number"
              name="count"
              min={1}
              max={MOST_ITEMS}
              defaultValue={settings.count}
              required
              className="field w-24"
              inputMode="numeric"
            />
          </label>
          <button type="submit" className="button button-quiet">
            Set
          </button>
        </form>
      </Bar>
      <PrintedQuiz
        title={comparison.title}
        questions={questions}
        address={`/c/${slug}/quiz?${address}`}
      />
    </>
  )
}

function Bar({
  slug,
  other,
  otherName,
  children,
}: {
  slug: string
  other: string
  otherName: string
  children?: React.ReactNode
}) {
  return (
    <div className="mb-8 flex flex-wrap items-center gap-x-4 gap-y-3 print:hidden">
      <PrintButton />
      {children}
      <a href={other} className="inline-flex min-h-11 items-center underline underline-offset-4">
        {otherName}
      </a>
      <a
        href={`/c/${slug}`}
        className="inline-flex min-h-11 items-center underline underline-offset-4"
      >
        Back to the comparison
      </a>
    </div>
  )
}

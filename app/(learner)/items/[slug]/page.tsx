import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { Authored } from '@/app/components/items/authored'
import { ItemFiguresTable } from '@/app/components/items/figures-table'
import { ReportedItems } from '@/app/components/items/reported'
import { ENOUGH_ANSWERS } from '@/lib/core/progress/item-rules'
import { getViewer } from '@/lib/server/auth'
import { comparisonAt } from '@/lib/server/comparisons'
import { itemsPageOf } from '@/lib/server/items'
import { isSlug } from '@/lib/server/mastery-query'

export const metadata: Metadata = { title: 'Questions' }

type Props = { params: Promise<{ slug: string }> }

/** For a signed-in learner: how the questions of a comparison fare, theirs or the library's, and what they reported. */
export default async function ItemsPage({ params }: Props) {
  const [{ slug }, viewer] = await Promise.all([params, getViewer()])
  if (!isSlug(slug)) notFound()
  if (!viewer) redirect(`/sign-in?next=/items/${encodeURIComponent(slug)}` as Route)
  const found = await comparisonAt(viewer, slug)
  if (!found) notFound()
  const { total, aside, judged, reported, authored } = await itemsPageOf(viewer, found)
  return (
    <>
      <p>
        <Link
          href={`/progress/${slug}` as Route}
          className="link inline-flex min-h-11 items-center"
        >
          {found.comparison.title}
        </Link>
      </p>
      <h1 className="text-4xl font-bold tracking-tight sm:text-5xl">How the questions fare</h1>
      <p className="mt-3 max-w-2xl text-lg text-muted">
        {total} questions, judged by the first answer of each learner, from {ENOUGH_ANSWERS} answers
        on. Figures are of all learners together; nobody is told apart.
      </p>
      {authored && (
        <section aria-labelledby="authored" className="mt-10">
          <h2 id="authored" className="text-2xl font-semibold">
            Your facts and their questions
          </h2>
          <p className="mt-2 max-w-2xl text-muted">
            A fact or a question can be asked of nobody. A fact that you reword in the text keeps
            what is known of it.
          </p>
          <Authored slug={slug} authored={authored} />
        </section>
      )}
      <section aria-labelledby="aside" className="mt-10">
        <h2 id="aside" className="text-2xl font-semibold">
          Set aside
        </h2>
        <p className="mt-2 max-w-2xl text-muted">
          A question that fails is not asked: one that does not tell who knows more (discrimination
          below 0.1), is answered worse than by chance, or is reported by three learners.
        </p>
        {aside.length === 0 ? (
          <p className="mt-3">None of them fails.</p>
        ) : (
          <ItemFiguresTable caption="Questions set aside" items={aside} found={found} />
        )}
      </section>
      <section aria-labelledby="reported" className="mt-12">
        <h2 id="reported" className="text-2xl font-semibold">
          Reported by you
        </h2>
        {reported.length === 0 ? (
          <p className="mt-2 max-w-2xl text-muted">
            None. After an answer you can say that something is wrong with a question; it is then
            not asked of you again.
          </p>
        ) : (
          <ReportedItems
            slug={slug}
            items={reported.map(({ item, reason }) => ({ id: item.id, stem: item.stem, reason }))}
          />
        )}
      </section>
      <section aria-labelledby="judged" className="mt-12">
        <h2 id="judged" className="text-2xl font-semibold">
          All with answers enough
        </h2>
        {judged.length === 0 ? (
          <p className="mt-2 max-w-2xl text-muted">
            None yet: no question has {ENOUGH_ANSWERS} first answers.
          </p>
        ) : (
          <ItemFiguresTable caption="Questions with answers enough" items={judged} found={found} />
        )}
      </section>
    </>
  )
}

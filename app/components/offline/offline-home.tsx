'use client'

import { useEffect, useState } from 'react'
import { reviewsUnknownAt } from '@/lib/client/entries'
import { findSitting } from '@/lib/client/pages'
import { remaining } from '@/lib/core/scheduling/session'
import type { Sitting } from '@/lib/server/learner'
import { begin } from '../review/pending'
import { SubjectName } from '../subject-name'
import { type KeptComparison, keptComparisons } from './packs'

interface AtHand {
  /** How many facts are left to review; null where no review is kept. */
  readonly left: number | null
  readonly comparisons: readonly KeptComparison[]
}

async function atHand(learnerId: string | null): Promise<AtHand> {
  const [sitting, comparisons] = await Promise.all([
    learnerId ? findSitting(learnerId, '') : null,
    keptComparisons(),
  ])
  if (!sitting || !learnerId) return { left: null, comparisons }
  const pending = await reviewsUnknownAt(learnerId, sitting.at)
  const { session } = begin(sitting.content as Sitting, pending)
  const { learning, review, new: fresh } = remaining(session)
  return { left: learning + review + fresh, comparisons }
}

/** What can be done without the network: the review of the day and the comparisons that are kept. */
export function OfflineHome({
  learnerId,
  missing,
}: {
  learnerId: string | null
  /** The page asked for is not at hand. */
  missing: boolean
}) {
  const [found, setFound] = useState<AtHand | null>(null)
  useEffect(() => {
    void atHand(learnerId).then(setFound)
  }, [learnerId])
  if (!found) return null
  const { left, comparisons } = found
  return (
    <>
      <section className="pt-2 pb-12">
        {missing && <p className="text-lg">This page needs the network. Here is what does not:</p>}
        <h1 className="mt-2 text-4xl font-bold tracking-tight sm:text-6xl">{headline(left)}</h1>
        <div className="mt-8 flex flex-wrap gap-3">
          {left !== null && left > 0 && (
            <a href="/review" className="button button-primary">
              Start review
            </a>
          )}
          <button type="button" className="button button-quiet" onClick={() => location.reload()}>
            Try the network again
          </button>
        </div>
      </section>
      <section aria-labelledby="kept">
        <h2 id="kept" className="text-2xl font-semibold">
          On this device
        </h2>
        {comparisons.length === 0 ? (
          <p className="mt-2 text-muted">
            No comparison is kept here yet. Open one once while you have a network, and it will be.
          </p>
        ) : (
          <ul className="mt-4 grid gap-4 sm:grid-cols-2">
            {comparisons.map(({ slug, comparison: { title, subjects, topics, facts } }) => (
              <li key={slug} className="card relative p-5 transition-colors hover:border-edge">
                <h3 className="text-xl font-semibold">
                  <a
                    href={`/c/${slug}`}
                    className="flex flex-wrap gap-x-4 no-underline after:absolute after:inset-0 after:rounded-[1.1rem]"
                    aria-label={title}
                  >
                    {subjects.map(({ key, name }, index) => (
                      <SubjectName key={key} index={index} name={name} />
                    ))}
                  </a>
                </h3>
                <p className="mt-2 text-muted">
                  {topics.length} topics, {facts.length} facts
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}

function headline(left: number | null): string {
  if (left === null) return 'You are offline'
  return left === 0 ? 'All caught up' : `${left} to review`
}

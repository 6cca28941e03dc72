'use client'

import type { Route } from 'next'
import { useEffect, useState } from 'react'
import { type LeftQuiz, leftQuiz } from '@/lib/client/left-quiz'

interface Named {
  readonly id: string
  readonly slug: string
  readonly title: string
}

/** A way back into the quiz that was left in this browser; keeps its place free where there is none. */
export function ContinueQuiz({
  learnerId,
  comparisons,
}: {
  learnerId: string | null
  comparisons: readonly Named[]
}) {
  const [left, setLeft] = useState<LeftQuiz | null>(null)
  useEffect(() => {
    let current = true
    void leftQuiz(
      learnerId,
      comparisons.map(({ id }) => id),
    ).then((found) => current && setLeft(found))
    return () => {
      current = false
    }
  }, [learnerId, comparisons])
  const comparison = comparisons.find(({ id }) => id === left?.comparisonId)
  return (
    <p className="flex min-h-16 items-center">
      {left && comparison && (
        <a
          href={`/c/${comparison.slug}/quiz?${left.settings}` as Route}
          className="link inline-flex min-h-11 items-center"
        >
          Go on with your quiz of {comparison.title}, {left.answered} answered
        </a>
      )}
    </p>
  )
}

import type { Route } from 'next'
import Link from 'next/link'
import type { ComparisonSummary } from '@/lib/data/comparisons'
import { SubjectName } from '../subject-name'

interface Line extends ComparisonSummary {
  readonly known?: number | null
}

/** Comparisons to choose from; on a phone each takes two lines. */
export function ComparisonCards({
  lines,
  heading: Heading,
}: {
  lines: readonly Line[]
  /** One below what the list stands under. */
  heading: 'h2' | 'h3'
}) {
  return (
    <ul className="mt-4 grid gap-2 sm:grid-cols-2 sm:gap-4 lg:grid-cols-3">
      {lines.map(({ slug, title, subjects, topics, facts, known }) => (
        <li
          key={slug}
          className="card relative px-4 py-2.5 transition-colors hover:border-edge sm:p-5"
        >
          <Heading className="text-lg font-semibold sm:text-xl">
            <Link
              href={`/c/${slug}` as Route}
              className="no-underline after:absolute after:inset-0 after:rounded-[1.1rem]"
              aria-label={title}
            >
              <span className="flex flex-wrap gap-x-4">
                {subjects.map((name, index) => (
                  <SubjectName key={name} index={index} name={name} />
                ))}
              </span>
            </Link>
          </Heading>
          <p className="text-sm text-muted sm:mt-2 sm:text-base">
            {topics} topics, {facts} facts
            {known != null && `, ${Math.round(known * 100)} % known`}
          </p>
        </li>
      ))}
    </ul>
  )
}

import type { Route } from 'next'
import Link from 'next/link'
import type { Comparison } from '@/lib/core/comparison/types'
import type { Mastery } from '@/lib/core/progress/mastery'

interface Known {
  readonly found: {
    readonly id: string
    readonly slug: string
    readonly comparison: Pick<Comparison, 'title' | 'subjects'>
  }
  readonly mastery: Mastery
}

/** Comparisons as small maps, in the order given. */
export function KnownMaps({ studied }: { studied: readonly Known[] }) {
  return (
    <ul className="mt-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {studied.map(({ found: { id, slug, comparison }, mastery }) => (
        <KnownMap key={id} slug={slug} comparison={comparison} mastery={mastery} />
      ))}
    </ul>
  )
}

/** A comparison as a small map of what is known, which opens the large one. The words say all that the map shows. */
function KnownMap({
  slug,
  comparison: { title, subjects },
  mastery: { rows, overall },
}: {
  slug: string
  comparison: Pick<Comparison, 'title' | 'subjects'>
  mastery: Mastery
}) {
  return (
    <li className="card relative flex items-start gap-4 p-4 transition-colors hover:border-edge">
      <span
        aria-hidden="true"
        className="mt-1 grid shrink-0 gap-0.5"
        style={{ gridTemplateColumns: `repeat(${subjects.length}, 1rem)` }}
      >
        {rows.flatMap(({ topic, cells }) =>
          cells.map(({ subject, level }, column) => (
            <span
              key={`${topic} ${subject}`}
              data-subject={column % 6}
              data-level={level}
              className={`h-2 rounded-[2px] border border-tone ${level === 0 ? 'border-dashed opacity-60' : ''} ${level === 4 ? '!bg-tone' : ''}`}
            />
          )),
        )}
      </span>
      <span className="min-w-0">
        <h3 className="font-semibold">
          <Link
            href={`/progress/${slug}` as Route}
            className="no-underline after:absolute after:inset-0 after:rounded-[1.1rem]"
          >
            {title}
          </Link>
        </h3>
        <p className="text-sm text-muted">
          {overall.met} of {overall.facts} facts met, {Math.round(overall.share * overall.facts)}{' '}
          you would recall now
        </p>
      </span>
    </li>
  )
}

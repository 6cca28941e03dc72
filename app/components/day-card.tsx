import type { Route } from 'next'
import Link from 'next/link'
import type { Day } from '@/lib/server/learner'
import { Fresh } from './fresh'
import { Goal } from './home/goal'
import { StartLink } from './home/start-link'
import { nextText } from './review/caught-up'

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

/** What a learner mixes up most, and where to drill it. */
export interface DayMixUp {
  /** "Kubernetes for Docker". */
  readonly pair: string
  readonly count: number
  readonly drill: Route
}

/** What today holds for a learner: one number, one button; below, what is new and what is mixed up. */
export function DayCard({
  day,
  name,
  mixUp,
}: {
  day: Day
  name: string | null
  mixUp: DayMixUp | null
}) {
  const waiting = day.due + day.fresh
  return (
    <>
      <Fresh at={day.at} />
      <p className="text-muted">{name ? `Hello, ${name}.` : 'Hello.'}</p>
      <h1 className="mt-1 text-4xl font-bold tracking-tight sm:text-6xl">{headline(day)}</h1>
      <p className="mt-4 text-lg text-muted">
        {waiting > 0
          ? [minutesText(day), day.done > 0 && `${day.done} done today`].filter(Boolean).join(' · ')
          : [comingText(day), day.done > 0 && `${day.done} done today`].filter(Boolean).join(' · ')}
      </p>
      {day.goal && <Goal goal={day.goal} />}
      <div className="mt-8 flex flex-wrap gap-3">
        {waiting > 0 && <StartLink />}
        {waiting === 0 && day.begun && (
          <Link href="/review?practise=1" className="button button-primary">
            Practise anyway
          </Link>
        )}
        {day.begun && (
          <Link href="/progress" className="button button-quiet">
            See what you know
          </Link>
        )}
      </div>
      {(mixUp || day.freshOf.length > 0) && (
        <dl className="mt-8 grid max-w-3xl gap-x-8 gap-y-3 sm:grid-cols-2">
          {day.freshOf.length > 0 && (
            <div>
              <dt className="text-sm text-muted">New today</dt>
              <dd>
                {plural(day.fresh, 'fact')} of{' '}
                {day.freshOf.map(({ slug, title }, index) => (
                  <span key={slug}>
                    {index > 0 && ', '}
                    <Link
                      href={`/progress/${slug}` as Route}
                      className="link inline-flex min-h-11 items-center"
                    >
                      {title}
                    </Link>
                  </span>
                ))}
              </dd>
            </div>
          )}
          {mixUp && (
            <div>
              <dt className="text-sm text-muted">What you mix up</dt>
              <dd>
                {mixUp.pair}, {mixUp.count} times.{' '}
                <Link
                  href={mixUp.drill}
                  prefetch={false}
                  className="link inline-flex min-h-11 items-center"
                >
                  Drill it
                </Link>
              </dd>
            </div>
          )}
        </dl>
      )}
    </>
  )
}

function headline({ due, fresh, begun }: Day): string {
  if (due > 0) return `${due} due`
  if (fresh > 0) return `${plural(fresh, 'new fact')}`
  return begun ? 'All caught up' : 'Pick a comparison'
}

const minutesText = ({ due, fresh, minutes }: Day) =>
  `about ${minutes} min${due > 0 && fresh > 0 ? ` with ${plural(fresh, 'new fact')}` : ''}`

function comingText({ next, begun }: Day): string {
  if (!begun) return 'Take a quiz below; what it asks comes back in your daily review.'
  const coming = nextText(next)
  return coming && coming.charAt(0).toUpperCase() + coming.slice(1)
}

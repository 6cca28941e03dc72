import Link from 'next/link'
import type { Day } from '@/lib/server/learner'
import { Fresh } from './fresh'
import { nextText } from './review/caught-up'

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

/** What today holds for a learner: one number, one button. */
export function DayCard({ day, name }: { day: Day; name: string | null }) {
  const waiting = day.due + day.fresh
  return (
    <>
      <Fresh at={day.at} />
      <p className="text-muted">{name ? `Hello, ${name}.` : 'Hello.'}</p>
      <h1 className="mt-1 text-4xl font-bold tracking-tight sm:text-6xl">{headline(day)}</h1>
      <p className="mt-4 text-lg text-muted">
        {waiting > 0
          ? [
              day.due > 0 && day.fresh > 0 && `and ${plural(day.fresh, 'new fact')}`,
              `about ${day.minutes} min`,
              day.done > 0 && `${day.done} done today`,
            ]
              .filter(Boolean)
              .join(' · ')
          : [comingText(day), day.done > 0 && `${day.done} done today`].filter(Boolean).join(' · ')}
      </p>
      <div className="mt-8 flex flex-wrap gap-3">
        {waiting > 0 && (
          <Link href="/review" className="button button-primary">
            Start review
          </Link>
        )}
        {day.begun && (
          <Link href="/progress" className="button button-quiet">
            See what you know
          </Link>
        )}
      </div>
    </>
  )
}

function headline({ due, fresh, begun }: Day): string {
  if (due > 0) return `${due} due`
  if (fresh > 0) return `${plural(fresh, 'new fact')}`
  return begun ? 'All caught up' : 'Pick a comparison'
}

function comingText({ next, begun }: Day): string {
  return begun ? nextText(next) : 'Take a quiz below; what it asks comes back in your daily review.'
}

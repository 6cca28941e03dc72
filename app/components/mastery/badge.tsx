import { Award } from 'lucide-react'
import { BADGE_DAYS, type Steadiness } from '@/lib/core/progress/steadiness'

/** That a comparison has been known for long enough, or is on the way; nothing before that. */
export function Badge({ steady: { days, earnedOn } }: { steady: Steadiness }) {
  if (earnedOn === null && days === 0) return null
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
  return (
    <p className="mt-3 flex items-start gap-2">
      <Award
        aria-hidden="true"
        className={`mt-0.5 size-5 shrink-0 ${earnedOn === null ? 'text-muted' : 'text-good'}`}
      />
      {earnedOn === null
        ? `Known at 90 % for ${days} ${days === 1 ? 'day' : 'days'} in a row; ${BADGE_DAYS} days earn its badge.`
        : `Known at 90 % for ${BADGE_DAYS} days in a row: its badge is yours since ${date.format(earnedOn * 86_400_000)}.`}
    </p>
  )
}

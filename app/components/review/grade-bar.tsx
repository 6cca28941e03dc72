import type { Ref } from 'react'
import type { Rating } from '@/lib/core/scheduling/types'
import { Key } from '../key'

export const RATINGS: readonly { rating: Rating; name: string; tone: string }[] = [
  { rating: 1, name: 'Again', tone: 'border-bad bg-bad-wash' },
  { rating: 2, name: 'Hard', tone: 'border-edge bg-raised' },
  { rating: 3, name: 'Good', tone: 'border-good bg-good-wash' },
  { rating: 4, name: 'Easy', tone: 'border-edge bg-raised' },
]

export const nameOf = (rating: Rating) => RATINGS[rating - 1]?.name ?? ''

/** The four grades, each with when the fact would come back; one of them may be what an answer counted as. */
export function GradeBar({
  legend,
  next,
  counted = null,
  focus,
  onGrade,
}: {
  legend: string
  /** For each grade when the fact comes back: "10 min". */
  next: Readonly<Record<Rating, string>>
  counted?: Rating | null
  /** The button that is pressed most likely: Good, or what was counted. */
  focus: Ref<HTMLButtonElement>
  onGrade: (rating: Rating) => void
}) {
  return (
    <fieldset className="grid grid-cols-2 gap-2 sm:grid-cols-4 sm:gap-3">
      <legend className={counted ? 'mb-2 text-muted' : 'sr-only'}>{legend}</legend>
      {RATINGS.map(({ rating, name, tone }) => (
        <button
          key={rating}
          ref={rating === (counted ?? 3) ? focus : undefined}
          type="button"
          aria-pressed={counted === null ? undefined : rating === counted}
          onClick={() => onGrade(rating)}
          className={`flex min-h-16 flex-col items-center justify-center rounded-2xl border-2 px-3 py-2 hover:brightness-97 dark:hover:brightness-110 ${
            rating === counted ? 'border-ink bg-card' : tone
          }`}
        >
          <span className="flex items-center gap-2 font-semibold">
            {rating === counted && <span aria-hidden="true">✓</span>}
            {name}
            <Key name={String(rating)} className="text-muted" />
          </span>
          <span className="text-sm text-muted">{next[rating]}</span>
        </button>
      ))}
    </fieldset>
  )
}

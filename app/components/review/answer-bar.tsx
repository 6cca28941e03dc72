import type { Ref } from 'react'
import { describeInterval } from '@/lib/core/scheduling/preview'
import type { Rating } from '@/lib/core/scheduling/types'
import { Key } from '../key'
import { CARD_QUESTION } from './card-face'
import { GRADES, nameOf } from './grades'
import type { useReview } from './use-review'

interface Choice {
  readonly name: string
  readonly act: () => void
  readonly keyName?: string
  /** When the fact would come back: "10 min". */
  readonly next?: string
  readonly tone?: string
  readonly pressed?: boolean
  readonly describedBy?: string
  /** Laid out for what comes next, and not to be seen or heard yet. */
  readonly hidden?: boolean
}

interface Choices {
  readonly legend?: string
  readonly isLegendSeen?: boolean
  readonly all: readonly Choice[]
  /** Index of the one that is pressed most likely. */
  readonly likely: number
}

/**
 * What is pressed next: a card is turned, then graded; what an answer counts as is confirmed or changed. The likeliest
 * button is the same element all the while, so that the focus stays where it is and nothing waits for it to move.
 */
export function AnswerBar({
  review,
  now,
  disabled,
  primary,
  onTurn,
  onGrade,
}: {
  review: ReturnType<typeof useReview>
  /** When the grades are shown, for their intervals; null while the card is to be turned. */
  now: number | null
  disabled: boolean
  primary: Ref<HTMLButtonElement>
  onTurn: () => void
  onGrade: (rating: Rating) => () => void
}) {
  const { legend, isLegendSeen, all, likely } =
    now === null ? turning(onTurn) : grading(review, now, onGrade)
  const shown = all.filter(({ hidden }) => !hidden).length
  const columns = shown > 2 ? 'grid-cols-2 sm:grid-cols-4' : shown === 2 ? 'grid-cols-2' : ''
  return (
    <fieldset className={`grid gap-2 sm:gap-3 ${columns}`} disabled={disabled}>
      {legend && <legend className={isLegendSeen ? 'mb-2 text-muted' : 'sr-only'}>{legend}</legend>}
      {all.map(({ name, act, keyName, next, tone, pressed, describedBy, hidden }, index) => (
        <button
          key={index === likely ? 'primary' : name}
          ref={index === likely ? primary : undefined}
          type="button"
          hidden={hidden}
          aria-pressed={pressed}
          aria-describedby={describedBy}
          onClick={act}
          className={
            next === undefined
              ? `button min-h-16 !transition-none ${index === likely ? 'button-primary text-lg' : 'button-quiet'}`
              : `flex min-h-16 flex-col items-center justify-center rounded-2xl border-2 px-3 py-2 hover:border-ink ${tone}`
          }
        >
          <span className="flex items-center gap-2 font-semibold">
            {pressed && <span aria-hidden="true">✓</span>}
            {name}
            {keyName && <Key name={keyName} className={next === undefined ? '' : 'text-muted'} />}
          </span>
          {next !== undefined && <span className="text-sm text-muted">{next}</span>}
        </button>
      ))}
    </fieldset>
  )
}

/** The likeliest of the grades. */
const GOOD = 2

const turning = (act: () => void): Choices => ({
  all: GRADES.map(({ rating, name, tone }, index) =>
    index === GOOD
      ? { name: 'Show answer', act, keyName: 'Space', describedBy: CARD_QUESTION }
      : { name, act, keyName: String(rating), next: '', tone, hidden: true },
  ),
  likely: GOOD,
})

function grading(
  { state: { answered }, previewAt, grade, proceed }: ReturnType<typeof useReview>,
  now: number,
  onGrade: (rating: Rating) => () => void,
): Choices {
  const next = previewAt(now)
  if (answered && !answered.counted) {
    return { all: [{ name: 'Next', act: proceed, keyName: 'Enter' }], likely: 0 }
  }
  if (!next) {
    return {
      legend: 'Did you know it?',
      all: [
        { name: 'Not yet', act: () => grade(1) },
        { name: 'I knew it', act: () => grade(3) },
      ],
      likely: 1,
    }
  }
  const counted = answered?.counted ?? null
  return {
    legend: counted
      ? `Counts as ${nameOf(counted.rating)}. Change it if you know better.`
      : 'How well did you know it?',
    isLegendSeen: counted !== null,
    all: GRADES.map(({ rating, name, tone }) => ({
      name,
      act: onGrade(rating),
      keyName: String(rating),
      next: describeInterval(counted?.rating === rating ? counted.delay : next[rating].delay),
      tone: counted?.rating === rating ? 'border-ink bg-card' : tone,
      pressed: counted ? counted.rating === rating : undefined,
    })),
    likely: counted ? counted.rating - 1 : GOOD,
  }
}

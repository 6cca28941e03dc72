import type { GoalProgress } from '@/lib/core/progress/goal'

const RADIUS = 15
const ROUND = 2 * Math.PI * RADIUS

/** How far the day's goal is reached: a ring for the eye, the same in words. */
export function Goal({ goal: { done, amount, unit, share } }: { goal: GoalProgress }) {
  return (
    <p className="mt-4 flex items-center gap-3">
      <svg viewBox="0 0 36 36" className="size-9 -rotate-90" aria-hidden="true" focusable="false">
        <circle cx="18" cy="18" r={RADIUS} fill="none" strokeWidth="4" className="stroke-line" />
        <circle
          cx="18"
          cy="18"
          r={RADIUS}
          fill="none"
          strokeWidth="4"
          strokeLinecap="round"
          strokeDasharray={`${share * ROUND} ${ROUND}`}
          className={share > 0 ? 'stroke-good' : 'stroke-transparent'}
        />
      </svg>
      <span>
        {share >= 1
          ? `Your goal for today is reached: ${done} ${unit}.`
          : `${done} of ${amount} ${unit} you want to do today.`}
      </span>
    </p>
  )
}

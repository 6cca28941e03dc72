'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { saveDayPlan } from '@/lib/client/day-plan'
import type { DayPlan } from '@/lib/core/scheduling/types'

/** How much has piled up, and how long it would take. */
export interface Backlog {
  readonly size: number
  readonly perDay: number
  readonly days: number
}

/** After a break: the most valuable reviews today, the rest over the days to come, instead of one long list. */
export function BacklogOffer({ backlog, plan }: { backlog: Backlog; plan: DayPlan }) {
  const router = useRouter()
  const [state, setState] = useState<'asking' | 'saving' | 'failed' | 'declined'>('asking')
  if (state === 'declined') return null
  const { size, perDay, days } = backlog

  async function accept() {
    if (state === 'saving') return
    setState('saving')
    if (await saveDayPlan({ ...plan, catchUp: perDay })) router.refresh()
    else setState('failed')
  }
  return (
    <aside className="card mx-auto mb-6 max-w-3xl p-5 sm:p-6">
      <p className="font-display text-xl font-semibold">
        Welcome back. No need to do it all today.
      </p>
      <p className="mt-1 text-muted">
        {size} facts are waiting. Take the {perDay} that gain the most today; the rest is spread
        over the next {days} days.
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <button
          type="button"
          className="button button-primary"
          onClick={accept}
          aria-disabled={state === 'saving'}
        >
          {state === 'saving' ? 'One moment…' : `Just ${perDay} today`}
        </button>
        <button type="button" className="button button-quiet" onClick={() => setState('declined')}>
          All of them
        </button>
      </div>
      <p role="status" className="mt-2 text-bad empty:hidden">
        {state === 'failed' ? 'That did not go through. Please try again.' : ''}
      </p>
    </aside>
  )
}

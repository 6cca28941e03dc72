'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { saveDayPlan } from '@/lib/client/day-plan'
import type { DayPlan } from '@/lib/core/scheduling/types'

/** For today only, a few new facts beyond the limit. */
export function MoreToday({ plan, left }: { plan: DayPlan; left: number }) {
  const router = useRouter()
  const [state, setState] = useState<'idle' | 'saving' | 'failed'>('idle')
  async function add() {
    if (state === 'saving') return
    setState('saving')
    if (await saveDayPlan({ ...plan, extraNew: plan.extraNew + left })) router.refresh()
    else setState('failed')
  }
  return (
    <>
      <button
        type="button"
        className="button button-quiet"
        onClick={add}
        aria-disabled={state === 'saving'}
      >
        {left === 1 ? 'One more new fact today' : `${left} more new facts today`}
      </button>
      <p role="status" className="w-full text-bad empty:hidden">
        {state === 'failed' ? 'That did not go through. Please try again.' : ''}
      </p>
    </>
  )
}

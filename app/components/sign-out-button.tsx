'use client'

import { useState } from 'react'
import { signOut } from '@/lib/client/account'
import { flush, outbox } from '@/lib/client/outbox'
import { forgetLearner, lastLearner } from '@/lib/client/pages'

/** Sends what waits first; answers that cannot be sent stay in this browser for the same learner, reminders do not. */
export function SignOutButton({ className }: { className: string }) {
  const [failed, setFailed] = useState(false)
  async function leave() {
    await flush()
    const { waiting } = outbox.status()
    if (
      waiting > 0 &&
      !confirm(
        `${waiting} ${waiting === 1 ? 'answer is' : 'answers are'} not saved yet. They stay in this browser until you sign in again. Sign out now?`,
      )
    )
      return
    try {
      const { leaveBeforeSignOut } = await import('@/lib/client/push')
      await leaveBeforeSignOut()
      await signOut()
      const learnerId = lastLearner()
      if (learnerId) await forgetLearner(learnerId).catch(() => undefined)
      location.assign('/')
    } catch {
      setFailed(true)
    }
  }
  return (
    <button type="button" className={className} onClick={leave}>
      {failed ? 'Sign out: try again' : 'Sign out'}
    </button>
  )
}

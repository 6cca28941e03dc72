'use client'

import { useState } from 'react'

/** Ends a learner's weekly letters, by the token of one of them. */
export function StopLetters({ learner, token }: { learner: string; token: string }) {
  const [state, setState] = useState<'idle' | 'sending' | 'stopped' | 'failed'>('idle')
  async function stop() {
    if (state === 'sending') return
    setState('sending')
    const query = new URLSearchParams({ u: learner, t: token })
    const response = await fetch(`/api/unsubscribe?${query}`, { method: 'POST' }).catch(() => null)
    setState(response?.ok ? 'stopped' : 'failed')
  }
  return (
    <>
      <p className="mt-3 text-lg text-muted">
        It comes on Monday mornings. You can ask for it again in your settings.
      </p>
      {state !== 'stopped' && (
        <button
          type="button"
          className="button button-primary mt-6"
          aria-disabled={state === 'sending'}
          onClick={() => void stop()}
        >
          Stop the letter
        </button>
      )}
      <p role="status" className="mt-4">
        {state === 'stopped' && 'Done. No more letters come.'}
        {state === 'failed' &&
          'That did not work: the link is not complete, or the server is away.'}
      </p>
    </>
  )
}

'use client'

import { useState } from 'react'
import { flush } from '@/lib/client/outbox'

export function EndSessionsButton() {
  const [state, setState] = useState<'idle' | 'sending' | 'failed'>('idle')
  async function end() {
    if (state === 'sending') return
    setState('sending')
    await flush()
    const response = await fetch('/api/sessions', {
      method: 'DELETE',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    }).catch(() => null)
    if (response?.ok) location.assign('/')
    else setState('failed')
  }
  return (
    <>
      <button
        type="button"
        className="button button-quiet mt-4"
        onClick={end}
        aria-disabled={state === 'sending'}
      >
        Sign out everywhere
      </button>
      <p role="status" className="mt-2 text-bad">
        {state === 'failed' ? 'That did not go through. Please try again.' : ''}
      </p>
    </>
  )
}

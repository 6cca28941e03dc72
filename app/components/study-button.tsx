'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'

/** Takes a comparison into the daily review. */
export function StudyButton({ slug }: { slug: string }) {
  const router = useRouter()
  const [state, setState] = useState<'idle' | 'sending' | 'failed'>('idle')
  async function study() {
    if (state === 'sending') return
    setState('sending')
    const response = await fetch('/api/enrolments', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ slug }),
    }).catch(() => null)
    if (response?.ok) router.push('/review')
    else setState('failed')
  }
  return (
    <>
      <button
        type="button"
        className="button button-quiet"
        onClick={study}
        aria-disabled={state === 'sending'}
      >
        Add to my daily review
      </button>
      <span role="status" className="self-center text-bad">
        {state === 'failed' ? 'That did not go through. Please try again.' : ''}
      </span>
    </>
  )
}

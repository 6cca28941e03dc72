'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState } from 'react'

/** Brings an earlier revision back, as the next one. */
export function RestoreButton({
  slug,
  base,
  revision,
}: {
  slug: string
  /** The revision there is now. */
  base: number
  revision: number
}) {
  const router = useRouter()
  const [state, setState] = useState<'idle' | 'sending'>('idle')
  const [said, setSaid] = useState('')
  async function restore() {
    if (state === 'sending') return
    setState('sending')
    const response = await fetch('/api/comparisons/restorations', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ slug, base, revision }),
    }).catch(() => null)
    setState('idle')
    if (response?.ok) {
      router.push(`/revisions/${slug}` as Route)
      router.refresh()
      return
    }
    const told = (await response?.json().catch(() => null)) as { message?: string } | null
    setSaid(told?.message ?? 'That did not go through. Please try again.')
  }
  return (
    <>
      <button
        type="button"
        className="button button-quiet"
        aria-disabled={state === 'sending'}
        onClick={() => void restore()}
      >
        Restore revision {revision}
      </button>
      <span role="status" className="self-center text-bad">
        {said}
      </span>
    </>
  )
}

'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { tellServer } from '@/lib/client/tell-server'

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
    const told = await tellServer('POST', '/api/comparisons/restorations', { slug, base, revision })
    setState('idle')
    if (!told.ok) {
      setSaid(told.message)
      return
    }
    router.push(`/revisions/${slug}` as Route)
    router.refresh()
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

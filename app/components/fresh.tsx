'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { isOutdated, serverClock, wasSeen } from '@/lib/client/clock'
import { flush, outbox } from '@/lib/client/outbox'

const STALE_MS = 60_000

/**
 * Asks for the page anew when it comes back from the browser's memory, is looked at again after a while, or answers
 * have reached the server since it was made.
 */
export function Fresh({ at }: { at: number }) {
  const router = useRouter()
  const asked = useRef(false)
  useEffect(() => {
    const stale = wasSeen(at) || (isOutdated(at) && !asked.current)
    const clock = serverClock(at)
    asked.current ||= stale
    if (stale) void flush().then(() => router.refresh())
    const look = () => {
      if (document.visibilityState === 'visible' && clock() - at > STALE_MS) router.refresh()
    }
    const show = (event: PageTransitionEvent) => {
      if (event.persisted) router.refresh()
    }
    let waiting = outbox.status().waiting
    const delivered = outbox.subscribe(() => {
      const before = waiting
      waiting = outbox.status().waiting
      if (before > 0 && waiting === 0) router.refresh()
    })
    document.addEventListener('visibilitychange', look)
    addEventListener('pageshow', show)
    return () => {
      delivered()
      document.removeEventListener('visibilitychange', look)
      removeEventListener('pageshow', show)
    }
  }, [at, router])
  return null
}

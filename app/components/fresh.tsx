'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { serverClock, wasSeen } from '@/lib/client/clock'
import { flush } from '@/lib/client/outbox'

const STALE_MS = 60_000

/** Asks for the page anew when it comes back from the browser's memory, or is looked at again after a while. */
export function Fresh({ at }: { at: number }) {
  const router = useRouter()
  useEffect(() => {
    const restored = wasSeen(at)
    const clock = serverClock(at)
    if (restored) void flush().then(() => router.refresh())
    const look = () => {
      if (document.visibilityState === 'visible' && clock() - at > STALE_MS) router.refresh()
    }
    const show = (event: PageTransitionEvent) => {
      if (event.persisted) router.refresh()
    }
    document.addEventListener('visibilitychange', look)
    addEventListener('pageshow', show)
    return () => {
      document.removeEventListener('visibilitychange', look)
      removeEventListener('pageshow', show)
    }
  }, [at, router])
  return null
}

'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { isOutdated, serverClock, wasSeen } from '@/lib/client/clock'
import { flush, outbox, pendingReviews } from '@/lib/client/outbox'
import type { Review } from '@/lib/core/scheduling/types'
import type { Sitting } from '@/lib/server/learner'

/** A sitting to go through, with the answers the server had not seen when it was put together. */
export interface Opened {
  readonly sitting: Sitting
  readonly pending: readonly Review[]
  /** The server's time in milliseconds. */
  readonly clock: () => number
}

/**
 * The first sitting that is up to date; it stays the same until the page is left, whatever the server sends meanwhile.
 * Answers that wait are sent first, and a page out of the browser's memory is asked for anew.
 */
export function useSitting(offered: Sitting, learnerId: string): Opened | null {
  const router = useRouter()
  const [opened, setOpened] = useState<Opened | null>(null)
  const isOpen = opened !== null
  const asked = useRef(false)

  useEffect(() => {
    if (isOpen) return
    let current = true
    async function open() {
      const restored = wasSeen(offered.at)
      const clock = serverClock(offered.at)
      let pending = await pendingReviews(learnerId)
      if (pending.length > 0) await flush()
      const failed = outbox.status().failed
      if (!current) return
      const stale = restored || pending.length > 0 || (isOutdated(offered.at) && !asked.current)
      if (stale && !failed) {
        asked.current = true
        router.refresh()
        return
      }
      pending = await pendingReviews(learnerId)
      if (current) setOpened({ sitting: offered, pending, clock })
    }
    void open()
    return () => {
      current = false
    }
  }, [offered, learnerId, isOpen, router])

  return opened
}

'use client'

import { useEffect, useState } from 'react'
import { serverClock, serverNow } from '@/lib/client/clock'
import { reviewsUnknownAt } from '@/lib/client/entries'
import { keepSitting } from '@/lib/client/pages'
import type { Review } from '@/lib/core/scheduling/types'
import type { Sitting } from '@/lib/server/learner'

/** A sitting to go through, with the answers the server had not seen when it was put together. */
export interface Opened {
  readonly sitting: Sitting
  readonly pending: readonly Review[]
  /** The server's time in milliseconds. */
  readonly clock: () => number
}

/** What a sitting is kept under: '' for the daily review. */
export const sittingName = ({ filter }: Pick<Sitting, 'filter'>): string =>
  filter ? JSON.stringify(filter) : ''

/**
 * The first sitting given; it stays the same until the page is left, whatever the server sends meanwhile. It is kept in
 * the browser, and moved on by the answers it does not know of, so that it goes on where it was without the network.
 * @param isKept it comes out of the browser, not from the server
 */
export function useSitting(offered: Sitting, learnerId: string, isKept: boolean): Opened | null {
  const [opened, setOpened] = useState<Opened | null>(null)
  const isOpen = opened !== null

  useEffect(() => {
    if (isOpen) return
    let current = true
    async function open() {
      const clock = isKept ? serverNow : serverClock(offered.at)
      const pending = await reviewsUnknownAt(learnerId, offered.at)
      if (!current) return
      setOpened({ sitting: offered, pending, clock })
      if (isKept) return
      const kept = { content: offered, at: offered.at }
      await keepSitting(learnerId, sittingName(offered), kept).catch(() => undefined)
    }
    void open()
    return () => {
      current = false
    }
  }, [offered, learnerId, isOpen, isKept])

  return opened
}

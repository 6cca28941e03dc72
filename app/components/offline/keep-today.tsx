'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'

/**
 * Keeps today's review and its comparisons in this browser, so that it can go on without the network; loaded and done
 * once the page is at rest.
 */
export function KeepToday({ learnerId }: { learnerId: string }) {
  const pathname = usePathname()
  const keepsItself = pathname === '/review'
  useEffect(() => {
    if (keepsItself) return
    const timer = setTimeout(() => {
      void import('./today').then(({ keepToday }) => keepToday(learnerId)).catch(() => undefined)
    }, 2_000)
    return () => clearTimeout(timer)
  }, [learnerId, keepsItself])
  return null
}

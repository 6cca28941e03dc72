'use client'

import { useEffect } from 'react'

/** Keeps comparisons with quizzes of them in this browser, once it has nothing else to do. */
export function KeepOpen({ slugs }: { slugs: readonly string[] }) {
  const wanted = slugs.join(' ')
  useEffect(() => {
    const timer = setTimeout(() => {
      const slugs = wanted.split(' ').filter(Boolean)
      void import('./packs').then(({ keepPacks }) => keepPacks(slugs)).catch(() => undefined)
    }, 3_000)
    return () => clearTimeout(timer)
  }, [wanted])
  return null
}

'use client'

import { useEffect } from 'react'
import { keepPacks } from './packs'

/** Keeps comparisons with quizzes of them in this browser, once it has nothing else to do. */
export function KeepOpen({ slugs }: { slugs: readonly string[] }) {
  const wanted = slugs.join(' ')
  useEffect(() => {
    const timer = setTimeout(() => void keepPacks(wanted.split(' ').filter(Boolean)), 3_000)
    return () => clearTimeout(timer)
  }, [wanted])
  return null
}

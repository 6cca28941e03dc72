'use client'

import { useEffect, useRef, useState } from 'react'
import { type Draft, Reader } from '@/lib/client/authoring/reader'
import type { Analysis } from '@/lib/core/authoring/analyse'
import type { StoredFact } from '@/lib/core/comparison/edits'

/** So long after the last key a text is read, milliseconds. */
const READ_AFTER = 120

/** What is understood of a text, some moments after it was typed. */
export interface Understood {
  readonly analysis: Analysis
  readonly source: string
}

export function useReader(draft: Draft, previous: readonly StoredFact[] | null) {
  const [understood, setUnderstood] = useState<Understood | null>(null)
  const reader = useRef<Reader | null>(null)
  const first = useRef(previous)

  useEffect(() => {
    reader.current = new Reader(first.current, (analysis, { source }) =>
      setUnderstood({ analysis, source }),
    )
    return () => reader.current?.close()
  }, [])

  useEffect(() => {
    const timer = setTimeout(() => {
      if (draft.source.trim() === '') setUnderstood(null)
      else reader.current?.analyse(draft)
    }, READ_AFTER)
    return () => clearTimeout(timer)
  }, [draft])

  return {
    understood,
    convert: (text: string, name: string | null) => reader.current?.convert(text, name),
  }
}

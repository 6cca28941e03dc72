'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { dropText, findText, type KeptText, keepText } from '@/lib/client/authoring/drafts'
import type { Edited } from './types'

/** So long after the last key what was typed is kept, milliseconds. */
const KEEP_AFTER = 250

interface Kept {
  readonly source: string
  readonly refused: readonly string[]
}

/** A text that was left unsaved and is back. */
interface Returned {
  readonly source: string
  /** It began from an earlier revision than the one there is now. */
  readonly outdated: boolean
}

/** Holds what is typed, keeps it in the browser, and brings back what was left there. */
export function useDraft(
  learnerId: string,
  edited: Edited | null,
  onReturn: (text: string) => void,
) {
  const what = edited?.slug ?? 'new'
  const base = edited?.revision ?? 0
  const saved = edited?.source ?? ''
  const [draft, setDraft] = useState<Kept>({ source: saved, refused: [] })
  const [returned, setReturned] = useState<Returned | null>(null)
  const [ready, setReady] = useState(false)
  const id = useRef('')
  const settled = useRef(false)
  const latest = useRef(draft)
  const bringBack = useRef(onReturn)
  bringBack.current = onReturn

  useEffect(() => {
    let left = false
    void findText(learnerId, what).then((kept: KeptText | null) => {
      if (left) return
      id.current = kept?.id || uuidv7()
      // Whoever was quicker than the browser's store goes on with what they typed.
      if (kept && kept.source !== saved && latest.current.source === saved) {
        setDraft({ source: kept.source, refused: kept.refused })
        setReturned({ source: kept.source, outdated: kept.base !== base })
        bringBack.current(kept.source)
      }
      setReady(true)
    })
    return () => {
      left = true
    }
  }, [learnerId, what, base, saved])

  const keep = useCallback(() => {
    if (settled.current || !ready) return
    const { source, refused } = latest.current
    if (source === saved && refused.length === 0) void dropText(learnerId, what)
    else void keepText(learnerId, what, { source, refused, base, id: id.current })
  }, [learnerId, what, base, saved, ready])

  useEffect(() => {
    latest.current = draft
    const timer = setTimeout(keep, KEEP_AFTER)
    return () => clearTimeout(timer)
  }, [draft, keep])

  useEffect(() => {
    const now = () => keep()
    addEventListener('pagehide', now)
    document.addEventListener('visibilitychange', now)
    return () => {
      removeEventListener('pagehide', now)
      document.removeEventListener('visibilitychange', now)
    }
  }, [keep])

  return {
    draft,
    setDraft,
    returned,
    forgetReturned: () => setReturned(null),
    newId: () => id.current || uuidv7(),
    /** What is written from now on is another comparison. */
    renew: () => {
      id.current = uuidv7()
    },
    /** The text is saved: nothing is kept of it any more. */
    settle: async () => {
      settled.current = true
      await dropText(learnerId, what)
    },
  }
}

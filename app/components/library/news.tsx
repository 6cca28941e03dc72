'use client'

import { useEffect, useRef, useSyncExternalStore } from 'react'

interface Told {
  readonly text: string
}

let told: Told = { text: '' }
const listeners = new Set<() => void>()

/** Says what became of something that is elsewhere in the list by now. */
export function tellNews(text: string): void {
  told = { text }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Where news are shown; it takes the focus, as the button that was pressed is gone, and is spoken by that. */
export function News() {
  const place = useRef<HTMLParagraphElement>(null)
  const { text } = useSyncExternalStore(
    subscribe,
    () => told,
    () => told,
  )
  useEffect(() => {
    if (text) place.current?.focus()
  }, [text])
  useEffect(
    () => () => {
      told = { text: '' }
    },
    [],
  )
  return (
    <p ref={place} tabIndex={-1} className="mt-4 min-h-6 text-muted">
      {text}
    </p>
  )
}

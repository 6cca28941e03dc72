'use client'

import { useEffect, useRef } from 'react'
import { keysAreOn } from '@/lib/client/keys'

/**
 * Calls the handler of a key pressed anywhere on the page, unless the key is for a field, a control that has
 * the focus and takes that key itself, or the browser.
 */
export function useKeys(handlers: Readonly<Record<string, (() => void) | undefined>>): void {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const target = event.target as HTMLElement
      const field = target.closest('input, textarea, select')
      if (field && !(field instanceof HTMLInputElement && field.readOnly)) return
      const presses = event.key === 'Enter' || event.key === ' '
      if (event.repeat) {
        if (presses) event.preventDefault()
        return
      }
      if (presses && target.closest('button, summary')) return
      if (event.key === 'Enter' && target.closest('a')) return
      if (!presses && !keysAreOn()) return
      const handler = latest.current[event.key === ' ' ? 'Space' : event.key]
      if (!handler) return
      event.preventDefault()
      handler()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

'use client'

import { useEffect, useReducer, useRef } from 'react'
import { keysAreOn } from '@/lib/client/keys'

type Handlers = Readonly<Record<string, (() => void) | undefined>>

/**
 * Calls the handler of a key pressed anywhere on the page, unless the key is for a field, a control that has
 * the focus and takes that key itself, or the browser.
 * @param isBusy while an answer is being kept; keys pressed meanwhile act on what is shown after it, in their order
 */
export function useKeys(handlers: Handlers, isBusy: () => boolean = () => false): void {
  const latest = useRef(handlers)
  const busy = useRef(isBusy)
  const waiting = useRef<string[]>([])
  /** A key that had waited has acted, and what it brought is not shown yet. */
  const acted = useRef(false)
  const [, showAgain] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    latest.current = handlers
    busy.current = isBusy
    acted.current = false
    // One that acts changes what is shown: the next waits for the handlers of that.
    while (waiting.current.length > 0 && !isBusy()) {
      const act = handlers[waiting.current.shift() ?? '']
      if (!act) continue
      acted.current = true
      act()
      showAgain()
      break
    }
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
      if (!presses && !keysAreOn()) return
      const name = event.key === ' ' ? 'Space' : event.key
      if (busy.current() || acted.current) {
        if (presses || latest.current[name]) event.preventDefault()
        waiting.current.push(name)
        return
      }
      if (presses && target.closest('button, summary')) return
      if (event.key === 'Enter' && target.closest('a')) return
      const handler = latest.current[name]
      if (!handler) return
      event.preventDefault()
      handler()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

'use client'

import { memo, useSyncExternalStore } from 'react'
import { keysAreOn, onKeysSwitched, switchKeys } from '@/lib/client/keys'

/** Turns the single-key shortcuts of quiz and review off and on. */
export const KeysSwitch = memo(function KeysSwitch() {
  const on = useSyncExternalStore(onKeysSwitched, keysAreOn, () => true)
  return (
    <p className="hint mt-6 text-sm text-muted">
      <button
        type="button"
        role="switch"
        aria-checked={on}
        className="link inline-flex min-h-11 items-center"
        onClick={() => switchKeys(!on)}
      >
        Keyboard shortcuts: {on ? 'on' : 'off'}
      </button>
    </p>
  )
})

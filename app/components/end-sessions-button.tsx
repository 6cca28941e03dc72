'use client'

import { useState } from 'react'
import { flush } from '@/lib/client/outbox'
import { tellServer } from '@/lib/client/tell-server'

export function EndSessionsButton() {
  const [sending, setSending] = useState(false)
  const [said, setSaid] = useState('')
  async function end() {
    if (sending) return
    setSending(true)
    await flush()
    const told = await tellServer('DELETE', '/api/sessions', {})
    if (told.ok) {
      location.assign('/')
      return
    }
    setSending(false)
    setSaid(told.message)
  }
  return (
    <>
      <button
        type="button"
        className="button button-quiet mt-4"
        onClick={end}
        aria-disabled={sending}
      >
        Sign out everywhere
      </button>
      <p role="status" className="mt-2 text-bad">
        {said}
      </p>
    </>
  )
}

'use client'

import { useEffect, useState } from 'react'

const ASK_MS = 15_000

/** Whether the server answers; the browser's own word for it is often wrong. */
async function isThere(): Promise<boolean> {
  const response = await fetch('/api/health', {
    cache: 'no-store',
    signal: AbortSignal.timeout(5_000),
  }).catch(() => null)
  return response?.ok ?? false
}

/** Says that there is no network, and when it is back. */
export function BackOnline({
  reload,
}: {
  /** Nothing is under way: the page may be replaced by the server's. */
  reload: boolean
}) {
  const [back, setBack] = useState(false)
  useEffect(() => {
    const look = () => {
      void isThere().then((there) => {
        if (there && reload) location.reload()
        else setBack(there)
      })
    }
    const timer = setInterval(look, ASK_MS)
    addEventListener('online', look)
    return () => {
      clearInterval(timer)
      removeEventListener('online', look)
    }
  }, [reload])
  return (
    <p role="status" className="mb-4 rounded-xl bg-raised px-4 py-2">
      {back ? (
        <>
          You are online again.{' '}
          <button type="button" className="link min-h-9" onClick={() => location.reload()}>
            Load the page anew
          </button>
        </>
      ) : (
        'No network. What you answer is kept here and sent when you are back.'
      )}
    </p>
  )
}

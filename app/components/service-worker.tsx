'use client'

import { useEffect, useState } from 'react'
import { listenForInstall } from '@/lib/client/install'

const AN_HOUR = 3_600_000

/**
 * Registers the service worker, which lets the app open without the network. A newer one takes over when the learner
 * says so, or when all pages are closed; nothing that is under way is lost by it.
 */
export function ServiceWorker() {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null)

  useEffect(() => {
    listenForInstall()
    if (!('serviceWorker' in navigator)) return
    let timer: ReturnType<typeof setInterval> | undefined
    void navigator.serviceWorker
      .register('/sw.js', { scope: '/', updateViaCache: 'none' })
      .then((registration) => {
        const look = () => {
          if (registration.waiting && navigator.serviceWorker.controller) {
            setWaiting(registration.waiting)
          }
        }
        look()
        registration.addEventListener('updatefound', () => {
          registration.installing?.addEventListener('statechange', look)
        })
        timer = setInterval(() => void registration.update().catch(() => undefined), AN_HOUR)
      })
      .catch(() => undefined)
    return () => clearInterval(timer)
  }, [])

  if (!waiting) return null
  const takeOver = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
      once: true,
    })
    waiting.postMessage({ type: 'SKIP_WAITING' })
  }
  return (
    <div
      role="status"
      className="card fixed inset-x-4 bottom-4 z-20 mx-auto flex max-w-md flex-wrap items-center gap-x-4 gap-y-1 p-4 shadow-lg"
    >
      <p className="mr-auto">A newer Discern is ready. Nothing you did is lost.</p>
      <button type="button" className="button button-primary" onClick={takeOver}>
        Use it now
      </button>
      <button type="button" className="link min-h-11" onClick={() => setWaiting(null)}>
        Later
      </button>
    </div>
  )
}

'use client'

import { useEffect, useState } from 'react'
import { listenForInstall } from '@/lib/client/install'

const AN_HOUR = 3_600_000
/** After so long it is tried again where it failed, then after twice as long, and so on. */
const AGAIN_MS = 5_000

/**
 * Registers the service worker, which lets the app open without the network. A newer one takes over when the learner
 * says so, or when all pages are closed; nothing that is under way is lost by it.
 */
export function ServiceWorker() {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null)

  useEffect(() => {
    listenForInstall()
    if (!('serviceWorker' in navigator)) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let tries = 0
    const again = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void register(), AGAIN_MS * 2 ** tries++)
    }
    const register = async () => {
      try {
        const registration = await navigator.serviceWorker.register('/sw.js', {
          scope: '/',
          updateViaCache: 'none',
        })
        const look = () => {
          if (registration.waiting && navigator.serviceWorker.controller) {
            setWaiting(registration.waiting)
          }
        }
        const follow = (worker: ServiceWorker | null) =>
          worker?.addEventListener('statechange', () => {
            look()
            // What it was to keep did not all arrive.
            if (worker.state === 'redundant' && !registration.active) again()
          })
        look()
        follow(registration.installing)
        registration.addEventListener('updatefound', () => follow(registration.installing))
        clearTimeout(timer)
        timer = setInterval(() => void registration.update().catch(() => undefined), AN_HOUR)
      } catch {
        again()
      }
    }
    void register()
    return () => clearTimeout(timer)
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

import type { Metadata } from 'next'
import { OfflineApp } from '@/app/components/offline/offline-app'

export const metadata: Metadata = { title: 'Offline', robots: { index: false } }

/** The service worker keeps it as it was built. */
export const dynamic = 'force-static'

/**
 * Open to all, and the same for everybody: the service worker answers with it, at whatever address, when there is no
 * network. What it shows comes out of the browser.
 */
export default function OfflinePage() {
  return <OfflineApp />
}

'use client'

import { useSyncExternalStore } from 'react'
import { declineInstall, install, isInstallable, onInstallable } from '@/lib/client/install'

/** Offered where somebody has just done something worth coming back for. */
export function InstallOffer() {
  const installable = useSyncExternalStore(onInstallable, isInstallable, () => false)
  if (!installable) return null
  return (
    <div className="card mt-8 flex flex-wrap items-center gap-x-4 gap-y-2 p-5">
      <p className="mr-auto">Keep Discern on your home screen: it opens without the network too.</p>
      <button type="button" className="button button-quiet" onClick={() => void install()}>
        Install
      </button>
      <button type="button" className="link min-h-11" onClick={declineInstall}>
        No, thanks
      </button>
    </div>
  )
}

/** What Chromium hands a page so that it can offer to be installed when it suits the learner. */
interface InstallPrompt extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>
}

const DISMISSED = 'discern.install'
let offered: InstallPrompt | null = null
let listening = false
const listeners = new Set<() => void>()

function tell(next: InstallPrompt | null) {
  offered = next
  for (const listener of listeners) listener()
}

/** Holds the browser's own offer back until `install` is called. */
export function listenForInstall(): void {
  if (listening) return
  listening = true
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    tell(event as InstallPrompt)
  })
  addEventListener('appinstalled', () => tell(null))
}

export function onInstallable(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Whether the app can be installed here, and the learner has not said no. */
export function isInstallable(): boolean {
  try {
    return offered !== null && localStorage.getItem(DISMISSED) === null
  } catch {
    return false
  }
}

/** Shows the browser's own question. */
export async function install(): Promise<void> {
  const prompt = offered
  tell(null)
  await prompt?.prompt()
}

/** Does not offer it again in this browser. */
export function declineInstall(): void {
  try {
    localStorage.setItem(DISMISSED, 'no')
  } catch {
    // Asked again next time, then.
  }
  tell(offered)
}

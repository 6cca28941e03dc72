/** The name of the browser's own try to send, when the network is back and the page perhaps gone. */
export const SYNC_TAG = 'discern-outbox'

/** Where pages and the service worker tell each other that what waits has become less. */
export const outboxChannel =
  'BroadcastChannel' in globalThis ? new BroadcastChannel('discern-outbox') : null

export function announce(): void {
  outboxChannel?.postMessage(null)
}

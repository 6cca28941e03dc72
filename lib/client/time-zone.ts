import { tellServer } from './tell-server'

/** Tells the server the browser's time zone; of no consequence when it fails, the next page does it again. */
export async function tellTimeZone(): Promise<void> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  await tellServer('POST', '/api/time-zone', { timeZone })
}

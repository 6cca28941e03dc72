/** Tells the server the browser's time zone; of no consequence when it fails, the next page does it again. */
export async function tellTimeZone(): Promise<void> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  await fetch('/api/time-zone', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ timeZone }),
  }).catch(() => undefined)
}

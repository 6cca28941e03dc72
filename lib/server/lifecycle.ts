const LAST_REQUESTS_MS = 15_000

/**
 * Ends this process when the launcher that started it is gone, however it went: the channel between them then closes.
 * Requests under way may finish for 15 seconds. Does nothing in a process that no launcher started.
 */
export function stopWithParent(): void {
  if (process.env.DISCERN_LAUNCHED !== '1') return
  const end = () => {
    setTimeout(() => process.exit(1), LAST_REQUESTS_MS).unref()
    process.kill(process.pid, 'SIGTERM')
  }
  if (process.connected) process.once('disconnect', end)
  else end()
}

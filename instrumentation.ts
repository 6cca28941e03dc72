/** Runs once as the server starts. */
export async function register() {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { requireEnvironment } = await import('./lib/server/env')
    const { stopWithParent } = await import('./lib/server/lifecycle')
    requireEnvironment()
    stopWithParent()
    const { startReminders } = await import('./lib/server/reminding')
    startReminders()
  }
}

/** Runs once as the server starts. */
export async function register() {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { requireEnvironment } = await import('./lib/server/env')
    const { stopWithParent } = await import('./lib/server/lifecycle')
    const { startJobs } = await import('./lib/server/jobs')
    requireEnvironment()
    stopWithParent()
    startJobs()
  }
}

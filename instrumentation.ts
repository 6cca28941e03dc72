/** Runs once as the server starts: a wrong environment stops it here, with a message that says what is wrong. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { env } = await import('./lib/server/env')
  const { stopWithParent } = await import('./lib/server/lifecycle')
  stopWithParent()
  try {
    env()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}

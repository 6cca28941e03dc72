import { type AppServer, startApp } from '../lib/cli/app-server'

/** The port of the server most tests use; a test that needs a server of its own takes one above it. */
export const PORT = Number(process.env.DISCERN_E2E_PORT || 3210)
export const SITE = `http://localhost:${PORT}`
export const SECRET = 'a-secret-for-tests-of-some-length-0123456789'

/**
 * Starts the built app on the tests' database.
 * @param clockShift seconds by which its clock is ahead: 86 400 shows tomorrow
 * @param further variables of its environment
 */
export async function startTestApp(
  port: number,
  clockShift = 0,
  further: Readonly<Record<string, string>> = {},
): Promise<AppServer> {
  const app = startApp(
    { port },
    {
      DATABASE_URL: databaseUrl(),
      NEXTAUTH_SECRET: SECRET,
      NEXTAUTH_URL: `http://localhost:${port}`,
      DISCERN_CLOCK_SHIFT: String(clockShift),
      ...further,
    },
  )
  await app.ready()
  return app
}

export function databaseUrl(): string {
  const url = process.env.DISCERN_E2E_DATABASE_URL
  if (!url) throw new Error('The suite has no database; it is opened by e2e/setup.ts.')
  return url
}

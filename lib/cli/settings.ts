import { hostname } from 'node:os'
import { pushKeysProblem } from '../core/push'

/** What the person who starts the app has set. */
export interface Settings {
  readonly port: number
  /** The address to listen on; absent: all. */
  readonly host?: string
  /** Absent: the built-in database. */
  readonly databaseUrl?: string
  /** Absent: one is made and kept beside the built-in database. */
  readonly secret?: string
  /** Where people reach the app. */
  readonly appUrl: string
}

const SECRET_LENGTH = 32
const HOW_TO_MAKE_A_SECRET =
  'Make one with "openssl rand -base64 32" and set it as NEXTAUTH_SECRET in the environment of this process (or in .env.local, which stays out of git). Keep the same one from start to start: a new one signs everyone out.'

/** @throws naming the variable that is missing or wrong, and never its value */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const port = Number(env.PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error('PORT must be a whole number from 1 to 65535.')
  }
  const databaseUrl = env.DATABASE_URL || undefined
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new Error(
      'DATABASE_URL must be an address of PostgreSQL: postgresql://user:password@host/database',
    )
  }
  const secret = env.NEXTAUTH_SECRET || undefined
  if (databaseUrl && !secret) {
    throw new Error(
      `DATABASE_URL is set, so NEXTAUTH_SECRET must be set too. ${HOW_TO_MAKE_A_SECRET}`,
    )
  }
  if (secret && secret.length < SECRET_LENGTH) {
    throw new Error(
      `NEXTAUTH_SECRET is shorter than ${SECRET_LENGTH} characters. ${HOW_TO_MAKE_A_SECRET}`,
    )
  }
  const appUrl = env.NEXTAUTH_URL || `http://localhost:${port}`
  if (!/^https?:\/\//.test(appUrl) || !URL.canParse(appUrl)) {
    throw new Error('NEXTAUTH_URL must be the address of the app: https://discern.example.org')
  }
  const { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY, VAPID_SUBJECT } = env
  const problem = pushKeysProblem({ VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY, VAPID_SUBJECT })
  if (problem) throw new Error(`${problem.name} ${problem.message}.`)
  return { port, host: listenAddress(env.HOSTNAME), databaseUrl, secret, appUrl }
}

/** Shells and containers set HOSTNAME to the machine's name, which says nothing about where to listen. */
function listenAddress(given: string | undefined): string | undefined {
  return given && given !== hostname() ? given : undefined
}

import 'server-only'
import { z } from 'zod'

/** The one place that reads the environment of the running server. */
const Environment = z
  .object({
    NODE_ENV: z.string().default('production'),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// address' }),
    NEXTAUTH_SECRET: z.string().min(32, 'must have at least 32 characters'),
    NEXTAUTH_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s):// address' }),
    GITHUB_ID: z.string().min(1).optional(),
    GITHUB_SECRET: z.string().min(1).optional(),
    GOOGLE_CLIENT_ID: z.string().min(1).optional(),
    GOOGLE_CLIENT_SECRET: z.string().min(1).optional(),
    /** Where letters are handed in, and from whom they are; without them none are sent. */
    SMTP_URL: z
      .url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' })
      .optional(),
    MAIL_FROM: z.string().min(3).max(200).optional(),
    DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(200).default(10),
    /** Seconds by which the server's clock is shifted, to see tomorrow in a test. */
    DISCERN_CLOCK_SHIFT: z.coerce.number().int().default(0),
  })
  .readonly()
export type Environment = z.infer<typeof Environment>

let environment: Environment | undefined

/** @throws naming every variable that is missing or wrong, and none of their values. */
export function env(): Environment {
  if (environment) return environment
  const given = Object.fromEntries(
    Object.entries(process.env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, code, message }) =>
      code === 'invalid_type' ? `${path.join('.')} is missing` : `${path.join('.')} ${message}`,
    )
    throw new Error(`The environment is not complete: ${wrong.join('; ')}. See README.md.`)
  }
  environment = parsed.data
  return environment
}

/** Stops the process where the environment is not complete, with a message that says what is wrong. */
export function requireEnvironment(): void {
  try {
    env()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}

import 'server-only'
import { createECDH } from 'node:crypto'
import { z } from 'zod'
import { type PushKeys, pushKeysProblem, SERVICE_HOST } from '../core/push'

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
    VAPID_PUBLIC_KEY: z.string().optional(),
    VAPID_PRIVATE_KEY: z.string().optional(),
    VAPID_SUBJECT: z.string().optional(),
    /** Push services besides the known ones. */
    PUSH_SERVICE_HOSTS: z
      .string()
      .default('')
      .transform((hosts) =>
        hosts
          .toLowerCase()
          .split(/[\s,]+/)
          .filter(Boolean),
      )
      .pipe(z.array(z.string().regex(SERVICE_HOST, 'must name hosts, separated by commas'))),
  })
  .superRefine((keys, context) => {
    const problem = pushKeysProblem(keys) ?? pairProblem(keys)
    if (problem) {
      context.addIssue({ code: 'custom', path: [problem.name], message: problem.message })
    }
  })
  .readonly()
export type Environment = z.infer<typeof Environment>

/** What is wrong with two keys that look right, but are not of one pair. */
function pairProblem({ VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY }: Partial<PushKeys>) {
  if (!VAPID_PUBLIC_KEY || !VAPID_PRIVATE_KEY) return null
  const pair = createECDH('prime256v1')
  try {
    pair.setPrivateKey(VAPID_PRIVATE_KEY, 'base64url')
    if (pair.getPublicKey('base64url') === VAPID_PUBLIC_KEY) return null
  } catch {
    // No key of the curve.
  }
  return { name: 'VAPID_PRIVATE_KEY', message: 'does not belong to VAPID_PUBLIC_KEY' }
}

let environment: Environment | undefined

/** @throws naming every variable that is missing or wrong, and none of their values. */
export function env(): Environment {
  if (environment) return environment
  const given = Object.fromEntries(
    Object.entries(process.env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path: [name], code, message }) =>
      code === 'invalid_type' ? `${String(name)} is missing` : `${String(name)} ${message}`,
    )
    throw new Error(`The environment is not complete: ${wrong.join('; ')}. See README.md.`)
  }
  environment = parsed.data
  return environment
}

/** The keys to sign pushes with, or null where reminders are not offered. */
export function pushKeys(): PushKeys | null {
  const { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY, VAPID_SUBJECT } = env()
  return VAPID_PUBLIC_KEY && VAPID_PRIVATE_KEY && VAPID_SUBJECT
    ? { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY, VAPID_SUBJECT }
    : null
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

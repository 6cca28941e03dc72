import 'server-only'
import { PrismaAdapter } from '@auth/prisma-adapter'
import { connection } from 'next/server'
import { getServerSession, type NextAuthOptions } from 'next-auth'
import type { Adapter, AdapterUser } from 'next-auth/adapters'
import CredentialsProvider from 'next-auth/providers/credentials'
import GitHubProvider from 'next-auth/providers/github'
import GoogleProvider from 'next-auth/providers/google'
import { cache } from 'react'
import { z } from 'zod'
import { closeSession, findCredentials, openSession, type Viewer, viewerOf } from '../data/accounts'
import { now } from './clock'
import { database } from './database'
import { env } from './env'
import { clearTurns, takeTurn } from './limits'
import { Busy, MAX_PASSWORD, passwordMatches } from './passwords'

/** Where a session is kept in next-auth's token: the row that every request checks. */
const SessionToken = z.object({ sub: z.uuid(), sid: z.uuid(), epoch: z.number().int() })

/** An address as it is stored and compared: ASCII only, so that no look-alike passes for another. */
export const Email = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email())
  .transform((email) => email.toLowerCase())

const Credentials = z.object({
  email: Email,
  password: z
    .string()
    .min(1)
    .max(MAX_PASSWORD * 4),
})

/** The identity providers that are configured, for the sign-in page. */
export function configuredProviders(): { id: 'github' | 'google'; name: string }[] {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET } = env()
  return [
    ...(GITHUB_ID && GITHUB_SECRET ? [{ id: 'github' as const, name: 'GitHub' }] : []),
    ...(GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET
      ? [{ id: 'google' as const, name: 'Google' }]
      : []),
  ]
}

/** next-auth's configuration, made on first use so that a build needs no environment. */
export const authOptions = (): NextAuthOptions => {
  const { NEXTAUTH_SECRET, NEXTAUTH_URL, ...keys } = env()
  const secure = NEXTAUTH_URL.startsWith('https:')
  return {
    secret: NEXTAUTH_SECRET,
    adapter: normalising(PrismaAdapter(database()) as Adapter),
    session: { strategy: 'jwt', maxAge: 30 * 86_400 },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/' },
    cookies: {
      sessionToken: {
        name: secure ? '__Host-discern.session' : 'discern.session',
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        authorize: (credentials) => authorize(credentials),
      }),
      ...(keys.GITHUB_ID && keys.GITHUB_SECRET
        ? [GitHubProvider({ clientId: keys.GITHUB_ID, clientSecret: keys.GITHUB_SECRET })]
        : []),
      ...(keys.GOOGLE_CLIENT_ID && keys.GOOGLE_CLIENT_SECRET
        ? [
            GoogleProvider({
              clientId: keys.GOOGLE_CLIENT_ID,
              clientSecret: keys.GOOGLE_CLIENT_SECRET,
            }),
          ]
        : []),
    ],
    callbacks: {
      async jwt({ token, user }) {
        if (!user) return token
        const session = await openSession(database(), user.id, now())
        return { sub: user.id, sid: session.id, epoch: session.epoch }
      },
      session: ({ session, token }) => ({ expires: session.expires, token }),
      redirect: ({ url, baseUrl }) => {
        if (!URL.canParse(url, baseUrl)) return baseUrl
        const target = new URL(url, baseUrl)
        return target.origin === new URL(baseUrl).origin ? target.href : baseUrl
      },
    },
    events: {
      async signOut({ token }) {
        const known = SessionToken.safeParse(token)
        if (known.success) await closeSession(database(), known.data.sub, known.data.sid)
      },
    },
    logger: {
      error: (code, details) => console.error(`sign-in: ${code}`, reasonOf(details)),
      warn: () => {},
      debug: () => {},
    },
  }
}

const reasonOf = (details: unknown): string =>
  details instanceof Error
    ? details.message
    : details instanceof Object && 'error' in details && details.error instanceof Error
      ? details.error.message
      : ''

/** Identity providers write addresses as people do; ours are kept and compared in lower case. */
function normalising(adapter: Adapter): Adapter {
  const { createUser, getUserByEmail } = adapter
  return {
    ...adapter,
    createUser:
      createUser &&
      ((user: Omit<AdapterUser, 'id'>) =>
        createUser({ ...user, email: user.email?.toLowerCase() })),
    getUserByEmail: getUserByEmail && ((email) => getUserByEmail(email.toLowerCase())),
  }
}

/** One answer for a wrong address, a wrong password and an account without one. */
async function authorize(credentials: unknown) {
  const parsed = Credentials.safeParse(credentials)
  if (!parsed.success) return null
  const { email, password } = parsed.data
  if ((await takeTurn('sign-in', email)) !== null) throw new Error('too-many')
  const account = await findCredentials(database(), email)
  try {
    if (!(await passwordMatches(account?.passwordHash, password)) || !account) return null
  } catch (error) {
    if (error instanceof Busy) throw new Error('busy')
    throw error
  }
  await clearTurns('sign-in', email)
  return { id: account.id, email: account.email, name: account.name }
}

/** Who is asking: the learner of a session that is still in the database, or null. Once a request. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  await connection()
  const session: unknown = await getServerSession(authOptions())
  const token = z.object({ token: SessionToken }).safeParse(session)
  if (!token.success) return null
  const { sub, sid, epoch } = token.data.token
  return viewerOf(database(), { userId: sub, sessionId: sid, epoch }, now())
})

import { z } from 'zod'
import { createAccount } from '@/lib/data/accounts'
import { TimeZone } from '@/lib/data/settings-schema'
import { Email } from '@/lib/server/auth'
import { Text } from '@/lib/server/bodies'
import { database } from '@/lib/server/database'
import { answer, publicEndpoint, refuse } from '@/lib/server/endpoint'
import { takeTurn } from '@/lib/server/limits'
import { Busy, hashPassword, MAX_PASSWORD, passwordProblem } from '@/lib/server/passwords'

const SignUp = z.strictObject({
  email: Email,
  name: Text(80).transform((name) => name.trim()),
  password: Text(MAX_PASSWORD * 4),
  timeZone: TimeZone.nullable().catch(null),
})

/**
 * Open to all. Answers the same, after the same work, whether or not the address has an account; the caller then
 * signs in with the password. Without mail to prove who owns an address, whoever tries that can still conclude from
 * a refused sign-in that it was taken.
 */
export const POST = publicEndpoint(
  { input: SignUp, maxBytes: 8192, limit: 'sign-up', turnOf: ({ email }) => email },
  async ({ email, name, password, timeZone }) => {
    const problem = passwordProblem(password, email)
    if (problem) return refuse('malformed', { message: problem })
    const waitSeconds = await takeTurn('sign-up-all', 'everybody')
    if (waitSeconds !== null) return refuse('too-many-requests', { waitSeconds })
    try {
      const passwordHash = await hashPassword(password)
      await createAccount(database(), { email, name: name || null, passwordHash, timeZone })
    } catch (error) {
      if (error instanceof Busy) return refuse('busy', { waitSeconds: 5 })
      throw error
    }
    return answer({ next: 'sign-in' }, 202)
  },
)

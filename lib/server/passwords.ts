import 'server-only'
import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import pLimit from 'p-limit'

/** Argon2id at OWASP's floor: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const WAITING_LIMIT = 100

/** Hashing is bounded to the cores so that a flood of sign-ins cannot starve everything else. */
const hashing = pLimit(availableParallelism())

export const MIN_PASSWORD = 15
export const MAX_PASSWORD = 256

const strength = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: MAX_PASSWORD })

/** Too many hashes wait already. */
export class Busy extends Error {}

function bounded<T>(work: () => Promise<T>): Promise<T> {
  if (hashing.pendingCount >= WAITING_LIMIT) throw new Busy('passwords: too many waiting')
  return hashing(work)
}

/**
 * Why a password is refused, as a sentence for the person choosing it, or null when it is good:
 * at least 15 characters, any of them (NIST SP 800-63B-4), and not easily guessed from common passwords,
 * patterns or the address it protects.
 */
export function passwordProblem(password: string, email: string): string | null {
  const length = [...password].length
  if (length < MIN_PASSWORD) return `Use at least ${MIN_PASSWORD} characters; this has ${length}.`
  if (length > MAX_PASSWORD) return `Use at most ${MAX_PASSWORD} characters; this has ${length}.`
  const own = [email, ...email.split('@'), ...email.split(/[@.]/), 'discern'].filter(
    (part) => part.length > 2,
  )
  return spellingsOf(password).every((spelling) => strength.check(spelling, own).score === 4)
    ? null
    : 'This is easy to guess: it is made of common passwords, patterns or your address. Try four unrelated words.'
}

/** Signs between the words of a guess make it look harder than it is; where they are few, it is judged without them too. */
function spellingsOf(password: string): string[] {
  const bare = password.replace(/[^\p{L}\p{N}]+/gu, '')
  return bare.length * 2 >= password.length ? [password, bare] : [password]
}

export function hashPassword(password: string): Promise<string> {
  return bounded(() => hash(password, COST))
}

/** A hash of nothing anybody types, so that an unknown address costs the same time as a known one. */
let decoy: Promise<string> | undefined

/** Whether the password is the hash's; takes the same time when there is no hash. */
export async function passwordMatches(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  decoy ??= hash('decoy', COST)
  const against = passwordHash ?? (await decoy)
  const matches = await bounded(() => verify(against, password))
  return matches && passwordHash != null
}

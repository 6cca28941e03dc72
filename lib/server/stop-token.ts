import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from './env'

/** What only we can write about a learner: who has it may end that learner's letters, and nothing else. */
export function stopToken(userId: string): string {
  return createHmac('sha256', env().NEXTAUTH_SECRET)
    .update(`end the letters of ${userId}`)
    .digest('base64url')
}

export function isStopToken(userId: string, token: string): boolean {
  const [given, right] = [Buffer.from(token), Buffer.from(stopToken(userId))]
  return given.length === right.length && timingSafeEqual(given, right)
}

const query = (userId: string) => new URLSearchParams({ u: userId, t: stopToken(userId) })

/** The page on which a learner ends their letters, and the endpoint to which a mail program posts. */
export const stopAddresses = (userId: string) => {
  const site = new URL(env().NEXTAUTH_URL).origin
  return {
    site,
    page: `${site}/unsubscribe?${query(userId)}`,
    post: `${site}/api/unsubscribe?${query(userId)}`,
  }
}

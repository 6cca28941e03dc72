import 'server-only'
import type { Learner } from '../data/accounts'
import { refold } from '../data/refold'
import { database } from './database'

/** Logs up to so many reviews are folded anew while the learner waits. */
const AWAITED_REVIEWS = 5_000
const shared = globalThis as { discernRefolding?: Map<string, Promise<void>> }

/**
 * Brings a learner's memories up to their settings. A short log is done when this resolves; a long one goes on in the
 * background, which the next call takes up again should this process end before it is through.
 * @returns whether memories still lag behind the settings
 */
export async function refoldNow(userId: string): Promise<boolean> {
  const running = runningRefolds()
  if (running.has(userId)) return true
  const { finished } = await refold(database(), userId, { most: AWAITED_REVIEWS })
  if (finished || running.has(userId)) return !finished
  const rest = refold(database(), userId)
    .then(() => undefined)
    .catch((error: unknown) =>
      console.error('refold:', error instanceof Error ? error.message : error),
    )
    .finally(() => running.delete(userId))
  running.set(userId, rest)
  return true
}

/** The same where something is left to do; asks the database nothing otherwise. */
export async function refoldIfNeeded({ id, refolding }: Learner): Promise<boolean> {
  return refolding ? refoldNow(id) : false
}

function runningRefolds(): Map<string, Promise<void>> {
  shared.discernRefolding ??= new Map()
  return shared.discernRefolding
}

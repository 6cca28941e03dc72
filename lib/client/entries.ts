import type { ReviewVerdict, SentReview } from '../core/records'
import {
  type DeliveredReview,
  GUEST,
  type KeptAttempt,
  type KeptReview,
  runKey,
  type Store,
  store,
} from './store'

/** Stands in for the browser's store where that is blocked or full. */
const unstored = {
  reviews: new Map<string, KeptReview>(),
  delivered: new Map<string, DeliveredReview>(),
  attempts: new Map<string, KeptAttempt>(),
}

/** Why something is kept by this page alone. */
export type Unkept = 'blocked' | 'full'

/** Keeps entries until they are sent; resolves when they are on disk. Says so where only this page holds them. */
export async function keepEntries(
  reviews: readonly KeptReview[],
  attempts: readonly KeptAttempt[] = [],
): Promise<Unkept | null> {
  const db = await store()
  try {
    if (!db) throw new Error('the store is blocked')
    const tx = db.transaction(['reviews', 'attempts'], 'readwrite')
    await Promise.all([
      ...reviews.map((kept) => tx.objectStore('reviews').put(kept)),
      ...attempts.map((kept) => tx.objectStore('attempts').put(kept)),
      tx.done,
    ])
    return null
  } catch {
    for (const kept of reviews) unstored.reviews.set(kept.id, kept)
    for (const kept of attempts) unstored.attempts.set(kept.id, kept)
    return db ? 'full' : 'blocked'
  }
}

const ownedBy = <T extends { readonly owner: string }>(
  kept: ReadonlyMap<string, T>,
  owner: string,
) => [...kept.values()].filter((entry) => entry.owner === owner)

async function reviewsOf(owner: string): Promise<KeptReview[]> {
  const db = await store()
  const stored = (await db?.getAllFromIndex('reviews', 'owner', owner).catch(() => [])) ?? []
  return [...stored, ...ownedBy(unstored.reviews, owner)]
}

/** What waits to be sent, in the order it was given. */
export async function waitingReviews(owner: string): Promise<KeptReview[]> {
  return (await reviewsOf(owner))
    .filter(({ refused }) => refused === null)
    .sort((a, b) => a.review.at - b.review.at || (a.id < b.id ? -1 : 1))
}

/** What the server did not take. */
export async function refusedReviews(owner: string): Promise<KeptReview[]> {
  return (await reviewsOf(owner)).filter(({ refused }) => refused !== null)
}

export async function waitingAttempts(owner: string): Promise<KeptAttempt[]> {
  const db = await store()
  const stored = (await db?.getAllFromIndex('attempts', 'owner', owner).catch(() => [])) ?? []
  return [...stored, ...ownedBy(unstored.attempts, owner)]
}

/** Everybody who has something to send from this browser. */
export async function senders(): Promise<string[]> {
  const db = await store()
  const kept = [
    ...((await db?.getAll('reviews').catch(() => [])) ?? []),
    ...((await db?.getAll('attempts').catch(() => [])) ?? []),
  ]
  const waiting = kept.filter((entry) => !('refused' in entry) || entry.refused === null)
  return [...new Set(waiting.map(({ owner }) => owner))].filter((owner) => owner !== GUEST)
}

const REFUSED = {
  'unknown-fact': 'Its fact is no longer there.',
  malformed: 'It could not be read, perhaps because it comes from an older version of the site.',
} as const

/**
 * Takes note of what became of a batch. What the server has leaves the queue, but stays at hand until a sitting knows of
 * it; what it refused stays, with the reason.
 * @param savedAt the server's milliseconds
 */
export async function settleReviews(
  batch: readonly KeptReview[],
  verdicts: readonly ReviewVerdict[],
  savedAt: number,
): Promise<void> {
  const db = await store()
  const tx = db?.transaction(['reviews', 'delivered'], 'readwrite')
  batch.forEach((kept, index) => {
    const verdict = verdicts[index]
    if (!verdict) return
    const inMemory = unstored.reviews.has(kept.id)
    if (verdict.status === 'refused') {
      const refused = { ...kept, refused: REFUSED[verdict.reason] }
      if (inMemory) unstored.reviews.set(kept.id, refused)
      else void tx?.objectStore('reviews').put(refused)
      return
    }
    const delivered = { id: kept.id, owner: kept.owner, review: kept.review, savedAt }
    if (inMemory) {
      unstored.reviews.delete(kept.id)
      unstored.delivered.set(kept.id, delivered)
    } else {
      void tx?.objectStore('reviews').delete(kept.id)
      void tx?.objectStore('delivered').put(delivered)
    }
  })
  await tx?.done
}

export async function dropAttempts(batch: readonly KeptAttempt[]): Promise<void> {
  const db = await store()
  for (const { id } of batch) {
    unstored.attempts.delete(id)
    await db?.delete('attempts', id)
  }
}

/** Puts what was refused back into the queue. */
export async function requeueRefused(owner: string): Promise<void> {
  const again = (await refusedReviews(owner)).map((kept) => ({ ...kept, refused: null }))
  for (const { id } of again) unstored.reviews.delete(id)
  await keepEntries(again)
}

/** Lets go of what was refused; the learner has asked for it. */
export async function dropRefused(owner: string): Promise<void> {
  const db = await store()
  for (const { id } of await refusedReviews(owner)) {
    unstored.reviews.delete(id)
    await db?.delete('reviews', id)
  }
}

/**
 * The learner's answers that a sitting made at `at` (the server's milliseconds) does not know of, in the order they were
 * given: those that wait, and those that were saved since.
 */
export async function reviewsUnknownAt(owner: string, at: number): Promise<SentReview[]> {
  const db = await store()
  const stored = (await db?.getAllFromIndex('delivered', 'owner', owner).catch(() => [])) ?? []
  const delivered = [...stored, ...ownedBy(unstored.delivered, owner)]
  return [...delivered.filter(({ savedAt }) => savedAt >= at), ...(await waitingReviews(owner))]
    .map(({ review }) => review)
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** Lets go of delivered answers that a sitting made at `at` knows of. */
export async function forgetDelivered(owner: string, at: number): Promise<void> {
  for (const { id, savedAt } of ownedBy(unstored.delivered, owner)) {
    if (savedAt < at) unstored.delivered.delete(id)
  }
  const db = await store()
  const tx = db?.transaction('delivered', 'readwrite')
  if (!tx) return
  for (const kept of await tx.store.index('owner').getAll(owner)) {
    if (kept.savedAt < at) void tx.store.delete(kept.id)
  }
  await tx.done
}

/**
 * Makes what a guest left a learner's own: answers, attempts and runs.
 * @returns how many answers that were
 */
export async function claimGuestEntries(learnerId: string): Promise<number> {
  const here = ownedBy(unstored.reviews, GUEST)
  for (const kept of here) unstored.reviews.set(kept.id, { ...kept, owner: learnerId })
  for (const kept of ownedBy(unstored.attempts, GUEST)) {
    unstored.attempts.set(kept.id, { ...kept, owner: learnerId })
  }
  const db = await store()
  return here.length + (db ? await claimStored(db, learnerId) : 0)
}

async function claimStored(db: Store, learnerId: string): Promise<number> {
  const tx = db.transaction(['reviews', 'attempts', 'runs'], 'readwrite')
  const reviews = tx.objectStore('reviews')
  const attempts = tx.objectStore('attempts')
  const runs = tx.objectStore('runs')
  const guest = {
    reviews: await reviews.index('owner').getAll(GUEST),
    attempts: await attempts.index('owner').getAll(GUEST),
    runs: (await runs.getAll()).filter(({ key }) => key.startsWith(`${GUEST}:`)),
  }
  await Promise.all([
    ...guest.reviews.map((kept) => reviews.put({ ...kept, owner: learnerId })),
    ...guest.attempts.map((kept) => attempts.put({ ...kept, owner: learnerId })),
    ...guest.runs.flatMap((run) => [
      runs.put({ ...run, key: runKey(learnerId, run.key.slice(GUEST.length + 1)) }),
      runs.delete(run.key),
    ]),
    tx.done,
  ])
  return guest.reviews.length
}

import { v7 as uuidv7 } from 'uuid'
import type { Attempt, ReviewVerdict, SentReview } from '../core/records'
import { noteSaved } from './clock'
import { GUEST, type KeptAttempt, type KeptReview, runKey, store } from './store'

/** What the learner is told about their answers. */
export interface OutboxStatus {
  /** Answers not yet at the server; a guest's are kept here and not counted. */
  readonly waiting: number
  readonly refused: number
  readonly sending: boolean
  /** The last try to send failed. */
  readonly failed: boolean
  /** Why sending stopped, when only signing in again helps. */
  readonly signedOut: boolean
  /** Answers given as a guest that were saved to the account during this page's life. */
  readonly handedOver: number
  /** The browser keeps nothing: progress lasts as long as the page. */
  readonly volatile: boolean
}

const QUIET: OutboxStatus = {
  waiting: 0,
  refused: 0,
  sending: false,
  failed: false,
  signedOut: false,
  handedOver: 0,
  volatile: false,
}
const BATCH = 200
const TIMEOUT_MS = 15_000
const RETRY_MS = [2_000, 5_000, 15_000, 60_000]

let status = QUIET
let owner = GUEST
let retries = 0
let retryTimer: ReturnType<typeof setTimeout> | undefined
let running: Promise<void> | undefined
let again = false
const listeners = new Set<() => void>()
/** Stands in for the browser's store where that is blocked. */
const unstored = {
  reviews: new Map<string, KeptReview>(),
  attempts: new Map<string, KeptAttempt>(),
}

export const outbox = {
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  status: () => status,
  initialStatus: () => QUIET,
}

function tell(change: Partial<OutboxStatus>) {
  status = { ...status, ...change }
  for (const listener of listeners) listener()
}

/** A new id for an answer or an attempt, made here so that sending it twice stores it once. */
export const newId = (): string => uuidv7()

/** Keeps answers, then sends them if somebody is signed in. Resolves when they are kept. */
export async function recordReviews(reviews: readonly SentReview[]): Promise<void> {
  await keep(
    reviews.map((review) => ({ id: review.id, owner, review, refused: null })),
    [],
  )
  void flush()
}

/** Keeps a finished attempt, then sends it if somebody is signed in. */
export async function recordAttempt(attempt: Attempt): Promise<void> {
  await keep([], [{ id: attempt.id, owner, attempt }])
  void flush()
}

async function keep(reviews: readonly KeptReview[], attempts: readonly KeptAttempt[]) {
  try {
    const db = await store()
    if (!db) throw new Error('the store is blocked')
    const tx = db.transaction(['reviews', 'attempts'], 'readwrite')
    await Promise.all([
      ...reviews.map((kept) => tx.objectStore('reviews').put(kept)),
      ...attempts.map((kept) => tx.objectStore('attempts').put(kept)),
      tx.done,
    ])
  } catch {
    for (const kept of reviews) unstored.reviews.set(kept.id, kept)
    for (const kept of attempts) unstored.attempts.set(kept.id, kept)
    tell({ volatile: true })
  }
  await count()
}

/**
 * Says who is signed in: what a guest left becomes theirs, once, and everything of theirs is sent.
 * @returns whether answers were sent that a page made before does not know of
 */
export async function signedInAs(learnerId: string | null): Promise<boolean> {
  owner = learnerId ?? GUEST
  const handedOver = learnerId ? await claim(learnerId).catch(() => 0) : 0
  await count()
  const { reviews, attempts } = await mine()
  tell({ handedOver: status.handedOver + handedOver })
  await flush()
  return learnerId !== null && reviews.length + attempts.length > 0 && !status.failed
}

async function claim(learnerId: string): Promise<number> {
  let claimed = 0
  for (const [id, kept] of unstored.reviews) {
    if (kept.owner !== GUEST) continue
    unstored.reviews.set(id, { ...kept, owner: learnerId })
    claimed += 1
  }
  for (const [id, kept] of unstored.attempts) {
    if (kept.owner === GUEST) unstored.attempts.set(id, { ...kept, owner: learnerId })
  }
  const db = await store()
  if (!db) return claimed
  const tx = db.transaction(['reviews', 'attempts', 'runs'], 'readwrite')
  const [reviews, attempts, runs] = [
    tx.objectStore('reviews'),
    tx.objectStore('attempts'),
    tx.objectStore('runs'),
  ]
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
  return claimed + guest.reviews.length
}

async function mine(): Promise<{ reviews: KeptReview[]; attempts: KeptAttempt[] }> {
  const db = await store()
  const of = <T extends { owner: string }>(kept: Map<string, T>) =>
    [...kept.values()].filter((entry) => entry.owner === owner)
  const [reviews, attempts] = await Promise.all([
    db?.getAllFromIndex('reviews', 'owner', owner).catch(() => []) ?? [],
    db?.getAllFromIndex('attempts', 'owner', owner).catch(() => []) ?? [],
  ])
  return {
    reviews: [...reviews, ...of(unstored.reviews)],
    attempts: [...attempts, ...of(unstored.attempts)],
  }
}

async function count() {
  const { reviews } = await mine()
  const refused = reviews.filter((kept) => kept.refused !== null).length
  tell({ waiting: owner === GUEST ? 0 : reviews.length - refused, refused })
}

/** How many answers a guest has kept here. */
export async function guestAnswers(): Promise<number> {
  return owner === GUEST ? (await mine()).reviews.length : 0
}

/** Sends what waits, one batch after the other, one sender over all tabs. Never throws. */
export function flush(): Promise<void> {
  if (owner === GUEST) return Promise.resolve()
  if (running) {
    again = true
    return running
  }
  clearTimeout(retryTimer)
  running = send().finally(() => {
    running = undefined
  })
  return running
}

async function send(): Promise<void> {
  do {
    again = false
    tell({ sending: true })
    const delivered = await exclusively(deliver).catch(() => false)
    await count().catch(() => undefined)
    tell({ sending: false, failed: !delivered })
    if (delivered) {
      retries = 0
    } else {
      again = false
      if (status.signedOut) return
      const wait = RETRY_MS[Math.min(retries, RETRY_MS.length - 1)]
      retries += 1
      retryTimer = setTimeout(() => void flush(), wait)
    }
  } while (again)
}

const exclusively = <T>(work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? (navigator.locks.request('discern-outbox', work) as Promise<T>) : work()

/** @returns whether everything that waited was taken or refused for good. */
async function deliver(): Promise<boolean> {
  const { reviews, attempts } = await mine()
  const waiting = reviews.filter((kept) => kept.refused === null)
  for (let start = 0; start < waiting.length; start += BATCH) {
    if (!(await deliverReviews(waiting.slice(start, start + BATCH)))) return false
    await count()
  }
  for (let start = 0; start < attempts.length; start += 50) {
    if (!(await deliverAttempts(attempts.slice(start, start + 50)))) return false
  }
  return true
}

/** Sends a batch; one that is refused as a whole is halved until the entry that spoils it stands alone. */
async function deliverReviews(batch: readonly KeptReview[]): Promise<boolean> {
  const sent = await post('/api/reviews', {
    learner: batch[0]?.owner,
    reviews: batch.map((kept) => kept.review),
  })
  if (sent.ok) {
    const { results, savedAt } = sent.body as { results: ReviewVerdict[]; savedAt: number }
    noteSaved(savedAt)
    await settle(batch, new Map(results.map(({ id, status }) => [id, status])))
    return true
  }
  if (sent.status !== 400) return false
  if (batch.length === 1) {
    await settle(batch, new Map(batch.map(({ id }) => [id, 'refused'])))
    return true
  }
  const half = Math.ceil(batch.length / 2)
  return (await deliverReviews(batch.slice(0, half))) && (await deliverReviews(batch.slice(half)))
}

async function deliverAttempts(batch: readonly KeptAttempt[]): Promise<boolean> {
  const sent = await post('/api/attempts', {
    learner: batch[0]?.owner,
    attempts: batch.map((kept) => kept.attempt),
  })
  if (!sent.ok && sent.status === 400 && batch.length > 1) {
    const half = Math.ceil(batch.length / 2)
    return (
      (await deliverAttempts(batch.slice(0, half))) && (await deliverAttempts(batch.slice(half)))
    )
  }
  if (!sent.ok && sent.status !== 400) return false
  const db = await store()
  for (const { id } of batch) {
    unstored.attempts.delete(id)
    await db?.delete('attempts', id)
  }
  return true
}

async function settle(
  batch: readonly KeptReview[],
  verdicts: Map<string, ReviewVerdict['status']>,
) {
  const db = await store()
  for (const kept of batch) {
    const verdict = verdicts.get(kept.id)
    if (!verdict) continue
    if (verdict === 'refused') {
      const refused = { ...kept, refused: 'This fact is no longer there.' }
      if (unstored.reviews.has(kept.id)) unstored.reviews.set(kept.id, refused)
      else await db?.put('reviews', refused)
    } else {
      unstored.reviews.delete(kept.id)
      await db?.delete('reviews', kept.id)
    }
  }
}

interface Sent {
  readonly ok: boolean
  /** HTTP status; 0 when there was no answer. */
  readonly status: number
  readonly body: unknown
}

async function post(path: string, content: object): Promise<Sent> {
  const body = JSON.stringify(content)
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      keepalive: body.length < 50_000,
    })
    tell({ signedOut: response.status === 401 })
    return {
      ok: response.ok,
      status: response.status,
      body: response.ok ? await response.json() : null,
    }
  } catch {
    return { ok: false, status: 0, body: null }
  }
}

/** Lets go of answers the server refused for good, once the learner has seen that. */
export async function dismissRefused(): Promise<void> {
  const db = await store()
  for (const kept of (await mine()).reviews) {
    if (kept.refused === null) continue
    unstored.reviews.delete(kept.id)
    await db?.delete('reviews', kept.id)
  }
  await count()
}

/** The learner's own answers that the server has not taken yet, in the order they were given. */
export async function pendingReviews(learnerId: string): Promise<SentReview[]> {
  if (owner !== learnerId) await signedInAs(learnerId)
  const { reviews } = await mine()
  return reviews
    .filter((kept) => kept.refused === null)
    .map((kept) => kept.review)
    .sort((a, b) => a.at - b.at)
}

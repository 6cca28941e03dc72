import { v7 as uuidv7 } from 'uuid'
import type { Attempt, ReviewVerdict, SentReview } from '../core/records'
import { GUEST, type KeptAttempt, type KeptReview, store } from './store'

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
  const db = await store()
  try {
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

/** Says who is signed in: what a guest left becomes theirs, once, and everything of theirs is sent. */
export async function signedInAs(learnerId: string | null): Promise<void> {
  owner = learnerId ?? GUEST
  if (learnerId) tell({ handedOver: await claim(learnerId) })
  await count()
  await flush()
}

async function claim(learnerId: string): Promise<number> {
  for (const [id, kept] of unstored.reviews) {
    if (kept.owner === GUEST) unstored.reviews.set(id, { ...kept, owner: learnerId })
  }
  const db = await store()
  if (!db) return 0
  const tx = db.transaction(['reviews', 'attempts'], 'readwrite')
  const reviews = await tx.objectStore('reviews').index('owner').getAll(GUEST)
  const attempts = await tx.objectStore('attempts').index('owner').getAll(GUEST)
  await Promise.all([
    ...reviews.map((kept) => tx.objectStore('reviews').put({ ...kept, owner: learnerId })),
    ...attempts.map((kept) => tx.objectStore('attempts').put({ ...kept, owner: learnerId })),
    tx.done,
  ])
  return reviews.length
}

async function mine(): Promise<{ reviews: KeptReview[]; attempts: KeptAttempt[] }> {
  const db = await store()
  const of = <T extends { owner: string }>(kept: Map<string, T>) =>
    [...kept.values()].filter((entry) => entry.owner === owner)
  const [reviews, attempts] = db
    ? await Promise.all([
        db.getAllFromIndex('reviews', 'owner', owner),
        db.getAllFromIndex('attempts', 'owner', owner),
      ])
    : [[], []]
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
  running = (async () => {
    tell({ sending: true })
    const delivered = await exclusively(deliver).catch(() => false)
    await count()
    running = undefined
    tell({ sending: false, failed: !delivered })
    if (delivered) retries = 0
    else if (!status.signedOut)
      retryTimer = setTimeout(
        () => void flush(),
        RETRY_MS[Math.min(retries++, RETRY_MS.length - 1)],
      )
    if (again && delivered) {
      again = false
      await flush()
    }
  })()
  return running
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
    const batch = attempts.slice(start, start + 50)
    const sent = await post('/api/attempts', { attempts: batch.map((kept) => kept.attempt) })
    if (!sent.ok && sent.status !== 400) return false
    const db = await store()
    for (const { id } of batch) {
      unstored.attempts.delete(id)
      await db?.delete('attempts', id)
    }
  }
  return true
}

/** Sends a batch; one that is refused as a whole is halved until the entry that spoils it stands alone. */
async function deliverReviews(batch: readonly KeptReview[]): Promise<boolean> {
  const sent = await post('/api/reviews', { reviews: batch.map((kept) => kept.review) })
  if (sent.ok) {
    const { results } = sent.body as { results: ReviewVerdict[] }
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

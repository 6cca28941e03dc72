import type { ReviewVerdict } from '../core/records'
import { noteSaved } from './clock'
import { dropAttempts, settleReviews, waitingAttempts, waitingReviews } from './entries'
import type { KeptAttempt, KeptReview } from './store'

/** How a delivery ended. */
export type Delivery =
  /** Everything that waited was taken, or refused for good. */
  | { readonly outcome: 'done' }
  /** Somebody else is signed in, or nobody. */
  | { readonly outcome: 'signed-out' }
  | { readonly outcome: 'failed'; readonly retryAfterMs: number | null }

const DONE: Delivery = { outcome: 'done' }
/** The most the server takes at once. */
const BATCH = 500
/** What leaves with a page that closes may not be larger. */
const KEEPALIVE_BYTES = 60_000
const TIMEOUT_MS = 15_000
const ATTEMPTS = 50

const exclusively = <T>(work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? (navigator.locks.request('discern-outbox', work) as Promise<T>) : work()

/**
 * Sends all that waits of one owner, one batch after the other, one sender over all tabs and the service worker.
 * @param onProgress after each batch
 */
export function deliver(owner: string, onProgress?: () => Promise<void>): Promise<Delivery> {
  return exclusively(async () => {
    const reviews = await waitingReviews(owner)
    for (const batch of batchesOf(reviews)) {
      const delivery = await deliverReviews(owner, batch)
      if (delivery.outcome !== 'done') return delivery
      await onProgress?.()
    }
    const attempts = await waitingAttempts(owner)
    for (let start = 0; start < attempts.length; start += ATTEMPTS) {
      const delivery = await deliverAttempts(owner, attempts.slice(start, start + ATTEMPTS))
      if (delivery.outcome !== 'done') return delivery
    }
    return DONE
  })
}

/** At most so many at once, and only such as were timed by one clock. */
function batchesOf(reviews: readonly KeptReview[]): KeptReview[][] {
  const batches: KeptReview[][] = []
  for (const kept of reviews) {
    const last = batches.at(-1)
    if (last && last.length < BATCH && last[0]?.offset === kept.offset) last.push(kept)
    else batches.push([kept])
  }
  return batches
}

function bodyOf(owner: string, batch: readonly KeptReview[]): string {
  const offset = batch[0]?.offset
  return JSON.stringify({
    learner: owner,
    sentAt: offset === undefined ? null : Date.now() + offset,
    reviews: batch.map(({ review }) => review),
  })
}

async function deliverReviews(owner: string, batch: readonly KeptReview[]): Promise<Delivery> {
  const { response, failure } = await post('/api/reviews', bodyOf(owner, batch))
  if (!response) return failure
  const { results, savedAt } = (await response.json()) as {
    results: ReviewVerdict[]
    savedAt: number
  }
  await settleReviews(batch, results, savedAt)
  noteSaved(savedAt)
  return DONE
}

/** An attempt that spoils its batch is found by halving it, and let go of: its answers are in the log. */
async function deliverAttempts(owner: string, batch: readonly KeptAttempt[]): Promise<Delivery> {
  const body = JSON.stringify({ learner: owner, attempts: batch.map(({ attempt }) => attempt) })
  const { response, failure, status } = await post('/api/attempts', body)
  if (!response && status !== 400) return failure
  if (status === 400 && batch.length > 1) {
    const half = Math.ceil(batch.length / 2)
    const first = await deliverAttempts(owner, batch.slice(0, half))
    return first.outcome === 'done' ? deliverAttempts(owner, batch.slice(half)) : first
  }
  await dropAttempts(batch)
  return DONE
}

interface Posted {
  /** Null unless the server took it. */
  readonly response: Response | null
  readonly failure: Delivery
  /** HTTP status; 0 when there was no answer. */
  readonly status: number
}

async function post(path: string, body: string): Promise<Posted> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      keepalive: body.length < KEEPALIVE_BYTES,
    })
    const { ok, status } = response
    if (ok) return { response, failure: DONE, status }
    const seconds = Number(response.headers.get('Retry-After')) || null
    return {
      response: null,
      failure:
        status === 401
          ? { outcome: 'signed-out' }
          : { outcome: 'failed', retryAfterMs: seconds && seconds * 1000 },
      status,
    }
  } catch {
    return { response: null, failure: { outcome: 'failed', retryAfterMs: null }, status: 0 }
  }
}

/** Sends off what fits while the page closes; nobody waits for the answer, so it will be sent again. */
export function sendParting(owner: string, batch: readonly KeptReview[]): void {
  let parting = batchesOf(batch)[0] ?? []
  while (parting.length > 0 && bodyOf(owner, parting).length >= KEEPALIVE_BYTES) {
    parting = parting.slice(0, Math.floor(parting.length / 2))
  }
  if (parting.length === 0) return
  void fetch('/api/reviews', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: bodyOf(owner, parting),
    keepalive: true,
  }).catch(() => undefined)
}

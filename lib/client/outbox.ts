import { v7 as uuidv7 } from 'uuid'
import type { Attempt, SentReview } from '../core/records'
import { clockOffset } from './clock'
import {
  claimGuestEntries,
  dropRefused,
  keepEntries,
  refusedReviews,
  requeueRefused,
  type Unkept,
  waitingAttempts,
  waitingReviews,
} from './entries'
import { announce, outboxChannel, SYNC_TAG } from './outbox-names'
import { belongTo } from './pages'
import { type Delivery, deliver, sendParting } from './sender'
import { GUEST, type KeptReview } from './store'

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
  /** Answers of this page's life that are safe: at the server, or with a guest in this browser. */
  readonly safe: number
  /** Answers given as a guest that were saved to the account during this page's life. */
  readonly handedOver: number
  /** Why the browser keeps nothing: progress lasts as long as the page. */
  readonly volatile: Unkept | null
}

const QUIET: OutboxStatus = {
  waiting: 0,
  refused: 0,
  sending: false,
  failed: false,
  signedOut: false,
  safe: 0,
  handedOver: 0,
  volatile: null,
}
const RETRY_MS = [2_000, 5_000, 15_000, 60_000]

let status = QUIET
let owner = GUEST
let retries = 0
let retryTimer: ReturnType<typeof setTimeout> | undefined
let gatherTimer: ReturnType<typeof setTimeout> | undefined
let running: Promise<void> | undefined
let again = false
const listeners = new Set<() => void>()
/** Answers of this page the server has not taken yet: what can be sent while the page closes. */
const fresh = new Map<string, KeptReview>()

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
  const offset = clockOffset()
  const kept = reviews.map((review) => ({ id: review.id, owner, review, refused: null, offset }))
  const unkept = await keepEntries(kept)
  const isGuest = owner === GUEST
  if (!isGuest) for (const entry of kept) fresh.set(entry.id, entry)
  afterwards(() => {
    tell({
      ...(isGuest
        ? { safe: status.safe + kept.length }
        : { waiting: status.waiting + kept.length }),
      ...(unkept && { volatile: unkept }),
    })
    if (!unkept) void askToPersist()
    flushSoon()
  })
}

/** So many milliseconds what an answer brings has the page to itself, before anything is said or done about it. */
const SHOWING_MS = 100
/** Answers that come within so many milliseconds are sent together. */
const GATHERING_MS = 1_000

const afterwards = (act: () => void) => void setTimeout(act, SHOWING_MS)

/** Sends what waits in a moment; where the last try failed, the next one is on its way already. */
function flushSoon() {
  if (gatherTimer !== undefined) return
  gatherTimer = setTimeout(() => {
    gatherTimer = undefined
    if (retryTimer === undefined) void flush()
  }, GATHERING_MS)
}

/** Keeps a finished attempt, then sends it if somebody is signed in. */
export async function recordAttempt(attempt: Attempt): Promise<void> {
  const unkept = await keepEntries([], [{ id: attempt.id, owner, attempt }])
  if (unkept) tell({ volatile: unkept })
  void flush()
}

let asked = false

/** Some browsers throw away what a site keeps unless they are asked not to. */
async function askToPersist(): Promise<void> {
  if (asked) return
  asked = true
  await navigator.storage?.persist?.().catch(() => false)
}

/**
 * Says who is signed in, by what the server says: what a guest left becomes theirs, once, and everything of theirs is
 * sent; what was kept for somebody else is forgotten.
 * @returns whether answers were sent that a page made before does not know of
 */
export async function signedInAs(learnerId: string | null): Promise<boolean> {
  owner = learnerId ?? GUEST
  await belongTo(learnerId).catch(() => undefined)
  const handedOver = learnerId ? await claimGuestEntries(learnerId).catch(() => 0) : 0
  await count()
  const had = status.waiting + (await waitingAttempts(owner)).length
  tell({ handedOver: status.handedOver + handedOver })
  await flush()
  return learnerId !== null && had > 0 && !status.failed
}

/** Whose answers are kept and sent, without a word of the server: a page that opens without the network. */
export async function actAs(learnerId: string | null): Promise<void> {
  owner = learnerId ?? GUEST
  await count()
  void flush()
}

async function count() {
  // What is given while this is looked up is not in what is found.
  const given = [...fresh.keys()]
  const waiting = await waitingReviews(owner)
  const refused = await refusedReviews(owner)
  const ids = new Set(waiting.map(({ id }) => id))
  let safe = status.safe
  for (const id of given) {
    if (ids.has(id) || !fresh.has(id)) continue
    fresh.delete(id)
    safe += 1
  }
  tell({ waiting: owner === GUEST ? 0 : waiting.length, refused: refused.length, safe })
}

/** Sends what waits, one batch after the other, one sender over all tabs. Never throws. */
export function flush(): Promise<void> {
  if (owner === GUEST) return Promise.resolve()
  if (running) {
    again = true
    return running
  }
  clearTimeout(retryTimer)
  retryTimer = undefined
  running = send().finally(() => {
    running = undefined
  })
  return running
}

const FAILED: Delivery = { outcome: 'failed', retryAfterMs: null }

async function send(): Promise<void> {
  do {
    again = false
    tell({ sending: true })
    const delivery = await deliver(owner, count).catch(() => FAILED)
    await count().catch(() => undefined)
    const delivered = delivery.outcome === 'done'
    tell({
      sending: false,
      failed: !delivered,
      signedOut: delivery.outcome === 'signed-out',
    })
    if (delivered) {
      retries = 0
      announce()
    } else {
      again = false
      void askForSync()
      if (delivery.outcome === 'failed') retryLater(delivery.retryAfterMs)
    }
  } while (again)
}

/** Waits longer each time, and not as long as all others do. */
function retryLater(askedMs: number | null) {
  const wait = RETRY_MS[Math.min(retries, RETRY_MS.length - 1)] ?? 0
  retries += 1
  const jittered = wait * (0.75 + Math.random() / 2)
  retryTimer = setTimeout(() => void flush(), Math.max(jittered, askedMs ?? 0))
}

/** Where the browser offers it, it sends on its own once there is a network again. */
async function askForSync(): Promise<void> {
  try {
    const worker = await navigator.serviceWorker?.getRegistration()
    await (
      worker as { sync?: { register(tag: string): Promise<void> } } | undefined
    )?.sync?.register(SYNC_TAG)
  } catch {
    return
  }
}

/**
 * Keeps sending as the page lives: when the network is back, when it is hidden, when it closes, and counts anew when
 * another page or the service worker has sent. Gives back how to stop.
 */
export function keepSending(): () => void {
  const send = () => void flush()
  const hidden = () => {
    if (document.visibilityState === 'hidden') send()
  }
  const parting = () => {
    if (owner !== GUEST) sendParting(owner, [...fresh.values()])
  }
  const changed = () => {
    void count().then(() => {
      if (status.waiting === 0) tell({ failed: false })
    })
  }
  addEventListener('online', send)
  addEventListener('pagehide', parting)
  document.addEventListener('visibilitychange', hidden)
  outboxChannel?.addEventListener('message', changed)
  return () => {
    removeEventListener('online', send)
    removeEventListener('pagehide', parting)
    document.removeEventListener('visibilitychange', hidden)
    outboxChannel?.removeEventListener('message', changed)
  }
}

/** Sends again what the server refused. */
export async function retryRefused(): Promise<void> {
  await requeueRefused(owner)
  await count()
  await flush()
}

/** Lets go of answers the server refused for good, once the learner has seen that. */
export async function dismissRefused(): Promise<void> {
  await dropRefused(owner)
  await count()
}

/** What the server refused of this learner, with the reasons. */
export const refusedHere = (): Promise<KeptReview[]> => refusedReviews(owner)

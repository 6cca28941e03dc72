import { begin } from '../../../app/components/review/pending'
import {
  forgetDelivered,
  keepEntries,
  reviewsUnknownAt,
  settleReviews,
  waitingReviews,
} from '../../client/entries'
import type { KeptReview } from '../../client/store'
import { random } from '../random'
import type { ReviewVerdict, SentReview } from '../records'
import { placeInTime } from './client-clock'
import { placesOf, queueInput } from './fixtures'
import { fold } from './fold'
import { buildQueue } from './queue'
import { DEFAULT_SETTINGS, type Memory, type Review } from './types'

export const FACTS = Array.from({ length: 12 }, (_, n) => `fact ${String(n).padStart(2, '0')}`)
export const SETTINGS = {
  ...DEFAULT_SETTINGS,
  timeZone: 'Europe/Berlin',
  leechThreshold: 2,
  leechAction: 'suspend' as const,
}
const PLACES = placesOf(Object.fromEntries(FACTS.map((id, n) => [id, `c/row ${n >> 1}`])))

/** An entry as the server stored it first. */
export interface Stored {
  readonly review: Review
  /** Whose outbox it came from. */
  readonly by: string
  /** When it had been made as far as its device knew. */
  readonly claimedAt: number
  /** The how manieth it was to be stored, from 0. */
  readonly number: number
}

/** Keeps the log as `recordReviews` does: every id once, placed in time as it comes, memories folded from it. */
export class Server {
  readonly log = new Map<string, Stored>()
  /** Times an entry came that was there already. */
  repeated = 0
  /** Entries put elsewhere in time than their device had said. */
  moved = 0
  readonly #byFact = new Map<string, Stored[]>()
  readonly #memories = new Map<string, Memory>()
  readonly #stale = new Set<string>()

  receive(by: string, sent: readonly SentReview[], sentAt: number, now: number): ReviewVerdict[] {
    return sent.map(({ itemId, attemptId, chosenFactId, chosenSubject, ...review }) => {
      const { id, factId, at: claimedAt } = review
      if (this.log.has(id)) {
        this.repeated += 1
        return { id, status: 'already-stored' }
      }
      const { at } = placeInTime(claimedAt, { sentAt, now })
      if (at !== claimedAt) this.moved += 1
      const stored = { review: { ...review, at }, by, claimedAt, number: this.log.size }
      this.log.set(id, stored)
      this.#byFact.set(factId, [...this.entriesOf(factId), stored])
      this.#stale.add(factId)
      return { id, status: 'stored' }
    })
  }

  entriesOf(factId: string): readonly Stored[] {
    return this.#byFact.get(factId) ?? []
  }

  memories(): ReadonlyMap<string, Memory> {
    for (const factId of this.#stale) {
      const memory = fold(
        this.entriesOf(factId).map(({ review }) => review),
        SETTINGS,
      )
      if (memory) this.#memories.set(factId, memory)
      else this.#memories.delete(factId)
    }
    this.#stale.clear()
    return this.#memories
  }
}

/** A batch under way: it may arrive, be lost with its answer, and arrive again. */
export interface Flying {
  readonly from: Device
  readonly batch: readonly KeptReview[]
  readonly sentAt: number
}

type Sitting = Parameters<typeof begin>[0] & {
  readonly at: number
  /** So many entries it was made of. */
  readonly known: number
}

const CARDS = Object.fromEntries(
  FACTS.map((id) => [id, { comparisonId: 'c' } as Parameters<typeof begin>[0]['cards'][string]]),
)
const NOTHING_BESIDE = { itemId: null, attemptId: null, chosenFactId: null, chosenSubject: null }

/** One browser: what it keeps and sends, by the functions of the browser's own outbox. */
export class Device {
  /** By how much its clock is ahead, milliseconds. */
  ahead = 0
  /** By how much it takes the server to be ahead, as its last page told. */
  #offset = 0
  /** Entries of its own that can be taken back. */
  readonly made: Review[] = []
  sitting: Sitting
  readonly owner: string
  readonly #server: Server

  constructor(owner: string, server: Server, now: number) {
    this.owner = owner
    this.#server = server
    this.sitting = this.#sittingAt(now)
  }

  #sittingAt(at: number): Sitting {
    const memories = [...this.#server.memories().values()]
    const known = new Set(memories.map(({ factId }) => factId))
    const candidates = FACTS.filter((id) => !known.has(id))
    const input = queueInput({ memories, candidates, places: PLACES })
    const queue = buildQueue(input, SETTINGS, at)
    const { size } = this.#server.log
    return { at, known: size, memories, queue, cards: CARDS, settings: SETTINGS, retentions: {} }
  }

  /** Takes a new sitting, which was made at `at` and has come at `now`. */
  async fetch(at: number, now: number): Promise<void> {
    this.sitting = this.#sittingAt(at)
    this.#offset = at - (now + this.ahead)
    await forgetDelivered(this.owner, at)
  }

  /** What it takes its memories to be. */
  async memories(): Promise<ReadonlyMap<string, Memory>> {
    const unknown = await reviewsUnknownAt(this.owner, this.sitting.at)
    return begin(this.sitting, unknown).memories
  }

  waiting(): Promise<KeptReview[]> {
    return waitingReviews(this.owner)
  }

  async do(entry: Review, now: number): Promise<void> {
    const review: SentReview = {
      ...entry,
      ...NOTHING_BESIDE,
      at: now + this.ahead + this.#offset,
    }
    if (review.kind !== 'undo') this.made.push(review)
    const { id } = review
    await keepEntries([{ id, owner: this.owner, review, refused: null, offset: this.#offset }])
  }

  /**
   * A batch as its sender makes it: of what has waited longest, timed by one clock, so that an undo never goes before
   * what it takes back; within the batch in any order. Null where nothing waits.
   * @param most so many at most
   * @param twice some of it is in it twice
   */
  async send(
    now: number,
    { seed, most, twice }: { seed: number; most: number; twice: boolean },
  ): Promise<Flying | null> {
    const waiting = await this.waiting()
    const offset = waiting[0]?.offset
    if (offset === undefined) return null
    const others = waiting.findIndex((kept) => kept.offset !== offset)
    const first = waiting.slice(0, Math.min(most, others < 0 ? waiting.length : others))
    const chosen = random(String(seed)).shuffle(first)
    const batch = twice ? [...chosen, ...chosen.slice(0, 2)] : chosen
    return { from: this, batch, sentAt: now + this.ahead + offset }
  }

  /** Hears what became of a batch. */
  async hear(batch: readonly KeptReview[], verdicts: readonly ReviewVerdict[], now: number) {
    await settleReviews(batch, verdicts, now)
  }

  /** Leaves nothing behind once all is sent. */
  async leave(): Promise<void> {
    await forgetDelivered(this.owner, Number.POSITIVE_INFINITY)
  }
}

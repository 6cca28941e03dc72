import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Attempt, SentReview } from '../core/records'

/** Whose an entry is: a learner's id, or GUEST until somebody signs in. */
export const GUEST = 'guest'

/** An answer that waits to be sent, or that the server refused. */
export interface KeptReview {
  readonly id: string
  readonly owner: string
  readonly review: SentReview
  /** Why the server did not take it; null while it waits to be sent. */
  readonly refused: string | null
  /** By how much its clock ran behind the server's, milliseconds; older entries do not say. */
  readonly offset?: number
}

/** An answer the server has, until a sitting knows of it. */
export interface DeliveredReview {
  readonly id: string
  readonly owner: string
  readonly review: SentReview
  /** The server's time, milliseconds, from which on every page knows of it. */
  readonly savedAt: number
}

export interface KeptAttempt {
  readonly id: string
  readonly owner: string
  readonly attempt: Attempt
}

/** A quiz or a sitting that is under way, so that a reload goes on where it was. */
export interface KeptRun {
  readonly key: string
  readonly state: unknown
  /** Milliseconds. */
  readonly savedAt: number
}

/** What the server put together, to be at hand without it: a learner's sitting, or something open to all. */
export interface KeptPage {
  readonly key: string
  /** A learner's id, or GUEST for what is open to all. */
  readonly owner: string
  readonly content: unknown
  /** When the server made it, its milliseconds. */
  readonly at: number
}

interface Schema extends DBSchema {
  reviews: { key: string; value: KeptReview; indexes: { owner: string } }
  delivered: { key: string; value: DeliveredReview; indexes: { owner: string } }
  attempts: { key: string; value: KeptAttempt; indexes: { owner: string } }
  runs: { key: string; value: KeptRun }
  /** By owner and age: what is older of one owner comes first. */
  pages: { key: string; value: KeptPage; indexes: { age: [string, number] } }
}

export type Store = IDBPDatabase<Schema>

const NAME = 'discern'
const VERSION = 2
const RUN_LIFE_MS = 30 * 86_400_000

let opened: Promise<Store | null> | undefined

/** Some browsers neither open nor refuse a store that is blocked. */
const PATIENCE_MS = 3_000

/** The browser's store, or null where it is blocked; then nothing outlives the page. Never rejects. */
export function store(): Promise<Store | null> {
  opened ??= Promise.race([open().catch(() => null), patience()])
  return opened
}

async function open(): Promise<Store> {
  const forget = () => {
    opened = undefined
  }
  return openDB<Schema>(NAME, VERSION, {
    upgrade(made, from) {
      if (from < 1) {
        made.createObjectStore('reviews', { keyPath: 'id' }).createIndex('owner', 'owner')
        made.createObjectStore('attempts', { keyPath: 'id' }).createIndex('owner', 'owner')
        made.createObjectStore('runs', { keyPath: 'key' })
      }
      if (from < 2) {
        made.createObjectStore('delivered', { keyPath: 'id' }).createIndex('owner', 'owner')
        made.createObjectStore('pages', { keyPath: 'key' }).createIndex('age', ['owner', 'at'])
      }
    },
    blocking: (_current, _blocked, event) => {
      forget()
      ;(event.target as IDBDatabase).close()
    },
    terminated: forget,
  })
}

const patience = () => new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null))

/** What a run is kept under: nobody sees another's on the same browser. */
export const runKey = (learnerId: string | null, run: string) => `${learnerId ?? GUEST}:${run}`

/** Keeps where a run stands, if the browser lets us. */
export async function keepRun(key: string, state: unknown): Promise<void> {
  const db = await store()
  await db?.put('runs', { key, state, savedAt: Date.now() }).catch(() => undefined)
}

/** Where a run stood, or null. Runs left for a month are forgotten. */
export async function findRun(key: string): Promise<unknown> {
  const db = await store()
  const run = await db?.get('runs', key).catch(() => undefined)
  if (!run) return null
  if (Date.now() - run.savedAt < RUN_LIFE_MS) return run.state
  await dropRun(key)
  return null
}

export async function dropRun(key: string): Promise<void> {
  const db = await store()
  await db?.delete('runs', key).catch(() => undefined)
}

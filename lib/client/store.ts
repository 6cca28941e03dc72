import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Attempt, SentReview } from '../core/records'

/** Whose an entry is: a learner's id, or GUEST until somebody signs in. */
export const GUEST = 'guest'

export interface KeptReview {
  readonly id: string
  readonly owner: string
  readonly review: SentReview
  /** Why the server did not take it; null while it waits to be sent. */
  readonly refused: string | null
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

interface Schema extends DBSchema {
  reviews: { key: string; value: KeptReview; indexes: { owner: string } }
  attempts: { key: string; value: KeptAttempt; indexes: { owner: string } }
  runs: { key: string; value: KeptRun }
}

const NAME = 'discern'
const RUN_LIFE_MS = 30 * 86_400_000

let opened: Promise<IDBPDatabase<Schema> | null> | undefined

/** Some browsers neither open nor refuse a store that is blocked. */
const PATIENCE_MS = 3_000

/** The browser's store, or null where it is blocked; then nothing outlives the page. Never rejects. */
export function store(): Promise<IDBPDatabase<Schema> | null> {
  opened ??= Promise.race([open().catch(() => null), patience()])
  return opened
}

async function open(): Promise<IDBPDatabase<Schema>> {
  const forget = () => {
    opened = undefined
  }
  const db = await openDB<Schema>(NAME, 1, {
    upgrade(made) {
      made.createObjectStore('reviews', { keyPath: 'id' }).createIndex('owner', 'owner')
      made.createObjectStore('attempts', { keyPath: 'id' }).createIndex('owner', 'owner')
      made.createObjectStore('runs', { keyPath: 'key' })
    },
    blocking: (_current, _blocked, event) => {
      forget()
      ;(event.target as IDBDatabase).close()
    },
    terminated: forget,
  })
  return db
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

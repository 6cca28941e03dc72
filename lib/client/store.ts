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

/** The browser's store, or null where it is blocked; then nothing outlives the page. */
export function store(): Promise<IDBPDatabase<Schema> | null> {
  opened ??= openDB<Schema>(NAME, 1, {
    upgrade(db) {
      db.createObjectStore('reviews', { keyPath: 'id' }).createIndex('owner', 'owner')
      db.createObjectStore('attempts', { keyPath: 'id' }).createIndex('owner', 'owner')
      db.createObjectStore('runs', { keyPath: 'key' })
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    terminated: () => {
      opened = undefined
    },
  }).catch(() => null)
  return opened
}

/** Keeps where a run stands. */
export async function keepRun(key: string, state: unknown): Promise<void> {
  const db = await store()
  await db?.put('runs', { key, state, savedAt: Date.now() })
}

/** Where a run stood, or null. Runs left for a month are forgotten. */
export async function findRun(key: string): Promise<unknown> {
  const db = await store()
  if (!db) return null
  const run = await db.get('runs', key)
  if (!run) return null
  if (Date.now() - run.savedAt < RUN_LIFE_MS) return run.state
  await db.delete('runs', key)
  return null
}

export async function dropRun(key: string): Promise<void> {
  const db = await store()
  await db?.delete('runs', key)
}

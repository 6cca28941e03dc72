import { forgetDelivered } from './entries'
import { GUEST, type KeptPage, store } from './store'

/** So much that is open to all is kept, the latest, and as much that only the learner may see. */
const OPEN_LIMIT = 120

const LEARNER = 'discern.learner'

/** Who was signed in when a page last came from the server; null is nobody. */
export function lastLearner(): string | null {
  try {
    return localStorage.getItem(LEARNER)
  } catch {
    return null
  }
}

function noteLearner(learnerId: string | null): void {
  try {
    if (learnerId === null) localStorage.removeItem(LEARNER)
    else localStorage.setItem(LEARNER, learnerId)
  } catch {
    return
  }
}

/**
 * Says who is signed in by what the server says: whatever was kept for anybody else is gone, except what they have not
 * sent yet.
 */
export async function belongTo(learnerId: string | null): Promise<void> {
  noteLearner(learnerId)
  const db = await store()
  if (!db) return
  const tx = db.transaction(['pages', 'delivered'], 'readwrite')
  const pages = tx.objectStore('pages')
  const delivered = tx.objectStore('delivered')
  const isOthers = (owner: string) => owner !== GUEST && owner !== learnerId
  for (let page = await pages.index('age').openKeyCursor(); page; page = await page.continue()) {
    if (isOthers(page.key[0])) void pages.delete(page.primaryKey)
  }
  let entry = await delivered.index('owner').openKeyCursor()
  for (; entry; entry = await entry.continue()) {
    if (isOthers(entry.key)) void delivered.delete(entry.primaryKey)
  }
  await tx.done
}

/** Forgets all that is kept for a learner, except what they have not sent yet. */
export async function forgetLearner(learnerId: string): Promise<void> {
  await belongTo(null)
  const db = await store()
  const tx = db?.transaction('runs', 'readwrite')
  if (!tx) return
  for (const key of await tx.store.getAllKeys()) {
    if (key.startsWith(`${learnerId}:`)) void tx.store.delete(key)
  }
  await tx.done
}

const SITTING = 'sitting:'
const sittingKey = (owner: string, filter: string) => `${SITTING}${owner}:${filter}`

const allOf = (owner: string) => IDBKeyRange.bound([owner, 0], [owner, Number.MAX_SAFE_INTEGER])
/** A sitting out of turn that is older than this is not gone on with. */
const SITTING_LIFE_MS = 43_200_000

/**
 * Keeps a learner's sitting for when there is no network. Answers that every kept sitting knows of are let go.
 * @param filter names which facts it goes through, '' for the daily review
 * @param at when the server made it, its milliseconds
 */
export async function keepSitting(
  owner: string,
  filter: string,
  { content, at }: Pick<KeptPage, 'content' | 'at'>,
): Promise<void> {
  const db = await store()
  if (!db) return
  const key = sittingKey(owner, filter)
  await db.put('pages', { key, owner, content, at })
  const tx = db.transaction('pages', 'readwrite')
  let oldest = at
  let page = await tx.store.index('age').openKeyCursor(allOf(owner))
  for (; page; page = await page.continue()) {
    if (!page.primaryKey.startsWith(SITTING)) continue
    const isStale = page.key[1] < at - SITTING_LIFE_MS && page.primaryKey !== sittingKey(owner, '')
    if (isStale) void tx.store.delete(page.primaryKey)
    else oldest = Math.min(oldest, page.key[1])
  }
  await tx.done
  await forgetDelivered(owner, oldest)
}

export async function findSitting(owner: string, filter: string): Promise<KeptPage | null> {
  const db = await store()
  return (await db?.get('pages', sittingKey(owner, filter)).catch(() => null)) ?? null
}

/** Keeps something under its address: of nobody where it is open to all, else of who is signed in. */
export async function keepOpen(
  key: string,
  content: unknown,
  { at, open }: { readonly at: number; readonly open: boolean },
): Promise<void> {
  const db = await store()
  const owner = open ? GUEST : lastLearner()
  if (!db || owner === null) return
  await db.put('pages', { key, owner, content, at })
  const all = await db.getAllKeysFromIndex('pages', 'age', allOf(owner))
  const keys = all.filter((each) => !each.startsWith(SITTING))
  for (const surplus of keys.slice(0, Math.max(0, keys.length - OPEN_LIMIT))) {
    await db.delete('pages', surplus)
  }
}

export async function findOpen(key: string): Promise<KeptPage | null> {
  const db = await store()
  const page = await db?.get('pages', key).catch(() => null)
  return page && [GUEST, lastLearner()].includes(page.owner) ? page : null
}

/** Everything kept whose address begins so, the latest first. */
export async function listOpen(prefix: string): Promise<KeptPage[]> {
  const db = await store()
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
  const found = (await db?.getAll('pages', range).catch(() => [])) ?? []
  const learner = lastLearner()
  return found
    .filter(({ owner }) => owner === GUEST || owner === learner)
    .sort((a, b) => b.at - a.at)
}

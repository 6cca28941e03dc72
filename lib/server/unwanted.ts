import 'server-only'
import type { Viewer } from '../data/accounts'
import type { StoredComparison } from '../data/comparisons'
import { reportedItems } from '../data/item-reports'
import { brokenItems } from '../data/items'
import { database } from './database'

/** The ids of items not to be asked: those that break a rule, and those the learner reported. Null is a guest. */
export async function unwantedItems(
  viewer: Pick<Viewer, 'id'> | null,
  comparisons: readonly StoredComparison[],
): Promise<ReadonlySet<string>> {
  const byOwner = new Map<string, string[]>()
  for (const { ownerId, id } of comparisons) {
    byOwner.set(ownerId, [...(byOwner.get(ownerId) ?? []), id])
  }
  const found = await Promise.all([
    viewer ? reportedItems(database(), viewer.id) : [],
    ...[...byOwner].map(([ownerId, ids]) => brokenItems(database(), ownerId, ids)),
  ])
  return new Set(found.flat())
}

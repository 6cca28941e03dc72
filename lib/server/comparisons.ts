import 'server-only'
import type { Viewer } from '../data/accounts'
import { LIBRARY_OWNER } from '../data/client'
import { findVisibleComparison, type StoredComparison } from '../data/comparisons'
import { database } from './database'

/**
 * The comparison at an address, `/c/<address>`, as somebody sees it, or null where there is none for them: their own, the
 * library's, or one of somebody else that is not private. Null is a guest.
 */
export function comparisonAt(
  viewer: Pick<Viewer, 'id'> | null,
  address: string,
): Promise<StoredComparison | null> {
  return findVisibleComparison(database(), viewer?.id ?? null, address)
}

/** Whether a comparison is the same for everybody, so that a cache and a shared browser may keep it. */
export const isOpen = ({ ownerId }: Pick<StoredComparison, 'ownerId'>) => ownerId === LIBRARY_OWNER

/** A comparison of the viewer's own at an address, or null. */
export async function ownComparisonAt(
  viewer: Pick<Viewer, 'id'>,
  address: string,
): Promise<StoredComparison | null> {
  const found = await comparisonAt(viewer, address)
  return found?.ownerId === viewer.id ? found : null
}

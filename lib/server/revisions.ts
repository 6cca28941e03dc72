import 'server-only'
import { type DiffLine, lineDiff } from '../core/authoring/line-diff'
import type { Viewer } from '../data/accounts'
import type { StoredComparison } from '../data/comparisons'
import { type RevisionLine, revisionsOf, sourceOf } from '../data/own-comparisons'
import { database } from './database'

/** The revisions of a comparison, and what one of them changed. */
export interface RevisionsPage {
  readonly current: number
  /** The latest first. */
  readonly revisions: readonly RevisionLine[]
  /** The one that is looked at. */
  readonly shown: number
  /** As `lineDiff`; empty for the first. */
  readonly diff: readonly DiffLine[] | null
}

/**
 * @param found of the viewer's own
 * @param wanted the revision to look at; null is the current one, one that there is not gives null
 */
export async function revisionsOfOwn(
  viewer: Viewer,
  { id, revision: current }: StoredComparison,
  wanted: number | null,
): Promise<RevisionsPage | null> {
  const shown = wanted ?? current
  if (!Number.isInteger(shown) || shown < 1 || shown > current) return null
  const [revisions, before, after] = await Promise.all([
    revisionsOf(database(), viewer.id, id),
    shown > 1 ? sourceOf(database(), viewer.id, id, shown - 1) : null,
    sourceOf(database(), viewer.id, id, shown),
  ])
  const diff = before === null || after === null ? [] : lineDiff(before, after)
  return { current, revisions, shown, diff }
}

import 'server-only'
import { type DiffLine, lineDiff } from '../core/authoring/line-diff'
import type { Viewer } from '../data/accounts'
import { type RevisionLine, revisionsOf, sourceOf } from '../data/own-comparisons'
import { ownComparisonAt } from './comparisons'
import { database } from './database'

/** The revisions of a comparison, and what one of them changed. */
export interface RevisionsPage {
  readonly title: string
  readonly current: number
  /** The latest first. */
  readonly revisions: readonly RevisionLine[]
  /** The one that is looked at. */
  readonly shown: number
  /** As `lineDiff`; empty for the first. */
  readonly diff: readonly DiffLine[] | null
}

/** @param wanted the revision to look at; null is the current one. Null is said where the viewer has none such. */
export async function revisionsAt(
  viewer: Viewer,
  slug: string,
  wanted: number | null,
): Promise<RevisionsPage | null> {
  const found = await ownComparisonAt(viewer, slug)
  if (!found) return null
  const { id, revision: current, comparison } = found
  const shown = wanted ?? current
  if (!Number.isInteger(shown) || shown < 1 || shown > current) return null
  const [revisions, before, after] = await Promise.all([
    revisionsOf(database(), viewer.id, id),
    shown > 1 ? sourceOf(database(), viewer.id, id, shown - 1) : null,
    sourceOf(database(), viewer.id, id, shown),
  ])
  const diff = before === null || after === null ? [] : lineDiff(before, after)
  return { title: comparison.title, current, revisions, shown, diff }
}

import { type Identified, matchFacts } from './identity'

/** A fact as it is stored; a retired one is no longer in the text, and comes back when it is. */
export interface StoredFact extends Identified {
  readonly retired: boolean
}

/** A fact before and after an edit. */
export interface Change<T extends Identified> {
  readonly before: StoredFact
  readonly after: T
}

/** What an edit does to the facts of a comparison; every fact of the new text is in one of the first four lists. */
export interface Edit<T extends Identified> {
  /** Word for word as before, under the same topic and subjects. */
  readonly unchanged: readonly Change<T>[]
  /** The same fact said otherwise or elsewhere: what is known of it lives on. */
  readonly changed: readonly Change<T>[]
  /** It was removed by an earlier edit and is in the text again. */
  readonly returned: readonly Change<T>[]
  readonly added: readonly T[]
  /** Of the facts that were in the text, those that are not any more. */
  readonly removed: readonly StoredFact[]
}

const isSame = (a: Identified, b: Identified) =>
  a.statement === b.statement && a.topic === b.topic && a.about.join() === b.about.join()

/**
 * What becomes of stored facts when the text is edited, as `matchFacts` matches them.
 * @param refused ids of stored facts that the author says are not the changed ones they were taken for: each is removed,
 *   and what was taken for it is new. A fact that is there unchanged cannot be refused.
 */
export function editOf<T extends Identified>(
  previous: readonly StoredFact[],
  next: readonly T[],
  refused: ReadonlySet<string> = new Set(),
): Edit<T> {
  const matched = matchFacts(previous, next)
  const byId = new Map(previous.map((fact) => [fact.id, fact]))
  const kept: Change<T>[] = []
  const added: T[] = []
  for (const after of next) {
    const before = byId.get(matched.get(after.id) ?? '')
    if (before && (isSame(before, after) || !refused.has(before.id))) kept.push({ before, after })
    else added.push(after)
  }
  const keptIds = new Set(kept.map(({ before }) => before.id))
  const standing = kept.filter(({ before }) => !before.retired)
  return {
    unchanged: standing.filter(({ before, after }) => isSame(before, after)),
    changed: standing.filter(({ before, after }) => !isSame(before, after)),
    returned: kept.filter(({ before }) => before.retired),
    added,
    removed: previous.filter(({ id, retired }) => !retired && !keptIds.has(id)),
  }
}

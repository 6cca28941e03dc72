import { matchFacts } from '../core/comparison/identity'
import type { RecordOf } from '../core/exchange/backup'
import { type LibraryFact, libraryFacts, slugOfName } from './backup-places'
import { LIBRARY_OWNER, type Queries } from './client'

/** A comparison of this database. */
export interface Home {
  readonly ownerId: string
  readonly comparisonId: string
}

/** Records that have no home here. */
export interface LeftOut {
  /** unknown-comparison: built in there, and not here. unknown-fact: its comparison here does not say it. */
  readonly reason: 'unknown-comparison' | 'unknown-fact'
  /** What the backup calls the comparison; null where it does not say. */
  readonly comparison: string | null
  readonly count: number
}

/** Where what a backup speaks of is in this database. */
export interface Homes {
  comparison(name: string): Promise<Home | null>
  learn(places: readonly RecordOf<'place'>[]): Promise<void>
  /** Says that a comparison of the learner's own is there: new with this backup, or from before. */
  adopt(id: string, isNew: boolean): void
  adopted(id: string): 'new' | 'here' | null
  /** Says that a fact of the learner's own is in one of their comparisons. */
  own(factId: string, comparisonId: string): void
  /** By the id a backup gives it; null where it has no home, which counts. */
  fact(id: string): (Home & { readonly factId: string }) | null
  /** The word an answer chose: the id of a fact is the one it has here. */
  chosen(word: string | null): string | null
  leaveOut(reason: LeftOut['reason'], comparison: string | null): void
  leftOut(): LeftOut[]
}

interface Library extends Home {
  readonly facts: readonly LibraryFact[]
  readonly byPortable: ReadonlyMap<string, string>
}

/** @param tx looks up built-in comparisons as they are first spoken of */
export function homesOf(tx: Queries, userId: string): Homes {
  const adopted = new Map<string, 'new' | 'here'>()
  const libraries = new Map<string, Library | null>()
  const facts = new Map<string, Home & { readonly factId: string }>()
  const strays = new Map<string, { reason: LeftOut['reason']; comparison: string }>()
  const counts = new Map<string, LeftOut>()

  async function library(slug: string): Promise<Library | null> {
    const known = libraries.get(slug)
    if (known !== undefined) return known
    const row = await tx.comparison.findUnique({
      where: { ownerId_slug: { ownerId: LIBRARY_OWNER, slug } },
      select: { id: true },
    })
    const own = row && (await libraryFacts(tx, { id: row.id, slug }))
    const found = row &&
      own && {
        ownerId: LIBRARY_OWNER,
        comparisonId: row.id,
        facts: own,
        byPortable: new Map(own.map(({ portable, id }) => [portable, id])),
      }
    libraries.set(slug, found)
    return found
  }

  async function comparison(name: string): Promise<Home | null> {
    const slug = slugOfName(name)
    if (slug === null) return { ownerId: userId, comparisonId: name }
    const found = await library(slug)
    return found && { ownerId: found.ownerId, comparisonId: found.comparisonId }
  }

  function leaveOut(reason: LeftOut['reason'], of: string | null) {
    const key = `${reason} ${of}`
    const count = (counts.get(key)?.count ?? 0) + 1
    counts.set(key, { reason, comparison: of, count })
  }

  return {
    comparison,
    async learn(places) {
      for (const place of places) {
        const slug = slugOfName(place.comparison)
        if (slug === null) {
          facts.set(place.fact, {
            ownerId: userId,
            comparisonId: place.comparison,
            factId: place.fact,
          })
          continue
        }
        const found = await library(slug)
        const factId = found && factOf(found, place)
        if (found && factId) {
          const { ownerId, comparisonId } = found
          facts.set(place.fact, { ownerId, comparisonId, factId })
        } else {
          const reason = found ? 'unknown-fact' : 'unknown-comparison'
          strays.set(place.fact, { reason, comparison: place.comparison })
        }
      }
    },
    adopt(id, isNew) {
      adopted.set(id, isNew ? 'new' : 'here')
    },
    adopted: (id) => adopted.get(id) ?? null,
    own(factId, comparisonId) {
      facts.set(factId, { ownerId: userId, comparisonId, factId })
    },
    fact(id) {
      const found = facts.get(id)
      if (found) return found
      const stray = strays.get(id)
      leaveOut(stray?.reason ?? 'unknown-fact', stray?.comparison ?? null)
      return null
    },
    chosen: (word) => (word === null ? null : (facts.get(word)?.factId ?? word)),
    leaveOut,
    leftOut: () => [...counts.values()],
  }
}

/** The fact of a built-in comparison that says the same, or the same in other words. */
function factOf({ facts, byPortable }: Library, { fact, says }: RecordOf<'place'>): string | null {
  const same = byPortable.get(fact)
  if (same !== undefined) return same
  if (says === null) return null
  return matchFacts(facts, [{ id: fact, ...says }]).get(fact) ?? null
}

import type { RecordOf } from '../core/exchange/backup'
import { type LibraryFact, libraryFacts, libraryName } from './backup-places'
import { LIBRARY_OWNER, type Queries } from './client'
import { Prisma } from './generated/client'
import { jsonRows } from './json-rows'

/** A comparison that some rows of a learner are of. */
export interface TouchedComparison {
  readonly ownerId: string
  readonly id: string
  /** Null where it was deleted. */
  readonly slug: string | null
  /** What the backup calls it. */
  readonly name: string
}

type Place = RecordOf<'place'>
interface Of {
  readonly ownerId: string
  readonly comparisonId: string
}

/** What a backup calls comparisons and facts while it is written; ids of the library's own stay in its database. */
export interface Names {
  /** The comparisons the learner's rows are of, by what the backup calls them. */
  readonly comparisons: readonly TouchedComparison[]
  comparison(of: Of): string
  /** To be awaited before facts of these rows are named. */
  learn(rows: readonly Of[]): Promise<void>
  fact(of: Of, id: string): string
  /** The same of what may be a fact's id or another word. */
  chosen(of: Of, word: string | null): string | null
  /** The facts named since the last call that the backup has not said the place of. */
  places(): Place[]
}

/** A learner answers questions of no more comparisons than this. */
const MOST_COMPARISONS = 5_000

async function touchedBy(db: Queries, userId: string): Promise<TouchedComparison[]> {
  const of = (table: string) =>
    Prisma.sql`SELECT owner_id, comparison_id FROM ${Prisma.raw(table)} WHERE user_id = ${userId}::uuid`
  const tables = ['enrolments', 'attempts', 'first_answers', 'item_reports', 'reviews'].map(of)
  const rows = await jsonRows<Omit<TouchedComparison, 'name'>>(
    db,
    Prisma.sql`SELECT touched.owner_id AS "ownerId", touched.comparison_id AS id, comparisons.slug
      FROM (${Prisma.join(tables, ' UNION ')} LIMIT ${MOST_COMPARISONS}) touched
      LEFT JOIN comparisons ON comparisons.owner_id = touched.owner_id AND comparisons.id = touched.comparison_id`,
  )
  const named = rows.map((row) => ({ ...row, name: nameOf(row) }))
  return named.sort((a, b) => (a.name < b.name ? -1 : 1))
}

const nameOf = ({ ownerId, id, slug }: Omit<TouchedComparison, 'name'>) =>
  ownerId === LIBRARY_OWNER ? libraryName(slug ?? id) : id

export async function namesOf(db: Queries, userId: string): Promise<Names> {
  const comparisons = await touchedBy(db, userId)
  const byId = new Map(comparisons.map((each) => [each.id, each]))
  const facts = new Map<string, ReadonlyMap<string, LibraryFact>>()
  const said = new Set<string>()
  let places: Place[] = []

  const nameOfComparison = ({ comparisonId, ownerId }: Of) =>
    byId.get(comparisonId)?.name ?? nameOf({ ownerId, id: comparisonId, slug: null })

  function say(fact: string, of: Of, says: Place['says']) {
    if (said.has(fact)) return
    said.add(fact)
    places.push({ record: 'place', fact, comparison: nameOfComparison(of), says })
  }

  function known(of: Of, id: string): string | null {
    const found = facts.get(of.comparisonId)?.get(id)
    if (!found) return null
    const { topic, about, statement, portable } = found
    say(portable, of, { topic, about: [...about], statement })
    return portable
  }

  return {
    comparisons,
    comparison: nameOfComparison,
    async learn(rows) {
      for (const id of new Set(rows.map(({ comparisonId }) => comparisonId))) {
        const place = byId.get(id)
        if (place?.ownerId !== LIBRARY_OWNER || place.slug === null || facts.has(id)) continue
        const own = await libraryFacts(db, { id, slug: place.slug })
        facts.set(id, new Map(own.map((fact) => [fact.id, fact])))
      }
    },
    fact(of, id) {
      const portable = known(of, id)
      if (portable !== null) return portable
      const exists = of.ownerId !== LIBRARY_OWNER && (byId.get(of.comparisonId)?.slug ?? null)
      if (!exists) say(id, of, null)
      return id
    },
    chosen: (of, word) => (word === null ? null : (known(of, word) ?? word)),
    places() {
      const found = places
      places = []
      return found
    },
  }
}

import { v5 as uuidv5 } from 'uuid'
import type { Identified } from '../core/comparison/identity'
import { LIBRARY_OWNER, type Queries } from './client'
import { Prisma } from './generated/client'
import { jsonRows } from './json-rows'

/** What a backup calls a built-in comparison; its own comparisons it calls by their id. */
export const libraryName = (slug: string) => `library/${slug}`

/** The slug of a built-in comparison that a backup names, or null where it names one of the learner's own. */
export function slugOfName(name: string): string | null {
  return name.startsWith('library/') ? name.slice('library/'.length) : null
}

/** A built-in fact, with the id by which backups know it: made from what it says, so the same in every database. */
export interface LibraryFact extends Identified {
  readonly portable: string
}

const NAMESPACE = '6a3f7d52-1c0e-5b8e-9a44-0f7d5c1e2b90'
/** Of one comparison, retired ones included. */
const MOST_FACTS = 20_000

/** All facts of a built-in comparison, retired ones last. */
export async function libraryFacts(
  db: Queries,
  { id, slug }: { readonly id: string; readonly slug: string },
): Promise<LibraryFact[]> {
  const facts = await jsonRows<Identified>(
    db,
    Prisma.sql`SELECT id, topic_key AS topic, about, statement FROM facts
      WHERE owner_id = ${LIBRARY_OWNER}::uuid AND comparison_id = ${id}::uuid
      ORDER BY retired_at IS NOT NULL, position, id LIMIT ${MOST_FACTS}`,
  )
  const times = new Map<string, number>()
  return facts.map((fact) => {
    const said = JSON.stringify([slug, fact.topic, fact.about, fact.statement])
    const before = times.get(said) ?? 0
    times.set(said, before + 1)
    return { ...fact, portable: uuidv5(before === 0 ? said : `${said} ${before}`, NAMESPACE) }
  })
}

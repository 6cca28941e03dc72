import 'server-only'
import { z } from 'zod'
import { findIn, type Listed, type Search, SORTS, tagsOf } from '../core/authoring/listing'
import type { Viewer } from '../data/accounts'
import { LIBRARY_OWNER } from '../data/client'
import { type ComparisonSummary, findComparisons, listLibrary } from '../data/comparisons'
import { listOwn, type OwnSummary } from '../data/own-comparisons'
import { database } from './database'
import { masteryOfAll } from './learner'

const text = z.string().max(200).catch('').default('')

const Query = z.object({
  q: text,
  tag: text.transform((tag) => tag || null),
  sort: z.enum(SORTS).catch('title').default('title'),
})

/** The search an address such as /library?q=tcp&tag=networking&sort=known asks for. */
export function parseSearch(
  query: Readonly<Record<string, string | string[] | undefined>>,
): Search {
  const { q, tag, sort } = Query.parse(query)
  return { words: q, tag, sort }
}

export type LibraryLine = ComparisonSummary & Listed

/** What a search of the library finds, and the tags there are. */
export async function libraryFor(
  viewer: Viewer | null,
  search: Search,
): Promise<{ lines: LibraryLine[]; tags: string[]; total: number }> {
  const library = await listLibrary(database())
  const known = viewer && (await knownOf(viewer, LIBRARY_OWNER, library))
  const lines = library.map((line) => ({ ...line, known: known?.get(line.id) ?? null }))
  return { lines: findIn(lines, search), tags: tagsOf(lines), total: lines.length }
}

export type OwnLine = OwnSummary & Listed

/** A person's own comparisons that a search finds, those that rest, and those that were deleted and may come back. */
export async function ownFor(
  viewer: Viewer,
  search: Search,
): Promise<{ lines: OwnLine[]; archived: OwnLine[]; deleted: OwnLine[]; tags: string[] }> {
  const own = await listOwn(database(), viewer.id)
  const there = own.filter(({ deletedAt }) => deletedAt === null)
  const known = await knownOf(viewer, viewer.id, there)
  const lines = own.map((line) => ({ ...line, known: known.get(line.id) ?? null }))
  const isThere = ({ deletedAt }: OwnLine) => deletedAt === null
  const found = findIn(lines.filter(isThere), search)
  return {
    lines: found.filter(({ archived }) => !archived),
    archived: found.filter(({ archived }) => archived),
    deleted: lines.filter((line) => !isThere(line)),
    tags: tagsOf(lines.filter(isThere)),
  }
}

/** Contents of so many comparisons are read for a list; of those beyond, what is known is not told. */
const MOST_READ = 200

/** By comparison the share of it that a learner knows; those they never met are left out. */
async function knownOf(
  viewer: Viewer,
  ownerId: string,
  list: readonly ComparisonSummary[],
): Promise<Map<string, number>> {
  const ids = list.slice(0, MOST_READ).map(({ id }) => id)
  const found = await findComparisons(database(), ownerId, ids)
  const masteries = await masteryOfAll(viewer, found)
  return new Map(
    found.flatMap(({ id }, index) => {
      const overall = masteries[index]?.overall
      return overall && overall.met > 0 ? [[id, overall.share]] : []
    }),
  )
}

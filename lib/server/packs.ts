import 'server-only'
import type { Comparison } from '../core/comparison/types'
import { formatQuizSettings, parseQuizSettings } from '../core/questions/settings'
import { findLibraryComparison, type StoredComparison } from '../data/comparisons'
import { database } from './database'
import { type Quiz, quizOf } from './quiz'

/** A comparison with quizzes of it, as a browser keeps it for when there is no network. */
export interface Pack {
  readonly slug: string
  readonly revision: number
  /** When it was put together, milliseconds. */
  readonly at: number
  readonly comparison: Pick<Comparison, 'title' | 'subjects' | 'topics' | 'facts'>
  /** By their address: settings and seed as a query string. */
  readonly quizzes: readonly { readonly settings: string; readonly quiz: Quiz }[]
}

const SEEDS = ['on-the-way', 'on-the-way-back']

/** The pack of a built-in comparison, or null where there is none of that name. */
export async function packOf(slug: string): Promise<Pack | null> {
  const found = await findLibraryComparison(database(), slug)
  return found && madeOf(found)
}

const KEPT = 100
const kept = new Map<string, Pack>()

/** A revision never changes, so its pack is made once; of the last so many. */
function madeOf(found: StoredComparison): Pack {
  const key = `${found.id}/${found.revision}`
  const known = kept.get(key)
  if (known) return known
  const { slug, revision, comparison } = found
  const { title, subjects, topics, facts } = comparison
  const quizzes = SEEDS.map((seed) => {
    const settings = parseQuizSettings({ seed }, seed)
    return { settings: formatQuizSettings(settings), quiz: quizOf(found, settings) }
  }).filter(({ quiz }) => quiz.items.length > 0)
  const pack = {
    slug,
    revision,
    at: quizzes[0]?.quiz.at ?? 0,
    comparison: { title, subjects, topics, facts },
    quizzes,
  }
  for (const oldest of kept.keys()) {
    if (kept.size < KEPT) break
    kept.delete(oldest)
  }
  kept.set(key, pack)
  return pack
}

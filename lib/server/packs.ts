import 'server-only'
import type { Comparison } from '../core/comparison/types'
import { formatQuizSettings, parseQuizSettings } from '../core/questions/settings'
import type { Viewer } from '../data/accounts'
import type { StoredComparison } from '../data/comparisons'
import { comparisonAt, isOpen } from './comparisons'
import { type Quiz, quizOf } from './quiz'
import { unwantedItems } from './unwanted'

/** A comparison with quizzes of it, as a browser keeps it for when there is no network. */
export interface Pack {
  readonly slug: string
  readonly revision: number
  /** The same for everybody; otherwise it is the learner's own to keep. */
  readonly open: boolean
  /** When it was put together, milliseconds. */
  readonly at: number
  readonly comparison: Pick<Comparison, 'title' | 'subjects' | 'topics' | 'facts'>
  /** By their address: settings and seed as a query string. */
  readonly quizzes: readonly { readonly settings: string; readonly quiz: Quiz }[]
}

const SEEDS = ['on-the-way', 'on-the-way-back']

/** The pack of a built-in comparison, the same for everybody, or null where there is none of that name. */
export async function openPackOf(slug: string): Promise<Pack | null> {
  const found = await comparisonAt(null, slug)
  return found && isOpen(found) ? madeOf(found, await unwantedItems(null, [found])) : null
}

/** The pack of a comparison as a learner sees it; null where there is none for them. */
export async function packFor(viewer: Viewer, slug: string): Promise<Pack | null> {
  const found = await comparisonAt(viewer, slug)
  return found && madeOf(found, await unwantedItems(null, [found]))
}

/** Made once for as long as the content is kept and the same items are set aside. */
const kept = new WeakMap<Comparison, { readonly without: string; readonly pack: Pack }>()

function madeOf(found: StoredComparison, without: ReadonlySet<string>): Pack {
  const { slug, revision, comparison } = found
  const aside = [...without].sort().join()
  const known = kept.get(comparison)
  if (known?.without === aside) return known.pack
  const { title, subjects, topics, facts } = comparison
  const quizzes = SEEDS.map((seed) => {
    const settings = parseQuizSettings({ seed }, seed)
    return { settings: formatQuizSettings(settings), quiz: quizOf(found, settings, without) }
  }).filter(({ quiz }) => quiz.items.length > 0)
  const pack = {
    slug,
    revision,
    open: isOpen(found),
    at: quizzes[0]?.quiz.at ?? 0,
    comparison: { title, subjects, topics, facts },
    quizzes,
  }
  kept.set(comparison, { without: aside, pack })
  return pack
}

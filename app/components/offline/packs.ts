import { serverNow } from '@/lib/client/clock'
import { findOpen, keepOpen, listOpen } from '@/lib/client/pages'
import type { KeptPage } from '@/lib/client/store'
import type { Pack } from '@/lib/server/packs'
import type { Quiz } from '../quiz/types'

/** A comparison kept in this browser. */
export type KeptComparison = Omit<Pack, 'quizzes'>

const PACK = 'pack:'
const packKey = (slug: string) => `${PACK}${slug}`
const quizKey = (slug: string, settings: string) => `quiz:${slug}?${settings}`

/** What is kept is asked for anew after a day. */
const FRESH_MS = 86_400_000

/** Whether the learner wants to be spared what is not asked for. */
const isSparing = () =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true

/** Fetches and keeps the packs of some comparisons, one after the other, where they are not at hand already. */
export async function keepPacks(slugs: readonly string[]): Promise<void> {
  if (!('serviceWorker' in navigator) || isSparing()) return
  for (const slug of slugs) {
    const known = await findOpen(packKey(slug))
    if (known && serverNow() - known.at < FRESH_MS) continue
    const response = await fetch(`/api/packs/${encodeURIComponent(slug)}`).catch(() => null)
    if (!response) return
    if (!response.ok) continue
    const { quizzes, ...comparison } = (await response.json()) as Pack
    for (const { settings, quiz } of quizzes) await keepQuiz(settings, quiz)
    await keepOpen(packKey(slug), comparison, { at: serverNow(), open: comparison.open })
  }
}

/** Keeps a quiz under its address, without what is the learner's own. */
export async function keepQuiz(settings: string, quiz: Quiz): Promise<void> {
  const { slug, at, open } = quiz
  const shared = { ...quiz, slowAfterMs: {}, map: open ? null : quiz.map }
  await keepOpen(quizKey(slug, settings), shared, { at, open })
}

const quizOf = (page: KeptPage) => ({
  settings: page.key.slice(page.key.indexOf('?') + 1),
  quiz: page.content as Quiz,
})

/** The quiz of an address, or else another of that comparison that is at hand. */
export async function findQuiz(
  slug: string,
  settings: string,
): Promise<{ settings: string; quiz: Quiz } | null> {
  const wanted = await findOpen(quizKey(slug, settings))
  if (wanted) return quizOf(wanted)
  const others = await listOpen(quizKey(slug, ''))
  const other = others[Math.floor(Math.random() * others.length)]
  return other ? quizOf(other) : null
}

export async function findComparison(slug: string): Promise<KeptComparison | null> {
  return ((await findOpen(packKey(slug)))?.content as KeptComparison | undefined) ?? null
}

/** All comparisons at hand, by title. */
export async function keptComparisons(): Promise<KeptComparison[]> {
  const pages = await listOpen(PACK)
  return pages
    .map(({ content }) => content as KeptComparison)
    .sort((a, b) => a.comparison.title.localeCompare(b.comparison.title))
}

import 'server-only'
import type { Comparison } from '../core/comparison/types'
import { type ContextRow, contextOf } from '../core/questions/context'
import { assembleQuiz, itemsOf } from '../core/questions/quiz'
import type { Format, Item, QuizSettings } from '../core/questions/types'
import { QUIZ_FORMATS } from '../core/questions/types'
import type { Viewer } from '../data/accounts'
import type { StoredComparison } from '../data/comparisons'
import { type SlowAfter, slowAfter } from '../data/pace'
import { now } from './clock'
import { comparisonAt, isOpen } from './comparisons'
import { database } from './database'
import { type QuizMap, quizMapOf } from './quiz-map'
import { unwantedItems } from './unwanted'

/** A quiz as the player needs it: its items and the rows of the source they were made from. */
export interface Quiz {
  /** When it was put together, milliseconds. */
  readonly at: number
  readonly comparisonId: string
  readonly revision: number
  /** The same for everybody; otherwise it is the learner's own to keep. */
  readonly open: boolean
  readonly slug: string
  readonly title: string
  readonly subjects: readonly { readonly key: string; readonly name: string }[]
  readonly items: readonly Item[]
  /** By fact id: the topic's row with the cells of every subject. */
  readonly rows: Readonly<Record<string, ContextRow>>
  /** Of the learner who takes it; a guest has none. */
  readonly slowAfterMs: SlowAfter
  /** What is known before it; null where nothing is made of that. */
  readonly map: QuizMap | null
}

export function quizOf(
  found: StoredComparison,
  settings: QuizSettings,
  without: ReadonlySet<string> = new Set(),
): Quiz {
  const { id, revision, slug, comparison } = found
  const { items } = assembleQuiz(comparison, settings, without)
  return {
    at: now(),
    comparisonId: id,
    revision,
    open: isOpen(found),
    slug,
    title: comparison.title,
    subjects: comparison.subjects.map(({ key, name }) => ({ key, name })),
    items,
    rows: rowsOf(comparison, items),
    slowAfterMs: {},
    map: null,
  }
}

/** The same for whoever takes it; null is a guest. */
export async function quizFor(
  viewer: Viewer | null,
  found: StoredComparison,
  settings: QuizSettings,
): Promise<Quiz> {
  const quiz = quizOf(found, settings, await unwantedItems(viewer, [found]))
  const [slowAfterMs, map] = await Promise.all([
    viewer ? slowAfter(database(), viewer.id) : {},
    quizMapOf(viewer, found, quiz.items),
  ])
  return { ...quiz, slowAfterMs, map }
}

export function rowsOf(comparison: Comparison, items: readonly Item[]): Record<string, ContextRow> {
  const shown = new Set(
    items.flatMap((item) => [
      ...item.factIds,
      ...('options' in item ? item.options.flatMap(({ factId }) => factId ?? []) : []),
    ]),
  )
  return Object.fromEntries(
    [...shown].flatMap((factId) => {
      const row = contextOf(comparison, factId)
      return row ? [[factId, row]] : []
    }),
  )
}

/** One question to begin with, another one each day. */
export async function tasteOf(slug: string | undefined): Promise<{ quiz: Quiz } | null> {
  const found = slug ? await comparisonAt(null, slug) : null
  if (!found) return null
  const seed = `day-${Math.floor(now() / 86_400_000)}`
  const quiz = quizOf(found, {
    seed,
    count: 1,
    formats: ['which-subject'],
    topics: null,
    pick: null,
  })
  return quiz.items.length > 0 ? { quiz } : null
}

/** The formats in which a quiz of this comparison has something to ask, in the order they are offered. */
export function formatsOf(comparison: Comparison): Format[] {
  const made = new Set(itemsOf(comparison).map(({ format }) => format))
  return QUIZ_FORMATS.filter((format) => made.has(format))
}

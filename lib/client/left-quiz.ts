import { runKey, store } from './store'

/** A quiz that was begun in this browser and not finished. */
export interface LeftQuiz {
  readonly comparisonId: string
  /** Its address: settings and seed as a query string. */
  readonly settings: string
  readonly answered: number
}

const LIFE_MS = 30 * 86_400_000

/** The quiz somebody left last, of the comparisons given; null where there is none. Never rejects. */
export async function leftQuiz(
  learnerId: string | null,
  comparisonIds: readonly string[],
): Promise<LeftQuiz | null> {
  const db = await store()
  const prefix = runKey(learnerId, 'quiz:')
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
  const runs = (await db?.getAll('runs', range).catch(() => [])) ?? []
  const left = runs
    .filter(({ savedAt }) => Date.now() - savedAt < LIFE_MS)
    .sort((a, b) => b.savedAt - a.savedAt)
    .flatMap(({ key, state }) => leftOf(key.slice(prefix.length), state) ?? [])
  return left.find(({ comparisonId }) => comparisonIds.includes(comparisonId)) ?? null
}

/** Reads "comparison:revision:settings" and the state kept under it. */
export function leftOf(key: string, state: unknown): LeftQuiz | null {
  const [comparisonId = '', , ...rest] = key.split(':')
  const { answers, finishedAt } = Object(state) as { answers?: unknown; finishedAt?: unknown }
  if (finishedAt !== null || !Array.isArray(answers) || answers.length === 0) return null
  return { comparisonId, settings: rest.join(':'), answered: answers.length }
}

import type { Attempt } from '../records'

export type Scored = Pick<
  Attempt,
  'id' | 'comparisonId' | 'settings' | 'finishedAt' | 'total' | 'correct'
>

/** The same quiz taken several times: one comparison, the same settings, the same seed. */
export interface Series {
  readonly comparisonId: string
  readonly settings: string
  /** At least two, oldest first. */
  readonly attempts: readonly Scored[]
  /** Questions right the last time less the first; the questions are the same. */
  readonly gain: number
}

export interface Scores {
  /** All attempts, oldest first. */
  readonly attempts: readonly Scored[]
  /** Those that can be compared, the one taken last first. */
  readonly series: readonly Series[]
}

/** Quiz scores over time. Two quizzes compare where their questions are the same; else they just stand there. */
export function scoresOf(attempts: readonly Scored[]): Scores {
  const inOrder = attempts.toSorted((a, b) => a.finishedAt - b.finishedAt || (a.id < b.id ? -1 : 1))
  const byQuiz = new Map<string, Scored[]>()
  for (const attempt of inOrder) {
    const key = `${attempt.comparisonId} ${attempt.settings} ${attempt.total}`
    const same = byQuiz.get(key)
    if (same) same.push(attempt)
    else byQuiz.set(key, [attempt])
  }
  const series = [...byQuiz.values()].flatMap((same): Series[] => {
    const [first, last] = [same[0], same.at(-1)]
    if (!first || !last || same.length < 2) return []
    const { comparisonId, settings } = first
    return [{ comparisonId, settings, attempts: same, gain: last.correct - first.correct }]
  })
  const lastOf = ({ attempts: taken }: Series) => taken.at(-1)?.finishedAt ?? 0
  return { attempts: inOrder, series: series.sort((a, b) => lastOf(b) - lastOf(a)) }
}

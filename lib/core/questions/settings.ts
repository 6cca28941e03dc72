import { type Format, QUIZ_FORMATS, type QuizSettings } from './types'

export const DEFAULT_COUNT = 10
export const MOST_ITEMS = 50
const SEED = /^[A-Za-z0-9_-]{1,32}$/
const WHOLE = /^\d{1,4}$/

/**
 * Settings from a query string's fields: `seed` (1 to 32 of A-Z a-z 0-9 _ -), `count` (1 to 50), `formats`
 * (names with commas) and `pick` (0-based positions with commas, `pick=0,4,7`). What is missing or wrong
 * takes its default; unknown formats and positions beyond the quiz are left out.
 */
export function parseQuizSettings(
  params: Readonly<Record<string, string | undefined>>,
  defaultSeed: string,
): QuizSettings {
  const seed = params.seed ?? ''
  const asked = WHOLE.test(params.count ?? '') ? Number(params.count) : DEFAULT_COUNT
  const count = Math.min(MOST_ITEMS, Math.max(1, asked))
  const named = (params.formats ?? '').split(',')
  const formats = QUIZ_FORMATS.filter((format) => named.includes(format))
  const positions = (params.pick ?? '').split(',').filter((position) => WHOLE.test(position))
  const pick = [...new Set(positions.map(Number))].filter((position) => position < count)
  return {
    seed: SEED.test(seed) ? seed : defaultSeed,
    count,
    formats: formats.length > 0 ? formats : QUIZ_FORMATS,
    pick: pick.length > 0 ? pick.sort((a, b) => a - b) : null,
  }
}

/** The settings as a query string without `?`; reading it back gives the same settings. */
export function formatQuizSettings({ seed, count, formats, pick }: QuizSettings): string {
  const all = QUIZ_FORMATS.every((format: Format) => formats.includes(format))
  return [
    `seed=${seed}`,
    `count=${count}`,
    ...(all ? [] : [`formats=${formats.join(',')}`]),
    ...(pick ? [`pick=${pick.join(',')}`] : []),
  ].join('&')
}

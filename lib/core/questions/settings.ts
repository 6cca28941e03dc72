import { type Format, QUIZ_FORMATS, type QuizSettings } from './types'

export const DEFAULT_COUNT = 10
export const MOST_ITEMS = 50
const SEED = /^[A-Za-z0-9_-]{1,32}$/
const WHOLE = /^\d{1,4}$/
/** Characters that topics may take up in an address, so that an attempt can keep it. */
const TOPICS_LENGTH = 300

/**
 * Settings from a query string's fields: `seed` (1 to 32 of A-Z a-z 0-9 _ -), `count` (1 to 50), `formats`
 * (names with commas), `topics` (keys with commas, the first 300 characters of them) and `pick` (0-based positions with commas, `pick=0,4,7`). What is missing or wrong
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
    topics: topicsOf(params.topics ?? ''),
    pick: pick.length > 0 ? pick.sort((a, b) => a - b) : null,
  }
}

function topicsOf(written: string): string[] | null {
  const topics: string[] = []
  for (const topic of new Set(written.split(',').filter((key) => key !== ''))) {
    if (!topic.isWellFormed() || writtenTopics([...topics, topic]).length > TOPICS_LENGTH) break
    topics.push(topic)
  }
  return topics.length > 0 ? topics : null
}

const writtenTopics = (topics: readonly string[]) => topics.map(encodeURIComponent).join(',')

/** The settings as a query string without `?`; reading it back gives the same settings. */
export function formatQuizSettings({ seed, count, formats, topics, pick }: QuizSettings): string {
  const all = QUIZ_FORMATS.every((format: Format) => formats.includes(format))
  return [
    `seed=${seed}`,
    `count=${count}`,
    ...(all ? [] : [`formats=${formats.join(',')}`]),
    ...(topics ? [`topics=${writtenTopics(topics)}`] : []),
    ...(pick ? [`pick=${pick.join(',')}`] : []),
  ].join('&')
}

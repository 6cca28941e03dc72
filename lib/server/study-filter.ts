import 'server-only'
import { z } from 'zod'

/** Which facts a learner wants to go through out of turn, as an address says it. */
export interface StudyFilter {
  /** Slug of a comparison. */
  readonly comparison: string | null
  /** Keys of a topic and a subject of that comparison. */
  readonly topic: string | null
  readonly subject: string | null
  readonly only: 'weak' | 'flagged' | null
  /** Without a trace in the schedule. */
  readonly practise: boolean
}

const name = z.string().min(1).max(200).nullable().catch(null).default(null)

const Query = z.object({
  c: name,
  topic: name,
  subject: name,
  only: z.enum(['weak', 'flagged']).nullable().catch(null).default(null),
  practise: z
    .unknown()
    .optional()
    .transform((value) => value === '1'),
})

/** The filter of an address such as /review?c=slug&only=weak&practise=1; null where it names none. */
export function parseStudyFilter(
  query: Readonly<Record<string, string | string[] | undefined>>,
): StudyFilter | null {
  const { c, topic, subject, only, practise } = Query.parse(query)
  if (c === null && only === null && !practise) return null
  return {
    comparison: c,
    topic: c === null ? null : topic,
    subject: c === null ? null : subject,
    only,
    practise,
  }
}

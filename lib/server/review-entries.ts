import { z } from 'zod'
import type { ReviewVerdict, SentReview } from '../core/records'
import { ReviewEntry } from './bodies'

/** What was sent as an entry: a review, or something that is none, with the id it gave itself if it has one. */
export type Entry = { readonly review: SentReview } | { readonly malformed: string | null }

const Named = z.object({ id: z.uuidv7() })

/** Reads what was sent one by one, in its order. */
export function sortEntries(sent: readonly unknown[]): Entry[] {
  return sent.map((entry) => {
    const parsed = ReviewEntry.safeParse(entry)
    if (parsed.success) return { review: parsed.data }
    return { malformed: Named.safeParse(entry).data?.id ?? null }
  })
}

/** A verdict for each entry in the order sent; `verdicts` are those of the reviews among them, in theirs. */
export function mergeVerdicts(
  entries: readonly Entry[],
  verdicts: readonly ReviewVerdict[],
): ReviewVerdict[] {
  const left = [...verdicts]
  return entries.flatMap((entry): ReviewVerdict[] => {
    if ('malformed' in entry) {
      return [{ id: entry.malformed, status: 'refused', reason: 'malformed' }]
    }
    const verdict = left.shift()
    return verdict ? [verdict] : []
  })
}

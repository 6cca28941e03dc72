import type { Grade } from '@/lib/core/grading/grade'
import type { Item } from '@/lib/core/questions/types'
import type { SentReview } from '@/lib/core/records'

/** The log entries of one answered question: one for each fact it shows knowledge of. */
export function evidenceOf(
  item: Item,
  grade: Grade,
  context: { attemptId: string | null; at: number; elapsedMs: number; newId: () => string },
): SentReview[] {
  return grade.facts.map(({ factId, correct, options, chosenFactId, chosenSubject }) => ({
    kind: 'answer',
    id: context.newId(),
    factId,
    at: context.at,
    format: item.format,
    rating: null,
    correct,
    options,
    hinted: grade.near,
    elapsedMs: Math.min(60_000, Math.max(0, Math.round(context.elapsedMs))),
    policy: 1,
    itemId: item.id,
    attemptId: context.attemptId,
    chosenFactId,
    chosenSubject,
  }))
}

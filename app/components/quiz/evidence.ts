import type { Grade } from '@/lib/core/grading/grade'
import type { Item } from '@/lib/core/questions/types'
import type { SentReview } from '@/lib/core/records'
import { CURRENT_POLICY } from '@/lib/core/scheduling/policy'

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
    slow: false,
    practice: false,
    intervalDays: null,
    policy: CURRENT_POLICY,
    itemId: item.id,
    attemptId: context.attemptId,
    chosenFactId,
    chosenSubject,
  }))
}

/**
 * The log entries of "I was right" after typed words were judged wrong: each machine-graded entry is taken back, and the
 * learner's own grade, Good, takes its place. The log keeps all three: what the machine said, that it was withdrawn,
 * and who graded then.
 */
export function overruledOf(
  item: Item,
  grade: Grade,
  undone: readonly string[],
  context: { attemptId: string | null; at: number; newId: () => string },
): SentReview[] {
  return grade.facts.flatMap(({ factId, options }, index): SentReview[] => {
    const shared = {
      factId,
      itemId: item.id,
      attemptId: context.attemptId,
      chosenFactId: null,
      chosenSubject: null,
    }
    const graded: SentReview = {
      ...shared,
      kind: 'answer',
      id: context.newId(),
      at: context.at,
      format: item.format,
      rating: 3,
      correct: null,
      options,
      hinted: false,
      elapsedMs: 0,
      slow: false,
      practice: false,
      intervalDays: null,
      policy: CURRENT_POLICY,
    }
    const undoes = undone[index]
    if (undoes === undefined) return [graded]
    return [{ ...shared, kind: 'undo', id: context.newId(), at: context.at, undoes }, graded]
  })
}

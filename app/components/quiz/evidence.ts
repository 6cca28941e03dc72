import type { Grade, Answer as Response } from '@/lib/core/grading/grade'
import { type Format, type Item, isChoice } from '@/lib/core/questions/types'
import type { SentReview } from '@/lib/core/records'
import { CURRENT_POLICY } from '@/lib/core/scheduling/policy'
import type { Answer } from '@/lib/core/scheduling/types'

/** By format, milliseconds: what takes longer is slow for this learner. */
export type SlowAfter = Partial<Record<Format, number>>

/** Whether an answer took longer than is usual for the learner; never where too little is known of them. */
export function isSlow(format: Format, elapsedMs: number, slowAfterMs: SlowAfter): boolean {
  return elapsedMs > (slowAfterMs[format] ?? Number.POSITIVE_INFINITY)
}

/** A time as the log keeps it: whole milliseconds, a minute at most. */
export const cappedTime = (ms: number) => Math.min(60_000, Math.max(0, Math.round(ms)))

/** The wrong option that was chosen, as statistics name it (see `AttemptAnswer`); null for anything else. */
export function distractorOf(item: Item, answer: Response | undefined): string | null {
  if (!isChoice(item) || answer?.kind !== 'choice' || answer.index === item.key) return null
  const option = item.options[answer.index]
  return (option?.factId ?? option?.subject ?? option?.text)?.slice(0, 200) ?? null
}

interface AnswerContext {
  readonly attemptId: string | null
  readonly at: number
  readonly elapsedMs: number
  readonly slowAfterMs: SlowAfter
  /** Logged without an effect on the schedule. */
  readonly practice: boolean
  readonly newId: () => string
}

/** The log entries of one answered question: one for each fact it shows knowledge of. */
export function evidenceOf(
  item: Item,
  grade: Grade,
  context: AnswerContext,
): (SentReview & Answer)[] {
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
    elapsedMs: cappedTime(context.elapsedMs),
    slow: isSlow(item.format, context.elapsedMs, context.slowAfterMs),
    practice: context.practice,
    intervalDays: null,
    policy: CURRENT_POLICY,
    itemId: item.id,
    attemptId: context.attemptId,
    chosenFactId,
    chosenSubject,
  }))
}

type Context = { attemptId: string | null; at: number; newId: () => string }

/** The log entries that take an answer back. */
export function takenBack(
  grade: Grade,
  undone: readonly string[],
  { attemptId, at, newId }: Context,
): SentReview[] {
  return grade.facts.flatMap(({ factId }, index): SentReview[] => {
    const undoes = undone[index]
    if (undoes === undefined) return []
    const aside = { itemId: null, attemptId, chosenFactId: null, chosenSubject: null }
    return [{ kind: 'undo', id: newId(), factId, at, undoes, ...aside }]
  })
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
  context: Context,
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

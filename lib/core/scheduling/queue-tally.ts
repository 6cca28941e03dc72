import { studyDayAt } from './queue-day'
import type { Memory, Place, SchedulingSettings } from './types'

/** A fact is new until its first answer, learning while in steps, and in review after that. */
export type EntryKind = 'learning' | 'review' | 'new'

/** A fact that was answered on this study day. */
export interface AnsweredToday {
  readonly factId: string
  readonly comparisonId: string
  /** Key of its topic. */
  readonly row: string
  /** What it was when it was asked. */
  readonly kind: EntryKind
}

/** What a study day has brought already. */
export interface Tally {
  /** Facts met for the first time. */
  readonly introducedToday: number
  /** Facts in review, or in a step left over from an earlier day, that were answered. */
  readonly reviewedToday: number
  /** All of those with their rows. */
  readonly answered: readonly AnsweredToday[]
}

/**
 * The tally of the study day at `now` (milliseconds) from the memories of the facts answered on it, whatever others are
 * among them. A fact that went through its last step today counts as one that was in review. Errors as `studyDay`.
 */
export function tallyOf(
  memories: Iterable<Memory>,
  places: Readonly<Record<string, Place>>,
  settings: SchedulingSettings,
  now: number,
): Tally {
  const { start, end } = studyDayAt(now, settings)
  const isToday = (at: number) => at >= start && at < end
  const answered: AnsweredToday[] = []
  let introducedToday = 0
  let reviewedToday = 0
  for (const { factId, state, introduced, lastReview } of memories) {
    if (state === 'new' || !isToday(lastReview)) continue
    const isNew = isToday(introduced)
    if (isNew) introducedToday += 1
    else reviewedToday += 1
    const place = places[factId]
    if (!place) continue
    const { comparisonId, row } = place
    const kind = isNew ? 'new' : state === 'learning' ? 'learning' : 'review'
    answered.push({ factId, comparisonId, row, kind })
  }
  return { introducedToday, reviewedToday, answered }
}

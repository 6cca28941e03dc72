import type { SentReview } from '../records'
import type { AnkiReview, Card } from './read-notes'

const NOTHING_CHOSEN = { itemId: null, attemptId: null, chosenFactId: null, chosenSubject: null }
const DAY = 86_400_000
const LONGEST_DAYS = 36_500
const ANSWERED = new Set(['learn', 'review', 'relearn', 'filtered'])

/**
 * An entry of Anki's log as one of ours; null where it says nothing that is kept. Answers are flashcards graded by the
 * learner; those of a filtered deck that did not reschedule are practice. What was set by hand is a due day, or a card
 * made new again. Intervals that Anki recomputed are left out: ours follow from the answers.
 * @param id a UUIDv7 of its own
 */
export function reviewFrom(
  { kind, rating, at, intervalDays, factor, elapsedMs }: AnkiReview,
  factId: string,
  id: string,
): SentReview | null {
  const entry = { id, factId, at, ...NOTHING_CHOSEN }
  if (ANSWERED.has(kind)) {
    if (rating === null) return null
    return {
      ...entry,
      kind: 'answer',
      format: 'flashcard',
      rating,
      correct: null,
      options: null,
      hinted: false,
      elapsedMs,
      slow: false,
      practice: kind === 'filtered' && factor === 0,
      intervalDays: null,
      policy: 2,
    }
  }
  if (kind !== 'manual') return null
  if (intervalDays === 0) return { ...entry, kind: 'reset' }
  return { ...entry, kind: 'set-due', days: Math.min(intervalDays, LONGEST_DAYS) }
}

/**
 * What Anki knows of a card beside its log, as entries of ours at the moment it is brought in: the day a card in review
 * is due, whether it is suspended, and its flag.
 * @param idOf makes a UUIDv7
 */
export function standingOf(
  card: Card,
  factId: string,
  at: number,
  idOf: () => string,
): SentReview[] {
  const entry = () => ({ id: idOf(), factId, at, ...NOTHING_CHOSEN })
  const entries: SentReview[] = []
  if (card.state === 'review' && card.due !== null) {
    const days = Math.max(0, Math.min(LONGEST_DAYS, Math.ceil((card.due - at) / DAY)))
    entries.push({ ...entry(), kind: 'set-due', days })
  }
  if (card.suspended) entries.push({ ...entry(), kind: 'suspend' })
  if (card.flag > 0) entries.push({ ...entry(), kind: 'flag', flag: card.flag })
  return entries
}

import { type AnkiDatabase, numberOf, type SqlValue, textOf, wholeOf } from './anki-rows'

export interface Note {
  readonly id: number
  /** By which Anki knows a note again when it is brought in a second time. */
  readonly guid: string
  readonly type: number
  readonly tags: readonly string[]
  /** HTML, in the order of the note type's fields. */
  readonly fields: readonly string[]
}

export const NOTE_COLUMNS = ['id', 'guid', 'mid', 'tags', 'flds'] as const

export function noteOf([id, guid, type, tags, fields]: readonly SqlValue[]): Note {
  return {
    id: numberOf(id),
    guid: textOf(guid),
    type: numberOf(type),
    tags: textOf(tags).split(' ').filter(Boolean),
    fields: textOf(fields).split('\x1f'),
  }
}

/** What stands in the way of a note's being asked, or where it is in its life. */
export type CardState = 'new' | 'learning' | 'review' | 'relearning'

/** A card of a note as Anki schedules it. */
export interface Card {
  readonly id: number
  readonly note: number
  /** The deck it belongs to, also while a filtered deck borrows it. */
  readonly deck: number
  /** Number of the template, or of the gap in a text with gaps, from 0. */
  readonly ord: number
  readonly state: CardState
  readonly suspended: boolean
  readonly buried: boolean
  /** When it is due, in milliseconds since 1970; null while new. A day is given as the moment of `created` on it. */
  readonly due: number | null
  /** Whole days; 0 while in learning steps. */
  readonly intervalDays: number
  readonly reps: number
  readonly lapses: number
  /** 1 to 7; 0 is none. */
  readonly flag: number
  /** What FSRS knows of it, where Anki uses it. */
  readonly memory: CardMemory | null
}

export interface CardMemory {
  /** Days. */
  readonly stability: number
  /** 1 to 10. */
  readonly difficulty: number
  /** 0.7 to 0.99; null where it is not told. */
  readonly desiredRetention: number | null
  /** Milliseconds since 1970; null where it is not told. */
  readonly lastReview: number | null
}

const STATES: readonly CardState[] = ['new', 'learning', 'review', 'relearning']
const DAY = 86_400_000
/** Smaller dues are days since the collection was made, larger ones seconds since 1970. */
const FIRST_SECONDS = 1_000_000_000

/** The stability, difficulty, desired retention and last review that FSRS keeps with a card, as JSON. */
export function memoryIn(data: string): CardMemory | null {
  if (!data.startsWith('{')) return null
  try {
    const { s, d, dr, lrt } = JSON.parse(data)
    if (!(s > 0 && s <= 36_500 && d >= 1 && d <= 10)) return null
    return {
      stability: s,
      difficulty: d,
      desiredRetention: dr > 0 && dr < 1 ? dr : null,
      lastReview: lrt > 0 ? lrt * 1000 : null,
    }
  } catch {
    return null
  }
}

const CARD_COLUMNS = 'id nid did ord type queue due ivl reps lapses odue odid flags data'.split(' ')

function cardOf(row: readonly SqlValue[], created: number): Card {
  const numbers = row.slice(0, 13).map(wholeOf)
  const [id = 0, note = 0, did = 0, ord = 0, type = 0, queue = 0, due = 0] = numbers
  const [ivl = 0, reps = 0, lapses = 0, odue = 0, odid = 0, flags = 0] = numbers.slice(7)
  const state = STATES[type] ?? 'new'
  const when = odid !== 0 && odue !== 0 ? odue : due
  return {
    id,
    note,
    deck: odid || did,
    ord,
    state,
    suspended: queue === -1,
    buried: queue === -2 || queue === -3,
    due: state === 'new' ? null : when >= FIRST_SECONDS ? when * 1000 : created + when * DAY,
    intervalDays: Math.max(0, ivl),
    reps,
    lapses,
    flag: flags & 7,
    memory: memoryIn(textOf(row[13])),
  }
}

/** @param created when the collection was made, in milliseconds */
export function* readCards(database: AnkiDatabase, created: number): Iterable<Card> {
  for (const row of database.rows('cards', CARD_COLUMNS)) yield cardOf(row, created)
}

export const REVIEW_KINDS = [
  'learn',
  'review',
  'relearn',
  'filtered',
  'manual',
  'rescheduled',
] as const

/** One entry of Anki's log. */
export interface AnkiReview {
  readonly card: number
  /** Milliseconds since 1970; in Anki also its id. */
  readonly at: number
  readonly kind: (typeof REVIEW_KINDS)[number]
  /** 1 Again to 4 Easy; null where nothing was answered. */
  readonly rating: 1 | 2 | 3 | 4 | null
  /** Whole days; 0 where it was seconds. */
  readonly intervalDays: number
  /** Ease as it was before FSRS, or difficulty times 100 and 100; 0 where a filtered deck did not reschedule. */
  readonly factor: number
  readonly elapsedMs: number
}

/** Anki did not log before, and nobody has answered after. */
const FIRST_MOMENT = Date.UTC(2006, 0, 1)
const LAST_MOMENT = Date.UTC(2200, 0, 1)

const REVIEW_COLUMNS = 'id cid ease ivl factor time type'.split(' ')

/** The log in the order it was kept. Entries that tell no time or no kind that is known are left out. */
export function* readReviews(database: AnkiDatabase): Iterable<AnkiReview> {
  for (const row of database.rows('revlog', REVIEW_COLUMNS)) {
    const [at = 0, card = 0, ease = 0, ivl = 0, factor = 0, time = 0, type = -1] = row.map(wholeOf)
    const kind = REVIEW_KINDS[type]
    if (!kind || at < FIRST_MOMENT || at > LAST_MOMENT) continue
    const rating = ease === 1 || ease === 2 || ease === 3 || ease === 4 ? ease : null
    const elapsedMs = Math.min(60_000, Math.max(0, time))
    yield { card, at, kind, rating, intervalDays: Math.max(0, ivl), factor, elapsedMs }
  }
}

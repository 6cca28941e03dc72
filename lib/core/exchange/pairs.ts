import { fold } from '../text'
import type { CardText } from './documents'
import type { FieldText } from './read-field'

/** Cards whose fronts name a subject and a topic, as a table. */
export interface Paired {
  readonly subjects: readonly string[]
  /** Each with the places of its cards, one for each subject; null where there is none. */
  readonly rows: readonly { readonly topic: string; readonly cards: readonly (number | null)[] }[]
}

/** "Docker — Networking", "Docker: Networking". */
const NAMED = /^(.{1,60}?)(?: [—–-] |: )(.{1,120})$/u
const MOST_SUBJECTS = 12
const SHARE_SHARED = 0.5

/**
 * Cards as a table of subjects and topics, where every front is a subject and a topic, at least two and at most twelve
 * subjects are named, at least half of the topics are told of several, and none is told of the same one twice; null
 * for all others.
 */
export function pairedCards(cards: readonly CardText[]): Paired | null {
  const subjects = new Map<string, { name: string; at: number }>()
  const topics = new Map<string, { topic: string; cards: Map<number, number> }>()
  for (const [index, { front }] of cards.entries()) {
    const [, subject, topic] = NAMED.exec(front.text) ?? []
    if (!subject || !topic) return null
    const known = subjects.get(fold(subject)) ?? { name: subject, at: subjects.size }
    subjects.set(fold(subject), known)
    if (subjects.size > MOST_SUBJECTS) return null
    const row = topics.get(fold(topic)) ?? { topic, cards: new Map<number, number>() }
    if (row.cards.has(known.at)) return null
    row.cards.set(known.at, index)
    topics.set(fold(topic), row)
  }
  const shared = [...topics.values()].filter((row) => row.cards.size > 1).length
  if (subjects.size < 2 || shared < topics.size * SHARE_SHARED) return null
  return {
    subjects: [...subjects.values()].map(({ name }) => name),
    rows: [...topics.values()].map(({ topic, cards: of }) => ({
      topic,
      cards: Array.from(subjects, (_, at) => of.get(at) ?? null),
    })),
  }
}

export const NOTHING: FieldText = { text: '', markdown: '', media: [] }

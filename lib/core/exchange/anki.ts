import type { Comparison } from '../comparison/types'
import { itemsOf } from '../questions/quiz'
import { htmlOf } from './xml'

/** A fact as a note: fields are HTML. */
export interface AnkiNote {
  /** The fact's id, so that importing again updates the note. */
  readonly guid: string
  readonly topic: string
  readonly subjects: string
  readonly statement: string
  readonly question: string
  readonly answer: string
  readonly source: string
  readonly tags: readonly string[]
}

export interface AnkiNotes {
  readonly deck: string
  readonly notes: readonly AnkiNote[]
  /** Facts without a card: what is asked of them could be answered in more than one way. */
  readonly withoutCard: number
}

/** A word that Anki takes for one tag, its parts in a tree. */
const tagOf = (...parts: readonly string[]) =>
  ['discern', ...parts].map((part) => part.replace(/\s+/g, '_').replaceAll('::', ':')).join('::')

/** The facts of a comparison that have a flashcard, in document order; items in `without` are not asked. */
export function ankiNotes(
  comparison: Comparison,
  slug: string,
  without: ReadonlySet<string> = new Set(),
): AnkiNotes {
  const cards = new Map(
    itemsOf(comparison).flatMap((item) =>
      item.format === 'flashcard' && !without.has(item.id)
        ? [[item.factIds[0], item] as const]
        : [],
    ),
  )
  const names = new Map(comparison.subjects.map(({ key, name }) => [key, name]))
  const topics = new Map(comparison.topics.map(({ key, name }) => [key, name]))
  const notes = comparison.facts.flatMap((fact) => {
    const card = cards.get(fact.id)
    if (!card) return []
    const topic = topics.get(fact.topic) ?? fact.topic
    return [
      {
        guid: fact.id,
        topic: htmlOf(topic),
        subjects: htmlOf(fact.about.map((key) => names.get(key) ?? key).join(', ')),
        statement: htmlOf(fact.statement),
        question: htmlOf(card.stem),
        answer: htmlOf(card.gloss ? `${card.key}\n${card.gloss}` : card.key),
        source: htmlOf(`${comparison.title}, line ${fact.span.line}`),
        tags: [tagOf(slug, topic)],
      },
    ]
  })
  return {
    // Two colons would part a deck from one within it.
    deck: comparison.title.replaceAll('::', ':'),
    notes,
    withoutCard: comparison.facts.length - notes.length,
  }
}

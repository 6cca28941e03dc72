/** A wrong answer in which a subject was chosen. */
export interface WrongChoice {
  readonly topic: string
  /** Keys of the subjects the fact is about. */
  readonly about: readonly string[]
  /** Key of the subject chosen. */
  readonly chosen: string
}

/** How often one subject was chosen where another was right. */
export interface Confusion {
  /** Key of the subject that was right. */
  readonly right: string
  readonly chosen: string
  readonly count: number
}

export interface TopicConfusions {
  readonly topic: string
  readonly count: number
  /** The most frequent first. */
  readonly pairs: readonly Confusion[]
}

export interface Confusions {
  /** Wrong answers that name a subject the fact is not about. */
  readonly count: number
  /** The most frequent first. */
  readonly pairs: readonly Confusion[]
  /** Only topics with some, the most confused first. */
  readonly topics: readonly TopicConfusions[]
}

/** A share is told from so many answers on. */
export const ENOUGH = 10

/**
 * Which subject is taken for which. A choice of a subject the fact is about confuses nothing: something else about it
 * was wrong. Where the fact is about several, each of them was missed, so the pairs may count more than `count`. Ties
 * keep the order of the keys.
 */
export function confusionsOf(choices: readonly WrongChoice[]): Confusions {
  const confused = choices.filter(
    ({ about, chosen }) => about.length > 0 && !about.includes(chosen),
  )
  const byTopic = new Map<string, WrongChoice[]>()
  for (const choice of confused) {
    byTopic.set(choice.topic, [...(byTopic.get(choice.topic) ?? []), choice])
  }
  return {
    count: confused.length,
    pairs: pairsOf(confused),
    topics: [...byTopic]
      .map(([topic, some]) => ({ topic, count: some.length, pairs: pairsOf(some) }))
      .sort((a, b) => b.count - a.count || (a.topic < b.topic ? -1 : 1)),
  }
}

function pairsOf(choices: readonly WrongChoice[]): Confusion[] {
  const counts = new Map<string, Confusion>()
  for (const { about, chosen } of choices) {
    for (const right of about) {
      const key = JSON.stringify([right, chosen])
      counts.set(key, { right, chosen, count: (counts.get(key)?.count ?? 0) + 1 })
    }
  }
  return [...counts]
    .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
    .map(([, confusion]) => confusion)
}

/** How often `chosen` was chosen where `right` was, among some pairs. */
export function countOf(pairs: readonly Confusion[], right: string, chosen: string): number {
  return pairs.find((pair) => pair.right === right && pair.chosen === chosen)?.count ?? 0
}

/** The share of wrong answers in which a subject was chosen, 0 to 1; null below `ENOUGH` of them. */
export function biasTo(chosen: string, { count, pairs }: Confusions): number | null {
  if (count < ENOUGH) return null
  const total = pairs.reduce((sum, pair) => sum + pair.count, 0)
  const own = pairs.reduce((sum, pair) => sum + (pair.chosen === chosen ? pair.count : 0), 0)
  return own / total
}

import { distance } from 'fastest-levenshtein'
import { fold, jaccard, tokens } from '../text'
import type { Fact } from './types'

/** What identity looks at: the stored fact's id is any string of the caller's. */
export type Identified = Pick<Fact, 'id' | 'topic' | 'about' | 'statement'>

const ALIKE = 0.5
/** Unmatched facts compared pair by pair within one topic and subject; further ones are new. */
const MOST_COMPARED = 32
/** UTF-16 units up to which letters are compared; longer statements are compared by words only. */
const MOST_LETTERS = 400
/** A shorter statement ("yes") is too common to be recognised under another topic. */
const FEWEST_WORDS = 4

function key(...parts: readonly (string | readonly string[])[]): string {
  return JSON.stringify(parts)
}

function place({ topic, about }: Identified): string {
  return key(topic, about)
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

function letterLikeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length)
  if (longest === 0) return 1
  return longest > MOST_LETTERS ? 0 : 1 - distance(a, b) / longest
}

/** A statement made ready for comparing. */
interface Reduced {
  readonly words: readonly string[]
  readonly letters: string
}

/** How alike two statements are, 0 to 1: the better of shared words and shared letters, case and accents aside. */
function likeness(a: Reduced, b: Reduced): number {
  return Math.max(jaccard(a.words, b.words), letterLikeness(a.letters, b.letters))
}

/** Pairs of unmatched facts of one place, the most alike first, then in order. */
function pairsByLikeness(before: readonly Identified[], after: readonly Identified[]) {
  const reduce = (facts: readonly Identified[]) =>
    facts.slice(0, MOST_COMPARED).map((fact) => ({
      fact,
      words: tokens(fact.statement),
      letters: fold(fact.statement),
    }))
  const old = reduce(before)
  return reduce(after)
    .flatMap((next) =>
      old.map((previous) => ({
        previous: previous.fact,
        next: next.fact,
        likeness: likeness(previous, next),
      })),
    )
    .filter((pair) => pair.likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness)
}

/**
 * Which facts of an edited comparison are facts it had before, so that what a learner knows of them lives on.
 * In this order, each fact used once: the same statement under the same topic and subjects; there, the statement
 * most alike (at least half), or the only one before and after; the same statement, four words or more, about the
 * same subjects under another topic; and a short one when its topic was only renamed.
 * @returns previous ids by next id; a fact left out is new
 */
export function matchFacts(
  previous: readonly Identified[],
  next: readonly Identified[],
): Map<string, string> {
  const matched = new Map<string, string>()
  const used = new Set<Identified>()
  const pair = (before: Identified | undefined, after: Identified) => {
    if (!before || used.has(before) || matched.has(after.id)) return
    used.add(before)
    matched.set(after.id, before.id)
  }
  const unused = (facts: readonly Identified[] = []) => facts.filter((fact) => !used.has(fact))
  const unmatched = (facts: readonly Identified[]) => facts.filter(({ id }) => !matched.has(id))

  const exact = (fact: Identified) => key(fact.topic, fact.about, fact.statement)
  const sameWords = groupBy(previous, exact)
  for (const fact of next) pair(sameWords.get(exact(fact))?.shift(), fact)

  const before = groupBy(previous, place)
  for (const [where, facts] of groupBy(next, place)) {
    const stood = before.get(where) ?? []
    for (const { previous: old, next: fact } of pairsByLikeness(unused(stood), unmatched(facts))) {
      pair(old, fact)
    }
    const [only] = facts
    if (only && facts.length === 1 && stood.length === 1) pair(stood[0], only)
  }

  const topicsNow = new Set(next.map(({ topic }) => topic))
  const moved = (fact: Identified) => key(fact.about, fold(fact.statement))
  const left = groupBy(unused(previous), moved)
  for (const fact of unmatched(next)) {
    const group = left.get(moved(fact)) ?? []
    if (tokens(fact.statement).length >= FEWEST_WORDS) {
      pair(group.shift(), fact)
    } else if (group.length <= MOST_COMPARED) {
      const renamed = ({ topic }: Identified) =>
        !topicsNow.has(topic) && letterLikeness(topic, fact.topic) >= ALIKE
      pair(
        group.find((old) => !used.has(old) && renamed(old)),
        fact,
      )
    }
  }
  return matched
}

import { apply, standing, verdictAt } from './fold'
import { daysSinceReview, newMemory } from './schedule'
import type { MemorySettings, Review } from './types'

/** Reviews fewer than this say too little about a learner's memory to fit parameters to. */
export const LEAST_ITEMS = 400

/**
 * What parameters are fitted to: every history of every fact, one after the other, and the reviews to be predicted. A
 * history begins with the first answer of a fact, or the first after a reset.
 */
export interface TrainingSet {
  /** 1 to 4, of all reviews, history by history, each in the order of time. */
  readonly ratings: Uint8Array
  /** Study days since the review before; 0 for the first of a history and for a second one on the same day. */
  readonly days: Uint32Array
  /** Where each history begins, and one more: where the last one ends. */
  readonly histories: Uint32Array
  /** The reviews to be predicted, as places in `ratings`, earliest first: every one on a later day than the one before. */
  readonly items: Uint32Array
  /** The history each item is of, as a place in `histories`. */
  readonly itemHistories: Uint32Array
  /** The histories that facts are in now: neither ended by a reset nor suspended. */
  readonly current: Uint32Array
}

export interface TrainingSetBuilder {
  /** Takes the whole log of one fact, in any order. Errors as the fold's. */
  add(log: readonly Review[]): void
  /** Puts the items in the order of time; yields every few milliseconds. */
  finish(): Generator<void, TrainingSet>
}

/** Collects the logs of a learner's facts, one fact at a time, so that the caller can pause between them. */
export function buildTrainingSet(settings: MemorySettings): TrainingSetBuilder {
  const ratings: number[] = []
  const days: number[] = []
  const histories: number[] = []
  const items: number[] = []
  const itemHistories: number[] = []
  const times: number[] = []
  const current: number[] = []

  return {
    add: (log) => {
      let before = newMemory(log[0]?.factId ?? '')
      for (const entry of standing(log)) {
        const memory = apply(before, entry, settings)
        const verdict = entry.kind === 'answer' ? verdictAt(before, entry, settings) : null
        if (verdict) {
          const isFirst = before.reps === 0
          if (isFirst) histories.push(ratings.length)
          const elapsed = isFirst ? 0 : daysSinceReview(before, memory.lastReview, settings)
          if (elapsed > 0) {
            items.push(ratings.length)
            itemHistories.push(histories.length - 1)
            times.push(memory.lastReview)
          }
          ratings.push(verdict.rating)
          days.push(elapsed)
        }
        before = memory
      }
      if (before.reps > 0 && !before.suspended) current.push(histories.length - 1)
    },
    finish: function* () {
      const order = yield* orderOf(times)
      return {
        ratings: Uint8Array.from(ratings),
        days: Uint32Array.from(days),
        histories: Uint32Array.from([...histories, ratings.length]),
        items: order.map((at) => items[at] ?? 0),
        itemHistories: order.map((at) => itemHistories[at] ?? 0),
        current: Uint32Array.from(current),
      }
    },
  }
}

const RUN = 4096

/** The places of some numbers from the smallest number to the largest, equal ones as they stand. */
export function* orderOf(numbers: readonly number[]): Generator<void, Uint32Array> {
  const value = (at: number | undefined) => numbers[at ?? 0] ?? 0
  let from = Uint32Array.from(numbers, (_, at) => at)
  for (let start = 0; start < from.length; start += RUN) {
    from.subarray(start, start + RUN).sort((a, b) => value(a) - value(b) || a - b)
    yield
  }
  let to = new Uint32Array(from.length)
  for (let size = RUN; size < from.length; size *= 2) {
    let done = 0
    for (let start = 0; start < from.length; start += 2 * size) {
      const middle = Math.min(start + size, from.length)
      const end = Math.min(start + 2 * size, from.length)
      let left = start
      let right = middle
      for (let at = start; at < end; at += 1) {
        const takeLeft = left < middle && (right === end || value(from[left]) <= value(from[right]))
        to[at] = from[takeLeft ? left++ : right++] ?? 0
        done += 1
        if (done % RUN === 0) yield
      }
    }
    ;[from, to] = [to, from]
  }
  return from
}

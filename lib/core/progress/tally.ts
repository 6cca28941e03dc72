/**
 * What is counted of a log, and by what:
 *
 * - day: by study day its answers (`count`) and the milliseconds they took (`sum`).
 * - hour: by hour on the wall (`bucket`) the same, the recalls among them (`reviews`) and how many `passed`.
 * - recall: by study day, format and age (`bucket`) the recalls, how many `passed`, and how many right answers luck
 *   alone would have given, in millionths (`sum`).
 * - expected: by twentieth of probability (`bucket`) the recalls, how many `passed`, and the probability that FSRS gave
 *   them just before, in millionths (`sum`).
 * - waiting: by study day how many more facts than the day before stand due and unanswered at its end (`count`), from
 *   the past and, where a fact is due only then, in days to come.
 * - known: of every seventh study day, at its end, facts met that were changed again since (`count`) and their
 *   probability of recall, in millionths (`sum`); those not changed since are told by their memories.
 */
export type TallyFigure = 'day' | 'hour' | 'recall' | 'expected' | 'waiting' | 'known'

export interface Tally {
  readonly figure: TallyFigure
  /** Days since 1970-01-01; 0 where the figure is not by day. */
  readonly day: number
  /** Empty where the figure is by day alone. */
  readonly bucket: string
  readonly count: number
  readonly reviews: number
  readonly passed: number
  readonly sum: number
}

/** By figure, day and bucket; numbers are whole, so that any order of adding comes to the same. */
export type Tallies = ReadonlyMap<string, Tally>

export const MILLION = 1_000_000
/** From so many days of interval on a fact counts as mature. */
export const MATURE_DAYS = 21
/** Parts into which the probability of recall is cut. */
export const EXPECTED_BINS = 20
/** What is known is looked at once a week, on Sundays. */
export const LOOK_EVERY = 7
/** The first study day from one on, itself included, at whose end what is known is looked at. */
export const nextLook = (day: number) =>
  day + ((((3 - day) % LOOK_EVERY) + LOOK_EVERY) % LOOK_EVERY)

export type Age = 'young' | 'mature'

/** All of some tallies added up. */
export function sumOf(all: Iterable<Tallies>): Tallies {
  const total = new Map<string, Tally>()
  for (const tallies of all) for (const tally of tallies.values()) addTo(total, tally, 1)
  for (const [key, tally] of total) if (isNothing(tally)) total.delete(key)
  return total
}

/** Whether a tally says nothing. */
export const isNothing = ({ count, reviews, passed, sum }: Tally) =>
  count === 0 && reviews === 0 && passed === 0 && sum === 0

/** Adds a tally, or takes it away, where that of its figure, day and bucket is. */
export function addTo(tallies: Map<string, Tally>, tally: Tally, sign: 1 | -1): void {
  const key = `${tally.figure} ${tally.day} ${tally.bucket}`
  const sum = tallies.get(key)
  tallies.set(key, {
    ...tally,
    count: (sum?.count ?? 0) + sign * tally.count,
    reviews: (sum?.reviews ?? 0) + sign * tally.reviews,
    passed: (sum?.passed ?? 0) + sign * tally.passed,
    sum: (sum?.sum ?? 0) + sign * tally.sum,
  })
}

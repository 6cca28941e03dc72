/** Days between `from` and `to` widen the band by `share` of a day each. */
const BANDS = [
  { from: 2.5, to: 7, share: 0.15 },
  { from: 7, to: 20, share: 0.1 },
  { from: 20, to: Number.POSITIVE_INFINITY, share: 0.05 },
]

/** How many days to either side an interval may move: none below 2.5 days, else one and the share of each band. */
function spread(interval: number): number {
  if (interval < 2.5) return 0
  return BANDS.reduce(
    (days, { from, to, share }) => days + share * Math.max(0, Math.min(interval, to) - from),
    1,
  )
}

/** Whole days an interval may come to, both included. */
export interface Band {
  readonly lower: number
  readonly upper: number
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)

/**
 * The whole days between which an interval (days, fractions allowed) is spread, both included. `minimum` gives way to
 * `maximum`. Bounds as in Anki, whose `rslib/src/scheduler/states/fuzz.rs` is the reference.
 */
export function fuzzBounds(interval: number, minimum: number, maximum: number): Band {
  const least = Math.min(minimum, maximum)
  const target = clamp(interval, least, maximum)
  const days = spread(target)
  const lower = clamp(Math.round(target - days), least, maximum)
  const upper = clamp(Math.round(target + days), least, maximum)
  const single = lower === upper && upper > 2 && upper < maximum
  return { lower, upper: single ? upper + 1 : upper }
}

/** A day of a band; `factor` in [0, 1) picks it, each as likely as the other. */
export function pickEvenly({ lower, upper }: Band, factor: number): number {
  return lower + Math.floor(factor * (upper - lower + 1))
}

/**
 * A number in [0, 1) from a fact and how often it was reviewed. It knows no time: what is shown before the answer and
 * what comes of the answer agree. FNV-1a over the UTF-16 units, then the finaliser of MurmurHash3, because FNV alone
 * leaves names that differ in their last character close together.
 */
export function fuzzFactor(factId: string, reps: number): number {
  const seed = `${factId}:${reps}`
  let hash = 0x811c9dc5
  for (let i = 0; i < seed.length; i++) {
    hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

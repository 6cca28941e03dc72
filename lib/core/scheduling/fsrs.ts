import { computeDecayFactor, FSRSAlgorithm } from 'ts-fsrs'
import type { Rating } from './types'

/** What FSRS keeps of a memory: `stability` in days, `difficulty` from 1 to 10. */
export interface FsrsState {
  readonly stability: number
  readonly difficulty: number
}

/** What ts-fsrs 5.4.2 adds to every date of the page; a test compares with an untouched realm. */
const ADDED_TO_DATES = ['scheduler', 'diff', 'format', 'dueFormat']
for (const name of ADDED_TO_DATES) Reflect.deleteProperty(Date.prototype, name)

const PARAMETER_COUNT = 21
const defaults = new FSRSAlgorithm({})
const algorithms = new WeakMap<readonly number[], FSRSAlgorithm>()

/**
 * The algorithm for a set of parameters; null means the FSRS-6 defaults. Remembered by the identity of the array,
 * which must not change afterwards. Numbers outside FSRS's own limits are moved to the limit by ts-fsrs.
 */
function algorithmFor(parameters: readonly number[] | null): FSRSAlgorithm {
  if (parameters === null) return defaults
  const known = algorithms.get(parameters)
  if (known) return known
  if (parameters.length !== PARAMETER_COUNT || !parameters.every(Number.isFinite)) {
    throw new RangeError(`FSRS-6 takes ${PARAMETER_COUNT} finite parameters`)
  }
  const algorithm = new FSRSAlgorithm({ w: [...parameters] })
  algorithms.set(parameters, algorithm)
  return algorithm
}

/**
 * The memory after an answer. `memory` is null for a first answer; `elapsedDays` is the number of study days since the
 * last one, and 0 (the same day) uses FSRS's short-term formula.
 * @throws RangeError for malformed parameters, or days that are negative or no number
 */
export function nextState(
  memory: FsrsState | null,
  rating: Rating,
  elapsedDays: number,
  parameters: readonly number[] | null,
): FsrsState {
  if (!(elapsedDays >= 0)) throw new RangeError(`elapsed days must not be ${elapsedDays}`)
  return algorithmFor(parameters).next_state(memory, elapsedDays, rating)
}

/**
 * The probability of recall, 0 to 1, after `elapsedDays` days, fractions included: an hour counts as an hour.
 * @throws RangeError for malformed parameters, a stability that is not positive, or negative days
 */
export function retrievability(
  stability: number,
  elapsedDays: number,
  parameters: readonly number[] | null,
): number {
  if (!(stability > 0)) throw new RangeError(`stability must not be ${stability}`)
  if (!(elapsedDays >= 0)) throw new RangeError(`elapsed days must not be ${elapsedDays}`)
  const { factor, decay } = curveOf(algorithmFor(parameters))
  return Math.round((1 + (factor * elapsedDays) / stability) ** decay * CURVE_DIGITS) / CURVE_DIGITS
}

interface Curve {
  readonly factor: number
  readonly decay: number
}

/** ts-fsrs gives probabilities in eight decimals. */
const CURVE_DIGITS = 1e8
const curves = new WeakMap<FSRSAlgorithm, Curve>()

/** The numbers of `forgetting_curve`, which works them out anew each time; a test compares. */
function curveOf(algorithm: FSRSAlgorithm): Curve {
  const known = curves.get(algorithm)
  if (known) return known
  const curve = computeDecayFactor([...algorithm.parameters.w])
  curves.set(algorithm, curve)
  return curve
}

/**
 * Days until the probability of recall has fallen to `desiredRetention`. Neither rounded nor limited: fuzz rounds,
 * as in Anki.
 * @throws RangeError for malformed parameters, or a retention outside (0, 1]
 */
export function intervalFor(
  stability: number,
  desiredRetention: number,
  parameters: readonly number[] | null,
): number {
  if (!(desiredRetention > 0 && desiredRetention <= 1)) {
    throw new RangeError(`desired retention must not be ${desiredRetention}`)
  }
  return stability * algorithmFor(parameters).calculate_interval_modifier(desiredRetention)
}

/**
 * Whether a set of parameters says anything about reviews of one day: w17 and w18 above 0. Null means the defaults,
 * which do.
 * @throws RangeError for malformed parameters
 */
export function hasShortTerm(parameters: readonly number[] | null): boolean {
  const { w } = algorithmFor(parameters).parameters
  return (w[17] ?? 0) > 0 && (w[18] ?? 0) > 0
}

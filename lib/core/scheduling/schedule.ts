import { DAY, dayDifference, requireInstant, startOfStudyDay, studyDay } from './day'
import { type FsrsState, hasShortTerm, intervalFor, nextState, retrievability } from './fsrs'
import { fuzzFactor, pickEvenly } from './fuzz'
import { type DayPicker, type Intervals, reachableDays, wholeDays } from './intervals'
import { isLeechLapse } from './leech'
import { fuzzedDelay, nextStep, type StepTaken, shortTermDelay } from './steps'
import type { Memory, MemorySettings, Rating } from './types'

/** `learner`: by the learner's own grade, along the learning steps. `machine`: by a quiz, which has no steps. */
export type GradedBy = 'learner' | 'machine'

/** How the day is picked from among those that are near enough; all may be left out. */
export interface Picking {
  /** Days beyond which the interval does not go; the learner's own maximum holds besides. */
  readonly maximumDays?: number
  /** Days picked when the answer was given: taken where the band has them, else a pick is made anew. */
  readonly loggedDays?: number | null
  /** Picks by something else than the seed of the fact. */
  readonly pick?: DayPicker | null
}

/** A memory after an answer, and how long it is until the next question, in milliseconds, before any fuzz of minutes. */
export interface Outcome {
  readonly memory: Memory
  readonly delay: number
}

export function newMemory(factId: string): Memory {
  return {
    factId,
    state: 'new',
    step: 0,
    stability: 0,
    difficulty: 0,
    due: 0,
    intervalDays: 0,
    lastReview: 0,
    introduced: 0,
    reps: 0,
    lapses: 0,
    suspended: false,
    buriedUntil: 0,
    flag: 0,
  }
}

/**
 * Probability of recall at `now` (milliseconds), 0 to 1, by fractional days since the last effective review; 0 for a
 * new fact. A clock behind that review counts as its moment.
 */
export function retrievabilityAt(
  { state, stability, lastReview }: Memory,
  now: number,
  { parameters }: Pick<MemorySettings, 'parameters'>,
): number {
  if (state === 'new') return 0
  return retrievability(stability, Math.max(0, now - lastReview) / DAY, parameters)
}

/** Study days since the last effective review; 0 for a new fact and for a clock behind. */
export function daysSinceReview(
  { state, lastReview }: Memory,
  now: number,
  { timeZone, dayStartHour }: Pick<MemorySettings, 'timeZone' | 'dayStartHour'>,
): number {
  if (state === 'new') return 0
  return Math.max(0, dayDifference(lastReview, now, timeZone, dayStartHour))
}

/** When a fact may be asked next, milliseconds; null while it is new or suspended. What is due is found by it. */
export function nextAtOf({ state, suspended, due, buriedUntil }: Memory): number | null {
  return suspended || state === 'new' ? null : Math.max(due, buriedUntil)
}

/** Whether a fact is in its learning or relearning steps. */
export const isInSteps = ({ state }: Pick<Memory, 'state'>) =>
  state === 'learning' || state === 'relearning'

/**
 * Whether a step waits for another study day than that of its last answer: it is due as that day begins and may be
 * asked at any time of it.
 */
export function isInterday(
  memory: Memory,
  { timeZone, dayStartHour }: Pick<MemorySettings, 'timeZone' | 'dayStartHour'>,
): boolean {
  return (
    isInSteps(memory) && dayDifference(memory.lastReview, memory.due, timeZone, dayStartHour) > 0
  )
}

/**
 * The memory after an effective answer at `at` (milliseconds). A moment before the last review counts as that review's.
 *
 * New facts and forgotten ones go through the learning and relearning steps, from which the learner's grades lead on;
 * a right answer in a quiz leads out of them at once, because a quiz does not come back in a minute. A step is due
 * after its delay and a little more (see `fuzzedDelay`) on the same study day; one that reaches into another study day
 * is due as that day begins. Where there are no steps, FSRS's own intervals below half a day take their place.
 *
 * Outside the steps the interval is FSRS's in whole days, at least one, spread by fuzz, with Hard < Good < Easy and
 * longer than the last interval whenever FSRS lets it grow; it is due as its study day begins. A lapse that makes a
 * leech suspends the fact where the settings say so.
 * @throws RangeError for a moment that is no valid date, an unknown time zone or malformed parameters
 */
export function outcomeOf(
  before: Memory,
  rating: Rating,
  at: number,
  gradedBy: GradedBy,
  settings: MemorySettings,
  picking: Picking = {},
): Outcome {
  requireInstant(at)
  const isNew = before.state === 'new'
  const when = isNew ? at : Math.max(at, before.lastReview)
  const elapsed = daysSinceReview(before, when, settings)
  const { parameters, desiredRetention } = settings
  const states: Partial<Record<Rating, FsrsState>> = {}
  const stateAfter = (grade: Rating) => {
    states[grade] ??= nextState(isNew ? null : before, grade, elapsed, parameters)
    return states[grade]
  }
  const target = (grade: Rating) =>
    intervalFor(stateAfter(grade).stability, desiredRetention, parameters)
  const stepAfter = (grade: Rating) =>
    grade === 1 || (gradedBy === 'learner' && before.state !== 'review')
      ? stepOf(before, grade, () => target(grade), settings)
      : null

  const inReview = (): Next => {
    const fromSteps = before.state !== 'review'
    const longest = settings.maximumIntervalDays
    const intervalDays = pickedDays(before, rating, picking, {
      target: (grade) =>
        fromSteps || grade === 1 ? Math.max(1, Math.round(target(grade))) : target(grade),
      previousDays: before.intervalDays,
      hardLeavesSteps: stepAfter(2) === null,
      maximumDays: Math.min(longest, picking.maximumDays ?? longest),
    })
    const due = startOfDayAfter(when, intervalDays, settings)
    return { state: 'review', step: 0, due, intervalDays, delay: intervalDays * DAY }
  }
  const taken = stepAfter(rating)
  const next = taken ? inSteps(before, when, taken, settings) : inReview()
  return {
    memory: answered(before, rating, when, stateAfter(rating), next, settings),
    delay: next.delay,
  }
}

/** The memory of `outcomeOf`. */
export function advance(
  before: Memory,
  rating: Rating,
  at: number,
  gradedBy: GradedBy,
  settings: MemorySettings,
  picking: Picking = {},
): Memory {
  return outcomeOf(before, rating, at, gradedBy, settings, picking).memory
}

/** Where a fact stands after an answer, and the delay of `Outcome`. */
interface Next extends Pick<Memory, 'state' | 'step' | 'due' | 'intervalDays'> {
  readonly delay: number
}

/** Written out in full: refolding makes a million of these, and to spread an object takes longer than FSRS does. */
function answered(
  before: Memory,
  rating: Rating,
  when: number,
  { stability, difficulty }: FsrsState,
  { state, step, due, intervalDays }: Next,
  { leechThreshold, leechAction }: MemorySettings,
): Memory {
  const lapsed = before.state === 'review' && rating === 1
  const lapses = before.lapses + (lapsed ? 1 : 0)
  const isSuspended = lapsed && leechAction === 'suspend' && isLeechLapse(lapses, leechThreshold)
  return {
    factId: before.factId,
    state,
    step,
    stability,
    difficulty,
    due,
    intervalDays,
    lastReview: when,
    introduced: before.introduced || when,
    reps: before.reps + 1,
    lapses,
    suspended: before.suspended || isSuspended,
    buriedUntil: before.buriedUntil,
    flag: before.flag,
  }
}

/** The instant the study day begins that is `days` after that of `at`. Errors as `studyDay`. */
export function startOfDayAfter(
  at: number,
  days: number,
  { timeZone, dayStartHour }: Pick<MemorySettings, 'timeZone' | 'dayStartHour'>,
): number {
  return startOfStudyDay(studyDay(at, timeZone, dayStartHour) + days, timeZone, dayStartHour)
}

/** The step a rating leads to, or null when it leads out of them. */
function stepOf(
  { state, step }: Memory,
  rating: Rating,
  target: () => number,
  { learningStepsSeconds, relearningStepsSeconds, parameters }: MemorySettings,
): StepTaken | null {
  const learns = state === 'new' || state === 'learning'
  const steps = learns ? learningStepsSeconds : relearningStepsSeconds
  if (steps.length > 0 || rating === 4 || !hasShortTerm(parameters)) {
    return nextStep(steps, step, rating)
  }
  const seconds = shortTermDelay(target())
  return seconds === null ? null : { step: 0, seconds }
}

function inSteps(
  { factId, reps, state }: Memory,
  when: number,
  { step, seconds }: StepTaken,
  settings: MemorySettings,
): Next {
  const { timeZone, dayStartHour } = settings
  const days = dayDifference(when, when + seconds * 1000, timeZone, dayStartHour)
  const dayBegins = startOfDayAfter(when, Math.max(1, days), settings)
  const fuzzed = when + fuzzedDelay(seconds, fuzzFactor(factId, reps)) * 1000
  return {
    state: state === 'review' || state === 'relearning' ? 'relearning' : 'learning',
    step,
    due: days > 0 ? dayBegins : Math.min(fuzzed, dayBegins - 1),
    intervalDays: 0,
    delay: days > 0 ? days * DAY : seconds * 1000,
  }
}

function pickedDays(
  { factId, reps }: Memory,
  rating: Rating,
  { loggedDays = null, pick = null }: Picking,
  intervals: Intervals,
): number {
  if (loggedDays !== null) {
    const { lower, upper } = reachableDays(rating, intervals)
    if (Number.isInteger(loggedDays) && loggedDays >= lower && loggedDays <= upper) {
      return loggedDays
    }
  }
  const factor = fuzzFactor(factId, reps)
  return wholeDays(rating, intervals, pick ?? ((band) => pickEvenly(band, factor)))
}

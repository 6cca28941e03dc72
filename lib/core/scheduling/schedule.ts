import { DAY, dayDifference, requireInstant, startOfStudyDay, studyDay } from './day'
import { type FsrsState, intervalFor, nextState, retrievability } from './fsrs'
import { fuzzedInterval, fuzzFactor } from './fuzz'
import { nextStep } from './steps'
import type { Memory, Rating, SchedulingSettings } from './types'

/** `learner`: by the learner's own grade, along the learning steps. `machine`: by a quiz, which has no steps. */
export type GradedBy = 'learner' | 'machine'

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
  { parameters }: SchedulingSettings,
): number {
  if (state === 'new') return 0
  return retrievability(stability, Math.max(0, now - lastReview) / DAY, parameters)
}

/** Study days since the last effective review; 0 for a new fact and for a clock behind. */
export function daysSinceReview(
  { state, lastReview }: Memory,
  now: number,
  { timeZone, dayStartHour }: SchedulingSettings,
): number {
  if (state === 'new') return 0
  return Math.max(0, dayDifference(lastReview, now, timeZone, dayStartHour))
}

/**
 * The memory after an effective answer at `at` (milliseconds). A moment before the last review counts as that review's.
 *
 * New facts and forgotten ones go through the learning and relearning steps, from which the learner's grades lead on;
 * a right answer in a quiz leads out of them at once, because a quiz does not come back in a minute. Outside the steps
 * the interval is FSRS's in whole days, at least one, spread by fuzz, with Hard < Good < Easy and longer than the last
 * interval whenever FSRS lets it grow; it is due as its study day begins.
 * @throws RangeError for a moment that is no valid date, an unknown time zone or malformed parameters
 */
export function advance(
  before: Memory,
  rating: Rating,
  at: number,
  gradedBy: GradedBy,
  settings: SchedulingSettings,
): Memory {
  requireInstant(at)
  const isNew = before.state === 'new'
  const when = isNew ? at : Math.max(at, before.lastReview)
  const elapsed = daysSinceReview(before, when, settings)
  const stateAfter = (grade: Rating) =>
    nextState(isNew ? null : before, grade, elapsed, settings.parameters)
  const stepAfter = (grade: Rating) =>
    grade === 1 || (gradedBy === 'learner' && before.state !== 'review')
      ? nextStep(stepsOf(before, settings), before.step, grade)
      : null

  const after = stateAfter(rating)
  const answered = {
    ...before,
    introduced: isNew ? when : before.introduced,
    stability: after.stability,
    difficulty: after.difficulty,
    lastReview: when,
    reps: before.reps + 1,
    lapses: before.lapses + (before.state === 'review' && rating === 1 ? 1 : 0),
  }

  const taken = stepAfter(rating)
  if (taken) {
    const relearns = before.state === 'review' || before.state === 'relearning'
    return {
      ...answered,
      state: relearns ? 'relearning' : 'learning',
      step: taken.step,
      due: when + taken.seconds * 1000,
      intervalDays: 0,
    }
  }

  const intervalDays = wholeDays(before, rating, stateAfter, stepAfter(2) === null, settings)
  const { timeZone, dayStartHour } = settings
  const due = startOfStudyDay(
    studyDay(when, timeZone, dayStartHour) + intervalDays,
    timeZone,
    dayStartHour,
  )
  return { ...answered, state: 'review', step: 0, due, intervalDays }
}

function stepsOf({ state }: Memory, settings: SchedulingSettings): readonly number[] {
  return state === 'new' || state === 'learning'
    ? settings.learningStepsSeconds
    : settings.relearningStepsSeconds
}

/** The interval a rating leads to, after those of the ratings below it; Hard is among them where it leaves the steps. */
function wholeDays(
  before: Memory,
  rating: Rating,
  stateAfter: (grade: Rating) => FsrsState,
  hardLeavesSteps: boolean,
  { desiredRetention, parameters, maximumIntervalDays }: SchedulingSettings,
): number {
  const factor = fuzzFactor(before.factId, before.reps)
  const days = (grade: Rating, minimum: number) => {
    const target = intervalFor(stateAfter(grade).stability, desiredRetention, parameters)
    const growing = Math.round(target) > before.intervalDays ? before.intervalDays + 1 : 1
    return fuzzedInterval(target, factor, Math.max(minimum, growing), maximumIntervalDays)
  }
  if (rating === 1) return days(1, 1)
  const hard = hardLeavesSteps ? days(2, 1) : 0
  if (rating === 2) return hard
  const good = days(3, hard + 1)
  return rating === 3 ? good : days(4, good + 1)
}
